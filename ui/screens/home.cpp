#include "ui/screens/home.h"

#include <array>
#include <cmath>

#include "base/text/dates.h"
#include "base/text/lunar.h"
#include "ui/screens/day_dress.h"
#include "ui/screens/help.h"
#include "ui/screens/lobby_screen.h"
#include "ui/screens/meeting_strip.h"
#include "ui/screens/repair.h"
#include "ui/screens/scan.h"
#include "ui/screens/staff_gate.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

// Brand and time stand larger here than on the other pages: Home is read from across the hall.
void home_header(Page& page, Stage& stage, const Box& info) {
    Painter& paint = stage.paint;
    const float high = stage.large() ? 72 : 64, y = info.y - 8;
    mark(stage, {info.x, y, high, high}, false);
    hold_for_staff(page, stage, {info.x, y, high, high});
    const std::string time = base::format_time(civil(page, page.now));
    const TextStyle clock{Type::title, color::ink9, true}, brand{Type::body, color::ink9, true};
    const TextStyle place{Type::caption, color::ink7};
    const float clock_wide = paint.width(time, clock) + 2;
    const float edge = stage.layout().landscape ? info.right() - 36 : info.right();
    paint.text({edge - clock_wide, y, clock_wide, high}, time, clock, Align::right);
    const std::string_view name = page.words.tr("随手站");
    const float x = info.x + high + 18, name_wide = paint.width(name, brand);
    paint.text({x, y, std::min(name_wide + 2, edge - clock_wide - 16 - x), high}, name, brand);
    const std::string_view site = pick(site_of(page).name, page.modes);
    const float room = edge - clock_wide - 24 - (x + name_wide + 16);
    if (paint.width(site, place) <= room) paint.text({x + name_wide + 16, y, room, high}, site, place);
    stage.say("home.time", NodeRole::text, time, {edge - clock_wide, y, clock_wide, high});
}

void seal(Stage& stage, float x, float centre_y, std::string_view words) {
    Painter& paint = stage.paint;
    const Box box{x, centre_y - 49, 58, 98};
    paint.fill(box, color::verm7, radius::seal);
    paint.outline(box.inset(5), color::white.with_alpha(.9f), 2, 8);
    paint.seal_text(box, words, color::white, 38);
}

// In portrait the picture follows the information zone down when that has room to spare.
float spare(const Layout& at) {
    return at.landscape ? 0 : std::min(at.information.h - 696, 400.0f);
}

// Greeting, date and lunar date; the day's seal beside the greeting.
void greeting_block(Page& page, Stage& stage, const Box& info) {
    Painter& paint = stage.paint;
    const base::CivilTime now = civil(page, page.now);
    const DayDress dress = dress_of(now);
    const bool english = stage.english;
    const std::string_view hello = page.words.tr(base::greeting(now.hour));
    const TextStyle big{!english                   ? Type::display
                        : stage.layout().landscape ? Type::title
                                                   : Type::greeting,
                        color::ink9, true};
    const float room = stage.layout().landscape ? info.w - 36 : 620;
    const float big_high = paint.line_height(big);
    // A long greeting ends before the tower's roof, and upright before the birds.
    const float hello_room = !english ? room : stage.layout().landscape ? 470 : 540;
    const float roomy = std::min(1.0f, spare(stage.layout()) / 288);
    float y = info.y + (english ? 84 : 76) + 8 * roomy;
    if (stage.large()) y = info.y + 70 + 24 * roomy;
    paint.text({info.x, y, hello_room, big_high}, hello, big);
    stage.say("home.greeting", NodeRole::heading, hello, {info.x, y, room, big_high});
    if (dress.seal() && !english && !stage.large()) {
        const float wide = paint.width(hello, paint.fitted(hello, big, room));
        seal(stage, info.x + wide + 24, y + big_high / 2 + 2, page.words.tr(dress.name));
    }
    y = info.y + 192 + 20 * roomy;
    if (stage.large()) y = info.y + 70 + big_high + 28 * roomy;
    const TextStyle date{Type::heading, color::ink9, true};
    // Large, it reaches over the picture.
    const TextStyle lunar{Type::body, stage.large() ? color::ink9 : color::ink7};
    const std::string today = base::format_date(now, page.words);
    paint.text({info.x, y, room, paint.line_height(date)}, today, date);
    const auto lunar_day = base::lunar_date(now.year, now.month, now.day);
    // English readers get the festival's name; the lunar count says little without the language.
    std::string below;
    if (english) {
        below = page.words.tr(dress.name);
    } else if (lunar_day) {
        below = base::format_lunar(*lunar_day);
    }
    const float below_y = y + paint.line_height(date) - (stage.large() ? 4 : 2) + 8 * roomy;
    if (!below.empty()) paint.text({info.x, below_y, room, paint.line_height(lunar)}, below, lunar);
    stage.say("home.date", NodeRole::text, today + " " + below,
              {info.x, y, room, below_y + paint.line_height(lunar) - y});
}

void background(Stage& stage) {
    const Layout& at = stage.layout();
    Painter& paint = stage.paint;
    if (!at.landscape) {
        // Large, the date and the lunar day need the sky to themselves: the trees stand lower, unless low
        // reach has moved them already.
        const float down = spare(at) * .37f + (stage.large() && !at.low_reach ? 84.0f : 0);
        paint.fill(at.page.top(down + 2), rgb(0xCFE5E9));
        paint.art("hero", {at.page.x, at.page.y + down, at.page.w, std::round(at.page.w * 720 / 1080)});
        return;
    }
    const Box panel{at.page.x, at.page.y, at.information.right() - at.page.x, at.page.h};
    const Box sky = panel.top(std::round(panel.h * 2 / 3));
    paint.fade(panel.below(sky.h - 120), color::paper, rgb(0xDFEFF1), radius::band, Corners::right);
    // The tower stands at the right; long or large words beside it push it half out, and down.
    const float down = stage.large() ? 150 : stage.english ? 70 : 0;
    if (down > 0) paint.fill(sky.top(down + 2), rgb(0xCFE5E9), radius::band, Corners::top_right);
    const Box scene = sky.below(down);
    const float full = std::max(scene.h * 1.5f, scene.w),
                skip = std::max(0.0f, full - scene.w - (stage.english || stage.large() ? 100 : 0));
    paint.art_part("hero-wide", full, skip, scene, down > 0 ? 0 : radius::band,
                   down > 0 ? Corners::none : Corners::top_right);
}

Box strip_card(const Layout& at, bool large) {
    const Box& info = at.information;
    if (at.landscape)
        return {info.x, info.y + (large ? 440.0f : 416.0f), info.w - 36, info.h - (large ? 440.0f : 416.0f)};
    const float most = at.low_reach ? (large ? 478.0f : 560.0f) : 312;
    return info.foot(most);
}

// What the house has everybody told: at the foot of the meetings' card, which shrinks for it; where that
// would leave no row its height (large, upright), above the tiles.
void notice(Page& page, Stage& stage, Box& card, Box& tiles) {
    if (!page.view.message) return;
    const std::string_view words = pick(page.view.message->text, page.modes);
    Banner said{"home.notice", words, "", icon::bullhorn, Tone::river};
    // In the smaller size three lines fit.
    if (stage.paint.line_count(card.w - 164, words, {Type::body, {}, true}) > 2)
        std::swap(said.title, said.text);
    const float high = std::min(banner_height(stage, card.w, said), card.h / 2);
    const Layout& at = stage.layout();
    const bool upright = !at.landscape && !at.low_reach;
    constexpr float of_the_sky = 46;  // a second row stands whole with it
    if (upright && !stage.large()) card = card.foot(card.h + of_the_sky);
    if (upright && stage.large()) {
        banner(stage, tiles.top(high), said);
        tiles = tiles.below(high + space::gap);
    } else {
        banner(stage, card.foot(high), said);
        card = card.top(card.h - high - 16);
    }
}

std::optional<Chip> check_in_chip(Page& page) {
    const service::TodayView& today = known(page.view.today);
    if (today.open_count > 0) {
        return Chip{Tone::on_dark, icon::check_circle,
                    base::fill(page.words.tr("{n} 场正在签到"), {{"n", std::to_string(today.open_count)}})};
    }
    for (const service::MeetingRow& row : today.meetings) {
        if (row.phase == domain::MeetingPhase::opens_later_today) {
            Chip chip = state_chip(page, row, false);
            chip.tone = Tone::on_dark;
            return chip;
        }
    }
    return std::nullopt;
}

class HomeScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "home"; }
    std::chrono::seconds stays() const override { return std::chrono::seconds{0}; }

  protected:
    bool is_home() const override { return true; }

    void body(Page& page, Stage& stage) override {
        const Layout& at = stage.layout();
        background(stage);
        home_header(page, stage, at.information);
        greeting_block(page, stage, at.information);
        Box card = strip_card(at, stage.large()), controls = at.controls;
        notice(page, stage, card, controls);
        meeting_strip(page, stage, card);
        if (stage.large()) {
            wide_tiles(page, stage, controls);
        } else {
            tiles(page, stage, controls, at.low_reach);
        }
    }

  private:
    void tiles(Page& page, Stage& stage, const Box& area, bool low) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const float high = low ? area.row(0, 3, space::gap).h : 264;
        const Box first = area.top(high), second = first.moved(0, high + space::gap);
        const Chip soon{Tone::sunken, icon::clock, std::string(tr("即将开放"))};
        const float small_art = low || stage.english ? 92 : 113;
        // The words keep clear of the art: English is longer, so there the art is smaller.
        const float lead_art = stage.english ? 168 : low ? 190 : 220;
        if (service_tile(stage, first.left(552),
                         {"home.checkin", tr("会议签到"), tr("扫码 · 手机号 · 姓名"), check_in_chip(page),
                          "spot-checkin", lead_art, true})) {
            page.go.open(make_scan_screen());
        }
        const bool repairs = takes_reports(page.view);
        const Chip anytime{Tone::river, icon::clock, std::string(tr("随时可报"))};
        if (service_tile(stage, first.right_part(408),
                         {"home.repair", tr("随手拍报修"), tr("选地点，说问题"), repairs ? anytime : soon,
                          "spot-repair", small_art, false, repairs}))
            page.go.open(make_repair_screen());
        service_tile(stage, second.left(408),
                     {"home.health", tr("健康小站取号"), tr("血压 · 血糖 · 购药"), soon, "spot-health",
                      small_art, false, false});
        service_tile(stage, second.right_part(552),
                     {"home.menu", tr("今日菜单"), tr("食堂每日菜品"), soon, "", small_art, false, false,
                      icon::silverware_variant});
        small_tiles(page, stage, second.moved(0, high + space::gap));
        if (!low) foot_row(page, stage, area.foot(120));
    }

    void small_tiles(Page& page, Stage& stage, const Box& row) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string_view soon = tr("即将开放");
        small_tile(stage, row.column(0, 4, space::gap),
                   {"home.notices", tr("通知公告"), soon, icon::bullhorn, false});
        small_tile(stage, row.column(1, 4, space::gap),
                   {"home.rating", tr("满意度评价"), soon, icon::thumb_up, false});
        small_tile(stage, row.column(2, 4, space::gap),
                   {"home.guide", tr("服务指南"), soon, icon::map, false});
        small_tile(stage, row.column(3, 4, space::gap),
                   {"home.staff", tr("员工入口"), soon, icon::account_card_details, false});
    }

    // One line at most: what is wrong with this machine, or else whom to ask.
    void foot_row(Page& page, Stage& stage, const Box& box) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (page.view.trouble == service::Trouble::disk_full ||
            page.view.trouble == service::Trouble::store_failed) {
            banner(stage, box,
                   {"home.trouble", tr("这台机器暂时记不下签到"), tr("请直接告诉工作人员，我们马上来修"),
                    icon::alert, Tone::amber});
            return;
        }
        const domain::Site& site = site_of(page);
        std::string desk(pick(site.desk, page.modes));
        if (!site.duty_phone.empty()) {
            const std::string phone = base::fill(tr("值班电话 {phone}"), {{"phone", site.duty_phone}});
            const std::string both = desk.empty() ? phone : desk + " · " + phone;
            // Where both do not fit, the number is what people write down.
            const bool fits = stage.paint.width(both, {Type::caption}) <= box.w - 240;
            desk = fits ? both : phone;
        }
        if (desk.empty()) desk = tr("告诉您找谁、在哪里");
        if (line_tile(stage, box, {"home.help", tr("需要帮忙？请人帮忙"), desk, icon::human_handsup, true})) {
            page.go.open(make_help_screen());
        }
    }

    void wide_tiles(Page& page, Stage& stage, const Box& area) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const auto cell = [&](int i) { return area.row(i / 2, 3, space::gap).column(i % 2, 2, space::gap); };
        const std::string_view soon = tr("即将开放");
        const bool repairs = takes_reports(page.view);
        std::array<WideTile, 6> all{
            WideTile{"home.checkin", tr("会议签到"), tr("扫码或报姓名"), icon::qrcode_scan, true},
            {"home.repair", tr("随手拍报修"), repairs ? tr("选地点，说问题") : soon, icon::wrench, false,
             false, repairs},
            {"home.health", tr("健康取号"), soon, icon::heart_pulse, false, false, false},
            {"home.menu", tr("今日菜单"), soon, icon::silverware_variant, false, false, false},
            {"home.more", tr("更多服务"), soon, icon::view_grid, false, false, false},
            {"home.help", tr("请人帮忙"), tr("找工作人员"), icon::human_handsup, false, true}};
        const float size = title_size(stage, cell(0), all);
        int i = 0;
        for (WideTile& tile : all) {
            tile.title_size = size;
            if (!wide_tile(stage, cell(i++), tile)) continue;
            if (tile.lead) page.go.open(make_scan_screen());
            if (tile.id == "home.repair") page.go.open(make_repair_screen());
            if (tile.id == "home.help") page.go.open(make_help_screen());
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_home_screen() {
    return std::make_unique<HomeScreen>();
}

}  // namespace ui
