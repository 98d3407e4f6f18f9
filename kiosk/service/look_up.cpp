#include "kiosk/service/look_up.h"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "base/text/fold.h"
#include "base/text/pinyin.h"
#include "kiosk/service/today.h"

namespace service {

namespace {

constexpr std::size_t longest_list = 20'000, longest_query = 120;

bool four_digits(std::string_view text) {
    const auto digit = [](unsigned char c) { return std::isdigit(c) != 0; };
    return text.size() == 4 && std::all_of(text.begin(), text.end(), digit);
}

// One hanzi is enough, one letter is not.
bool is_name(std::string_view text) {
    const auto folded = base::fold_for_search(text);
    return folded.size() > 1 || (folded.size() == 1 && folded[0] > 0x2e7f);
}

bool is_query(std::string_view name, std::string_view digits) {
    const bool has_digits = four_digits(digits), has_name = is_name(name);
    return has_name ? digits.empty() || has_digits : has_digits && name.empty();
}

FoundAttendee masked(const domain::Attendee& person, const domain::Meeting& meeting) {
    FoundAttendee line;
    line.attendee = person.id;
    line.meeting = meeting.id;
    line.masked_name = domain::mask_name(person.name);
    line.masked_phone = person.masked_phone;
    line.organisation = person.organisation;
    if (meeting.visibility == domain::Visibility::open) line.meeting_title = meeting.title;
    line.starts = meeting.starts;
    return line;
}

}  // namespace

bool matches_phone(const domain::Attendee& person, std::string_view last_four) {
    return four_digits(last_four) && std::string_view(person.masked_phone).ends_with(last_four);
}

base::Result<LookUpAnswer> LookUp::search(const command::LookUp& query,
                                          std::optional<domain::MeetingId> chosen, const Moment& moment) {
    forget();
    LookUpAnswer answer;
    answer.number = ++answers_;
    if (query.name.size() > longest_query || !is_query(query.name, query.last_four)) return answer;
    if (!tries_.take(moment.boot)) {
        answer.too_many_tries = true;
        return answer;
    }
    const auto candidates = meetings(chosen, moment);
    if (!candidates) return candidates.error();

    const bool by_name = !query.name.empty(), by_phone = !query.last_four.empty();
    for (const auto& meeting : *candidates) {
        if (meeting.visibility == domain::Visibility::hidden && !(by_name && by_phone)) continue;
        const auto people = store_.attendees_of({meeting.id}, longest_list);
        if (!people) return people.error();
        for (const auto& person : *people) {
            if (by_name && !base::name_matches(query.name, person.name, person.pinyin)) continue;
            if (by_phone && !matches_phone(person, query.last_four)) continue;
            if (answer.found.size() == most_found) {
                answer.too_many = true;
                break;
            }
            auto line = masked(person, meeting);
            const auto known = store_.known_check_in(meeting.id, person.id, person.credential);
            if (!known) return known.error();
            line.checked_in = known->has_value() && !(*known)->left;
            answer.found.push_back(std::move(line));
        }
    }
    // Whoever is still expected is looked for, and at the earliest meeting first: its door is the one that is
    // open.
    const auto rank = [](const FoundAttendee& line) {
        return std::tie(line.checked_in, line.starts, line.masked_name, line.masked_phone);
    };
    std::stable_sort(answer.found.begin(), answer.found.end(),
                     [&](const FoundAttendee& a, const FoundAttendee& b) { return rank(a) < rank(b); });
    shown_ = answer.found;
    return answer;
}

bool LookUp::has_shown(domain::MeetingId meeting, domain::AttendeeId attendee) const {
    return std::any_of(shown_.begin(), shown_.end(), [&](const FoundAttendee& line) {
        return line.meeting == meeting && line.attendee == attendee;
    });
}

base::Result<std::vector<domain::Meeting>> LookUp::meetings(std::optional<domain::MeetingId> chosen,
                                                            const Moment& moment) {
    if (chosen) {
        const auto meeting = store_.meeting(*chosen);
        if (!meeting) return meeting.error();
        if (!*meeting) return std::vector<domain::Meeting>{};
        return std::vector<domain::Meeting>{**meeting};
    }
    const auto midnight = midnight_before(moment.wall, moment.utc_offset);
    auto today = store_.meetings_between(midnight, midnight + std::chrono::days{1});
    if (!today) return today;
    std::erase_if(*today, [&](const domain::Meeting& m) {
        const auto phase = domain::phase_of(m, moment.wall, moment.utc_offset);
        return phase != domain::MeetingPhase::open && phase != domain::MeetingPhase::opens_later_today;
    });
    return today;
}

}  // namespace service
