// Making, changing and deleting a meeting.
#include "hub/digest.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/form.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/web/console/meeting_form_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

MeetingDraft draft_in(const Request& request) {
    const auto text = [&](const char* name) { return trimmed(request.field(name)); };
    MeetingDraft draft;
    draft.title_zh = text("title_zh");
    draft.title_en = text("title_en");
    draft.place = text("place");
    draft.date = text("date");
    draft.starts = text("starts");
    draft.ends = text("ends");
    draft.end_date = text("end_date");
    draft.opens = text("opens");
    draft.closes = text("closes");
    draft.visibility = text("visibility");
    draft.salutation = text("salutation");
    draft.note_zh = text("note_zh");
    draft.note_en = text("note_en");
    draft.agenda = text("agenda");
    draft.counts_public = !text("counts_public").empty();
    draft.show_ordinal = !text("show_ordinal").empty();
    draft.walk_in = !text("walk_in").empty();
    draft.leaving = !text("leaving").empty();
    draft.unclassified = !text("unclassified").empty();
    return draft;
}

base::Status find_places(Store& store, MeetingForm& form) {
    auto records = store.records(domain::topic::places);
    if (!records) return records.error();
    for (domain::Change& change : *records)
        if (auto* place = std::get_if<domain::Place>(&change)) form.places.push_back(std::move(*place));
    return {};
}

Response show_form(Services& services, const Staff& staff, const Request& request, MeetingForm form) {
    const Frame frame = frame_for(services, &staff, request);
    if (form.places.empty())
        if (auto status = find_places(services.store, form); !status)
            return broken_page(services, &staff, request, status.error());
    if (form.id.empty()) form.new_id = base::to_string(domain::MeetingId{new_id_in(request)});
    return with_faults(page_answer(request, meeting_form_page(frame, form), form.faults.empty() ? 200 : 422),
                       form.faults);
}

// How many are on its list is no business of the form's.
std::string version_of(domain::Meeting meeting) {
    meeting.expected = 0;
    return hub::version_of(domain::Change(meeting));
}

// Adds what the draft says to what is stored by then; what cannot be is in `form.faults`.
base::Result<Edit> save(Services& services, const Staff& staff, const Request& request, MeetingForm& form,
                        domain::Meeting& before, domain::Meeting& after) {
    const bool fresh = form.id.empty();
    if (!fresh) {
        auto stored = stored_meeting(services.store, form.id);
        if (!stored) return stored.error();
        before = std::move(*stored);
        form.version = version_of(before);
    }
    JudgedMeeting judged = judge(form.draft, before);
    form.faults = std::move(judged.faults);
    if (is_outdated(request, form.version)) form.faults.emplace("version", outdated_words);
    // One that was taken away since stays where it is.
    const bool known = std::any_of(form.places.begin(), form.places.end(),
                                   [&](const domain::Place& place) { return place.id == form.draft.place; });
    if (!known && form.draft.place != before.place)
        form.faults.emplace("place", base::tr_mark("没有这个地点，请选一个"));
    if (!form.faults.empty()) return base::Error{base::ErrorKind::invalid, "faults", "console.meeting"};
    after = std::move(judged.meeting);
    if (fresh) {
        after.id.value = new_id_in(request);
        auto same = services.store.record(domain::topic::meetings, base::to_string(after.id));
        if (!same) return same.error();
        // The form came twice. With other words in it, it is another meeting.
        const auto* stored = *same ? std::get_if<domain::Meeting>(&**same) : nullptr;
        if (stored && changed_fields(*stored, after).empty()) return Edit();
        if (*same) after.id.value = base::random_u64();
    }
    Edit edit;
    const std::string fields = changed_fields(before, after);
    if (!fresh && fields.empty()) return edit;
    edit.changes.emplace_back(after);
    note(edit, services, staff, request, fresh ? "meeting.add" : "meeting.change", base::to_string(after.id),
         fresh ? "" : fields);
    return edit;
}

Response save_form(Services& services, const Staff& staff, const Request& request, const std::string& id) {
    MeetingForm form;
    form.id = id;
    form.draft = draft_in(request);
    if (auto status = find_places(services.store, form); !status)
        return broken_page(services, &staff, request, status.error());
    domain::Meeting before, after;
    const auto saved = services.store.apply(
        [&] { return save(services, staff, request, form, before, after); }, services.clock.wall());
    form.title = in_language(before.title, base::Language::zh);
    if (!form.faults.empty()) return show_form(services, staff, request, std::move(form));
    if (!saved) return failed_work(services, staff, request, saved.error());
    const bool stale = !id.empty() && passes_are_stale(before, after);
    return see_other("/console/meetings/" + base::to_string(after.id) +
                     (stale ? "?done=moved" : "?done=saved"));
}

}  // namespace

void note(Edit& edit, Services& services, const Staff& staff, const Request& request,
          const std::string& action, const std::string& object, const std::string& detail) {
    edit.audit.push_back({0, services.clock.wall(), staff.actor(request), action, object, detail});
}

base::Status note_look(Services& services, const Staff& staff, const Request& request,
                       const std::string& action, const std::string& object) {
    Edit looked;
    note(looked, services, staff, request, action, object, "");
    return services.store.apply(looked, services.clock.wall());
}

std::uint64_t new_id_in(const Request& request) {
    const auto carried = base::parse_hex16(request.field("new_id"));
    return carried && *carried != 0 ? *carried : base::random_u64();
}

std::string version_of(const domain::Change& record, const std::string& more) {
    return sha256_hex(protocol::encode_record(record) + more).substr(0, 16);
}

bool is_outdated(const Request& request, const std::string& version) {
    const std::string carried = request.field("version");
    return !carried.empty() && carried != version;
}

Response failed_work(Services& services, const Staff& staff, const Request& request,
                     const base::Error& error) {
    if (error.kind == base::ErrorKind::not_found) return missing_page(services, staff, request);
    return broken_page(services, &staff, request, error);
}

Response get_new_meeting(Services& services, const Staff& staff, const Request& request) {
    return show_form(services, staff, request, {});
}

Response post_new_meeting(Services& services, const Staff& staff, const Request& request) {
    return save_form(services, staff, request, "");
}

Response get_meeting_form(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    MeetingForm form;
    form.id = request.steps.at(0);
    form.draft = draft_of(*meeting);
    form.version = version_of(*meeting);
    form.title = in_language(meeting->title, frame_for(services, &staff, request).language);
    return show_form(services, staff, request, std::move(form));
}

Response post_meeting_form(Services& services, const Staff& staff, const Request& request) {
    return save_form(services, staff, request, request.steps.at(0));
}

Response get_meeting_delete(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const auto people = services.store.people_of(meeting->id);
    if (!people) return broken_page(services, &staff, request, people.error());
    const auto counts = services.store.attendance({meeting->id});
    if (!counts) return broken_page(services, &staff, request, counts.error());
    const auto found = counts->find(meeting->id);
    const std::size_t arrived = found == counts->end() ? 0 : found->second.arrived + found->second.walk_ins;
    return page_answer(request, meeting_delete_page(frame_for(services, &staff, request), *meeting,
                                                    people->size(), arrived));
}

Response post_meeting_delete(Services& services, const Staff& staff, const Request& request) {
    const std::string id = request.steps.at(0);
    const auto done = services.store.apply(
        [&]() -> base::Result<Edit> {
            const auto meeting = stored_meeting(services.store, id);
            if (!meeting) return meeting.error();
            auto edit = remove_meeting(services.store, *meeting);
            if (!edit) return edit;
            note(*edit, services, staff, request, "meeting.delete", id,
                 std::to_string(edit->removed.size()) + " people");
            return edit;
        },
        services.clock.wall());
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/meetings?done=deleted");
}

}  // namespace hub
