#include "kiosk/service/today.h"

#include <algorithm>
#include <tuple>

namespace service {

namespace {

using domain::MeetingPhase;
using domain::Visibility;

constexpr auto looks_ahead = std::chrono::days{14};

MeetingRow row_of(const Listed& listed, MeetingPhase phase) {
    const auto& meeting = listed.meeting;
    MeetingRow row;
    row.id = meeting.id;
    if (meeting.visibility == Visibility::open) row.title = meeting.title;
    if (listed.place) {
        row.floor = listed.place->floor;
        row.room = listed.place->name;
    }
    row.starts = meeting.starts;
    row.opens = meeting.opens;
    row.phase = phase;
    row.walk_in = meeting.walk_in;
    if (meeting.counts_public) {
        row.arrived = listed.counts.arrived;
        row.expected = listed.counts.expected;
    }
    return row;
}

int rank(MeetingPhase phase) {
    return phase == MeetingPhase::open ? 0 : phase == MeetingPhase::over ? 2 : 1;
}

// What is over comes last, the latest of it first: the morning is of no interest in the afternoon.
bool comes_before(const MeetingRow& a, const MeetingRow& b) {
    if (rank(a.phase) != rank(b.phase)) return rank(a.phase) < rank(b.phase);
    if (a.starts != b.starts)
        return a.phase == MeetingPhase::over ? a.starts > b.starts : a.starts < b.starts;
    return a.id < b.id;
}

}  // namespace

base::WallTime midnight_before(base::WallTime now, std::chrono::minutes utc_offset) {
    return base::WallTime{std::chrono::days{base::civil_day(now, utc_offset)}} - utc_offset;
}

Today make_today(const std::vector<Listed>& meetings, base::WallTime now, std::chrono::minutes utc_offset) {
    const auto tomorrow = midnight_before(now, utc_offset) + std::chrono::days{1};
    Today today;
    today.changes_at = tomorrow;
    std::optional<base::WallTime> next_day_first;
    for (const auto& listed : meetings) {
        const auto& meeting = listed.meeting;
        if (meeting.visibility == Visibility::hidden) continue;
        if (meeting.starts >= tomorrow) {
            next_day_first = std::min(next_day_first.value_or(meeting.starts), meeting.starts);
            continue;
        }
        if (std::max(meeting.ends, meeting.closes) <= tomorrow - std::chrono::days{1}) continue;
        const auto phase = domain::phase_of(meeting, now, utc_offset);
        today.view.meetings.push_back(row_of(listed, phase));
        today.view.open_count += phase == MeetingPhase::open;
        for (const auto change : {meeting.opens, meeting.closes})
            if (change > now) today.changes_at = std::min(today.changes_at, change);
    }
    std::sort(today.view.meetings.begin(), today.view.meetings.end(), comes_before);
    if (today.view.meetings.empty()) today.view.next_day_first = next_day_first;
    return today;
}

base::Result<Today> read_today(store::Store& store, const Moment& moment) {
    const auto midnight = midnight_before(moment.wall, moment.utc_offset);
    auto meetings = store.meetings_between(midnight, midnight + looks_ahead);
    if (!meetings) return std::move(meetings).error();
    std::vector<Listed> listed;
    for (auto& meeting : *meetings) {
        Listed one{std::move(meeting), std::nullopt, {}};
        const bool today = one.meeting.starts < midnight + std::chrono::days{1};
        if (today && one.meeting.visibility != Visibility::hidden) {
            auto place = store.place(one.meeting.place);
            if (!place) return std::move(place).error();
            one.place = std::move(*place);
            const auto counts = store.counts(one.meeting.id);
            if (!counts) return counts.error();
            one.counts = *counts;
        }
        listed.push_back(std::move(one));
    }
    return make_today(listed, moment.wall, moment.utc_offset);
}

}  // namespace service
