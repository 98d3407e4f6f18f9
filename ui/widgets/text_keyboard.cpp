#include "ui/widgets/text_keyboard.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <vector>

#include "base/text/breaking.h"
#include "ui/widgets/key.h"
#include "ui/widgets/keyboard.h"

namespace ui {
namespace {

constexpr float across = space::key_across, down = space::key_down, edge = 11;
constexpr float tab_high = 88, row_high = 96, lowest_key = 108, highest_key = 140;

enum class Act {
    none,
    write,
    split,
    space,
    erase,
    done,
    capitals,
    digits,
    symbols,
    letters,
    pinyin,
    english,
    hide
};

struct Cap {
    Act act = Act::write;
    std::string id, text;  // what is written on it, and by it
    KeyLook look = KeyLook::letter;
    Icon icon = Icon::none;
    float share = 0;  // 0: a letter's width; else its part of what letters leave in the row
    bool enabled = true, on = false;
};
using Row = std::vector<Cap>;

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
    Cap cap(std::string_view text) const { return {Act::write, name_of(text), std::string(text)}; }
    static Cap special(Act act, std::string_view id, std::string_view label, bool enabled = true) {
        return {act, std::string(id), std::string(label), KeyLook::special, Icon::none, 1.4f, enabled};
    }
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
                cap.text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(cap.text[0])));
        return row;
    }
    Row between(Cap first, Row row) const {
        Cap erase = special(Act::erase, "erase", keyboard_.candidates.erase);
        erase.icon = icon::backspace;
        row.insert(row.begin(), std::move(first));
        row.push_back(std::move(erase));
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
        row.push_back({Act::done, "done", std::string(composing_ ? keyboard_.choose : keyboard_.done),
                       KeyLook::action, Icon::none, 2, composing_ || keyboard_.done_enabled});
        return row;
    }

    const TextKeyboard& keyboard_;
    const KeyState& state_;
    const KeyPage script_;
    const bool composing_;
};

// One row within `line`: letters of one width, the others share what they leave; without others it is
// centred.
const Cap* draw_row(Stage& stage, const Box& line, std::string_view id, const Row& row) {
    const float letter = (line.w - 9 * across) / 10;
    float shares = 0, used = -across;
    for (const Cap& cap : row) {
        shares += cap.share;
        used += across + (cap.share > 0 ? 0 : letter);
    }
    const float rest = line.w - used;
    float x = shares > 0 ? line.x : line.x + rest / 2;
    const Cap* struck = nullptr;
    for (const Cap& cap : row) {
        const float wide = cap.share > 0 ? rest * cap.share / shares : letter;
        const std::string node = std::string(id) + "." + cap.id;
        const bool repeats = cap.act == Act::write || cap.act == Act::erase || cap.act == Act::space;
        if (key(stage, {x, line.y, wide, line.h},
                {node, cap.text, cap.look, cap.icon, cap.enabled, cap.on, repeats}))
            struck = &cap;
        x += wide + across;
    }
    return struck;
}

Act draw_tabs(Stage& stage, const Box& line, const TextKeyboard& keyboard, KeyPage script, bool composes) {
    const std::string id(keyboard.id);
    const float wide = 220, hide_wide = 330;
    Act act = Act::none;
    const auto tab = [&](int i, std::string_view name, std::string_view label, Icon icon, bool on,
                         bool enabled) {
        const std::string node = id + ".tab." + std::string(name);
        const Box box{line.x + static_cast<float>(i) * (wide + across), line.y, wide, line.h};
        return key(stage, box, {node, label, KeyLook::word, icon, enabled, on});
    };
    if (tab(0, "pinyin", keyboard.pinyin, icon::keyboard, script == KeyPage::pinyin, composes))
        act = Act::pinyin;
    if (tab(1, "english", keyboard.english, icon::alphabetical, script == KeyPage::english, true))
        act = Act::english;
    const std::string hide = id + ".hide";
    if (key(stage, line.right_part(hide_wide), {hide, keyboard.hide, KeyLook::quiet, icon::chevron_down}))
        act = Act::hide;
    return act;
}

// What is still pinyin becomes the best there is: somebody goes on to something else.
void decide(Composer& composer) {
    for (std::size_t i = 0; i < Composer::longest_input && !composer.shown().empty(); ++i) {
        if (composer.candidates(1).empty()) {
            composer.take_letters();
        } else {
            composer.choose(0);
        }
    }
}

// Stands between the keys that were struck and the text.
class Writer {
  public:
    Writer(KeyState& state, KeyPage script, Composer& composer)
        : state_(state), script_(script), composer_(composer), composing_(!composer.shown().empty()) {}

    void strike(Act act, std::string_view text) {
        switch (act) {
            case Act::none:
                return;
            case Act::write:
                return write(text);
            case Act::split:
                return composer_.key('\'');
            case Act::space:
                return composing_ ? first() : add(" ");
            case Act::erase:
                if (composing_) return composer_.erase();
                stroke_.erase = true;
                return;
            case Act::done:
                if (composing_) return first();
                stroke_.done = true;
                return;
            case Act::capitals:
                state_.capitals = !state_.capitals;
                return;
            case Act::digits:
                state_.marks = KeyPage::digits;
                return;
            case Act::symbols:
                state_.marks = KeyPage::symbols;
                return;
            case Act::letters:
                state_.marks.reset();
                return;
            case Act::pinyin:
                return turn_to(KeyPage::pinyin);
            case Act::english:
                composer_.take_letters();  // they were meant so
                return turn_to(KeyPage::english);
            case Act::hide:
                decide(composer_);
                state_.open = false;
                return;
        }
    }
    void take(const CandidateTouch& touch) {
        if (touch.chosen >= 0) composer_.choose(static_cast<std::size_t>(touch.chosen));
        if (touch.erase) strike(Act::erase, {});
        if (touch.more) state_.expanded = true;
        if (touch.fewer) state_.expanded = false;
        state_.candidates_page += touch.turn;
        if (touch.chosen >= 0 || touch.erase || touch.more) state_.candidates_page = 0;
    }
    TextStroke done() {
        stroke_.text = composer_.take() + after_;
        if (composer_.shown().empty()) state_.expanded = false, state_.candidates_page = 0;
        return std::move(stroke_);
    }

  private:
    void add(std::string_view text) { after_ += text; }
    void first() {
        if (composer_.candidates(1).empty()) return composer_.take_letters();
        composer_.choose(0);
    }
    void write(std::string_view text) {
        const bool letter = text.size() == 1 && std::islower(static_cast<unsigned char>(text[0]));
        if (script_ == KeyPage::pinyin && letter) return composer_.key(text[0]);
        decide(composer_);
        add(text);
    }
    void turn_to(KeyPage script) {
        state_.script = script;
        state_.marks.reset();
    }

    KeyState& state_;
    const KeyPage script_;
    Composer& composer_;
    const bool composing_;
    std::string after_;
    TextStroke stroke_;
};

}  // namespace

TextStroke text_keyboard(Stage& stage, const Box& tray, const TextKeyboard& keyboard, KeyState& state,
                         Composer& composer) {
    stage.paint.fill(tray, color::tray);
    const bool composes = composer.composes();
    // What is being composed stays pinyin, whatever language the page has turned to.
    const bool composing = !composer.shown().empty();
    const KeyPage own = stage.english ? KeyPage::english : KeyPage::pinyin;
    const KeyPage wanted = composing ? KeyPage::pinyin : state.script.value_or(own);
    const KeyPage script = composes ? wanted : KeyPage::english;
    const float fixed = tab_high + down + row_high + 4 * down;
    const float high = std::clamp((tray.h - 2 * edge - fixed) / 4, lowest_key, highest_key);
    const float wide = std::min(1008.0f, tray.w - 20);
    const Box all{tray.centre_x() - wide / 2, tray.centre_y() - (fixed + 4 * high) / 2, wide,
                  fixed + 4 * high};

    Writer writer(state, script, composer);
    const Act tab = draw_tabs(stage, all.top(tab_high), keyboard, script, composes);
    const Box below = all.below(tab_high + down);
    CandidateTouch touched;
    if (state.expanded && composing) {
        touched =
            candidate_grid(stage, below, keyboard.id, keyboard.candidates, composer, state.candidates_page);
    } else {
        // Where there is nothing to choose from, the keys take the room of the candidates.
        const bool choosing = script == KeyPage::pinyin && (composing || !state.marks);
        if (choosing)
            touched = candidate_row(stage, below.top(row_high), keyboard.id, keyboard.candidates, composer);
        const Box keys = choosing ? below.below(row_high + down) : below;
        const auto rows = Rows(keyboard, state, script, composing).all();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Cap* struck = draw_row(stage, keys.row(static_cast<int>(i), 4, down), keyboard.id, rows[i]);
            if (struck != nullptr) writer.strike(struck->act, struck->text);
        }
    }
    writer.take(touched);
    writer.strike(tab, {});
    return writer.done();
}

void apply(std::string& text, const TextStroke& stroke, std::size_t most) {
    if (stroke.erase) apply(text, Stroke{Stroke::Kind::erase, 0}, most);
    for (const std::string_view character : base::split_clusters(stroke.text)) {
        if (text.size() + character.size() > most) return;
        text.append(character);
    }
}

}  // namespace ui
