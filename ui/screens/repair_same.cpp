// Others have reported the same kind at this place already: one touch adds a voice to theirs, and nobody
// comes twice.
#include <algorithm>

#include "ui/screens/repair.h"
#include "ui/screens/request_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list.h"

namespace ui {
namespace {

std::vector<domain::ServiceRequest> same_as(const service::KioskView& view, const RepairDraft& draft) {
    const auto& nearby = known(view.repair).nearby;
    if (!nearby || nearby->cell != draft.cell || draft.category.empty()) return {};
    std::vector<domain::ServiceRequest> same;
    std::copy_if(nearby->requests.begin(), nearby->requests.end(), std::back_inserter(same),
                 [&](const domain::ServiceRequest& other) { return other.category == draft.category; });
    return same;
}

std::string about(const RepairDraft& draft) {
    return draft.cell + " " + draft.category;
}

class SameScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.same"; }

  protected:
    void content(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const auto same = same_as(page.view, draft());
        if (same.empty()) return page.go.replace(make_repair_after_what(page.view, shared()));
        const Box rest = head(page, stage, 1, "repair.same.title", tr("有人报过了，是同一件吗？"));
        rows(page, stage, rest, same);
        const Box row = stage.layout().controls.foot(120);
        if (button(stage, row.left(330),
                   {"repair.same.back", tr("上一步"), ButtonKind::secondary, icon::arrow_left}))
            page.go.back();
        if (!button(
                stage, row.right_part(630),
                {"repair.same.other", tr("不是，另报一件"), ButtonKind::primary, icon::arrow_right, true}))
            return;
        draft().another = about(draft());
        page.go.replace(make_repair_after_what(page.view, shared()));
    }

  private:
    // Where, in words and drawn, and what a touch does.
    void hint(Page& page, Stage& stage, const Box& rest) {
        Painter& paint = stage.paint;
        const Box place = place_line(page, stage, rest, "repair.same.place");
        constexpr TextStyle style{Type::body, color::ink7};
        const std::string_view words =
            page.words.tr("是同一件就点它：我们记下您也在等，不用再报。有人受伤或有危险，请另报");
        const float high = paint.paragraph_height(rest.w, words, style, 3);
        const Box text = rest.below(place.h + 16).top(high);
        paint.paragraph(text, words, style, Align::left, 3);
        stage.say("repair.same.hint", NodeRole::text, words, text);
        const Box under = rest.below(text.bottom() + space::gap - rest.y);
        picture(page, stage, under.top(under.h - space::gap), "repair.same.plan");
    }

    // As many as stand whole: the newest, and nobody reports the fourth.
    void rows(Page& page, Stage& stage, const Box& rest, const std::vector<domain::ServiceRequest>& same) {
        std::vector<std::string> ids, titles, captions;
        for (const domain::ServiceRequest& each : same) {
            ids.push_back("repair.same.row." + std::to_string(ids.size()));
            titles.push_back(request_line(page, each));
            const std::string elsewhere = each.cell == draft().cell ? std::string() : place_of(page, each);
            captions.push_back(
                joined({elsewhere, waiting_words(page, each), promise_words(page, each)}, " · "));
        }
        const Chip this_one{Tone::river, icon::check, std::string(page.words.tr("就是这件"))};
        List list;
        for (std::size_t n = 0; n < same.size(); ++n)
            list.rows.push_back({ids[n], {}, titles[n], captions[n], this_one});
        const Box room = above_buttons(stage);
        list.form = row_form(stage, room.w, list.rows, std::min(200.0f, room.row(0, 3, space::gap).h));
        list.starts = page_starts(list.form.heights, room.h);
        const Box box = list_box(stage, room, list);
        hint(page, stage, read_above(stage, rest, box));
        if (const auto touched = list_page(stage, box, list, 0))
            page.send(service::command::AddVoice{page.visit, domain::to_string(same[*touched].number)});
    }
};

}  // namespace

std::unique_ptr<Screen> make_repair_after_what(const service::KioskView& view, SharedDraft draft) {
    const auto* category = domain::find_category(known(view.house).categories, draft->category);
    // Whoever waits for what others have reported need not answer for them; a danger rings each time it is
    // met.
    if (!is_dangerous(view, *draft) && !same_as(view, *draft).empty() && draft->another != about(*draft))
        return std::make_unique<SameScreen>(std::move(draft));
    if (category && !category->questions.empty() && draft->answered != draft->category)
        return make_repair_ask(std::move(draft));
    return make_repair_review(std::move(draft));
}

}  // namespace ui
