#include "ui/screens/camera_view.h"

#include <cmath>

#include "ui/screens/lobby_screen.h"

namespace ui {
namespace {

using service::CameraState;
using service::Distance;

// Dark enough for a word in ok_light before a white wall.
constexpr Color glass = color::river9.with_alpha(.86f);
constexpr Color dimmed =
    mixed(color::white, color::river9, .16f);  // the picture, whose white words must read
constexpr Color good_mark = rgb(0x7FE3B8);
constexpr float sweep_ms = 2400;

struct Zones {
    Box view, frame, gauge, strip;
};

struct Sentence {
    std::string_view strong, quiet;
    Icon icon;
};

Sentence sentence_of(Page& page, const service::DevicesView& devices, std::string_view hint) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const std::string_view privacy = tr("画面只用来认码，不保存");
    // Never to a scanner that this machine has not.
    const std::string_view otherwise =
        devices.hand_scanner ? tr("请用下方扫码口或查姓名") : tr("请查姓名或手机号，或找工作人员");
    switch (devices.camera) {
        case CameraState::running:
            return {hint.empty() ? tr("手机上的签到码对准方框，离玻璃约 15 厘米") : hint, privacy,
                    icon::lock};
        case CameraState::closed:
            if (devices.camera_waits)
                return {hint.empty() ? tr("摄像头已关，点一下再打开") : hint, privacy, icon::lock};
            [[fallthrough]];
        case CameraState::opening:
            return {tr("正在打开摄像头"), privacy, icon::lock};
        case CameraState::stalled:
            return {tr("摄像头没有画面，正在重新连接"), otherwise, icon::information_outline};
        case CameraState::absent:
            break;
    }
    return {tr("摄像头没准备好"), otherwise, icon::information_outline};
}

// A little smaller rather than two lines.
TextStyle strong_style(const Painter& paint, std::string_view text, float room) {
    const TextStyle style{Type::body, color::white, true}, fit = paint.fitted(text, style, room);
    return paint.em(fit) >= paint.em(style) * .85f ? fit : style;
}

constexpr float strip_pad = 32, quiet_icon = 40;
constexpr TextStyle quiet_words{Type::caption, color::white};

float quiet_room(float strip_width) {
    return strip_width - 2 * strip_pad - quiet_icon;
}

float strip_height(const Stage& stage, float width, const Sentence& sentence) {
    const Painter& paint = stage.paint;
    const TextStyle strong = strong_style(paint, sentence.strong, width - 2 * strip_pad);
    return 26 + paint.paragraph_height(width - 2 * strip_pad, sentence.strong, strong, 2) +
           paint.paragraph_height(quiet_room(width), sentence.quiet, quiet_words, 2);
}

// Wide enough for the longest of its words.
float gauge_width(Page& page, const Painter& paint) {
    const TextStyle word{Type::caption, color::white, true};
    float widest = 0;
    for (const std::string_view words :
         {page.words.tr("太近"), page.words.tr("正好"), page.words.tr("太远")}) {
        widest = std::max(widest, paint.width(words, word));
    }
    return std::max(208.0f, widest + 122);
}

// Upright the gauge stands beside the frame; in landscape, where the view is narrow, it lies under it.
float gauge_line_height(const Painter& paint) {
    return 46 + paint.line_height({Type::caption});
}

Zones zones_of(const Stage& stage, const CameraView& shown, const Sentence& sentence, float gauge_wide) {
    const Layout& at = stage.layout();
    const Box& info = at.information;
    Zones zones;
    zones.view = at.landscape ? Box{at.page.x, at.page.y, info.right() - at.page.x, at.page.h}
                              : Box{at.page.x, at.page.y, at.page.w, info.bottom() - at.page.y};
    const float strip_wide = at.landscape ? info.w - 36 : info.w;
    const float strip_high = strip_height(stage, strip_wide, sentence);
    const float foot = at.landscape ? info.bottom() : zones.view.bottom() - 20;
    zones.strip = {info.x, foot - strip_high, strip_wide, strip_high};

    const bool staff = shown.staff_head > 0;
    const float top = info.y + 116, foot_room = zones.strip.y - 16;
    const float title_high =
        staff ? shown.staff_head - top : stage.paint.line_height({Type::title, {}, true});
    const float title_wide = stage.paint.width(shown.title, {Type::title, {}, true});
    if (at.landscape) {
        // The picture's middle is the frame's: what is held there is what the camera sees best.
        const float high = gauge_line_height(stage.paint), x = zones.view.centre_x(),
                    y = zones.view.centre_y();
        zones.gauge = {info.x, foot_room - high, strip_wide, high};
        const float half = std::min({194.0f, y - (top + title_high + 12), zones.gauge.y - 16 - y});
        zones.frame = {x - half, y - half, 2 * half, 2 * half};
        return zones;
    }
    // The frame stands beside a short title and under a long one.
    const bool beside = title_wide < 280 && !staff;
    // Under the staff's head the picture begins 12 below it, and the frame's corners keep off its edge.
    const float from = beside ? top + 44 : top + title_high + (staff ? 36 : 12);
    const float side = std::min({388.0f, foot_room - from, info.w - 2 * (gauge_wide + 24)});
    const float y = at.low_reach ? from + (foot_room - from - side) / 2 : from;
    zones.frame = {info.centre_x() - side / 2, y, side, side};
    const float gauge_high = std::min(304.0f, foot_room - from), right = zones.strip.right();
    // Never over the title's line, which may reach as far as the gauge.
    const float gauge_y = std::max(zones.frame.centre_y() - gauge_high / 2, top + title_high + 4);
    zones.gauge = {right - gauge_wide, gauge_y, gauge_wide, std::min(gauge_high, foot_room - gauge_y)};
    return zones;
}

void frame_corners(Painter& paint, const Box& box) {
    const float r = 56, arm = std::min(108.0f, box.w / 3), width = 12;
    for (const float sx : {1.0f, -1.0f}) {
        for (const float sy : {1.0f, -1.0f}) {
            const float x = sx > 0 ? box.x + 6 : box.right() - 6, y = sy > 0 ? box.y + 6 : box.bottom() - 6;
            std::vector<ImVec2> line{{x, y + sy * arm}};
            for (int i = 0; i <= 12; ++i) {
                const float a = 1.5708f * static_cast<float>(i) / 12;
                line.push_back({x + sx * r * (1 - std::cos(a)), y + sy * r * (1 - std::sin(a))});
            }
            line.push_back({x + sx * arm, y});
            paint.polyline(line, color::white, width);
        }
    }
}

void scan_line(const Stage& stage, const Box& frame) {
    // Down and up again; the camera's own frames keep it moving.
    const float t = std::fmod(static_cast<float>(stage.age.count()), 2 * sweep_ms) / sweep_ms;
    const float part = stage.calm ? .5f : t < 1 ? t : 2 - t;
    const float y = frame.y + 24 + (frame.h - 48) * part;
    stage.paint.fill({frame.x + 30, y - 2, frame.w - 60, 4}, good_mark, 2);
}

struct GaugeWords {
    std::string_view words[3];
    int now;
    bool here(int i) const { return i == now; }
    Color mark(int i) const { return i == 1 ? good_mark : color::amber_ground; }
    Color ink(int i) const { return here(i) && i == 1 ? color::ok_light : color::white; }
};

void gauge_icon(Painter& paint, const GaugeWords& gauge, int i, float x, float y) {
    paint.icon(i == 1 ? icon::check_circle : icon::alert, x, y, 32,
               i == 1 ? gauge.ink(i) : color::amber_ground);
}

void standing_gauge(Painter& paint, const Box& box, std::string_view name, const GaugeWords& gauge) {
    paint.text({box.x + 22, box.y + 12, box.w - 44, 48}, name, {Type::caption, color::white, true});
    const float top = box.y + 68, high = box.h - 104, x = box.x + 34;
    paint.fill({x - 8, top, 16, high}, color::white.with_alpha(.25f), 8);
    // Short of room it says where the code is, not where it might be.
    const bool roomy = high * .4f >= paint.line_height({Type::caption});
    for (int i = 0; i < 3; ++i) {
        if (!roomy && !gauge.here(i)) continue;
        const float y = top + high * (roomy ? .1f + .4f * static_cast<float>(i) : .5f);
        if (gauge.here(i)) {
            paint.fill({x - 8, y - 34, 16, 68}, gauge.mark(i), 8);
            paint.disc(x, y, 13, color::white);
            gauge_icon(paint, gauge, i, x + 48, y);
        }
        const float left = gauge.here(i) ? x + 70 : x + 34;
        paint.text({left, y - 24, box.right() - 8 - left, 48}, gauge.words[i],
                   {Type::caption, gauge.ink(i), gauge.here(i)});
    }
}

void lying_gauge(Painter& paint, const Box& box, const GaugeWords& gauge) {
    const Box inside = box.inset(20, 0);
    const float y = box.y + 24, words_y = box.y + 38;
    paint.fill({inside.x, y - 8, inside.w, 16}, color::white.with_alpha(.25f), 8);
    for (int i = 0; i < 3; ++i) {
        const Box third = inside.column(i, 3, 8);
        const TextStyle style{Type::caption, gauge.ink(i), gauge.here(i)};
        const float whole = paint.width(gauge.words[i], style) + 1;
        // Where icon and word do not stand side by side, the icon rides on the bar.
        const bool rides = gauge.here(i) && whole + 40 > third.w;
        const float icon = gauge.here(i) && !rides ? 40 : 0;
        const float wide = std::min(whole, third.w - icon);
        const float left = third.centre_x() - (wide + icon) / 2;
        const Box words{left + icon, words_y, wide, paint.line_height(style)};
        if (gauge.here(i)) {
            paint.fill({third.centre_x() - 56, y - 8, 112, 16}, gauge.mark(i), 8);
            paint.disc(third.centre_x(), y, rides ? 20 : 13, rides ? color::river9 : color::white);
            gauge_icon(paint, gauge, i, rides ? third.centre_x() : left + 16, rides ? y : words.centre_y());
        }
        paint.text(words, gauge.words[i], style);
    }
}

void gauge(Page& page, Stage& stage, const Box& box, Distance distance) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const GaugeWords words{{tr("太近"), tr("正好"), tr("太远")},
                           distance == Distance::too_near ? 0
                           : distance == Distance::right  ? 1
                                                          : 2};
    stage.paint.fill(box, glass, radius::card);
    if (stage.layout().landscape) {
        lying_gauge(stage.paint, box, words);
    } else {
        standing_gauge(stage.paint, box, tr("距离"), words);
    }
    stage.say("checkin.scan.distance", NodeRole::status, words.words[words.now], box);
}

// In place of a picture: what state the camera is in, drawn large.
void no_picture(Stage& stage, const Box& frame, CameraState camera) {
    Painter& paint = stage.paint;
    const float r = std::min(104.0f, frame.h / 2.6f);
    paint.disc(frame.centre_x(), frame.centre_y(), r, color::white.with_alpha(.14f));
    const bool broken = camera == CameraState::absent || camera == CameraState::stalled;
    paint.icon(icon::camera, frame.centre_x(), frame.centre_y(), r, color::white);
    if (!broken) return;
    const float x = frame.centre_x() + r * .7f, y = frame.centre_y() + r * .7f;
    paint.disc(x, y, 34, color::amber_ground);
    paint.icon(icon::alert, x, y, 40, color::amber);
}

// Of one line its own; of two lines of like length the longer one's.
float quiet_width(const Painter& paint, std::string_view text, float room) {
    const float whole = paint.width(text, quiet_words) + 2;
    if (whole <= room) return whole;
    const int lines = paint.line_count(room, text, quiet_words);
    const float step = room * .05f, least = paint.widest_word(text, quiet_words);
    while (room - step > least && paint.line_count(room - step, text, quiet_words) <= lines)
        room -= step;
    return room;
}

void strip(Stage& stage, const Box& box, const Sentence& sentence) {
    Painter& paint = stage.paint;
    paint.fill(box, glass, radius::card);
    const float room = box.w - 2 * strip_pad;
    const TextStyle strong = strong_style(paint, sentence.strong, room);
    const float strong_high =
        paint.paragraph({box.x + strip_pad, box.y + 12, room, 0}, sentence.strong, strong, Align::centre, 2);
    const float y = box.y + 12 + strong_high, wide = quiet_width(paint, sentence.quiet, quiet_room(box.w));
    const float x = box.centre_x() - (wide + quiet_icon) / 2;
    paint.icon(sentence.icon, x + 14, y + paint.line_height(quiet_words) / 2, 28, color::white);
    paint.paragraph({x + quiet_icon, y, wide, 0}, sentence.quiet, quiet_words, Align::left, 2);
    stage.say("checkin.scan.hint", NodeRole::status,
              std::string(sentence.strong) + " " + std::string(sentence.quiet), box);
}

}  // namespace

void camera_view(Page& page, Stage& stage, const CameraView& shown) {
    const Layout& at = stage.layout();
    Painter& paint = stage.paint;
    const service::DevicesView& devices = known(page.view.devices);
    const bool staff = shown.staff_head > 0;
    const Sentence sentence = sentence_of(page, devices, shown.hint);
    const Zones zones = zones_of(stage, shown, sentence, gauge_width(page, paint));
    const Corners corners = at.landscape ? Corners::right : Corners::bottom;

    const bool live =
        devices.camera == CameraState::running && paint.camera(zones.view, dimmed, radius::band, corners);
    if (live) {
        // White words must read before a bright hall: the picture is dimmed, most where words stand.
        const float words_end =
            at.information.y + 116 + paint.line_height({Type::title, {}, true}) - zones.view.y;
        if (!staff) {
            paint.fade(zones.view.top(words_end), color::river9.with_alpha(.9f),
                       color::river9.with_alpha(.76f), radius::band,
                       at.landscape ? Corners::top_right : Corners::none);
            paint.fade(zones.view.below(words_end).top(110), color::river9.with_alpha(.76f),
                       color::river9.with_alpha(0));
        }
        paint.fade(zones.view.foot(260), color::river9.with_alpha(0), color::river9.with_alpha(.6f),
                   radius::band, at.landscape ? Corners::bottom_right : Corners::bottom);
        frame_corners(paint, zones.frame);
        scan_line(stage, zones.frame);
        if (devices.distance != Distance::unseen) gauge(page, stage, zones.gauge, devices.distance);
    } else {
        paint.fill(zones.view, staff ? gradient::staff : gradient::dark, radius::band, corners);
        if (!staff) paint.waves(zones.view, radius::band, corners);
        no_picture(stage, zones.frame, devices.camera);
    }
    // Navy behind the words whether there is a picture or not: no visitor's page.
    if (staff && live)
        paint.fill(zones.view.top(shown.staff_head + 12 - zones.view.y), gradient::staff, radius::band,
                   at.landscape ? Corners::top_right : Corners::none);
    if (!staff) {
        page_header(page, stage, true);
        page_title(stage, "checkin.scan.title", shown.title, color::white);
    }
    strip(stage, zones.strip, sentence);
}

}  // namespace ui
