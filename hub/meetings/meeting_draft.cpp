#include "hub/meetings/meeting_draft.h"

#include <algorithm>

#include "base/text/catalogue.h"
#include "base/text/characters.h"
#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/field_list.h"
#include "hub/import/attendee_table.h"
#include "hub/import/csv.h"

namespace hub {

namespace {

using base::tr_mark;
using domain::Meeting;

std::string date_of(base::WallTime at) {
    return base::format_iso_date(base::to_civil(at, utc_offset));
}
std::string time_of(base::WallTime at) {
    return base::format_time(base::to_civil(at, utc_offset));
}

class Judge {
  public:
    Judge(const MeetingDraft& draft, const Meeting& before) : draft_(draft), before_(before) {
        judged_.meeting = before;
    }

    JudgedMeeting judge() {
        Meeting& meeting = judged_.meeting;
        put("title_zh", draft_.title_zh, meeting.title.zh, 100);
        put("title_en", draft_.title_en, meeting.title.en, 200);
        put("note_zh", draft_.note_zh, meeting.note.zh, 120);
        put("note_en", draft_.note_en, meeting.note.en, 240);
        if (draft_.title_zh.empty()) fault("title_zh", tr_mark("请写会议名称"));
        // Every export would have to defuse it.
        if (would_compute(draft_.title_zh)) fault("title_zh", tr_mark("不能以 = + - @ 开头"));
        if (would_compute(draft_.title_en)) fault("title_en", tr_mark("不能以 = + - @ 开头"));
        for (const auto& [field, words] : {std::pair{"title_zh", &draft_.title_zh},
                                           {"title_en", &draft_.title_en},
                                           {"note_zh", &draft_.note_zh},
                                           {"note_en", &draft_.note_en}})
            if (marked_classified(*words)) fault(field, tr_mark("涉密会议不得录入"));
        if (draft_.place.empty()) fault("place", tr_mark("请选地点"));
        if (!draft_.unclassified) fault("unclassified", tr_mark("涉密会议不得录入；请确认本会议不涉密"));
        meeting.place = draft_.place;
        put_times();
        put_agenda();
        put_choices();
        return std::move(judged_);
    }

  private:
    void fault(const char* field, std::string_view what) { judged_.faults.emplace(field, what); }

    void put(const char* field, const std::string& from, std::string& into, std::size_t most) {
        if (base::count_characters(from) > most) fault(field, tr_mark("太长了"));
        if (base::has_control(from)) fault(field, tr_mark("有看不见的控制字符或换行"));
        into = from;
    }

    void put_times() {
        Meeting& meeting = judged_.meeting;
        const bool dated = parse_iso_time(draft_.date + "T00:00").has_value();
        if (!dated) fault("date", tr_mark("请写日期"));
        const std::string day = dated ? draft_.date : "2000-01-01";  // the times are looked at all the same
        const auto starts = parse_iso_time(day + "T" + draft_.starts);
        const std::string last_day = draft_.end_date.empty() ? day : draft_.end_date;
        const auto ends = parse_iso_time(last_day + "T" + draft_.ends);
        if (!starts) fault("starts", tr_mark("请写开始时间"));
        if (!ends) fault("ends", tr_mark("请写结束时间"));
        if (!dated || !starts || !ends) return;
        if (*ends <= *starts) return fault("ends", tr_mark("结束要晚于开始；跨天的会议请写结束日期"));
        if (*ends - *starts > std::chrono::hours{24 * 31})
            return fault("end_date", tr_mark("一场会议最长 31 天"));
        meeting.starts = *starts;
        meeting.ends = *ends;
        put_window(last_day);
    }

    // A window that lies on other days than the form can say keeps its distance.
    void put_window(const std::string& last_day) {
        constexpr std::chrono::minutes early{60};
        Meeting& meeting = judged_.meeting;
        const bool known = base::to_ms(before_.starts) != 0;
        meeting.opens = known && date_of(before_.opens) != date_of(before_.starts)
                            ? meeting.starts - (before_.starts - before_.opens)
                            : meeting.starts - early;
        meeting.closes = known && date_of(before_.closes) != date_of(before_.ends)
                             ? meeting.ends - (before_.ends - before_.closes)
                             : meeting.ends;
        read_time("opens", draft_.date, draft_.opens, meeting.opens);
        read_time("closes", last_day, draft_.closes, meeting.closes);
        if (meeting.opens > meeting.starts) fault("opens", tr_mark("签到最晚从会议开始时开放"));
        if (meeting.closes < meeting.starts) fault("closes", tr_mark("签到要到会议开始以后才能关闭"));
    }
    void read_time(const char* field, const std::string& day, const std::string& text, base::WallTime& into) {
        if (text.empty()) return;
        const auto time = parse_iso_time(day + "T" + text);
        if (time)
            into = *time;
        else
            fault(field, tr_mark("请写成 08:30 这样的时间"));
    }

    void put_agenda() {
        const std::string& link = draft_.agenda;
        const bool plain = link.size() <= 300 &&
                           std::all_of(link.begin(), link.end(), [](char c) { return c > ' ' && c <= '~'; });
        if (!link.empty() && (!link.starts_with("https://") || link.size() < 12 || !plain))
            fault("agenda", tr_mark("议程链接要以 https:// 开头，最长 300 个字符"));
        judged_.meeting.agenda = link;
    }

    void put_choices() {
        Meeting& meeting = judged_.meeting;
        using domain::Salutation, domain::Visibility;
        // What a form does not say is the most careful choice.
        meeting.visibility = draft_.visibility == "open"             ? Visibility::open
                             : draft_.visibility == "time_and_place" ? Visibility::time_and_place
                                                                     : Visibility::hidden;
        meeting.salutation = draft_.salutation == "comrade"     ? Salutation::comrade
                             : draft_.salutation == "sir_madam" ? Salutation::sir_madam
                             : draft_.salutation == "title"     ? Salutation::title
                                                                : Salutation::plain;
        meeting.counts_public = draft_.counts_public;
        meeting.show_ordinal = draft_.show_ordinal;
        meeting.walk_in = draft_.walk_in;
        meeting.leaving = draft_.leaving;
    }

    const MeetingDraft& draft_;
    const Meeting& before_;
    JudgedMeeting judged_;
};

}  // namespace

MeetingDraft draft_of(const Meeting& meeting) {
    using domain::Salutation, domain::Visibility;
    MeetingDraft draft;
    draft.title_zh = meeting.title.zh;
    draft.title_en = meeting.title.en;
    draft.place = meeting.place;
    draft.date = date_of(meeting.starts);
    draft.starts = time_of(meeting.starts);
    draft.ends = time_of(meeting.ends);
    if (date_of(meeting.ends) != draft.date) draft.end_date = date_of(meeting.ends);
    if (date_of(meeting.opens) == draft.date) draft.opens = time_of(meeting.opens);
    if (date_of(meeting.closes) == date_of(meeting.ends)) draft.closes = time_of(meeting.closes);
    draft.visibility = meeting.visibility == Visibility::open             ? "open"
                       : meeting.visibility == Visibility::time_and_place ? "time_and_place"
                                                                          : "hidden";
    draft.salutation = meeting.salutation == Salutation::comrade     ? "comrade"
                       : meeting.salutation == Salutation::sir_madam ? "sir_madam"
                       : meeting.salutation == Salutation::title     ? "title"
                                                                     : "plain";
    draft.note_zh = meeting.note.zh;
    draft.note_en = meeting.note.en;
    draft.agenda = meeting.agenda;
    draft.counts_public = meeting.counts_public;
    draft.show_ordinal = meeting.show_ordinal;
    draft.walk_in = meeting.walk_in;
    draft.leaving = meeting.leaving;
    draft.unclassified = true;  // said when it was entered
    return draft;
}

JudgedMeeting judge(const MeetingDraft& draft, const Meeting& before) {
    return Judge(draft, before).judge();
}

std::string changed_fields(const Meeting& before, const Meeting& after) {
    return field_list({{before.title != after.title, "title"},
                       {before.place != after.place, "place"},
                       {before.starts != after.starts, "starts"},
                       {before.ends != after.ends, "ends"},
                       {before.opens != after.opens, "opens"},
                       {before.closes != after.closes, "closes"},
                       {before.visibility != after.visibility, "visibility"},
                       {before.counts_public != after.counts_public, "counts_public"},
                       {before.show_ordinal != after.show_ordinal, "show_ordinal"},
                       {before.walk_in != after.walk_in, "walk_in"},
                       {before.leaving != after.leaving, "leaving"},
                       {before.salutation != after.salutation, "salutation"},
                       {before.note != after.note, "note"},
                       {before.agenda != after.agenda, "agenda"}});
}

bool passes_are_stale(const Meeting& before, const Meeting& after) {
    return date_of(before.opens) != date_of(after.opens) || before.ends != after.ends;
}

}  // namespace hub
