#include "ui/screens/result.h"

#include <array>
#include <cmath>

#include "ui/screens/arrivals_card.h"
#include "ui/screens/help.h"
#include "ui/screens/lobby_screen.h"
#include "ui/screens/lookup.h"
#include "ui/screens/result_cards.h"
#include "ui/screens/scan.h"
#include "ui/screens/way_card.h"
#include "ui/theme/motion.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"

namespace ui {
namespace {

struct Look {
    Gradient ground;
    Color title, detail, disc;
    bool dark;
};

Look look_of(Ground ground, bool success) {
    switch (ground) {
        case Ground::river:
            return {gradient::dark, color::white, color::white, success ? color::ok_disc : color::river5,
                    true};
        case Ground::amber:
            return {gradient::amber, rgb(0x4A2E00), color::amber, color::amber_disc, false};
        case Ground::red:
            return {gradient::red, rgb(0x6B1024), color::red, color::red, false};
    }
    return {};
}

// The disc grows from .8 while the check is drawn; once.
void verdict_disc(Stage& stage, float x, float y, float r, const Verdict& verdict, Color ground) {
    Painter& paint = stage.paint;
    const float t = stage.calm ? 1 : eased(Easing::decelerate, stage.age, motion::check_drawn);
    if (t < 1) stage.animate_for(motion::check_drawn - stage.age);
    const float size = r * (.8f + .2f * t);
    // The shadow does not grow along: every radius is a picture of its own.
    paint.shadow({x - r, y - r, 2 * r, 2 * r}, Elevation::e2, r);
    paint.disc(x, y, size, color::white);
    paint.disc(x, y, size * .78f, ground);
    if (verdict.icon != Icon::none) {
        paint.icon(verdict.icon, x, y, size * .95f, color::white);
        return;
    }
    // Two strokes, in order.
    const ImVec2 a{x - size * .30f, y + size * .03f}, b{x - size * .08f, y + size * .24f},
        c{x + size * .33f, y - size * .21f};
    const float first = std::min(1.0f, t / .35f), second = std::clamp((t - .35f) / .65f, 0.0f, 1.0f);
    std::vector<ImVec2> line{a, {a.x + (b.x - a.x) * first, a.y + (b.y - a.y) * first}};
    if (second > 0) line.push_back({b.x + (c.x - b.x) * second, b.y + (c.y - b.y) * second});
    paint.polyline(line, color::white, size * .115f);
}

constexpr float smallest_disc = 34, about_disc = 44, under_header = 92, over_card = 22, usual_way = 528,
                low_way = 440, roomy_way = 720, roomy_disc = 64, arrivals_card_height = 280;

// The verdict, large; whom it greets, at a heading's size; what else there is to say.
struct Words {
    const Verdict& verdict;
    TextStyle title, greeting, detail;

    Words(const Painter& paint, const Verdict& says, const Look& look)
        : verdict(says),
          title{Type::title, look.title, true},
          greeting{Type::heading, look.title, true},
          detail{Type::body, look.detail} {
        title.size = paint.em(title);
        greeting.size = paint.em(greeting);
        detail.size = paint.em(detail);
    }
    float height(const Painter& paint, float room) const {
        return paint.paragraph_height(room, verdict.title, title, 2) +
               paint.paragraph_height(room, verdict.greeting, greeting, 2) +
               paint.paragraph_height(room, verdict.detail, detail, 2);
    }
    // Long ones in large text get smaller, all in the same measure, until the verdict takes two lines and all
    // leave the disc its place: the verdict stays the largest of them. The greeting would rather stand in one
    // line.
    void fit(const Painter& paint, float room, float high) {
        constexpr float smallest_part = .5f;
        const float least = std::max(34.0f, paint.smallest());
        const TextStyle line = paint.fitted(verdict.greeting, greeting, room);
        if (paint.em(line) > least) greeting = line;
        const std::array whole{title.size, greeting.size, detail.size};
        const std::array styles{&title, &greeting, &detail};
        for (float part = 1; part >= smallest_part; part -= .04f) {
            for (std::size_t i = 0; i < whole.size(); ++i)
                styles[i]->size = std::max(std::min(least, whole[i]), std::floor(whole[i] * part));
            if (paint.line_count(room, verdict.title, title) <= 2 && height(paint, room) <= high) return;
        }
    }
    void draw(Painter& paint, Box box) const {
        box = box.below(paint.paragraph(box, verdict.title, title, Align::centre, 2));
        box = box.below(paint.paragraph(box, verdict.greeting, greeting, Align::centre, 2));
        paint.paragraph(box, verdict.detail, detail, Align::centre, 2);
    }
};

class ResultScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "checkin.result"; }
    std::chrono::seconds stays() const override { return std::chrono::seconds{12}; }
    bool returns_by_itself() const override { return true; }
    // Once for each result: not again when a page that was opened from here closes.
    void entered(Page& page) override {
        const service::CheckInView& check_in = known(page.view.check_in);
        if (!check_in.result || check_in.result->number == heard_) return;
        heard_ = check_in.result->number;
        const Ground ground = verdict_of(page, *check_in.result).ground;
        page.play(ground == Ground::river ? Sound::done : Sound::problem);
    }

  protected:
    bool moves_down() const override { return false; }

    void body(Page& page, Stage& stage) override {
        const service::CheckInView& check_in = known(page.view.check_in);
        if (!check_in.result) return;  // the visit is over; the shell is about to leave this page
        const service::CheckInResult& result = *check_in.result;
        const Verdict verdict = verdict_of(page, result);
        const float more = lent(page, stage, verdict, result);
        upper_part(page, stage, verdict, more);
        lower_part(page, stage, verdict, result, more);
        buttons(page, stage, verdict, result);
    }

  private:
    std::uint64_t heard_ = 0;

    // Two buttons at the foot are within low reach anyway: the page keeps its shape.
    static Box information(const Layout& at, float more) {
        Box info = at.information;
        if (!at.landscape) info.h = at.reach.y - space::gap - info.y + more;
        return info;
    }

    // Upright, what the verdict's words want in large text beyond the information zone, as far as the zone
    // beneath can spare it.
    static float lent(Page& page, Stage& stage, const Verdict& verdict,
                      const service::CheckInResult& result) {
        if (stage.layout().landscape || !stage.large()) return 0;
        const Box info = information(stage.layout(), 0);
        const Words words(stage.paint, verdict, look_of(verdict.ground, false));
        const float wanted = under_header + words.height(stage.paint, info.w) + 2 * roomy_disc + about_disc +
                             over_card + facts_height(stage, info.w, verdict, false);
        const float spare = lower_room(stage, 0).h - lower_need(page, stage, verdict, result);
        return std::clamp(wanted - info.h, 0.0f, std::max(0.0f, spare));
    }

    static Box lower_room(const Stage& stage, float more) {
        const Box room = stage.layout().reach.below(more);
        return room.top(room.h - 144);  // the buttons' row
    }

    // The least at which the lower part says all that it has to say.
    static float lower_need(Page& page, Stage& stage, const Verdict& verdict,
                            const service::CheckInResult& result) {
        const Box room = lower_room(stage, 0);
        float need = 0;
        if (has_slip_trouble(result))
            need += banner_height(stage, room.w, slip_words(page, result.slip)) + space::gap;
        for (const ResultHint& hint : verdict.hints)
            need += std::max(120.0f, hint_height(stage, room.w, hint)) + space::gap;
        if (has_way(verdict, result)) {
            const float without = way_height(page, stage, room.w, *result.place) + 60;
            const auto shows = [&](float high) {
                return way_shows_plan(page, stage, room.top(high), *result.place);
            };
            need += (shows(low_way) ? low_way : shows(usual_way) ? usual_way : without) + space::gap;
        }
        if (counted(verdict, result)) need += arrivals_line_height(stage) + space::gap;
        return need - space::gap;
    }

    static bool has_slip_trouble(const service::CheckInResult& result) {
        return result.slip == service::SlipState::no_paper || result.slip == service::SlipState::failed;
    }
    static bool has_way(const Verdict& verdict, const service::CheckInResult& result) {
        return verdict.way && result.place && !result.place->way.empty();
    }
    static bool counted(const Verdict& verdict, const service::CheckInResult& result) {
        return verdict.arrivals &&
               ((result.arrived && result.expected) || (result.meeting && !result.meeting->note.zh.empty()));
    }

    static void upper_part(Page& page, Stage& stage, const Verdict& verdict, float more) {
        const Layout& at = stage.layout();
        Painter& paint = stage.paint;
        const Look look = look_of(verdict.ground, verdict.icon == Icon::none);
        const Box info = information(at, more);
        const Corners corners = at.landscape ? Corners::right : Corners::bottom;
        const Box band = at.landscape ? Box{at.page.x, at.page.y, info.right() - at.page.x, at.page.h}
                                      : Box{at.page.x, at.page.y, at.page.w, info.bottom() - 104 - at.page.y};
        paint.fill(band, look.ground, radius::band, corners);
        if (look.dark) paint.waves(band, radius::band, corners);
        page_header(page, stage, look.dark);

        const float room = at.landscape ? info.w - 36 : info.w;
        const float card_high = facts_height(stage, room, verdict, at.landscape);
        const Box card{info.x, info.bottom() - card_high, room, card_high};

        const float top = info.y + under_header, space_there = card.y - over_card - top;
        Words words(paint, verdict, look);
        words.fit(paint, room, space_there - 2 * smallest_disc - about_disc);
        const float high = words.height(paint, room);
        const float r = std::clamp((space_there - high - 30) / 2, smallest_disc, 90.0f);
        const float slack = std::max(0.0f, space_there - high - 2 * r - 28);
        // In landscape the block stands in the middle; in portrait it leans on the card as on the board.
        const float y = top + (at.landscape ? slack / 2 : slack * .55f);
        verdict_disc(stage, info.x + room / 2, y + r, r, verdict, look.disc);
        const float words_y = y + 2 * r + 28 + (at.landscape ? 0 : slack * .25f);
        words.draw(paint, {info.x, words_y, room, high});
        stage.say("checkin.result.verdict", NodeRole::heading, spoken(verdict),
                  {info.x, words_y, room, high});
        facts_card(stage, card, verdict, at.landscape);
    }

    static std::string spoken(const Verdict& verdict) {
        std::string all = verdict.title;
        for (const std::string& more : {verdict.greeting, verdict.detail})
            if (!more.empty()) all += ". " + more;
        return all;
    }

    static void lower_part(Page& page, Stage& stage, const Verdict& verdict,
                           const service::CheckInResult& result, float more) {
        Box left = lower_room(stage, more);
        if (has_slip_trouble(result)) {
            const Banner words = slip_words(page, result.slip);
            const float high = banner_height(stage, left.w, words);
            banner(stage, left.top(high), words);
            left = left.below(high + space::gap);
        }
        const bool way = has_way(verdict, result), count = counted(verdict, result);
        const float usual = way ? 120 : std::min(168.0f, left.h / 5);
        int n = 0;
        for (const ResultHint& hint : verdict.hints) {
            const float high = std::max(usual, hint_height(stage, left.w, hint));
            if (left.h < high) break;
            hint_row(stage, "checkin.result.hint." + std::to_string(n++), left.top(high), hint);
            left = left.below(high + space::gap);
        }
        if (way) {
            const float high = way_high(page, stage, left, *result.place, count);
            if (high >= way_height(page, stage, left.w, *result.place)) {
                way_card(page, stage, left.top(high), *result.place);
                left = left.below(high + space::gap);
            }
        }
        if (!count) return;
        if (left.h >= arrivals_card_height) {
            arrivals_card(page, stage, left.top(arrivals_card_height + 8), result);
        } else if (left.h + 1 >= arrivals_line_height(stage)) {
            arrivals_line(page, stage, left.top(arrivals_line_height(stage)), result);
        }
    }

    // Where the arrivals have their card, the way has its usual room; else it takes what a line of them
    // leaves.
    static float way_high(const Page& page, const Stage& stage, const Box& left, const domain::Place& place,
                          bool count) {
        const float usual = std::min(usual_way, left.h);
        const float most = left.h - (count ? arrivals_line_height(stage) + space::gap : 0);
        const float roomy = std::min(most, roomy_way);
        const auto plan = [&](float high) { return way_shows_plan(page, stage, left.top(high), place); };
        if (most < way_height(page, stage, left.w, place)) return usual;
        const bool card = count && left.h - usual - space::gap >= arrivals_card_height;
        return plan(usual) && (card || !plan(roomy)) ? usual : roomy;
    }

    static Banner slip_words(Page& page, service::SlipState slip) {
        const bool paper = slip == service::SlipState::no_paper;
        return {"checkin.result.slip",
                paper ? page.words.tr("没纸了，凭条打不出来") : page.words.tr("凭条没打出来"),
                page.words.tr("签到有效，拍下屏幕也能用"), icon::printer_alert, Tone::amber};
    }

    void buttons(Page& page, Stage& stage, const Verdict& verdict, const service::CheckInResult& result) {
        const Box row = stage.layout().controls.foot(120);
        const bool two = verdict.left.action != ResultAction::none;
        if (two && button(stage, row.column(0, 2, space::gap),
                          {id_of(verdict.left.action), verdict.left.label, ButtonKind::secondary,
                           verdict.left.icon, false, verdict.left.enabled})) {
            act(page, verdict.left.action, result);
        }
        const Box right = two ? row.column(1, 2, space::gap) : row;
        if (button(stage, right,
                   {id_of(verdict.right.action), verdict.right.label, ButtonKind::primary, verdict.right.icon,
                    false, verdict.right.enabled})) {
            act(page, verdict.right.action, result);
        }
    }

    static std::string_view id_of(ResultAction action) {
        switch (action) {
            case ResultAction::print:
                return "checkin.result.print";
            case ResultAction::look_up:
                return "checkin.result.lookup";
            case ResultAction::scan_again:
                return "checkin.result.scan";
            case ResultAction::type_again:
                return "checkin.result.type";
            case ResultAction::take_offer:
                return "checkin.result.offer";
            case ResultAction::help:
                return "checkin.result.help";
            case ResultAction::done:
            case ResultAction::none:
                break;
        }
        return "checkin.result.done";
    }

    static void act(Page& page, ResultAction action, const service::CheckInResult& result) {
        switch (action) {
            case ResultAction::print:
                page.send(service::command::PrintSlip{page.visit, result.number, page.modes.language});
                return;
            case ResultAction::take_offer:
                page.send(service::command::TakeOffer{page.visit, result.number});
                return;
            case ResultAction::look_up:
                page.send(service::command::LeaveScanPage{page.visit});
                page.go.replace(make_lookup_screen());
                return;
            case ResultAction::help:
                page.go.open(make_help_screen());
                return;
            case ResultAction::type_again:
            case ResultAction::scan_again:
            case ResultAction::done:
            case ResultAction::none:
                page.go.back();
                return;
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_result_screen() {
    return std::make_unique<ResultScreen>();
}

}  // namespace ui
