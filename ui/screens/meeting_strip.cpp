#include "ui/screens/meeting_strip.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/widgets/empty.h"

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
    float time_wide, x, beside, full;
};

// Lying down and large, time and state have a line of their own: beside them a title would have a few
// letters.
bool stacked(const Stage& stage) {
    return stage.large() && stage.layout().landscape;
}

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
    out.x = stacked(stage) ? box.x : box.x + out.time_wide + (stage.large() ? 56 : 35);
    out.beside = box.right() - chip_width(stage, out.chip) - 24 - out.x;
    out.full = box.right() - out.x;
    return out;
}

// How a row stands: the state beside title and place, on the place's line, on a line of its own, or on the
// time's above all of them.
enum class ChipAt { beside, place, own_line, time };
struct StripForm {
    ChipAt chip = ChipAt::beside;
    float head = 0;
    float title_room = 0, title = 0;  // width, height
    float place_room = 0, place = 0;
    float own_line = 0;
    float height() const { return head + title + place + own_line + (chip == ChipAt::beside ? 4.0f : 14.0f); }
};

// `apart`: the state on a line of its own even where it need not be.
StripForm form_of(const Stage& stage, const StripRow& row, bool chip_below, float size, bool apart) {
    const Painter& paint = stage.paint;
    const TextStyle title{title_words.type, {}, true, size}, place{Type::caption};
    StripForm form;
    form.title_room = chip_below ? row.full : row.beside;
    form.title = paint.paragraph_height(form.title_room, row.title, title);
    form.place_room = stacked(stage) ? row.full : row.beside;
    form.place = paint.paragraph_height(form.place_room, row.place, place);
    if (stacked(stage)) form.chip = ChipAt::time, form.head = paint.line_height({Type::heading, {}, true});
    if (stacked(stage) || !chip_below) return form;
    form.chip = ChipAt::place;
    if (!apart && paint.width(row.place, place) <= row.beside) return form;
    // A place that does not fit beside the chip wraps there, or has the whole width above it.
    StripForm whole = form;
    whole.chip = ChipAt::own_line;
    whole.place_room = row.full;
    whole.place = paint.paragraph_height(row.full, row.place, place);
    whole.own_line = chip_height(stage) + 2;
    const bool cut = paint.widest_word(row.place, place) > row.beside;
    return apart || cut || whole.height() < form.height() ? whole : form;
}

// Time, title, place, state.
void strip_row(Stage& stage, const Box& box, const Row& row, const StripRow& shown, const StripForm& form,
               float size) {
    Painter& paint = stage.paint;
    const bool open = row.phase == domain::MeetingPhase::open;
    const Color ink = is_over(row) ? color::ink5 : color::ink9;
    const TextStyle time{Type::heading, open ? color::river7 : ink, true};
    const TextStyle place{Type::caption, color::ink5}, title{title_words.type, ink, true, size};
    const bool above = form.chip == ChipAt::time;
    const Box first{box.x, box.centre_y() - form.height() / 2 + 5, shown.time_wide + 2, form.head};
    paint.text(above ? first : Box{box.x, box.y, shown.time_wide + 2, box.h}, shown.starts, time);
    // The chip is higher than its line: where the row has the height, the title keeps clear of it.
    const float spare = box.h - form.title - form.place - 14;
    const float between = form.chip == ChipAt::place ? std::clamp(spare, -3.0f, 12.0f) : -3;
    // A chip on the second line reaches further down than the words do.
    const float line = paint.line_height(place);
    const float up = form.chip == ChipAt::place ? (chip_height(stage) - line) / 2 + 2 : 2.0f;
    const float y = above ? first.bottom()
                          : box.centre_y() - (form.title + form.place + between + form.own_line) / 2 - up;
    paint.paragraph({shown.x, y, form.title_room, form.title}, shown.title, title);
    const Box second{shown.x, y + form.title + between, form.place_room, form.place};
    paint.paragraph(second, shown.place, place);
    if (form.chip == ChipAt::own_line) {
        chip_from(stage, shown.x - 4, second.bottom() + 2 + chip_height(stage) / 2, shown.chip);
    } else {
        const float at = above                        ? first.centre_y()
                         : form.chip == ChipAt::place ? second.centre_y()
                                                      : box.centre_y();
        chip_until(stage, box.right(), at, shown.chip);
    }
    stage.say("home.meeting." + base::to_string(row.id), NodeRole::text,
              shown.starts + ", " + shown.title + ", " + shown.place + ", " + shown.chip.label, box);
}

// The rows that a card holds, and their titles' size: a list in two sizes looks like two lists.
struct Strip {
    std::vector<StripRow> rows;
    std::vector<StripForm> forms;
    float size = 0, least = 0;

    float height() const {
        float all = 0;
        for (const StripForm& form : forms)
            all += std::max(least, form.height());
        return all;
    }
    // All of them alike: where one state has a line of its own, every one has.
    void take_form(const Stage& stage, bool chip_below) {
        for (const bool apart : {false, true}) {
            forms.clear();
            for (const StripRow& row : rows)
                forms.push_back(form_of(stage, row, chip_below, size, apart));
            if (std::none_of(forms.begin(), forms.end(),
                             [](const StripForm& form) { return form.chip == ChipAt::own_line; }))
                return;
        }
    }
    // As many of the rows as fit at the size that lets the most of them fit whole.
    void fit(const Stage& stage, bool chip_below, float high) {
        const float whole = stage.paint.em(title_words);
        const float smallest = std::max(std::floor(whole * .8f), stage.paint.smallest());
        for (;; rows.pop_back()) {
            for (size = whole; size >= smallest; size -= 1) {
                take_form(stage, chip_below);
                if (height() <= high) return;
            }
            size = smallest;
            if (rows.size() == 1) return;
        }
    }
};

void nothing_left(Page& page, Stage& stage, const Box& card, const service::TodayView& today) {
    // Of meetings that are not shown nothing is known here, so nothing is denied.
    std::string next(page.words.tr("有签到码就能签，请直接扫码"));
    if (today.next_day_first) {
        next = base::fill(page.words.tr("{day}第一场 {time}"),
                          {{"day", day_of(page, *today.next_day_first)},
                           {"time", plain_time(page, *today.next_day_first)}});
    }
    empty_state(stage, card, {"home.meetings.none", page.words.tr("今天没有公开的会议了"), next});
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
    // What is over is no news: it comes last, and only where what is to come leaves room.
    const std::vector<Row>& rows = today.meetings;
    const auto coming = static_cast<int>(std::count_if(rows.begin(), rows.end(), std::not_fn(is_over)));
    if (coming == 0) return nothing_left(page, stage, card, today);

    const bool chip_below = stage.layout().landscape || stage.large();
    const float under_tab = stage.large() ? 36 : 29;
    const Box inner{card.x + 36, card.y + under_tab, card.w - 72, card.h - under_tab - 5};
    Strip strip;
    strip.least = stage.large() ? 126 : chip_below ? 150 : 92;
    const float most = strip.least * (chip_below ? 2.0f : 1.7f);
    const auto fits = std::max(1, static_cast<int>(inner.h / strip.least));
    const auto left_over = static_cast<int>((inner.h - most * static_cast<float>(coming)) / strip.least);
    const int shown = std::min(
        {static_cast<int>(rows.size()), coming + std::max(0, left_over), fits, stage.large() ? 2 : 5});
    for (int i = 0; i < shown; ++i)
        strip.rows.push_back(strip_row_of(page, stage, inner, rows[static_cast<std::size_t>(i)], chip_below));
    strip.fit(stage, chip_below, inner.h);
    // Few meetings keep a row's height and stand at the top; many share the card. A row that needs more than
    // its share has it.
    const auto n = static_cast<float>(strip.rows.size());
    const float share = std::min(inner.h / n, most);
    const bool even = std::all_of(strip.forms.begin(), strip.forms.end(),
                                  [&](const StripForm& form) { return form.height() <= share; });
    const float spare = std::min((inner.h - strip.height()) / n, most - strip.least);
    float y = inner.y;
    for (std::size_t i = 0; i < strip.rows.size(); ++i) {
        const float high = even ? share : std::max(strip.least, strip.forms[i].height()) + spare;
        const Box box{inner.x, y, inner.w, high};
        if (i > 0) stage.paint.fill(box.top(2), color::line);
        strip_row(stage, box, rows[i], strip.rows[i], strip.forms[i], strip.size);
        y += high;
    }
}

}  // namespace ui
