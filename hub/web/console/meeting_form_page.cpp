#include "hub/web/console/meeting_form_page.h"

#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr Choice visibilities[] = {
    {"hidden", tr_mark("不显示")}, {"time_and_place", tr_mark("只显示时间地点")}, {"open", tr_mark("公开")}};
constexpr Choice salutations[] = {{"plain", tr_mark("只称姓名")},
                                  {"comrade", tr_mark("同志")},
                                  {"sir_madam", tr_mark("先生、女士")},
                                  {"title", tr_mark("职务")}};

Data places_data(const Frame& frame, const MeetingForm& form) {
    Data list{Data::type::list};
    bool known = false;
    const auto add = [&](const std::string& id, const std::string& words) {
        Data item;
        item.set("value", id);
        item.set("word", words);
        item.set("chosen", flag(id == form.draft.place));
        known = known || id == form.draft.place;
        list << item;
    };
    for (const domain::Place& place : form.places)
        add(place.id, place_words(place, frame.language));
    // A place that has been taken out of the house's data stays until another is chosen.
    if (!known && !form.draft.place.empty()) add(form.draft.place, form.draft.place);
    return list;
}

void set_draft(Data& values, const MeetingDraft& draft) {
    const std::pair<const char*, const std::string&> texts[] = {
        {"title_zh", draft.title_zh}, {"title_en", draft.title_en}, {"date", draft.date},
        {"starts", draft.starts},     {"ends", draft.ends},         {"end_date", draft.end_date},
        {"opens", draft.opens},       {"closes", draft.closes},     {"note_zh", draft.note_zh},
        {"note_en", draft.note_en},   {"agenda", draft.agenda}};
    for (const auto& [name, text] : texts)
        values.set(name, text);
    values.set("counts_public", flag(draft.counts_public));
    values.set("show_ordinal", flag(draft.show_ordinal));
    values.set("walk_in", flag(draft.walk_in));
    values.set("leaving", flag(draft.leaving));
    values.set("unclassified", flag(draft.unclassified));
}

}  // namespace

std::string meeting_form_page(const Frame& frame, const MeetingForm& form) {
    Data values;
    set_draft(values, form.draft);
    values.set("places", places_data(frame, form));
    values.set("visibilities", choices(frame, visibilities, form.draft.visibility));
    values.set("salutations", choices(frame, salutations, form.draft.salutation));
    values.set("id", form.id);
    values.set("version", form.version);
    values.set("new_id", form.new_id);
    values.set("is_new", flag(form.id.empty()));
    values.set("back", form.id.empty() ? "/console/meetings" : "/console/meetings/" + form.id);
    values.set("back_words", form.id.empty() ? std::string(frame.words.tr("全部会议")) : form.title);
    for (const auto& [field, what] : form.faults)
        values.set("fault_" + field, std::string(frame.words.tr(what)));
    Notice notice;
    if (!form.faults.empty()) notice = unsaved(frame, form.faults);
    const std::string title(form.id.empty() ? frame.words.tr("新建会议") : frame.words.tr("修改会议"));
    return render_page(frame, "console_meeting_form.html", title, values, notice);
}

std::string meeting_delete_page(const Frame& frame, const domain::Meeting& meeting, std::size_t people,
                                std::size_t arrived) {
    Data values;
    values.set("meeting_id", base::to_string(meeting.id));
    values.set("meeting_title", in_language(meeting.title, frame.language));
    values.set("date", date_words(meeting.starts, frame.words) + " " + time_words(meeting.starts));
    values.set("people", base::fill(frame.words.tr_n("名单上的 {n} 人会被删除，他们的签到码作废", people),
                                    {{"n", std::to_string(people)}}));
    values.set("has_arrived", flag(arrived > 0));
    values.set("arrived", base::fill(frame.words.tr_n("已有 {n} 人签到；签到的原始记录会保留", arrived),
                                     {{"n", std::to_string(arrived)}}));
    return render_page(frame, "console_meeting_delete.html", std::string(frame.words.tr("删除会议")), values);
}

}  // namespace hub
