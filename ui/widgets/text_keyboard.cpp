#include "ui/widgets/text_keyboard.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/text/breaking.h"
#include "ui/widgets/key.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/text_caps.h"

namespace ui {
namespace {

using caps::Act, caps::Cap, caps::Row, caps::nine_columns;

constexpr float across = space::key_across, down = space::key_down, edge = 11;
constexpr float row_high = 96, lowest_key = 108, highest_key = 140, highest_of_nine = 190;

bool draw_cap(Stage& stage, const Box& box, std::string_view id, const Cap& cap) {
    const std::string node = std::string(id) + "." + cap.id;
    const bool repeats =
        cap.act == Act::write || cap.act == Act::nine || cap.act == Act::erase || cap.act == Act::space;
    return key(stage, box, {node, cap.text, cap.look, cap.icon, cap.enabled, cap.on, repeats, cap.above});
}

// One row of the block of nine: columns of one width.
const Cap* draw_columns(Stage& stage, const Box& line, std::string_view id, const Row& row) {
    const Cap* struck = nullptr;
    int column = 0;
    for (const Cap& cap : row) {
        const Box first = line.column(column, nine_columns, across);
        column += cap.columns;
        const Box last = line.column(column - 1, nine_columns, across);
        if (draw_cap(stage, {first.x, line.y, last.right() - first.x, line.h}, id, cap)) struck = &cap;
    }
    return struck;
}

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
        if (draw_cap(stage, {x, line.y, wide, line.h}, id, cap)) struck = &cap;
        x += wide + across;
    }
    return struck;
}

Act draw_tabs(Stage& stage, const Box& line, const TextKeyboard& keyboard, KeyPage script, bool composes) {
    const std::string id(keyboard.id);
    constexpr float wide = 220, hide_wide = 330;
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
            case Act::nine:
                return composer_.key(text[0]);
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

struct Heights {
    float choice = 0, all = 0;  // of the candidates' row, of everything
};

Heights heights(const Box& tray, float smallest, bool nine) {
    const float rows = nine ? 3 : 4;
    const float choice = nine ? std::max(row_high, smallest + 8) : row_high;
    const float fixed = smallest + down + choice + rows * down;
    const float most = nine ? highest_of_nine : highest_key;
    // Where the tabs are high, low reach takes what they need from the keys.
    const float least = std::min(lowest_key, (tray.h - fixed) / rows);
    const float key = std::clamp((tray.h - 2 * edge - fixed) / rows, least, most);
    return {choice, fixed + rows * key};
}

}  // namespace

TextStroke text_keyboard(Stage& stage, const Box& tray, const TextKeyboard& keyboard, KeyState& state,
                         Composer& composer) {
    tray_ground(stage, tray);
    const bool composes = composer.composes();
    // What is being composed stays pinyin, whatever language the page has turned to.
    const bool composing = !composer.shown().empty();
    const KeyPage own = stage.english ? KeyPage::english : KeyPage::pinyin;
    const KeyPage wanted = composing ? KeyPage::pinyin : state.script.value_or(own);
    const KeyPage script = composes ? wanted : KeyPage::english;
    const float smallest = stage.layout().smallest_key;
    // 26 keys side by side would be too small for a finger.
    composer.use(smallest > space::smallest_control ? PinyinKeys::nine : PinyinKeys::letters);
    const bool nine = script == KeyPage::pinyin && !state.marks && composer.keys() == PinyinKeys::nine;
    const Heights high = heights(tray, smallest, nine);
    const float wide = std::min(1008.0f, tray.w - 20);
    const Box all{tray.centre_x() - wide / 2, tray.centre_y() - high.all / 2, wide, high.all};

    Writer writer(state, script, composer);
    const Act tab = draw_tabs(stage, all.top(smallest), keyboard, script, composes);
    const Box below = all.below(smallest + down);
    CandidateTouch touched;
    if (state.expanded && composing) {
        touched =
            candidate_grid(stage, below, keyboard.id, keyboard.candidates, composer, state.candidates_page);
    } else {
        // Where there is nothing to choose from, the keys take the room of the candidates.
        const bool choosing = script == KeyPage::pinyin && (composing || !state.marks);
        if (choosing)
            touched =
                candidate_row(stage, below.top(high.choice), keyboard.id, keyboard.candidates, composer);
        const Box keys = choosing ? below.below(high.choice + down) : below;
        const auto rows =
            nine ? caps::nine_rows(keyboard, composing) : caps::rows(keyboard, state, script, composing);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Box line = keys.row(static_cast<int>(i), static_cast<int>(rows.size()), down);
            const Cap* struck = (nine ? draw_columns : draw_row)(stage, line, keyboard.id, rows[i]);
            if (struck != nullptr)
                writer.strike(struck->act, struck->act == Act::nine ? struck->above : struck->text);
        }
    }
    writer.take(touched);
    writer.strike(tab, {});
    return writer.done();
}

bool apply(std::string& text, const TextStroke& stroke, std::size_t most) {
    if (stroke.erase) apply(text, Stroke{Stroke::Kind::erase, 0}, most);
    for (const std::string_view character : base::split_clusters(stroke.text)) {
        if (text.size() + character.size() > most) return false;
        text.append(character);
    }
    return true;
}

}  // namespace ui
