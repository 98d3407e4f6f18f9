#include "hub/handlers/console/presence.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text/fold.h"
#include "base/text/pinyin.h"

namespace hub {

namespace {

Presence presence(const domain::Attendee& attendee, const domain::Arrival* arrival) {
    if (arrival) return arrival->left ? Presence::left : Presence::here;
    if (!attendee.stood_in_by.empty()) return Presence::stood_in;
    return attendee.excused ? Presence::excused : Presence::expected;
}

PersonRow row_of(domain::Attendee attendee, const domain::Arrival* arrival) {
    PersonRow row;
    row.presence = presence(attendee, arrival);
    row.attendee = std::move(attendee);
    if (arrival) {
        row.at = arrival->at;
        row.kiosk = arrival->kiosk;
        row.fact = arrival->fact;
    }
    return row;
}

}  // namespace

std::vector<PersonRow> presence_of(std::vector<domain::Attendee> list,
                                   const std::vector<domain::Arrival>& arrivals) {
    std::map<domain::AttendeeId, const domain::Arrival*> by_person;
    for (const domain::Arrival& arrival : arrivals)
        if (arrival.attendee) by_person.emplace(arrival.attendee, &arrival);
    std::stable_sort(list.begin(), list.end(), [](const domain::Attendee& a, const domain::Attendee& b) {
        return std::tie(a.pinyin, a.name, a.id) < std::tie(b.pinyin, b.name, b.id);
    });
    std::vector<PersonRow> rows;
    for (domain::Attendee& attendee : list) {
        const auto found = by_person.extract(attendee.id);
        rows.push_back(row_of(std::move(attendee), found ? found.mapped() : nullptr));
    }
    for (const domain::Arrival& arrival : arrivals)
        if (!arrival.attendee || by_person.contains(arrival.attendee)) rows.push_back(row_of({}, &arrival));
    return rows;
}

void name_walk_ins(std::vector<PersonRow>& rows, const std::map<domain::FactId, WalkIn>& walk_ins) {
    for (PersonRow& row : rows)
        if (const auto found = walk_ins.find(row.fact); row.attendee.name.empty() && found != walk_ins.end())
            row.walk_in = found->second;
}

PresenceCount count_presence(const std::vector<PersonRow>& rows) {
    PresenceCount count;
    for (const PersonRow& row : rows) {
        if (row.attendee.name.empty()) {
            ++count.walk_ins;
            continue;
        }
        count.here += row.presence == Presence::here;
        count.left += row.presence == Presence::left;
        count.missing += row.presence == Presence::expected;
        count.excused += row.presence == Presence::excused || row.presence == Presence::stood_in;
    }
    return count;
}

std::vector<PersonRow> latest_of(const std::vector<PersonRow>& rows, std::size_t most) {
    std::vector<PersonRow> latest;
    for (const PersonRow& row : rows)
        if (base::to_ms(row.at) != 0) latest.push_back(row);
    std::stable_sort(latest.begin(), latest.end(),
                     [](const PersonRow& a, const PersonRow& b) { return b.at < a.at; });
    if (latest.size() > most) latest.resize(most);
    return latest;
}

bool says(const PersonRow& row, const std::string& text) {
    if (text.empty()) return true;
    if (base::name_matches(text, row.attendee.name, row.attendee.pinyin)) return true;
    const std::u32string wanted = base::fold_for_search(text);
    for (const std::string& said : {row.walk_in.name, row.walk_in.organisation})
        if (base::fold_for_search(said).find(wanted) != std::u32string::npos) return true;
    return base::fold_for_search(row.attendee.organisation.zh).find(wanted) != std::u32string::npos ||
           base::fold_for_search(row.attendee.organisation.en).find(wanted) != std::u32string::npos;
}

}  // namespace hub
