#include "ui/screens/request_follow_up.h"

#include <span>

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
constexpr float most_key = 104, least_key = 88, card_pad = 28, thanks_high = 112;
constexpr TextStyle strong{Type::heading, color::ink9, true};

FollowUpOutcome judged(const Page& page, const service::FollowAnswer& shown, FollowUpKind kind) {
    return domain::judge(*shown.request, kind, domain::said_at(*shown.request, page.now), page.utc_offset);
}

// Ours, not the visitor's: nothing was kept of what was said last.
bool failed(const service::FollowAnswer& shown, FollowUpKind kind) {
    return shown.said && shown.said->kind == kind && !shown.said->outcome;
}

bool may_reopen(const Page& page, const service::FollowAnswer& shown) {
    return judged(page, shown, FollowUpKind::not_solved) == FollowUpOutcome::counted;
}
bool was_rejected(const service::FollowAnswer& shown) {
    return shown.request->state == domain::RequestState::rejected;
}
bool was_done(const Page& page, const service::FollowAnswer& shown) {
    return may_reopen(page, shown) && !was_rejected(shown);
}

void say(Page& page, const service::FollowAnswer& shown, FollowUpKind kind,
         std::optional<Satisfaction> rating = {}, std::string_view why = {}) {
    page.send(service::command::SayFollowUp{page.visit, shown.number, kind, rating, std::string(why)});
}

// What is said most. Whoever reads it sits in the house: it is kept in the house's language.
struct Reason {
    std::string_view id, words;
    bool not_solved = false;  // whoever is not content for this one waits for somebody to come again
};
constexpr Reason of_bad_rating[] = {{"slow", base::tr_mark("来得太慢")},
                                    {"not_whole", base::tr_mark("没修彻底"), true},
                                    {"untidy", base::tr_mark("没收拾干净")},
                                    {"manner", base::tr_mark("态度不好")}};
constexpr Reason of_not_solved[] = {{"same", base::tr_mark("还是老样子")},
                                    {"again", base::tr_mark("好了又坏")},
                                    {"part", base::tr_mark("只修了一部分")},
                                    {"nobody", base::tr_mark("没有人来修")}};
constexpr Reason of_rejected[] = {{"broken", base::tr_mark("还是坏的")},
                                  {"ours", base::tr_mark("就在本中心")},
                                  {"show", base::tr_mark("我可以带路")},
                                  {"needed", base::tr_mark("影响办事")}};

std::span<const Reason> reasons_of(const service::FollowAnswer& shown) {
    if (was_rejected(shown)) return of_rejected;
    if (shown.unhappy->kind == FollowUpKind::not_solved) return of_not_solved;
    return of_bad_rating;
}

std::string_view why_words(const Page& page, const service::FollowAnswer& shown) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    if (was_rejected(shown)) return tr("为什么要再看看？");
    return shown.unhappy->kind == FollowUpKind::rating ? tr("哪里不满意？") : tr("还有什么问题？");
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
    Button key{"request.not_solved", was_rejected(shown) ? tr("请再看看") : tr("没修好"),
               ButtonKind::secondary, icon::wrench};
    if (failed(shown, FollowUpKind::not_solved)) key.label = tr("没记下，再试一次");
    return key;
}

void hold(Page& page, const service::FollowAnswer& shown, const domain::UnhappyWord& word) {
    page.send(service::command::HoldUnhappyWord{page.visit, shown.number, word});
}

// Five or six of them, one below the other, or in two rows where a hand reaches less far.
struct Keys {
    Stage& stage;
    const Box& box;
    int n;

    Box cell(int i) const {
        const Box all = stage.layout().low_reach
                            ? box.row(i / 3, 2, space::gap).column(i % 3, i < 3 ? 3 : n - 3, space::gap)
                            : box.row(i, n, space::gap);
        return all.inset(0, std::max(0.0f, all.h - most_key) / 2);
    }
    bool at(int i, const std::string& id, std::string_view words, Icon icon = Icon::none) const {
        return pill(stage, cell(i), {id, words, false, true, icon});
    }
};

void rating_keys(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown) {
    const Keys keys{stage, box, 5};
    for (int i = 0; i < 5; ++i) {
        const Satisfaction word = all_words[i];
        const std::string id = "request.rate." + std::string(domain::to_string(word));
        if (!keys.at(i, id, satisfaction_words(page, word))) continue;
        if (domain::asks_why(FollowUpKind::rating, word)) {
            hold(page, shown, {FollowUpKind::rating, word});
        } else {
            say(page, shown, FollowUpKind::rating, word);
        }
    }
}

void reason_keys(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown) {
    const domain::UnhappyWord& word = *shown.unhappy;
    const bool rows = stage.layout().low_reach;
    const Keys keys{stage, box, rows ? 6 : 5};
    int i = 0;
    for (const Reason& reason : reasons_of(shown))
        if (keys.at(i++, "request.why." + std::string(reason.id), page.words.tr(reason.words)))
            return reason.not_solved ? say(page, shown, FollowUpKind::not_solved, {}, reason.words)
                                     : say(page, shown, word.kind, word.rating, reason.words);
    // Five words stand close together, and the wrong one is easily touched: the way back shares the last row
    // where there are no six.
    const auto none = [&](const Box& cell) {
        if (pill(stage, cell, {"request.why.none", page.words.tr("不说了")}))
            say(page, shown, word.kind, word.rating);
    };
    const std::string_view wrong = page.words.tr("点错了");
    const auto take_back = [&] {
        page.send(service::command::TakeBackUnhappyWord{page.visit, shown.number});
    };
    if (rows) {
        none(keys.cell(4));
        if (keys.at(5, "request.why.back", wrong, icon::arrow_left)) take_back();
        return;
    }
    const Box last = keys.cell(4);
    if (icon_button(stage, last.left(last.h), "request.why.back", wrong, icon::arrow_left)) take_back();
    none(last.right_part(last.w - last.h - space::gap));
}

// A tick and a sentence, one above the other, or side by side where the card is low.
void thanks(Stage& stage, const Box& box, std::string_view words) {
    Painter& paint = stage.paint;
    const bool low = box.h <= thanks_high;
    const float r = low ? 40 : 54, room = low ? box.w - 112 : box.w;
    const float high = paint.paragraph_height(room, words, strong, 3);
    const float x = low ? box.x + r : box.centre_x(), y = low ? box.centre_y() : box.centre_y() - 64;
    paint.disc(x, y, r, color::ok_ground);
    paint.icon(icon::check, x, y, r + 6, color::ok);
    const Box text = low ? Box{box.x + 112, box.centre_y() - high / 2, room, high}
                         : Box{box.x, box.centre_y() + 16, room, high};
    paint.paragraph(text, words, strong, low ? Align::left : Align::centre, 3);
    stage.say("request.rating", NodeRole::heading, words, box);
}

}  // namespace

bool has_question(const Page& page, const service::FollowAnswer& shown) {
    const bool just_rated = shown.said && shown.said->kind == FollowUpKind::rating;
    if (shown.key && was_rejected(shown)) return shown.unhappy && may_reopen(page, shown);
    return shown.key && was_done(page, shown) && (shown.unhappy || just_rated || !shown.request->rated);
}

float question_height_below(const Page& page, const Stage& stage, const service::FollowAnswer& shown) {
    if (!stage.layout().low_reach || !has_question(page, shown)) return 0;
    if (shown.request->rated && !shown.unhappy) return 2 * card_pad + thanks_high;
    return stage.paint.line_height(strong) + 16 + 2 * least_key + space::gap + 2 * card_pad;
}

void question_card(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    stage.paint.card(box, Elevation::e1);
    const Box inside = box.inset(32, card_pad);
    if (shown.request->rated && !shown.unhappy) return thanks(stage, inside, tr("谢谢您的评价"));
    std::string_view words =
        failed(shown, FollowUpKind::rating) ? tr("没记下，再试一次") : tr("修得怎么样？");
    if (shown.unhappy) words = why_words(page, shown);
    const float high = stage.paint.paragraph_height(inside.w, words, strong, 2);
    stage.say("request.rating", NodeRole::heading, words, inside.top(high));
    stage.paint.paragraph(inside.top(high), words, strong, Align::left, 2);
    const Box keys = inside.below(high + 16);
    shown.unhappy ? reason_keys(page, stage, keys, shown) : rating_keys(page, stage, keys, shown);
}

bool has_say(const Page& page, const service::FollowAnswer& shown) {
    if (failed(shown, FollowUpKind::voice)) return true;
    return shown.key && (may_reopen(page, shown) || domain::is_open(shown.request->state));
}

void say_button(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown) {
    if (failed(shown, FollowUpKind::voice)) {
        if (button(stage, box,
                   {"request.voice_again", page.words.tr("没记下，再试一次"), ButtonKind::secondary,
                    icon::account_multiple}))
            say(page, shown, FollowUpKind::voice);
        return;
    }
    const bool reopens = may_reopen(page, shown);
    if (!button(stage, box, reopens ? not_solved_key(page, shown) : urge_key(page, shown))) return;
    // Why is asked beside it, however often it is touched: a hand that trembles has said nothing yet.
    reopens ? hold(page, shown, {FollowUpKind::not_solved, {}}) : say(page, shown, FollowUpKind::urge);
}

}  // namespace ui
