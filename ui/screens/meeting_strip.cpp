#include "ui/screens/meeting_strip.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using Row = service::MeetingRow;

bool is_over(const Row& row) {
    return row.phase == domain::MeetingPhase::over;
}

constexpr TextStyle title_words{Type::body, color::ink9, true};

// What one row says, and from where to where.
struct StripRow {
    std::string starts, title, place;
    Chip chip;
    float time_wide, x, beside, title_room;
};

StripRow strip_row_of(Page& page, const Stage& stage, const Box& box, const Row& row, bool chip_below) {
    StripRow out{clock_of(page, row.starts),
                 title_of(page, row),
                 where(page, row.floor, row.room),
                 state_chip(page, row, chip_below),
                 0,
                 0,
                 0,
                 0};
    out.time_wide = stage.paint.width(out.starts, {Type::heading, {}, true});
    out.x = box.x + out.time_wide + (stage.large() ? 56 : 35);
    out.beside = box.right() - chip_width(stage, out.chip) - 24 - out.x;
    out.title_room = chip_below ? box.right() - out.x : out.beside;
    return out;
}

// The largest size at which the title fits in one line, or in the two that a high row has room for.
float title_size(const Stage& stage, const StripRow& row, float high) {
    const Painter& paint = stage.paint;
    const float whole = paint.em(title_words), least = std::floor(whole * .8f);
    const float room = high - paint.line_height({Type::caption}) - chip_height(stage) - 12;
    TextStyle two = title_words;
    two.size = std::floor(std::clamp(whole * room / (2 * paint.line_height(title_words)), least, whole));
    while (two.size > least && paint.line_count(row.title_room, row.title, two) > 2)
        two.size -= 1;
    return std::max(paint.em(paint.fitted(row.title, title_words, row.title_room)), two.size);
}

// Time, title, place; the state beside them, or on the second line where the title needs the width.
void strip_row(Stage& stage, const Box& box, const Row& row, const StripRow& shown, bool chip_below,
               float title_size) {
    Painter& paint = stage.paint;
    const bool open = row.phase == domain::MeetingPhase::open;
    const Color ink = is_over(row) ? color::ink5 : color::ink9;
    const TextStyle time{Type::heading, open ? color::river7 : ink, true};
    const TextStyle place{Type::caption, color::ink5};
    TextStyle title{title_words.type, ink, true};
    title.size = title_size;
    const auto& [starts, words, at, chip, time_wide, x, beside, title_room] = shown;
    paint.text({box.x, box.y, time_wide + 2, box.h}, starts, time);
    const float title_high = paint.line_height(title), place_high = paint.line_height(place);
    // A place that does not fit beside the chip gets a line of its own, where the row is high enough.
    const bool three = chip_below && paint.width(at, place) > beside &&
                       box.h >= title_high + place_high + chip_height(stage) + 8;
    // The chip is higher than its line: where the row has the height, the title keeps clear of it.
    const float spare = box.h - title_high - place_high - 14;
    const float between = chip_below && !three ? std::clamp(spare, -3.0f, 12.0f) : -3;
    const float third = three ? chip_height(stage) + 2 : 0;
    const bool two =
        paint.width(words, title) > title_room && box.h >= 2 * title_high + place_high + between + third;
    const float words_high = two ? 2 * title_high : title_high;
    // A chip on the second line reaches further down than the words do.
    const float up = chip_below && !three ? (chip_height(stage) - place_high) / 2 + 2 : 2.0f;
    const float y = box.centre_y() - (words_high + place_high + between + third) / 2 - up;
    if (two) {
        paint.paragraph({x, y, title_room, words_high}, words, title, Align::left, 2);
    } else {
        paint.text({x, y, title_room, title_high}, words, title);
    }
    const Box second{x, y + words_high + between, three ? box.right() - x : beside, place_high};
    paint.text(second, at, place);
    if (three) {
        chip_from(stage, x - 4, second.bottom() + 2 + chip_height(stage) / 2, chip);
    } else {
        chip_until(stage, box.right(), chip_below ? second.centre_y() : box.centre_y(), chip);
    }
    stage.say("home.meeting." + base::to_string(row.id), NodeRole::text,
              starts + ", " + words + ", " + at + ", " + chip.label, box);
}

// A boat on still water: the day's work is done.
void calm_boat(Painter& paint, float x, float y) {
    std::vector<ImVec2> cabin, hull{{x - 44, y}, {x + 56, y - 2}, {x + 34, y + 14}, {x - 28, y + 14}};
    for (int i = 0; i <= 16; ++i) {
        const float a = 3.14159f * (1 + static_cast<float>(i) / 16);
        cabin.push_back({x + 4 + 22 * std::cos(a), y - 2 + 26 * std::sin(a)});
    }
    paint.polygon(cabin, rgb(0xE9D9BE));
    paint.polygon(hull, color::river7);
    for (int line = 0; line < 2; ++line) {
        std::vector<ImVec2> wave;
        const float half = line == 0 ? 96.0f : 56.0f;
        for (int i = 0; i <= 40; ++i) {
            const float t = static_cast<float>(i) / 40;
            wave.push_back({x + half * (2 * t - 1), y + 22 + 16.0f * static_cast<float>(line) +
                                                        5 * std::sin(t * (line == 0 ? 19.0f : 12.6f))});
        }
        paint.polyline(wave, line == 0 ? color::river3 : color::river2, 5);
    }
}

void nothing_left(Page& page, Stage& stage, const Box& card, const service::TodayView& today) {
    Painter& paint = stage.paint;
    // Of meetings that are not shown nothing is known here, so nothing is denied.
    const std::string_view title = page.words.tr("今天没有公开的会议了");
    std::string next(page.words.tr("有签到码就能签，请直接扫码"));
    if (today.next_day_first) {
        next = base::fill(page.words.tr("{day}第一场 {time}"),
                          {{"day", day_of(page, *today.next_day_first)},
                           {"time", plain_time(page, *today.next_day_first)}});
    }
    const TextStyle strong{Type::heading, color::ink9, true}, quiet{Type::caption, color::ink5};
    const float high = 90 + paint.line_height(strong) + paint.line_height(quiet);
    const float y = card.centre_y() - high / 2 + 10;
    calm_boat(paint, card.centre_x(), y + 28);
    const Box line{card.x + 36, y + 84, card.w - 72, paint.line_height(strong)};
    paint.text(line, title, strong, Align::centre);
    paint.text({line.x, line.bottom(), line.w, paint.line_height(quiet)}, next, quiet, Align::centre);
    stage.say("home.meetings.none", NodeRole::text, std::string(title) + " " + next, card);
}

// The tab that names the card, on its upper edge.
void tab(Page& page, Stage& stage, const Box& card, std::size_t count) {
    Painter& paint = stage.paint;
    const std::string_view name = page.words.tr("今日会议");
    const std::string of = base::fill(page.words.tr("共 {n} 场"), {{"n", std::to_string(count)}});
    const TextStyle bold{Type::caption, color::white, true}, plain{Type::caption, color::white};
    const float high = stage.large() ? 66 : 56, icon = stage.large() ? 42 : 34;
    const float name_wide = paint.width(name, bold), of_wide = paint.width(of, plain);
    const Box pill{card.x + 36, card.y - high / 2, 20 + icon + 10 + name_wide + 12 + of_wide + 24, high};
    paint.shadow(pill, Elevation::e1, high / 2);
    paint.fill(pill, color::river7, radius::pill);
    paint.icon(icon::calendar_check, pill.x + 20 + icon / 2, pill.centre_y(), icon, color::white);
    const float x = pill.x + 20 + icon + 10;
    paint.text({x, pill.y, name_wide + 2, high}, name, bold);
    paint.text({x + name_wide + 12, pill.y, of_wide + 2, high}, of, plain);
    stage.say("home.meetings", NodeRole::heading, std::string(name) + " " + of, pill);
}

}  // namespace

void meeting_strip(Page& page, Stage& stage, const Box& card) {
    const service::TodayView& today = known(page.view.today);
    stage.paint.card(card);
    if (!today.meetings.empty()) tab(page, stage, card, today.meetings.size());
    // What is over comes last, and only where there is room; alone it is no news.
    const std::vector<Row>& rows = today.meetings;
    if (std::all_of(rows.begin(), rows.end(), is_over)) return nothing_left(page, stage, card, today);

    const bool chip_below = stage.layout().landscape || stage.large();
    const float least = stage.large() ? 126 : chip_below ? 150 : 92;
    const float under_tab = stage.large() ? 36 : 29;
    const Box inner{card.x + 36, card.y + under_tab, card.w - 72, card.h - under_tab - 5};
    const auto fits = std::max(1, static_cast<int>(inner.h / least));
    const int shown = std::min({static_cast<int>(rows.size()), fits, stage.large() ? 2 : 5});
    // Few meetings keep a row's height and stand at the top; many share the card.
    const float pitch = std::min(inner.h / static_cast<float>(shown), least * (chip_below ? 2.0f : 1.7f));
    // All titles in the size of the longest: a list in two sizes looks like two lists.
    float size = stage.paint.em(title_words);
    std::vector<StripRow> lines;
    for (int i = 0; i < shown; ++i) {
        lines.push_back(strip_row_of(page, stage, inner, rows[static_cast<std::size_t>(i)], chip_below));
        size = std::min(size, title_size(stage, lines.back(), pitch));
    }
    for (int i = 0; i < shown; ++i) {
        const Box box{inner.x, inner.y + pitch * static_cast<float>(i), inner.w, pitch};
        const auto at = static_cast<std::size_t>(i);
        if (i > 0) stage.paint.fill(box.top(2), color::line);
        strip_row(stage, box, rows[at], lines[at], chip_below, size);
    }
}

}  // namespace ui
