// Which room of a place that has several: whoever mends it need not try every door.
#include <algorithm>

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
        if (const auto touched = choices(stage, area.top(area.h - 120 - space::gap), rooms, page)) {
            draft().room = (*touched)->label.zh;
            draft().room_asked = draft().cell;
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
        draft().room_asked = draft().cell;
        on(page);
    }

  private:
    static constexpr float plan_high = 320;

    void on(Page& page) { page.go.replace(make_repair_what(shared())); }

    // From the top of the reach, in rows as high as a hand wants them.
    static std::optional<const domain::FloorRoom*> choices(Stage& stage, const Box& area,
                                                           const std::vector<const domain::FloorRoom*>& rooms,
                                                           const Page& page) {
        constexpr int across = 3;
        constexpr float most_high = 144;
        const auto n = static_cast<int>(rooms.size());
        const int rows = (n + across - 1) / across;
        const float high = std::min(most_high, area.row(0, rows, space::gap).h);
        const int shown =
            high >= space::smallest_control
                ? n
                : across * static_cast<int>((area.h + space::gap) / (space::smallest_control + space::gap));
        std::optional<const domain::FloorRoom*> touched;
        for (int i = 0; i < std::min(n, shown); ++i) {
            const domain::FloorRoom& room = *rooms[static_cast<std::size_t>(i)];
            const std::string id = "repair.room.choice." + std::to_string(i);
            const float each = std::max(high, space::smallest_control);
            const Box row = area.top(each).moved(0, static_cast<float>(i / across) * (each + space::gap));
            if (pill(stage, row.column(i % across, across, space::gap), {id, pick(room.label, page.modes)}))
                touched = &room;
        }
        return touched;
    }
};

}  // namespace

std::unique_ptr<Screen> make_repair_after_where(const service::KioskView& view, SharedDraft draft) {
    const bool asked = draft->room_asked == draft->cell || !draft->room.empty();
    if (asked || rooms_at(view, *draft).size() < least_rooms) return make_repair_what(std::move(draft));
    return std::make_unique<RoomScreen>(std::move(draft));
}

}  // namespace ui
