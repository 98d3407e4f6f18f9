#include "kiosk/service/staff_desk.h"

#include <algorithm>

#include "kiosk/service/fact_now.h"

namespace service {

namespace {

using domain::StaffEvent;
using domain::StaffMethod;

// More than all tries before the longest lock.
constexpr std::size_t facts_remembered = 64;

}  // namespace

StaffDesk::StaffDesk(store::Store& store, StaffSettings settings)
    : store_(store), settings_(std::move(settings)) {
    view_.by_pin = !settings_.pin_hash.empty();
    view_.tries_left = gate_.tries_left();
}

base::Status StaffDesk::start(const Moment& moment) {
    const auto facts = store_.staff_facts(facts_remembered);
    if (!facts) return facts.error();
    int locks = 0, since_lock = 0;
    std::optional<base::WallTime> last;
    for (const auto& fact : *facts) {
        const auto* body = std::get_if<domain::StaffFact>(&fact.body);
        if (!body) continue;
        if (body->event == StaffEvent::opened && body->method == StaffMethod::pin) break;
        locks += body->event == StaffEvent::locked;
        if (body->event != StaffEvent::wrong_pin) continue;
        since_lock += locks == 0;
        if (!last) last = fact.header.wall;
    }
    if (!last) return {};
    gate_.restore(locks * StaffGate::tries + since_lock,
                  std::chrono::duration_cast<std::chrono::milliseconds>(moment.wall - *last), moment.boot);
    show_gate(moment);
    return {};
}

std::optional<std::string> StaffDesk::begin_try(const Moment& moment) {
    if (settings_.pin_hash.empty() || view_.open || view_.checking || gate_.locked(moment.boot))
        return std::nullopt;
    view_.checking = changed_ = true;
    return settings_.pin_hash;
}

void StaffDesk::abandon_try() {
    view_.checking = false;
    changed_ = true;
}

base::Status StaffDesk::end_try(bool right, VisitId visit, bool open_now, const Moment& moment) {
    abandon_try();
    if (!right) {
        const bool locks = gate_.wrong(moment.boot);
        ++view_.wrong_tries;
        auto kept = keep(StaffEvent::wrong_pin, StaffMethod::pin, moment);
        if (locks && kept) kept = keep(StaffEvent::locked, StaffMethod::pin, moment);
        show_gate(moment);
        return kept;
    }
    if (!open_now || view_.open) return {};
    gate_.right();
    show_gate(moment);
    return open(StaffMethod::pin, "", visit, moment);
}

std::optional<base::Status> StaffDesk::show_badge(const std::string& text, VisitId visit,
                                                  const Moment& moment) {
    const auto hash = domain::hash_badge(text);
    const auto& badges = settings_.badges;
    const auto badge =
        std::find_if(badges.begin(), badges.end(), [&](const StaffBadge& b) { return b.hash == hash; });
    if (badge == badges.end()) return std::nullopt;
    if (view_.open) return base::Status{};
    return open(StaffMethod::badge, badge->name, visit, moment);
}

base::Status StaffDesk::open(StaffMethod method, const std::string& badge, VisitId visit,
                             const Moment& moment) {
    view_.open = changed_ = true;
    ++view_.session;
    view_.visit = visit;
    view_.method = method;
    view_.badge = badge;
    view_.version = settings_.version;
    view_.hub_host = settings_.hub_host;
    auto kept = keep(StaffEvent::opened, method, moment);
    if (!kept) return kept;
    return refresh_letters();
}

void StaffDesk::adopt(VisitId visit) {
    if (!view_.open || view_.visit != 0) return;
    view_.visit = visit;
    changed_ = true;
}

base::Status StaffDesk::leave(const Moment& moment) {
    if (!view_.open) return {};
    auto kept = keep(StaffEvent::left, view_.method, moment);
    StaffView closed;
    closed.session = view_.session;
    closed.by_pin = view_.by_pin;
    closed.checking = view_.checking;
    closed.wrong_tries = view_.wrong_tries;
    view_ = std::move(closed);
    show_gate(moment);
    return kept;
}

void StaffDesk::time_passes(const Moment& moment) {
    if (view_.locked_until && !gate_.locked(moment.boot)) show_gate(moment);
}

base::Status StaffDesk::refresh_letters() {
    const auto letters = store_.dead_letters(letters_shown);
    if (!letters) return letters.error();
    view_.letters.clear();
    for (const auto& letter : *letters)
        view_.letters.push_back({letter.fact.header.id, std::string(domain::kind_of(letter.fact.body)),
                                 letter.fact.header.wall, letter.code, letter.reason});
    changed_ = true;
    return {};
}

base::Status StaffDesk::retry(const std::optional<domain::FactId>& fact) {
    for (const auto& letter : std::exchange(view_.letters, {})) {
        if (fact && letter.fact != *fact) continue;
        const auto done = store_.retry_dead_letter(letter.fact);
        if (!done && done.error().kind != base::ErrorKind::not_found) return done;
    }
    return refresh_letters();
}

void StaffDesk::saw_code(const scanner::CodeSeen& code) {
    view_.code_kind = domain::classify_code(code.text);
    view_.code_by_camera = code.source == scanner::Source::camera;
    ++view_.codes;
    changed_ = true;
}

void StaffDesk::slip(SlipState state) {
    view_.slip = state;
    changed_ = true;
}

void StaffDesk::show_log(std::vector<std::string> lines) {
    view_.log = std::make_shared<const std::vector<std::string>>(std::move(lines));
    changed_ = true;
}

void StaffDesk::show_storage(std::optional<std::uint64_t> free_bytes) {
    view_.storage_free = free_bytes;
    changed_ = true;
}

base::Status StaffDesk::keep(StaffEvent event, StaffMethod method, const Moment& moment) {
    auto written = store_.record(fact_now(domain::StaffFact{event, method, view_.badge}, moment));
    if (!written) return std::move(written).error();
    ++recorded_;
    return {};
}

void StaffDesk::show_gate(const Moment& moment) {
    view_.tries_left = gate_.tries_left();
    view_.locked_until.reset();
    if (gate_.locked(moment.boot)) view_.locked_until = moment.wall + (gate_.locked_until() - moment.boot);
    changed_ = true;
}

}  // namespace service
