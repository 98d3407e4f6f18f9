#include "ui/screens/request_screen.h"

#include <algorithm>

#include "ui/screens/desk.h"
#include "ui/screens/repair_photos.h"
#include "ui/screens/request_pictures.h"
#include "ui/screens/request_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/timeline.h"

namespace ui {
namespace {

using domain::RequestState;
using domain::ServiceRequest;

Icon sign_of(const Page& page, const ServiceRequest& request) {
    const auto* category = domain::find_category(known(page.view.house).categories, request.category);
    const Icon sign = category ? icon_named(category->icon) : Icon::none;
    return sign == Icon::none ? icon::wrench : sign;
}

// The four things that happen with most of them; others end before.
std::size_t stage_of(RequestState state) {
    switch (state) {
        case RequestState::submitted:
            return 0;
        case RequestState::reopened:  // what was done before stays in sight
        case RequestState::dispatched:
        case RequestState::accepted:
            return 1;
        case RequestState::on_site:
        case RequestState::waiting:
            return 2;
        case RequestState::done:
        case RequestState::confirmed:
        case RequestState::rejected:
        case RequestState::duplicate:
            return 3;
    }
    return 0;
}

std::optional<base::WallTime> when(const ServiceRequest& request, std::size_t stage) {
    for (auto step = request.steps.rbegin(); step != request.steps.rend(); ++step)
        // Waiting for parts is no proof that anybody came.
        if (stage_of(step->state) == stage &&
            (step->state != RequestState::waiting || step->state == request.state))
            return step->at;
    return std::nullopt;
}

// The day, too, where it was another one.
std::string step_time(const Page& page, base::WallTime at) {
    const bool today = base::civil_day(at, page.utc_offset) == base::civil_day(page.now, page.utc_offset);
    return today ? clock_of(page, at) : moment_of(page, at);
}

std::vector<TimelineStep> progress(const Page& page, const ServiceRequest& request, std::string_view end) {
    const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
    const bool ended_early =
        request.state == RequestState::rejected || request.state == RequestState::duplicate;
    const std::size_t now = stage_of(request.state);
    std::vector<TimelineStep> steps{{tr("已提交"), tr("已收到报修"), {}},
                                    {tr("已派单"), request.worker, {}},
                                    {tr("师傅到场"), {}, {}},
                                    {tr("已修好"), {}, {}}};
    if (ended_early) steps = {steps[0], {std::string(state_words(page, request.state)), {}, {}}};
    const std::size_t here = ended_early ? 1 : now;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].when = i < here    ? TimelineStep::When::past
                        : i == here ? TimelineStep::When::now
                                    : TimelineStep::When::ahead;
        if (const auto at = when(request, ended_early && i == 1 ? 3 : i); at && i <= here)
            steps[i].time = step_time(page, *at);
    }
    if (!ended_early && now > 0) steps[now].title = state_words(page, request.state);
    if (request.state == RequestState::reopened) steps[here].caption = tr("收到了，会再安排人来看");
    steps[here].icon = ended_early ? icon::information_outline
                       : now == 2  ? icon::wrench
                       : now == 3  ? icon::check
                                   : icon::clock;
    if (ended_early) steps[here].caption = end.empty() ? tr("有疑问请问工作人员") : std::string(end);
    // Nobody has said that anybody came, and nobody will any more.
    if (!ended_early && now == 3 && !when(request, 2)) steps.erase(steps.begin() + 2);
    return steps;
}

constexpr float least_progress = 620, pictures_high = 216, key_high = 88, card_aside = 40;
constexpr float least_short_progress = 480;  // with five keys beneath
constexpr float least_beside = 730;          // five keys, one below the other

Box untitled_card(Stage& stage, const Box& box) {
    stage.paint.card(box, Elevation::e1);
    return box.inset(card_aside, 28);
}

Box titled_card(Stage& stage, const Box& box, std::string_view title) {
    const TextStyle style{Type::heading, color::ink9, true};
    const Box inside = untitled_card(stage, box);
    const float high = stage.paint.line_height(style);
    stage.paint.text(inside.top(high), title, style);
    return inside.below(high + 16);
}

}  // namespace

void RequestScreen::body(Page& page, Stage& stage) {
    const ServiceRequest* shown = request(page);
    if (shown == nullptr) return page.go.home();  // it was another visit's
    dark_head(page, stage);
    const float under = number(page, stage, *shown);
    const RequestHead head{kind_of(page, *shown), sign_of(page, *shown)};
    std::vector<RequestFact> facts = facts_of(page, *shown);
    const auto photographs = pictures(page);
    const Parts parts = parts_of(page, stage, under, head, facts, !photographs.empty());
    stage.paint.card(parts.card, Elevation::e2);
    request_card(stage, parts.words, head, std::move(facts));
    if (parts.pictured)
        request_pictures(page, stage, parts.card.inset(32, 20).foot(pictures_high),
                         domain::is_open(shown->state), photographs);
    const Box& area = parts.area;
    const bool shares = has_beside(page);
    const float below = beside_lies_below(page, stage);
    const Box steps = !shares ? area : below > 0 ? area.top(area.h - below - space::gap) : area.left(552);
    if (photographs.empty() || parts.pictured) {
        progress_card(page, stage, steps, *shown);
    } else {
        progress_or_photos(page, stage, steps, *shown, photographs);
    }
    if (shares) beside(page, stage, below > 0 ? area.foot(below) : area.right_part(area.w - 576));
    buttons(page, stage, stage.layout().reach.foot(120));
}

void RequestScreen::progress_card(Page& page, Stage& stage, const Box& box, const ServiceRequest& shown) {
    const Box rest = titled_card(stage, box, page.words.tr("进度"));
    timeline(stage, "request.step", rest, progress(page, shown, end_words(page)));
}

// Where large letters left no room for photos above, a touch shows them in place of the progress. For a low
// reach its key is at the foot, and takes the place of the title where the card is low, too.
void RequestScreen::progress_or_photos(Page& page, Stage& stage, const Box& box, const ServiceRequest& shown,
                                       const std::vector<service::SlipPhotoShown>& all) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    const bool photos = photos_of_ == shown.number, low = stage.layout().low_reach;
    const Box inside = low && box.h < least_progress
                           ? untitled_card(stage, box)
                           : titled_card(stage, box, photos ? tr("照片") : tr("进度"));
    const Box key = low ? box.inset(card_aside, 16).foot(key_high) : inside.top(key_high);
    const auto draw_key = [&] {
        if (pill(stage, key,
                 {"request.photos", photos ? tr("看进度") : tr("看照片"), false, true,
                  photos ? icon::clock : icon::image_multiple}))
            photos_of_ = photos ? std::nullopt : std::optional(shown.number);
    };
    const Box rest = low ? inside.top(key.y - 16 - inside.y) : inside.below(key_high + space::gap);
    if (!low) draw_key();
    if (photos) {
        request_pictures(page, stage, rest, domain::is_open(shown.state), all);
    } else {
        timeline(stage, "request.step", rest, progress(page, shown, end_words(page)));
    }
    if (low) draw_key();
}

// What is to be said comes first: the card takes of what is free below it, upright of the progress.
RequestScreen::Parts RequestScreen::parts_of(Page& page, const Stage& stage, float under,
                                             const RequestHead& head, const std::vector<RequestFact>& facts,
                                             bool has_pictures) {
    const Layout& at = stage.layout();
    const Box& info = at.information;
    const float room = info.w - (at.landscape ? 36 : 0);
    Parts parts;
    Box& card = parts.card;
    card = {info.x, under + 24, room, (at.landscape ? info.bottom() : at.reach.y) - space::gap - under - 24};
    parts.area = at.reach.top(at.reach.h - 144);
    const float said = request_card_height(stage, card.w, head, facts), photos = pictures_high + space::gap;
    const float below = beside_lies_below(page, stage);
    const float least = below > 0           ? below + space::gap + least_short_progress
                        : keys_beside(page) ? least_beside
                                            : least_progress;
    const float free = at.landscape ? card.h : card.h + std::max(0.0f, parts.area.h - least);
    parts.pictured = has_pictures && said + photos <= free;
    const float needed = said + (parts.pictured ? photos : 0);
    if (at.landscape) {
        card.h = std::min(card.h, std::max(420.0f, needed));
    } else if (needed > card.h) {
        const float kept = parts.pictured || below > 0 ? least : least_progress,
                    more = std::clamp(needed - card.h, 0.0f, std::max(0.0f, parts.area.h - kept));
        card.h += more;
        parts.area = parts.area.below(more);
    }
    parts.words = parts.pictured ? card.top(card.h - photos) : card;
    return parts;
}

float RequestScreen::number(Page& page, Stage& stage, const ServiceRequest& shown) {
    Painter& paint = stage.paint;
    const Box& info = stage.layout().information;
    const float room = info.w - (stage.layout().landscape ? 36 : 0);
    const TextStyle small{Type::body, color::white}, big{Type::display, color::white, true};
    const std::string text = domain::short_form(shown.number);
    const Chip chip = state_chip(page, shown.state);
    const float line = paint.line_height(small);
    const float chip_wide = std::min(chip_width(stage, chip), room * .62f);
    const Box label{info.x, info.y + 104, room - chip_wide - 24, line};
    paint.text(label, page.words.tr("报修编号"), small);
    const TextStyle fitted = paint.fitted(text, big, room);
    const float high = paint.line_height(fitted);
    const Box number{info.x, label.bottom(), room, high};
    paint.text(number, text, fitted);
    chip_until(stage, info.x + room, label.centre_y(), chip, chip_wide);
    stage.say("request.number", NodeRole::heading,
              std::string(page.words.tr("报修编号")) + " " + domain::to_string(shown.number), number);
    stage.say("request.state", NodeRole::text, chip.label,
              {info.x + room - chip_wide, label.y, chip_wide, line});
    return label.bottom() + high;
}

std::vector<RequestFact> RequestScreen::facts_of(Page& page, const ServiceRequest& shown) {
    std::vector<RequestFact> facts{
        {"request.place", icon::map_marker, place_of(page, shown)},
        {"request.made", icon::clock,
         joined({base::fill(page.words.tr("{time} 提交"), {{"time", moment_of(page, shown.made)}}),
                 photo_count(page, photos(page))},
                " · ")}};
    if (const std::string lost = photos_lost(page); !lost.empty())
        facts.push_back({"request.photos_lost", icon::information_outline, lost});
    const std::string call = warning(page);
    // Whoever is in danger is to ring, and not to wait for what is promised of other kinds.
    if (const std::string due = promise_or_wait_words(page, shown); !due.empty() && call.empty())
        facts.push_back({"request.due", icon::timer_sand, due, true});
    if (const std::string waiting = waiting_words(page, shown); voice_counted(page))
        facts.insert(facts.begin(), {"request.voice", icon::check_circle,
                                     joined({page.words.tr("已记下"), waiting}, " · "), true});
    else if (!waiting.empty() && domain::is_open(shown.state))
        facts.push_back({"request.waiting", icon::account_multiple, waiting});
    if (const std::string then = as_of(page); !then.empty())
        facts.push_back({"request.as_of", icon::information_outline, then});
    if (const std::string how = how_to_say(page); !how.empty())
        facts.push_back({"request.how", icon::qrcode_scan, how});
    if (!call.empty()) facts.insert(facts.begin(), {"request.call", icon::phone_in_talk, call, true});
    return facts;
}

}  // namespace ui
