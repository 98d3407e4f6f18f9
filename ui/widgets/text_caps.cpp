#include "ui/widgets/text_caps.h"

#include <cctype>
#include <cstdio>
#include <initializer_list>

#include "base/text/breaking.h"

namespace ui::caps {
namespace {

// "q" for letters and digits, "u3002" for the rest: an id is plain ASCII.
std::string name_of(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1 && std::isalnum(lead)) return std::string(character);
    char32_t code = character.size() == 1 ? lead : lead & (0x7Fu >> character.size());
    for (const char next : character.substr(1))
        code = code << 6 | (static_cast<unsigned char>(next) & 0x3Fu);
    char name[12];
    std::snprintf(name, sizeof name, "u%04x", static_cast<unsigned>(code));
    return name;
}

std::string capital(std::string_view letters) {
    std::string all(letters);
    for (char& letter : all)
        letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return all;
}

Cap cap(std::string_view text) {
    return {Act::write, name_of(text), std::string(text)};
}

Cap special(Act act, std::string_view id, std::string_view label, bool enabled = true) {
    return {act, std::string(id), std::string(label), KeyLook::special, Icon::none, 1.4f, enabled};
}

Cap erase(const TextKeyboard& keyboard) {
    Cap cap = special(Act::erase, "erase", keyboard.candidates.erase);
    cap.icon = icon::backspace;
    return cap;
}

Cap done(const TextKeyboard& keyboard, bool composing) {
    return {Act::done,
            "done",
            std::string(composing ? keyboard.choose : keyboard.done),
            KeyLook::action,
            Icon::none,
            2,
            composing || keyboard.done_enabled};
}

class Rows {
  public:
    Rows(const TextKeyboard& keyboard, const KeyState& state, KeyPage script, bool composing)
        : keyboard_(keyboard), state_(state), script_(script), composing_(composing) {}

    std::vector<Row> all() const {
        const bool pinyin = script_ == KeyPage::pinyin;
        if (state_.marks == KeyPage::digits) {
            return {marks("1234567890"), marks(pinyin ? "-/：（）+=×@" : "-/:()+=*@"),
                    between(special(Act::symbols, "symbols", keyboard_.symbols), marks("#%&.,~_")), foot()};
        }
        if (state_.marks == KeyPage::symbols) {
            return {marks(pinyin ? "，。、？！：；“”·" : ",.?!:;'\"-·"),
                    marks(pinyin ? "（）《》【】—～％" : "()<>[]_&~"),
                    between(special(Act::digits, "digits", keyboard_.digits), marks("℃￥№→√×±")), foot()};
        }
        const Cap third = pinyin ? special(Act::split, "split", keyboard_.split, composing_) : capitals();
        return {letters("qwertyuiop"), letters("asdfghjkl"), between(third, letters("zxcvbnm")), foot()};
    }

  private:
    Cap capitals() const {
        Cap cap = special(Act::capitals, "caps", keyboard_.capitals);
        cap.on = state_.capitals;
        return cap;
    }
    Row marks(std::string_view characters) const {
        Row row;
        for (const std::string_view character : base::split_clusters(characters))
            row.push_back(cap(character));
        return row;
    }
    Row letters(std::string_view characters) const {
        Row row = marks(characters);
        if (script_ == KeyPage::english && state_.capitals)
            for (Cap& cap : row)
                cap.text = capital(cap.text);
        return row;
    }
    Row between(Cap first, Row row) const {
        row.insert(row.begin(), std::move(first));
        row.push_back(erase(keyboard_));
        return row;
    }
    // 123 and symbols, or the way back to the letters; a mark, the space, a mark; the action.
    Row foot() const {
        const auto beside =
            base::split_clusters(script_ == KeyPage::english ? keyboard_.english_marks : keyboard_.marks);
        Row row;
        if (state_.marks) {
            row.push_back(special(Act::letters, "letters", keyboard_.letters));
            row.back().share = 2.8f;
        } else {
            row.push_back(special(Act::digits, "digits", keyboard_.digits));
            row.push_back(special(Act::symbols, "symbols", keyboard_.symbols));
        }
        const bool own_marks = !state_.marks;  // the other pages have them already
        if (own_marks && !beside.empty()) row.push_back(cap(beside[0]));
        row.push_back({Act::space, "space", std::string(keyboard_.space), KeyLook::word, Icon::none, 3});
        if (own_marks && beside.size() > 1) row.push_back(cap(beside[1]));
        row.push_back(done(keyboard_, composing_));
        return row;
    }

    const TextKeyboard& keyboard_;
    const KeyState& state_;
    const KeyPage script_;
    const bool composing_;
};

}  // namespace

std::vector<Row> rows(const TextKeyboard& keyboard, const KeyState& state, KeyPage script, bool composing) {
    return Rows(keyboard, state, script, composing).all();
}

std::vector<Row> nine_rows(const TextKeyboard& keyboard, bool composing) {
    Row first{special(Act::symbols, "symbols", keyboard.symbols),
              special(Act::split, "split", keyboard.split, composing)};
    Row second{special(Act::digits, "digits", keyboard.digits)};
    Row third{{Act::space, "space", std::string(keyboard.space), KeyLook::word}};
    const auto add = [](Row& row, std::initializer_list<std::string_view> keys, char digit) {
        for (const std::string_view letters : keys) {
            Cap cap{Act::nine, std::string(letters), capital(letters)};
            cap.above = digit++;
            row.push_back(std::move(cap));
        }
    };
    add(first, {"abc", "def"}, '2');
    add(second, {"ghi", "jkl", "mno"}, '4');
    add(third, {"pqrs", "tuv", "wxyz"}, '7');
    first.push_back(erase(keyboard));
    for (const std::string_view mark : base::split_clusters(keyboard.marks))
        second.push_back(cap(mark));
    third.push_back(done(keyboard, composing));
    for (Row* row : {&first, &second, &third})
        row->back().columns = nine_columns - static_cast<int>(row->size()) + 1;
    return {first, second, third};
}

}  // namespace ui::caps
