#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>

#include <libical/ical.h>

#include "base/text/catalogue.h"
#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/handlers/form.h"
#include "hub/import/meeting_table.h"

namespace hub {

namespace {

using base::tr_mark;

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

// Event by event, what a calendar says of meetings.
class Reading {
  public:
    explicit Reading(icalcomponent* calendar) : calendar_(calendar) {}

    MeetingTable read() {
        icalcomponent* event = icalcomponent_get_first_component(calendar_, ICAL_VEVENT_COMPONENT);
        for (; event && table_.entries.size() < most_events;
             event = icalcomponent_get_next_component(calendar_, ICAL_VEVENT_COMPONENT)) {
            ++number_;
            read_event(event);
        }
        if (event) fault(tr_mark("表格太大，请分成几次导入"), "");
        if (number_ == 0) fault(tr_mark("没有内容"), "");
        if (!table_.faults.empty()) table_.entries.clear();
        return std::move(table_);
    }

  private:
    static constexpr std::size_t most_events = 2000;

    static std::string text(const char* from) { return trimmed(from ? from : ""); }
    void fault(std::string_view what, const std::string& title) {
        table_.faults.push_back({number_, "", what, title.substr(0, 60)});
    }

    void read_event(icalcomponent* event) {
        MeetingEntry entry;
        entry.line = number_;
        entry.uid = text(icalcomponent_get_uid(event));
        entry.draft.title_zh = text(icalcomponent_get_summary(event));
        entry.draft.place = text(icalcomponent_get_location(event));
        const std::string title = entry.draft.title_zh;
        if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) {
            table_.ignored.push_back(title);
            return;
        }
        if (is_confidential(event)) return fault(classified_words, "");
        for (const auto kind : {ICAL_RRULE_PROPERTY, ICAL_RDATE_PROPERTY, ICAL_RECURRENCEID_PROPERTY})
            if (icalcomponent_get_first_property(event, kind))
                return fault(tr_mark("重复的日程请一场一场地录入"), title);
        const auto starts = moment(event, ICAL_DTSTART_PROPERTY), ends = end_of(event);
        if (whole_day_) return fault(tr_mark("全天的日程没有开始时间"), title);
        if (unknown_zone_) return fault(tr_mark("这个日程的时区认不出来"), title);
        if (!starts || !ends) return fault(tr_mark("没有开始或结束时间"), title);
        set_times(entry.draft, *starts, *ends);
        table_.entries.push_back(std::move(entry));
    }

    static bool is_confidential(icalcomponent* event) {
        icalproperty* property = icalcomponent_get_first_property(event, ICAL_CLASS_PROPERTY);
        return property && icalproperty_get_class(property) == ICAL_CLASS_CONFIDENTIAL;
    }

    std::optional<base::WallTime> moment(icalcomponent* event, icalproperty_kind kind) {
        whole_day_ = unknown_zone_ = false;
        icalproperty* property = icalcomponent_get_first_property(event, kind);
        if (!property) return std::nullopt;
        const icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
        if (icaltime_is_null_time(time) || !icaltime_is_valid_time(time)) return std::nullopt;
        whole_day_ = icaltime_is_date(time) != 0;
        const auto read = [](long long seconds) { return base::from_ms(seconds * 1000); };
        if (icaltime_is_utc(time))
            return read(icaltime_as_timet_with_zone(time, icaltimezone_get_utc_timezone()));
        icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
        icaltimezone* zone = parameter ? zone_named(icalparameter_get_tzid(parameter)) : nullptr;
        unknown_zone_ = parameter && !zone && !house_zone(icalparameter_get_tzid(parameter));
        if (unknown_zone_) return std::nullopt;
        if (zone) return read(icaltime_as_timet_with_zone(time, zone));
        return read(icaltime_as_timet_with_zone(time, icaltimezone_get_utc_timezone())) - utc_offset;
    }

    // The calendar's own description of a zone first, then the system's.
    icaltimezone* zone_named(const char* name) {
        if (!name) return nullptr;
        if (icaltimezone* zone = icalcomponent_get_timezone(calendar_, name)) return zone;
        return icaltimezone_get_builtin_timezone(name);
    }
    static bool house_zone(const char* name) {
        return name &&
               (std::strcmp(name, "China Standard Time") == 0 || std::strcmp(name, "中国标准时间") == 0);
    }

    std::optional<base::WallTime> end_of(icalcomponent* event) {
        const bool date_start = whole_day_, zone_start = unknown_zone_;
        auto ends = moment(event, ICAL_DTEND_PROPERTY);
        const bool date_end = whole_day_, zone_end = unknown_zone_;
        if (!icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY)) {
            const auto starts = moment(event, ICAL_DTSTART_PROPERTY);
            icalproperty* property = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
            if (starts && property)
                ends = *starts +
                       std::chrono::seconds{icaldurationtype_as_int(icalproperty_get_duration(property))};
        }
        whole_day_ = date_start || date_end;
        unknown_zone_ = zone_start || zone_end;
        return ends;
    }

    static void set_times(MeetingDraft& draft, base::WallTime starts, base::WallTime ends) {
        const auto from = base::to_civil(starts, utc_offset), to = base::to_civil(ends, utc_offset);
        draft.date = base::format_iso_date(from);
        draft.starts = base::format_time(from);
        draft.ends = base::format_time(to);
        const std::string last = base::format_iso_date(to);
        if (last != draft.date) draft.end_date = last;
    }

    icalcomponent* calendar_;
    MeetingTable table_;
    std::size_t number_ = 0;
    bool whole_day_ = false, unknown_zone_ = false;  // of the time that was read last
};

// The library says what it thinks of broken nesting on standard error, where our log is, and follows any
// depth.
bool well_nested(std::string_view ical) {
    constexpr std::size_t deepest = 8;
    std::vector<std::string> open;
    bool closed = false;
    while (!ical.empty()) {
        const auto end = std::min(ical.find('\n'), ical.size());
        const std::string line = trimmed(ical.substr(0, end));
        ical.remove_prefix(std::min(ical.size(), end + 1));
        if (line.starts_with("BEGIN:")) {
            if (closed || open.size() == deepest) return false;
            open.push_back(line.substr(6));
        } else if (line.starts_with("END:")) {
            if (open.empty() || open.back() != line.substr(4)) return false;
            open.pop_back();
            closed = open.empty();
        }
    }
    return closed;
}

}  // namespace

MeetingTable read_calendar(std::string_view ical) {
    // The library keeps its zones and its error state in globals.
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    icalerror_set_errors_are_fatal(false);
    const std::unique_ptr<icalcomponent, Free> calendar(
        well_nested(ical) ? icalparser_parse_string(std::string(ical).c_str()) : nullptr);
    if (!calendar || icalcomponent_isa(calendar.get()) != ICAL_VCALENDAR_COMPONENT) {
        MeetingTable table;
        table.faults.push_back({1, "", tr_mark("这不是完整的日历文件"), ""});
        return table;
    }
    return Reading(calendar.get()).read();
}

}  // namespace hub
