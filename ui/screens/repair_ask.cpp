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
        const Box area = stage.layout().controls;
        List list = answers_to(page, question);
        const Box room = above_buttons(stage), box = lay(stage, room, list);
        about(page, stage, read_above(stage, rest, box), *category);
        if (const auto touched = choices(page, stage, room, box, list)) {
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
        const Box under = rest.below(line.bottom() + space::gap - rest.y);
        picture(page, stage, under.top(under.h - space::gap), "repair.ask.plan");
    }

    List answers_to(Page& page, const domain::Question& question) {
        List list;
        ids_.clear();
        for (std::size_t n = 0; n < question.answers.size(); ++n)
            ids_.push_back("repair.ask.answer." + std::to_string(n));
        const std::string* said = draft().answer_to(question.text.zh);
        const Chip chosen{Tone::river, icon::check, std::string(page.words.tr("刚才选的"))};
        for (std::size_t n = 0; n < question.answers.size(); ++n) {
            const bool same = said != nullptr && *said == question.answers[n].zh;
            list.rows.push_back({ids_[n],
                                 {},
                                 pick(question.answers[n], page.modes),
                                 {},
                                 same ? std::optional(chosen) : std::nullopt});
        }
        return list;
    }

    // Rows as high as there is room, within reason; several pages where there is none. Returns where the
    // list stands.
    static Box lay(const Stage& stage, const Box& room, List& list) {
        const auto n = static_cast<int>(list.rows.size());
        // Lying down nothing else wants the room.
        const float most = stage.layout().landscape ? 228 : 168;
        const float pitch = std::clamp(room.row(0, n, space::gap).h, 120.0f, most);
        list.form = row_form(stage, room.w, list.rows, pitch);
        list.starts = page_starts(list.form.heights, room.h);
        if (list.pages() <= 1) return list_box(stage, room, list);
        const Box above = room.top(room.h - pager_high - space::gap);
        list.starts = page_starts(list.form.heights, above.h);
        return above;
    }

    std::optional<std::size_t> choices(Page& page, Stage& stage, const Box& room, const Box& box,
                                       const List& list) {
        page_ = std::clamp(page_, 0, std::max(0, list.pages() - 1));
        const auto touched = list_page(stage, box, list, page_);
        if (list.pages() > 1)
            page_ = pager(stage, room.foot(pager_high),
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

    static constexpr float pager_high = 120;

    std::size_t at_ = 0;            // the question
    int page_ = 0;                  // of its answers
    std::vector<std::string> ids_;  // of what stands in its list
};

}  // namespace

std::unique_ptr<Screen> make_repair_ask(SharedDraft draft) {
    return std::make_unique<AskScreen>(std::move(draft));
}

}  // namespace ui
