// What the kind of fault asks before somebody comes with the wrong tools: one touch each, or none.
#include <algorithm>

#include "ui/screens/repair.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"

namespace ui {
namespace {

class AskScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.ask"; }

  protected:
    void content(Page& page, Stage& stage) override {
        const domain::Category* category =
            domain::find_category(known(page.view.house).categories, draft().category);
        if (category == nullptr || at_ >= category->questions.size()) return done(page);
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const domain::Question& question = category->questions[at_];
        const Box rest = head(page, stage, 1, "repair.ask.title", pick(question.text, page.modes));
        about(page, stage, rest, *category);
        const Box area = stage.layout().controls;
        if (const auto touched = choices(page, stage, area.top(area.h - 120 - space::gap), question)) {
            answer(question.text.zh, question.answers[*touched].zh);
            return next(page, *category);
        }
        const Box row = area.foot(120);
        if (button(stage, row.left(330),
                   {"repair.ask.back", tr("上一步"), ButtonKind::secondary, icon::arrow_left}))
            return before(page);
        if (button(stage, row.right_part(630),
                   {"repair.ask.skip", tr("不清楚，跳过"), ButtonKind::secondary, icon::arrow_right, true})) {
            take_back(question.text.zh);
            next(page, *category);
        }
    }

  private:
    // Where, what, and how many questions there are.
    void about(Page& page, Stage& stage, const Box& rest, const domain::Category& category) {
        Painter& paint = stage.paint;
        const Box place = place_line(page, stage, rest, "repair.ask.place");
        const std::size_t n = category.questions.size();
        const std::string count =
            n < 2 ? std::string()
                  : base::fill(page.words.tr("第 {at} 问，共 {n} 问"),
                               {{"at", std::to_string(at_ + 1)}, {"n", std::to_string(n)}});
        const std::string words = joined({pick(category.name, page.modes), count}, " · ");
        constexpr TextStyle style{Type::body, color::ink7};
        const Box line = rest.below(place.h + 12).top(paint.line_height(style));
        paint.text(line, words, style);
        stage.say("repair.ask.about", NodeRole::text, words, line);
    }

    std::optional<std::size_t> choices(Page& page, Stage& stage, const Box& area,
                                       const domain::Question& question) {
        List list;
        std::vector<std::string> ids;
        const std::string* said = draft().answer_to(question.text.zh);
        for (std::size_t n = 0; n < question.answers.size(); ++n)
            ids.push_back("repair.ask.answer." + std::to_string(n));
        const Chip chosen{Tone::river, icon::check, std::string(page.words.tr("刚才选的"))};
        for (std::size_t n = 0; n < question.answers.size(); ++n) {
            const bool same = said != nullptr && *said == question.answers[n].zh;
            list.rows.push_back({ids[n],
                                 {},
                                 pick(question.answers[n], page.modes),
                                 {},
                                 same ? std::optional(chosen) : std::nullopt});
        }
        constexpr float pager_high = 120;
        const auto lay = [&](const Box& box) {
            list.form = row_form(stage, box.w, list.rows, 120);
            list.starts = page_starts(list.form.heights, box.h);
        };
        lay(area);
        const bool one_page = list.pages() <= 1;
        const Box box = one_page ? area : area.top(area.h - pager_high - space::gap);
        if (!one_page) lay(box);
        page_ = std::clamp(page_, 0, std::max(0, list.pages() - 1));
        const auto touched = list_page(stage, box, list, page_);
        if (!one_page)
            page_ = pager(stage, area.foot(pager_high),
                          {"repair.ask.before", "repair.ask.after", page.words.tr("上一页"),
                           page.words.tr("下一页"), page_, list.pages()});
        return touched;
    }

    void take_back(const std::string& question) {
        std::erase_if(draft().answers,
                      [&](const domain::RequestAnswer& each) { return each.question == question; });
    }
    void answer(const std::string& question, const std::string& word) {
        take_back(question);
        draft().answers.push_back({question, word});
    }

    void next(Page& page, const domain::Category& category) {
        page_ = 0;
        if (++at_ >= category.questions.size()) done(page);
    }
    void before(Page& page) {
        page_ = 0;
        if (at_ == 0) return page.go.back();
        --at_;
    }
    void done(Page& page) {
        draft().answered = draft().category;
        page.go.replace(make_repair_after_what(page.view, shared()));
    }

    std::size_t at_ = 0;  // the question
    int page_ = 0;        // of its answers
};

}  // namespace

std::unique_ptr<Screen> make_repair_ask(SharedDraft draft) {
    return std::make_unique<AskScreen>(std::move(draft));
}

}  // namespace ui
