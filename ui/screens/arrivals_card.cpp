#include "ui/screens/arrivals_card.h"

#include "ui/widgets/ring.h"

namespace ui {

namespace {

constexpr float card_pad = 40;
constexpr TextStyle small_words{Type::caption, color::ink5};

// What is known of how many have come.
struct Arrivals {
    std::string_view arrived;
    std::string number, of, mine;
    bool known = false;
    std::string spoken() const {
        return std::string(arrived) + " " + number + " " + of + (mine.empty() ? "" : ", " + mine);
    }
};

Arrivals arrivals_of(Page& page, const service::CheckInResult& result) {
    Arrivals all{page.words.tr("已到"), {}, {}, {}};
    all.known = result.arrived && result.expected && *result.expected > 0;
    if (!all.known) return all;
    all.number = std::to_string(*result.arrived);
    all.of = base::fill(page.words.tr("/ {n} 人"), {{"n", std::to_string(*result.expected)}});
    if (result.ordinal && result.meeting && result.meeting->show_ordinal)
        all.mine = base::fill(page.words.tr("您是第 {n} 位签到"), {{"n", std::to_string(*result.ordinal)}});
    return all;
}

}  // namespace

float arrivals_line_height(const Stage& stage) {
    return stage.paint.line_height({Type::heading}) + 24;
}

void arrivals_line(Page& page, Stage& stage, const Box& box, const service::CheckInResult& result) {
    const Arrivals all = arrivals_of(page, result);
    if (!all.known) return;
    Painter& paint = stage.paint;
    paint.card(box, Elevation::e1);
    const Box inside = box.inset(card_pad, 0);
    const TextStyle quiet{Type::body, color::ink7}, strong{Type::heading, color::river7, true};
    float x = inside.x;
    for (const auto& [text, style] :
         {std::pair(all.arrived, quiet), {all.number, strong}, {std::string_view(all.of), quiet}}) {
        const float wide = paint.width(text, style);
        paint.text({x, box.y, wide + 2, box.h}, text, style);
        x += wide + 16;
    }
    const float room = inside.right() - x - 16;
    if (paint.width(all.mine, small_words) <= room)
        paint.text(inside.right_part(room), all.mine, small_words, Align::right);
    stage.say("checkin.result.arrivals", NodeRole::text, all.spoken(), box);
}

void arrivals_card(Page& page, Stage& stage, const Box& box, const service::CheckInResult& result) {
    Painter& paint = stage.paint;
    const Arrivals all = arrivals_of(page, result);
    const float note_wide = stage.large() ? 272 : 232;
    const std::string note(result.meeting ? pick(result.meeting->note, page.modes) : "");
    paint.card(box);
    if (all.known) {
        share_ring(stage, "checkin.result.share", box.x + 156, box.centre_y(), 103, *result.arrived,
                   *result.expected);
        const float x = box.x + 312, room = box.right() - x - (note.empty() ? 40 : note_wide + 58);
        const float mine_high = paint.paragraph_height(room, all.mine, small_words, 2);
        const float top = box.centre_y() - (all.mine.empty() ? 84 : 88 + mine_high / 2);
        paint.text({x, top, room, 60}, all.arrived, {Type::body, color::ink7});
        const TextStyle big{Type::numeral_m, color::river7, true, 92};
        const float wide = paint.width(all.number, big);
        paint.text({x, top + 48, wide + 4, 112}, all.number, big);
        paint.text({x + wide + 16, top + 74, room - wide - 16, 74}, all.of,
                   {Type::heading, color::ink5, true, 44});
        paint.paragraph({x, top + 164, room, mine_high}, all.mine, small_words, Align::left, 2);
        stage.say("checkin.result.arrivals", NodeRole::text, all.spoken(),
                  {x, top, room, box.bottom() - top - 20});
    }
    if (note.empty()) return;
    const Box panel = all.known ? box.inset(40, 32).right_part(note_wide) : box.inset(32);
    paint.fill(panel, color::sunken, radius::photo);
    const bool wireless = note.find("Wi-Fi") != std::string::npos;
    const TextStyle words{Type::caption, color::ink9};
    const float high = paint.paragraph_height(panel.w - 24, note, words, 3);
    const bool pictured = high + 88 <= panel.h;
    const float top = panel.centre_y() - (high + 72) / 2 - (pictured ? 0 : 36);
    if (pictured) {
        paint.icon(wireless ? icon::wifi : icon::information_outline, panel.centre_x(), top + 30, 56,
                   color::river7);
    }
    paint.paragraph({panel.x + 12, top + 72, panel.w - 24, high}, note, words, Align::centre, 3);
    stage.say("checkin.result.note", NodeRole::text, note, panel);
}

}  // namespace ui
