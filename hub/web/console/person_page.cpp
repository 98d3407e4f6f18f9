#include "hub/web/console/person_page.h"

#include <algorithm>

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/web/console/arrival_page.h"
#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr Choice honorifics[] = {{"", tr_mark("不写")}, {"先生", tr_mark("先生")}, {"女士", tr_mark("女士")}};
constexpr Choice roles[] = {
    {"正式", tr_mark("正式")}, {"列席", tr_mark("列席")}, {"工作人员", tr_mark("工作人员")}};
constexpr Choice reasons[] = {{"lost", tr_mark("本人丢失")},
                              {"wrong_person", tr_mark("发错了人")},
                              {"passed_on", tr_mark("被转给了别人")},
                              {"other", tr_mark("其他")}};

constexpr Choice entered_reasons[] = {{"kiosk_down", tr_mark("终端当时不能用")},
                                      {"no_pass", tr_mark("没有带签到码")},
                                      {"late_list", tr_mark("名单补得晚")},
                                      {"other", tr_mark("其他")}};

std::string field_of(const PersonView& view, const std::string& name) {
    const auto found = view.fields.find(name);
    return found == view.fields.end() ? "" : found->second;
}

void set_form(Data& values, const Frame& frame, const PersonView& view) {
    for (const char* name : {"name", "organisation", "organisation_en", "phone", "seat", "title",
                             "stood_in_by", "stands_in_for"})
        values.set(std::string("f_") + name, field_of(view, name));
    values.set("version", view.version);
    values.set("new_id", view.new_id);
    values.set("f_excused", flag(!field_of(view, "excused").empty()));
    values.set("honorifics", choices(frame, honorifics, field_of(view, "honorific")));
    values.set("roles", choices(frame, roles, field_of(view, "role")));
    for (const auto& [name, what] : view.faults)
        values.set("fault_f_" + name, std::string(frame.words.tr(what)));
}

void set_facts(Data& values, const Frame& frame, const PersonView& view) {
    const domain::Attendee& person = view.row.attendee;
    const auto or_dash = [](const std::string& text) { return text.empty() ? "—" : text; };
    values.set("organisation", or_dash(in_language(person.organisation, frame.language)));
    values.set("duty", or_dash(in_language(person.title, frame.language)));
    values.set("seat", or_dash(in_language(person.seat, frame.language)));
    values.set("phone", or_dash(view.phone));
    values.set("state", std::string(frame.words.tr(presence_word(view.row))));
    values.set("kind", std::string(presence_kind(view.row)));
    const bool came = base::to_ms(view.row.at) != 0;
    values.set("came", flag(came));
    values.set("at", came ? date_words(view.row.at, frame.words) + " " + time_words(view.row.at) : "");
    values.set("kiosk", view.row.kiosk);
    values.set("has_stands_in", flag(!person.stands_in_for.empty()));
    values.set("stands_in", person.stands_in_for);
    values.set("has_stood_in", flag(!person.stood_in_by.empty()));
    values.set("stood_in", person.stood_in_by);
}

// What may be put right: nobody of the list can be entered twice, and every arrival can be taken back.
void set_correction(Data& values, const Frame& frame, const PersonView& view) {
    const bool came = base::to_ms(view.row.at) != 0;
    const bool known = bool(view.row.attendee.id) && view.may_change;
    // Before its day nobody has come.
    const bool begun = view.now > view.meeting.starts - std::chrono::hours{12};
    values.set("may_enter", flag(known && !came && begun));
    values.set("take_back", known && came
                                ? take_back_part(frame, view.meeting.id, view.row.fact, view.row.attendee.id)
                                : "");
    values.set("entered_reasons", choices(frame, entered_reasons, ""));
    const auto usual = std::min(view.now, view.meeting.starts);
    const auto civil = base::to_civil(usual, utc_offset);
    values.set("at_date", base::format_iso_date(civil));
    values.set("at_time", base::format_time(civil));
}

bool one_of(std::span<const Choice> all, const std::string& value) {
    return std::any_of(all.begin(), all.end(), [&](const Choice& choice) { return choice.value == value; });
}

}  // namespace

bool known_correction(const std::string& reason) {
    return one_of(entered_reasons, reason);
}

bool known_reason(const std::string& reason) {
    return one_of(reasons, reason);
}

std::string person_page(const Frame& frame, const PersonView& view, const Notice& notice) {
    const bool known = bool(view.row.attendee.id);
    Data values;
    values.set("meeting_id", base::to_string(view.meeting.id));
    values.set("meeting_title", in_language(view.meeting.title, frame.language));
    values.set("id", base::to_string(view.row.attendee.id));
    values.set("is_known", flag(known));
    set_facts(values, frame, view);
    values.set("has_pass", flag(!view.qr.empty()));
    values.set("qr", view.qr);
    values.set("code", view.code);
    values.set("link", view.link);
    values.set("reasons", choices(frame, reasons, ""));
    values.set("may_change", flag(view.may_change));
    values.set("ask_remove", std::string(frame.words.tr("从名单上删除这个人，签到码作废？")));
    set_correction(values, frame, view);
    set_form(values, frame, view);
    return render_page(frame, "console_person.html",
                       known ? view.row.attendee.name : std::string(frame.words.tr("加一个人")), values,
                       notice);
}

std::string links_page(const Frame& frame, const domain::Meeting& meeting, const std::string& lines) {
    Data values;
    values.set("meeting_id", base::to_string(meeting.id));
    values.set("meeting_title", in_language(meeting.title, frame.language));
    values.set("lines", lines);
    values.set("none", flag(lines.empty()));
    return render_page(frame, "console_links.html", std::string(frame.words.tr("签到链接")), values);
}

}  // namespace hub
