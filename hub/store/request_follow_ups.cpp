// What reporters say of their service requests afterwards, from kiosks as facts and from phones. Every fact
// is kept with what became of it; one that does not count changes nothing.
#include <algorithm>

#include "hub/clock.h"
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

using domain::FollowUpKind;
using domain::FollowUpOutcome;
using sql::FollowUpSaid;

constexpr auto follow_up_place = "hub.store.follow_up";

// A second request of one number has a mark behind it, which its slip does not know.
std::string slip_number(const std::string& number) {
    return number.substr(0, number.find('#'));
}

// A voice needs no slip.
std::optional<ServiceRequest> meant(soci::session& sql, const domain::FollowUp& said) {
    if (said.kind == FollowUpKind::voice)
        return sql::find_request(sql, "number", domain::to_string(said.number));
    if (said.key.value == 0) return std::nullopt;
    auto request = sql::find_request(sql, "follow", base::to_string(said.key));
    if (!request || slip_number(request->number) != domain::to_string(said.number)) return std::nullopt;
    return request;
}

void keep(soci::session& sql, const FollowUpSaid& one, const std::string& number, FollowUpOutcome outcome) {
    const std::string id = base::to_string(one.id), kind(domain::to_string(one.said.kind)),
                      rating(one.said.rating ? domain::to_string(*one.said.rating) : std::string_view{}),
                      words = domain::asks_why(one.said.kind, one.said.rating) ? one.said.words : "",
                      came_to(domain::to_string(outcome));
    const long long at = base::to_ms(one.at);
    sql << "INSERT INTO request_follow_ups (id, number, at_ms, kind, rating, words, kiosk, outcome)"
           " VALUES (:id, :number, :at, :kind, :rating, :words, :kiosk, :outcome)",
        soci::use(id), soci::use(number), soci::use(at), soci::use(kind), soci::use(rating), soci::use(words),
        soci::use(one.kiosk), soci::use(came_to);
}

// What it changes, moves and tells.
void apply(soci::session& sql, ServiceRequest request, const FollowUpSaid& one, base::WallTime now) {
    const FollowUpKind kind = one.said.kind;
    std::optional<RequestMoved> moved;
    if (const auto to = domain::moved_by(request.state, kind, one.said.rating))
        moved = RequestMoved{*to, domain::RequestMover::reporter, one.at, "", ""};
    if (moved) sql::take_move(request, *moved);
    if (moved && moved->state == domain::RequestState::reopened) sql::promise_anew(sql, request, now);
    if (kind == FollowUpKind::rating) request.rating = one.said.rating;
    if (kind == FollowUpKind::voice) ++request.voices;
    if (kind == FollowUpKind::urge) {
        ++request.urges;
        request.urged = std::max(request.urged, one.at);
    }
    sql::write_request(sql, request, moved.has_value(), now);
    if (kind == FollowUpKind::urge) sql::tell(sql, webhook::Kind::urged, request, now);
}

FollowUpOutcome settle(soci::session& sql, const FollowUpSaid& one, bool keeps_all, base::WallTime now) {
    const auto request = meant(sql, one.said);
    const std::string said_number = domain::to_string(one.said.number);
    FollowUpOutcome outcome = FollowUpOutcome::wrong_key;
    if (request)
        outcome = domain::judge(told_state(*request), one.said.kind, one.at, utc_offset);
    else if (!sql::find_request(sql, "number", said_number))
        outcome = FollowUpOutcome::no_such_request;
    const bool counts = outcome == FollowUpOutcome::counted;
    if (counts || keeps_all) keep(sql, one, request ? request->number : said_number, outcome);
    if (counts) apply(sql, *request, one, now);
    return outcome;
}

}  // namespace

namespace sql {

void take_follow_ups(soci::session& sql, const std::vector<FollowUpSaid>& all, base::WallTime now) {
    // In the order in which they were said: of two urges of one day the first counts.
    std::vector<FollowUpSaid> in_order = all;
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const FollowUpSaid& a, const FollowUpSaid& b) { return a.at < b.at; });
    for (const FollowUpSaid& one : in_order)
        settle(sql, one, true, now);
}

std::vector<RequestSaid> said_of(soci::session& sql, const std::string& number) {
    std::vector<RequestSaid> all;
    std::string kind, rating;
    RequestSaid one;
    long long at = 0;
    soci::statement select =
        (sql.prepare << "SELECT at_ms, kind, rating, words, kiosk FROM request_follow_ups"
                        " WHERE number = :number AND outcome = 'counted' ORDER BY at_ms, id",
         soci::use(number), soci::into(at), soci::into(kind), soci::into(rating), soci::into(one.words),
         soci::into(one.kiosk));
    select.execute();
    while (select.fetch()) {
        one.at = base::from_ms(at);
        one.kind = domain::parse_follow_up_kind(kind).value_or(FollowUpKind::urge);
        one.rating = domain::parse_satisfaction(rating);
        all.push_back(one);
    }
    return all;
}

}  // namespace sql

base::Result<FollowUpOutcome> Store::follow_up(const domain::FollowUp& said, base::WallTime now) {
    auto outcome = parts_->database->write(follow_up_place, [&](soci::session& sql) {
        // The page may be another hub's, whose clock is ahead of this one's.
        const auto request = meant(sql, said);
        const base::WallTime at = request ? domain::said_at(told_state(*request), now) : now;
        return settle(sql, {base::make_uuid_v7(now), "", said, at}, false, now);
    });
    if (outcome && *outcome == FollowUpOutcome::counted) parts_->announce_commit();
    return outcome;
}

}  // namespace hub
