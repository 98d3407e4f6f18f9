#include "ui/screens/request_follow_up.h"

#include "kiosk/domain/follow_up.h"
#include "ui/screens/request_words.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

using domain::FollowUpKind;
using domain::FollowUpOutcome;
using domain::Satisfaction;

constexpr Satisfaction all_words[] = {Satisfaction::very_satisfied, Satisfaction::satisfied,
                                      Satisfaction::fairly_satisfied, Satisfaction::dissatisfied,
                                      Satisfaction::very_dissatisfied};
constexpr float most_key = 104, between = 14;

FollowUpOutcome judged(const Page& page, const service::FollowAnswer& shown, FollowUpKind kind) {
    return domain::judge(*shown.request, kind, page.now, page.utc_offset);
}

// Ours, not the visitor's: nothing was kept of what was said last.
bool failed(const service::FollowAnswer& shown, FollowUpKind kind) {
    return shown.said && shown.said->kind == kind && !shown.said->outcome;
}

bool was_done(const Page& page, const service::FollowAnswer& shown) {
    return judged(page, shown, FollowUpKind::not_solved) == FollowUpOutcome::counted;
}

void say(Page& page, FollowUpKind kind, std::optional<Satisfaction> rating = {}) {
    page.send(service::command::SayFollowUp{page.visit, kind, rating});
}

Button urge_key(const Page& page, const service::FollowAnswer& shown) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    Button key{"request.urge", tr("催一下"), ButtonKind::secondary, icon::bell_ring};
    if (judged(page, shown, FollowUpKind::urge) == FollowUpOutcome::urged_today)
        key.label = tr("今天催过了"), key.icon = icon::check, key.enabled = false;
    if (failed(shown, FollowUpKind::urge)) key.label = tr("没记下，再试一次");
    return key;
}

Button not_solved_key(const Page& page, const service::FollowAnswer& shown) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    return {"request.not_solved",
            failed(shown, FollowUpKind::not_solved) ? tr("没记下，再试一次") : tr("没修好"),
            ButtonKind::secondary, icon::wrench};
}

void rating_keys(Page& page, Stage& stage, const Box& box) {
    for (int i = 0; i < 5; ++i) {
        const Satisfaction word = all_words[i];
        const Box cell = box.row(i, 5, between);
        const float spare = std::max(0.0f, cell.h - most_key) / 2;
        const std::string id = "request.rate." + std::string(domain::to_string(word));
        if (pill(stage, cell.inset(0, spare), {id, satisfaction_words(page, word)}))
            say(page, FollowUpKind::rating, word);
    }
}

}  // namespace

bool asks_for_rating(const Page& page, const service::FollowAnswer& shown) {
    const bool just_rated = shown.said && shown.said->kind == FollowUpKind::rating;
    return shown.held && was_done(page, shown) && (just_rated || !shown.request->rated);
}

void rating_card(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown) {
    Painter& paint = stage.paint;
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    paint.card(box, Elevation::e1);
    const Box inside = box.inset(32, 18);
    const TextStyle title{Type::heading, color::ink9, true};
    const bool thanks = shown.request->rated;
    const std::string_view words = thanks                                ? tr("谢谢您的评价")
                                   : failed(shown, FollowUpKind::rating) ? tr("没记下，再试一次")
                                                                         : tr("修得怎么样？");
    const float high = paint.paragraph_height(inside.w, words, title, 2);
    if (!thanks) {
        // Where a hand is, with the question just above.
        const float down = std::max(high + 16, stage.layout().controls.y - inside.y);
        const Box keys = inside.below(down), above = keys.moved(0, -high - 16).top(high);
        stage.say("request.rating", NodeRole::heading, words, above);
        paint.paragraph(above, words, title, Align::left, 2);
        return rating_keys(page, stage, keys);
    }
    stage.say("request.rating", NodeRole::heading, words, inside);
    paint.disc(inside.centre_x(), inside.centre_y() - 64, 54, color::ok_ground);
    paint.icon(icon::check, inside.centre_x(), inside.centre_y() - 64, 60, color::ok);
    paint.paragraph({inside.x, inside.centre_y() + 16, inside.w, high}, words, title, Align::centre, 2);
}

bool has_say(const Page& page, const service::FollowAnswer& shown) {
    return shown.held && (was_done(page, shown) || domain::is_open(shown.request->state));
}

void say_button(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown) {
    const bool done = was_done(page, shown);
    if (button(stage, box, done ? not_solved_key(page, shown) : urge_key(page, shown)))
        say(page, done ? FollowUpKind::not_solved : FollowUpKind::urge);
}

}  // namespace ui
