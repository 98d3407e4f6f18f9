#include "hub/handlers/console/meeting_rows.h"

#include <algorithm>
#include <map>

#include "base/text/fold.h"
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

base::Status count(Services& services, std::vector<MeetingRow>& rows) {
    std::vector<domain::MeetingId> ids;
    for (const MeetingRow& row : rows)
        ids.push_back(row.meeting.id);
    const auto counts = services.store.attendance(ids);
    if (!counts) return counts.error();
    for (MeetingRow& row : rows) {
        const auto found = counts->find(row.meeting.id);
        if (found == counts->end()) continue;
        row.arrived = static_cast<int>(found->second.arrived);
        row.walk_ins = static_cast<int>(found->second.walk_ins);
    }
    return {};
}

MeetingRow row_of(domain::Meeting meeting, const Places& places, base::Language language) {
    MeetingRow row;
    const auto place = places.find(meeting.place);
    row.place = place == places.end() ? meeting.place : place_words(place->second, language);
    row.meeting = std::move(meeting);
    return row;
}

bool says(const MeetingRow& row, const std::u32string& wanted) {
    const auto has = [&](const std::string& text) {
        return base::fold_for_search(text).find(wanted) != std::u32string::npos;
    };
    return wanted.empty() || has(row.meeting.title.zh) || has(row.meeting.title.en) || has(row.place);
}

// All that fit, without the counts of their people.
base::Result<std::vector<MeetingRow>> fitting(Services& services, base::Language language,
                                              const std::string& text, std::optional<std::int64_t> day) {
    const auto places = places_of(services);
    if (!places) return places.error();
    auto records = services.store.records(domain::topic::meetings);
    if (!records) return records.error();
    const std::u32string wanted = base::fold_for_search(text);
    std::vector<MeetingRow> rows;
    for (domain::Change& change : *records) {
        auto* meeting = std::get_if<domain::Meeting>(&change);
        if (!meeting || (day && day_of(meeting->starts) != *day)) continue;
        MeetingRow row = row_of(std::move(*meeting), *places, language);
        if (says(row, wanted)) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

const Roles& meeting_readers() {
    using enum StaffRole;
    static const Roles roles = {meetings, administrator, duty, auditor};
    return roles;
}

std::int64_t day_of(base::WallTime at) {
    return base::civil_day(at, utc_offset);
}

base::Result<std::vector<MeetingRow>> meetings_of_day(Services& services, base::Language language,
                                                      std::int64_t day) {
    auto rows = fitting(services, language, "", day);
    if (!rows) return rows;
    if (auto status = count(services, *rows); !status) return status.error();
    std::stable_sort(rows->begin(), rows->end(), [](const MeetingRow& a, const MeetingRow& b) {
        return a.meeting.starts < b.meeting.starts;
    });
    return rows;
}

base::Result<FoundMeetings> find_meetings(Services& services, base::Language language,
                                          const MeetingSearch& search) {
    auto rows = fitting(services, language, search.text, search.day);
    if (!rows) return rows.error();
    FoundMeetings found;
    found.found = rows->size();
    std::stable_sort(rows->begin(), rows->end(), [](const MeetingRow& a, const MeetingRow& b) {
        return b.meeting.starts < a.meeting.starts;
    });
    const std::size_t pages = (rows->size() + search.page_size - 1) / search.page_size;
    const std::size_t from = std::min(search.page, pages) * search.page_size;
    for (std::size_t n = from; n < std::min(rows->size(), from + search.page_size); ++n)
        found.rows.push_back(std::move((*rows)[n]));
    if (auto status = count(services, found.rows); !status) return status.error();
    return found;
}

base::Result<std::optional<MeetingRow>> meeting_row_of(Services& services, base::Language language,
                                                       const std::string& id) {
    const auto places = places_of(services);
    if (!places) return places.error();
    auto record = services.store.record(domain::topic::meetings, id);
    if (!record) return record.error();
    if (!*record || !std::holds_alternative<domain::Meeting>(**record)) return std::optional<MeetingRow>();
    std::vector rows = {row_of(std::get<domain::Meeting>(std::move(**record)), *places, language)};
    if (auto status = count(services, rows); !status) return status.error();
    return std::optional(std::move(rows.front()));
}

}  // namespace hub
