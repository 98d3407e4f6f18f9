// The complete keyboard in the gallery: it shows, and types nothing.
#include <array>
#include <string>

#include "ui/screens/gallery_exhibits.h"
#include "ui/widgets/phrases.h"
#include "ui/widgets/text_keyboard.h"

namespace ui {
namespace {

using base::tr_mark;
using Words = base::Catalogue;

constexpr std::array offered{tr_mark("空调漏水"), tr_mark("会议"), tr_mark("姓名"), tr_mark("完成"),
                             tr_mark("返回"),     tr_mark("大字"), tr_mark("语音"), tr_mark("茶水间")};

// Always amid the same word.
class Amid final : public Composer {
  public:
    explicit Amid(const Words& words, PinyinKeys keys = PinyinKeys::letters) : keys_(keys) {
        for (const std::string_view each : offered)
            all_.emplace_back(words.tr(each));
    }
    bool composes() const override { return true; }
    bool opening() const override { return false; }
    void use(PinyinKeys) override {}
    PinyinKeys keys() const override { return keys_; }
    void key(char) override {}
    void erase() override {}
    void choose(std::size_t) override {}
    void take_letters() override {}
    void clear() override {}
    std::string_view shown() const override { return "kong'tiao'lou'shui"; }
    const std::vector<std::string>& candidates(std::size_t) override { return all_; }
    std::string take() override { return {}; }
    void wipe() override {}

  private:
    PinyinKeys keys_;
    std::vector<std::string> all_;
};

CandidateWords candidate_words(const Words& words) {
    return {words.tr("更多字词"),
            words.tr("收起字词"),
            words.tr("上一页"),
            words.tr("下一页"),
            words.tr("删除"),
            words.tr("打拼音，在这里选字"),
            words.tr("没有这样的拼音，请删去几个字母")};
}

TextKeyboard keyboard_of(const Words& words) {
    TextKeyboard keys;
    keys.id = "show.text";
    keys.pinyin = words.tr("拼音"), keys.english = words.tr("英文"), keys.hide = words.tr("收起键盘");
    keys.split = words.tr("分词"), keys.capitals = words.tr("大写"), keys.digits = "123";
    keys.symbols = words.tr("符号"), keys.letters = words.tr("字母"), keys.space = words.tr("空格");
    keys.candidates = candidate_words(words);
    keys.choose = words.tr("选定"), keys.done = words.tr("完成");
    return keys;
}

void page_of_keyboard(const Words& words, Stage& stage, const Box& box, const KeyState& page) {
    KeyState state = page;
    NoComposer composer;
    text_keyboard(stage, box, keyboard_of(words), state, composer);
}

void whole_keyboard(const Words& words, Stage& stage, const Box& box) {
    const TextKeyboard keys = keyboard_of(words);
    KeyState state;
    Amid composer(words);
    text_keyboard(stage, box, keys, state, composer);
}

void nine_keys(const Words& words, Stage& stage, const Box& box) {
    TextKeyboard keys = keyboard_of(words);
    keys.id = "show.nine";
    KeyState state;
    Amid composer(words, PinyinKeys::nine);
    text_keyboard(stage, box, keys, state, composer);
}

void grid(const Words& words, Stage& stage, const Box& box) {
    stage.paint.fill(box, color::tray, radius::card);
    Amid composer(words);
    int page = 0;
    candidate_grid(stage, box.inset(12), "show.grid", candidate_words(words), composer, page);
}

void phrases(const Words& words, Stage& stage, const Box& box) {
    const std::array some{words.tr("空调漏水"), words.tr("茶水间"), words.tr("会议"), words.tr("完成")};
    phrase_row(stage, box, "show.phrases", some);
}

}  // namespace

void keyboard_exhibits(std::vector<Exhibit>& all) {
    all.push_back({tr_mark("一行常用语"), phrase_high, phrases});
    all.push_back({tr_mark("全键盘"), 698, whole_keyboard});
    all.push_back({tr_mark("九键"), 698, nine_keys});
    KeyState english, digits, symbols;
    english.script = KeyPage::english, english.capitals = true;
    digits.marks = KeyPage::digits, symbols.marks = KeyPage::symbols;
    const auto page = [](KeyState state) {
        return [state](const Words& words, Stage& stage, const Box& box) {
            page_of_keyboard(words, stage, box, state);
        };
    };
    all.push_back({tr_mark("英文"), 698, page(english)});
    all.push_back({tr_mark("数字"), 698, page(digits)});
    all.push_back({tr_mark("符号"), 698, page(symbols)});
    all.push_back({tr_mark("更多字词"), 4 * 108 + 3 * space::key_down + 24, grid});
}

}  // namespace ui
