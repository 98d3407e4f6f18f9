// What is broken, in the visitor's own words; phrases of the kinds that they mean stand above the keys.
#include <algorithm>

#include "ui/screens/kind_search.h"
#include "ui/screens/repair.h"
#include "ui/screens/repair_phrases.h"

namespace ui {
namespace {

using domain::Category;

class WordsScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.words"; }
    bool writes() const override { return true; }

  protected:
    void content(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        TypingPage typing{"repair.words", tr("怎么坏了？"), tr("一句话就够，例如“空调漏水，地面已湿”"),
                          draft().words.text, tr("写一句")};
        typing.done = tr("写好了");
        typing.done_enabled = true;
        typing.steps = {tr("地点"), tr("描述"), tr("核对")};
        typing.step = 1;
        const std::string count = what_fits(page, draft().words.text);
        typing.count = count;
        TextPage text{typing, longest, TextMarks::sentence};
        look(page);
        text.phrases.assign(offered_.begin(), offered_.end());
        if (text_page(page, stage, text, draft().words)) page.go.back();
    }

    void wipe() override {
        forget(looked_for_);
        for (std::string& phrase : offered_)
            forget(phrase);
        offered_.clear();
        looked_.reset();
    }

  private:
    static constexpr std::size_t hanzi = 3;  // bytes in UTF-8
    static constexpr std::size_t longest = 60 * hanzi;

    // A hanzi takes as much as three letters.
    static std::string what_fits(const Page& page, const std::string& text) {
        const std::size_t each = page.modes.language == "en" ? 1 : hanzi;
        const std::size_t n = (longest - std::min(longest, text.size())) / each;
        return base::fill(page.words.tr_n("还能写 {n} 个字", n), {{"n", std::to_string(n)}});
    }

    // What is typed finds kinds of faults while it is typed, their letters before they are hanzi. Read anew
    // only when it has changed: the sounds of every name are not a matter of one frame.
    void look(Page& page) {
        const std::string& text = draft().words.text;
        const std::string_view composing = page.composer.shown();
        const std::string_view query = composing.empty() ? std::string_view(text) : composing;
        const bool same = looked_ == page.view.house && looked_in_ == page.modes.language;
        if (same && looked_for_ == query) return;
        looked_ = page.view.house;
        looked_in_ = page.modes.language;
        looked_for_ = query;
        offered_.clear();
        const auto& all = known(page.view.house).categories;
        for (const Category* kind : find_kinds(all, query).kinds)
            for (const domain::Text& phrase : kind->phrases)
                offered_.emplace_back(pick(phrase, page.modes));
        if (!offered_.empty()) return;
        for (const Phrase& phrase : phrases_for(all, draft(), page.modes))
            offered_.emplace_back(phrase.words);
    }

    std::shared_ptr<const service::HouseView> looked_;
    std::string looked_for_, looked_in_;
    std::vector<std::string> offered_;
};

}  // namespace

std::unique_ptr<Screen> make_repair_words(SharedDraft draft) {
    return std::make_unique<WordsScreen>(std::move(draft));
}

}  // namespace ui
