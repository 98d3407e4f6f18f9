#include "hub/requests/house_hours.h"

#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

#include "hub/clock.h"

namespace hub {

namespace {

using Json = nlohmann::json;
using std::chrono::sys_days;

constexpr int minutes_a_day = 24 * 60;

base::Error wrong(const std::string& field) {
    return {base::ErrorKind::invalid, "working time: " + field, "hub.house_hours"};
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// "08:30", up to "24:00".
std::optional<int> minute_of(const Json& json) {
    if (!json.is_string()) return std::nullopt;
    const auto& text = json.get_ref<const std::string&>();
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = number(std::string_view(text).substr(0, 2)),
               minute = number(std::string_view(text).substr(3));
    if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59) return std::nullopt;
    const int all = *hour * 60 + *minute;
    return all <= minutes_a_day ? std::optional(all) : std::nullopt;
}

std::optional<sys_days> day_of(const Json& json) {
    if (!json.is_string()) return std::nullopt;
    return parse_iso_day(json.get_ref<const std::string&>());
}

bool read_hours(const Json& list, std::vector<domain::WorkingSpan>& hours) {
    int last = 0;
    for (const Json& span : list) {
        if (!span.is_array() || span.size() != 2) return false;
        const auto from = minute_of(span[0]), until = minute_of(span[1]);
        if (!from || !until || *from < last || *until <= *from) return false;
        hours.push_back({*from, *until});
        last = *until;
    }
    return !hours.empty();
}

bool read_weekdays(const Json& list, std::array<bool, 7>& works) {
    for (const Json& day : list) {
        if (!day.is_number_integer() || day.get<int>() < 0 || day.get<int>() > 6) return false;
        works.at(static_cast<std::size_t>(day.get<int>())) = true;
    }
    return true;
}

bool read_days(const Json& list, std::set<sys_days>& days) {
    for (const Json& text : list) {
        const auto day = day_of(text);
        if (!day) return false;
        days.insert(*day);
    }
    return true;
}

}  // namespace

domain::WorkingCalendar usual_hours() {
    domain::WorkingCalendar calendar;
    calendar.hours = {{8 * 60 + 30, 12 * 60}, {14 * 60, 18 * 60}};
    calendar.works = {false, true, true, true, true, true, false};
    calendar.utc_offset = utc_offset;
    return calendar;
}

base::Result<domain::WorkingCalendar> parse_house_hours(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return wrong("no JSON object");
    domain::WorkingCalendar calendar = usual_hours();
    const auto read = [&json](const char* key, auto& out, auto reader) {
        const auto found = json.find(key);
        if (found == json.end()) return true;
        out = {};
        return found->is_array() && reader(*found, out);
    };
    if (!read("hours", calendar.hours, read_hours)) return wrong("hours");
    if (!read("weekdays", calendar.works, read_weekdays)) return wrong("weekdays");
    if (!read("closed", calendar.closed, read_days)) return wrong("closed");
    if (!read("opened", calendar.opened, read_days)) return wrong("opened");
    return calendar;
}

}  // namespace hub
