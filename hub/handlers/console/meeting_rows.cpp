#include "hub/handlers/console/meeting_rows.h"

#include <algorithm>
#include <map>

#include "hub/clock.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using Places = std::map<std::string, domain::Place>;

base::Result<Places> places_of(Services& services) {
    auto records = services.store.records(domain::topic::places);
    if (!records) return records.error();
    Places places;
    for (domain::Change& change : *records)
        if (auto* place = std::get_if<domain::Place>(&change)) places[place->id] = std::move(*place);
    return places;
}

base::Status count(Services& services, MeetingRow& row) {
    const auto arrivals = services.store.arrivals_of(row.meeting.id);
    if (!arrivals) return arrivals.error();
    for (const domain::Arrival& arrival : *arrivals)
        ++(arrival.attendee || arrival.credential ? row.arrived : row.walk_ins);
    return {};
}

MeetingRow row_of(domain::Meeting meeting, const Places& places, base::Language language) {
    MeetingRow row;
    const auto place = places.find(meeting.place);
    row.place = place == places.end() ? meeting.place : place_words(place->second, language);
    row.meeting = std::move(meeting);
    return row;
}

}  // namespace

std::int64_t day_of(base::WallTime at) {
    return std::chrono::floor<std::chrono::days>(at + utc_offset).time_since_epoch().count();
}

base::Result<std::vector<MeetingRow>> meeting_rows(Services& services, base::Language language,
                                                   std::optional<std::int64_t> day) {
    const auto places = places_of(services);
    if (!places) return places.error();
    auto records = services.store.records(domain::topic::meetings);
    if (!records) return records.error();
    std::vector<MeetingRow> rows;
    for (domain::Change& change : *records) {
        auto* meeting = std::get_if<domain::Meeting>(&change);
        if (!meeting || (day && day_of(meeting->starts) != *day)) continue;
        rows.push_back(row_of(std::move(*meeting), *places, language));
        if (auto status = count(services, rows.back()); !status) return status.error();
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const MeetingRow& a, const MeetingRow& b) {
        return day ? a.meeting.starts < b.meeting.starts : b.meeting.starts < a.meeting.starts;
    });
    return rows;
}

base::Result<std::optional<MeetingRow>> meeting_row_of(Services& services, base::Language language,
                                                       const std::string& id) {
    const auto places = places_of(services);
    if (!places) return places.error();
    auto record = services.store.record(domain::topic::meetings, id);
    if (!record) return record.error();
    if (!*record || !std::holds_alternative<domain::Meeting>(**record)) return std::optional<MeetingRow>();
    MeetingRow row = row_of(std::get<domain::Meeting>(std::move(**record)), *places, language);
    if (auto status = count(services, row); !status) return status.error();
    return std::optional(std::move(row));
}

}  // namespace hub
