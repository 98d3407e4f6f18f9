#include "hub/web/console/meeting_page.h"

#include "hub/web/console/meeting_data.h"
#include "hub/web/request_words.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

std::string_view visibility_word(domain::Visibility visibility) {
    switch (visibility) {
        case domain::Visibility::open:
            return tr_mark("公开");
        case domain::Visibility::time_and_place:
            return tr_mark("只显示时间地点");
        case domain::Visibility::hidden:
            return tr_mark("不显示");
    }
    return "";
}

std::string name_words(const Frame& frame, const PersonRow& row) {
    if (!row.attendee.name.empty()) return domain::mask_name(row.attendee.name);
    const std::string unlisted(frame.words.tr("不在名单上"));
    return row.walk_in.name.empty() ? unlisted : domain::mask_name(row.walk_in.name) + " · " + unlisted;
}

Data person_data(const Frame& frame, const PersonRow& row, bool may_change) {
    const domain::Attendee& attendee = row.attendee;
    Data item;
    // Who is on no list has an arrival and nothing else.
    const bool listed = !attendee.name.empty();
    item.set("has_page", flag(listed || may_change));
    item.set("page",
             listed ? "people/" + base::to_string(attendee.id) : "arrivals/" + base::to_string(row.fact));
    item.set("name", name_words(frame, row));
    item.set("organisation",
             listed ? in_language(attendee.organisation, frame.language) : row.walk_in.organisation);
    item.set("seat", in_language(attendee.seat, frame.language));
    item.set("state", std::string(frame.words.tr(presence_word(row))));
    item.set("kind", std::string(presence_kind(row)));
    const bool came = base::to_ms(row.at) != 0;
    item.set("at", came ? time_words(row.at) : "");
    item.set("kiosk", row.kiosk);
    item.set("stands_in", attendee.stands_in_for.empty()
                              ? ""
                              : base::fill(frame.words.tr("代{whom}参加"),
                                           {{"whom", domain::mask_name(attendee.stands_in_for)}}));
    return item;
}

Data list_of(const Frame& frame, const std::vector<PersonRow>& rows, bool may_change = false) {
    Data list{Data::type::list};
    for (const PersonRow& row : rows)
        list << person_data(frame, row, may_change);
    return list;
}

Data states_data(const Frame& frame, const std::string& chosen) {
    static constexpr Choice all[] = {{"", tr_mark("全部人员")},
                                     {"missing", tr_mark("还没到的")},
                                     {"here", tr_mark("已经到的")},
                                     {"left", tr_mark("已经离开的")},
                                     {"excused", tr_mark("请假和由人代会的")}};
    return choices(frame, all, chosen);
}

void set_facts(Data& values, const Frame& frame, const MeetingView& view) {
    const domain::Meeting& meeting = view.row.meeting;
    const auto yes_no = [&](bool set) {
        return std::string(set ? frame.words.tr("是") : frame.words.tr("否"));
    };
    values.set("meeting", meeting_row(frame, view.row, view.now));
    values.set("window", time_words(meeting.opens) + " – " + time_words(meeting.closes));
    values.set("visibility", std::string(frame.words.tr(visibility_word(meeting.visibility))));
    values.set("counts_public", yes_no(meeting.counts_public));
    values.set("walk_in", yes_no(meeting.walk_in));
    values.set("leaving", yes_no(meeting.leaving));
    values.set("note", in_language(meeting.note, frame.language));
    values.set("has_note", flag(!meeting.note.zh.empty()));
    values.set("agenda", meeting.agenda);
    values.set("has_agenda", flag(!meeting.agenda.empty()));
}

void set_rating(Data& values, const Frame& frame, const MeetingView& view) {
    Data list{Data::type::list};
    for (std::size_t n = 0; n < rating_count; ++n) {
        const auto rating = static_cast<Rating>(n);
        Data item;
        item.set("value", std::string(domain::to_string(rating)));
        item.set("word", std::string(frame.words.tr(rating_word(rating))));
        item.set("chosen", flag(view.rating == rating));
        list << item;
    }
    values.set("ratings", list);
    values.set("has_rating", flag(view.rating.has_value()));
    values.set("rating", view.rating ? std::string(frame.words.tr(rating_word(*view.rating))) : "");
    const bool begun = view.row.meeting.starts <= view.now;
    values.set("may_rate", flag(begun && view.may_change));
    values.set("shows_rating", flag(begun && (view.may_change || view.rating)));
}

}  // namespace

std::string_view presence_word(const PersonRow& row) {
    switch (row.presence) {
        case Presence::here:
            return tr_mark("已到");
        case Presence::left:
            return tr_mark("已离开");
        case Presence::excused:
            return tr_mark("已请假");
        case Presence::stood_in:
            return tr_mark("由人代会");
        case Presence::expected:
            return tr_mark("还没到");
    }
    return "";
}

std::string_view presence_kind(const PersonRow& row) {
    switch (row.presence) {
        case Presence::here:
            return "ok";
        case Presence::left:
            return "river";
        case Presence::excused:
        case Presence::stood_in:
            return "sunken";
        case Presence::expected:
            return "amber";
    }
    return "";
}

bool fits_state(const PersonRow& row, const std::string& state) {
    if (state == "missing") return row.presence == Presence::expected;
    if (state == "here") return row.presence == Presence::here;
    if (state == "left") return row.presence == Presence::left;
    if (state == "excused") return row.presence == Presence::excused || row.presence == Presence::stood_in;
    return true;
}

std::string meeting_part(const Frame& frame, const MeetingView& view) {
    Data values;
    const PresenceCount& count = view.count;
    values.set("arrived", std::to_string(count.here + count.left));
    values.set("arrived_words", base::fill(frame.words.tr("已签到，应到 {n} 人"),
                                           {{"n", std::to_string(view.row.meeting.expected)}}));
    values.set("missing", std::to_string(count.missing));
    values.set("excused", std::to_string(count.excused));
    values.set("has_left", flag(count.left > 0));
    values.set("left", std::to_string(count.left));
    values.set("has_walk_ins", flag(count.walk_ins > 0));
    values.set("walk_ins", std::to_string(count.walk_ins));
    values.set("latest", list_of(frame, view.latest));
    values.set("none_yet", flag(view.latest.empty()));
    values.set("meeting_id", base::to_string(view.row.meeting.id));
    return render_part(frame, "console_meeting_part.html", values);
}

std::string meeting_page(const Frame& frame, const MeetingView& view, const Notice& notice) {
    Data values;
    set_facts(values, frame, view);
    set_rating(values, frame, view);
    values.set("meeting_id", base::to_string(view.row.meeting.id));
    values.set("part", meeting_part(frame, view));
    values.set("people", list_of(frame, view.people, view.may_change));
    values.set("none", flag(view.people.empty()));
    values.set("found", base::fill(frame.words.tr_n("共 {n} 人", view.paging.found),
                                   {{"n", std::to_string(view.paging.found)}}));
    values.set("text", view.text);
    values.set("states", states_data(frame, view.state));
    values.set("pages", paging_part(frame, view.paging));
    values.set("may_change", flag(view.may_change));
    return render_page(frame, "console_meeting.html", in_language(view.row.meeting.title, frame.language),
                       values, notice);
}

}  // namespace hub
