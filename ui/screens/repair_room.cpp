// Which room of a place that has several: whoever mends it need not try every door.
#include <algorithm>
#include <optional>

#include "ui/screens/repair.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

constexpr std::size_t least_rooms = 2;

std::vector<const domain::FloorRoom*> rooms_at(const service::KioskView& view, const RepairDraft& draft) {
    return domain::rooms_of(domain::find_cell(known(view.house).layouts, draft.cell));
}

class RoomScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.room"; }

  protected:
    void content(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const auto rooms = rooms_at(page.view, draft());
        // The hub took them away, or a label named another place.
        if (rooms.size() < least_rooms || draft().room_asked == draft().cell) return on(page);
        const Box rest = head(page, stage, 0, "repair.room.title", tr("是哪一间？"));
        const Box place = place_line(page, stage, rest, "repair.room.place");
        const Box under = rest.below(place.h + space::gap);
        if (!stage.large())
            storey(page, stage, under.top(std::min(plan_high, under.h - space::gap)), "repair.room.plan");
        const Box area = stage.layout().controls;
        if (const auto touched = choices(page, stage, above_buttons(stage), rooms)) {
            draft().room = (*touched)->label.zh;
            return on(page);
        }
        const Box row = area.foot(120);
        if (button(stage, row.left(330),
                   {"repair.room.back", tr("上一步"), ButtonKind::secondary, icon::arrow_left}))
            page.go.back();
        if (!button(stage, row.right_part(630),
                    {"repair.room.none", tr("不在房间里，或说不清"), ButtonKind::secondary, icon::arrow_right,
                     true}))
            return;
        forget(draft().room);
        on(page);
    }

  private:
    static constexpr float plan_high = 320;

    void on(Page& page) { page.go.replace(make_repair_what(shared())); }

    // Rows as high as a hand wants them, and as many pages as it takes.
    std::optional<const domain::FloorRoom*> choices(Page& page, Stage& stage, const Box& whole,
                                                    const std::vector<const domain::FloorRoom*>& rooms) {
        constexpr int across = 3;
        constexpr float pitch = 120, pager_high = 120;
        const auto n = static_cast<int>(rooms.size());
        const auto rows_in = [&](float high) {
            return std::max(1, static_cast<int>((high + space::gap) / (pitch + space::gap)));
        };
        const bool one_page = (n + across - 1) / across <= rows_in(whole.h);
        const Box area = one_page ? whole : whole.top(whole.h - pager_high - space::gap);
        const int each = across * rows_in(area.h), pages = (n + each - 1) / each;
        page_ = std::clamp(page_, 0, pages - 1);
        std::optional<const domain::FloorRoom*> touched;
        for (int i = page_ * each; i < std::min(n, (page_ + 1) * each); ++i) {
            const domain::FloorRoom& room = *rooms[static_cast<std::size_t>(i)];
            const std::string id = "repair.room.choice." + std::to_string(i);
            const int at = i - page_ * each;
            const Box row = area.top(pitch).moved(0, static_cast<float>(at / across) * (pitch + space::gap));
            if (pill(stage, row.column(at % across, across, space::gap),
                     {id, pick(room.label, page.modes), room.label.zh == draft().room}))
                touched = &room;
        }
        if (!one_page)
            page_ = pager(stage, whole.foot(pager_high),
                          {"repair.room.before", "repair.room.after", page.words.tr("上一页"),
                           page.words.tr("下一页"), page_, pages});
        return touched;
    }

    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_repair_after_where(const service::KioskView& view, SharedDraft draft) {
    if (draft->room_asked == draft->cell || rooms_at(view, *draft).size() < least_rooms)
        return make_repair_what(std::move(draft));
    return std::make_unique<RoomScreen>(std::move(draft));
}

}  // namespace ui
