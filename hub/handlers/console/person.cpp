// One person of a list: looked at, changed, added, taken off; a pass made void.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/correction.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/presence.h"
#include "hub/handlers/console/public_address.h"
#include "hub/handlers/form.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/passes/pass_maker.h"
#include "hub/web/console/person_page.h"
#include "hub/web/qr_svg.h"

namespace hub {

namespace {

struct FormColumn {
    const char* field;
    Column column;
};
constexpr FormColumn form_columns[] = {{"name", Column::name},
                                       {"organisation", Column::organisation},
                                       {"organisation_en", Column::organisation_en},
                                       {"phone", Column::phone},
                                       {"seat", Column::seat},
                                       {"title", Column::title},
                                       {"honorific", Column::honorific},
                                       {"role", Column::role},
                                       {"stood_in_by", Column::stood_in_by},
                                       {"stands_in_for", Column::stands_in_for}};

std::map<std::string, std::string> fields_of(const Listed& person) {
    const domain::Attendee& a = person.attendee;
    using domain::Honorific, domain::Role;
    return {{"name", a.name},
            {"organisation", a.organisation.zh},
            {"organisation_en", a.organisation.en},
            {"phone", person.phone},
            {"seat", a.seat.zh},
            {"title", a.title.zh},
            {"honorific", a.honorific == Honorific::sir     ? "先生"
                          : a.honorific == Honorific::madam ? "女士"
                                                            : ""},
            {"role", a.role == Role::observer ? "列席"
                     : a.role == Role::staff  ? "工作人员"
                                              : "正式"},
            {"excused", a.excused ? "1" : ""},
            {"stood_in_by", a.stood_in_by},
            {"stands_in_for", a.stands_in_for}};
}

// What the form says, put into the person; what cannot be is in the view.
void read_form(const Request& request, Listed& person, PersonView& view) {
    TableRow row;
    for (const FormColumn& one : form_columns) {
        row.cells[one.column] = trimmed(request.field(std::string("f_") + one.field));
        view.fields[one.field] = row.cells[one.column];
    }
    const bool excused = !request.field("f_excused").empty();
    view.fields["excused"] = excused ? "1" : "";
    for (const CellFault& fault : put_cells(row, person.attendee, person.phone))
        for (const FormColumn& one : form_columns)
            if (column_word(one.column) == fault.column) view.faults.emplace(one.field, fault.what);
    person.attendee.excused = excused;
}

base::Result<std::optional<Listed>> find_listed(Store& store, const domain::Meeting& meeting,
                                                const std::string& id) {
    auto record = store.record(domain::topic::attendees, id);
    if (!record) return record.error();
    if (!*record || !std::holds_alternative<domain::Attendee>(**record)) return std::optional<Listed>();
    Listed listed{std::get<domain::Attendee>(std::move(**record)), ""};
    if (listed.attendee.meeting != meeting.id) return std::optional<Listed>();
    const auto person = store.person(listed.attendee.id);
    if (!person) return person.error();
    if (*person) listed.phone = (*person)->phone;
    return std::optional(std::move(listed));
}

base::Result<PersonRow> row_of(Store& store, const Listed& listed) {
    const auto arrivals = store.arrivals_of(listed.attendee.meeting);
    if (!arrivals) return arrivals.error();
    return presence_of({listed.attendee}, *arrivals).front();
}

base::Status add_pass(Services& services, const Request& request, PersonView& view) {
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return secrets.error();
    const auto person = services.store.person(view.row.attendee.id);
    if (!person) return person.error();
    if (!*person) return {};
    const auto card = make_card(services.store, *secrets, **person);
    if (!card) return card.error();
    auto qr = qr_svg(card->pass);
    if (!qr) return qr.error();
    view.qr = std::move(*qr);
    view.code = grouped_code(card->look_up_code);
    view.link = public_address(services.store, request) + "/p/" + card->page_token;
    return {};
}

Response show(Services& services, const Staff& staff, const Request& request, PersonView view,
              const Listed& listed, const Notice& notice) {
    view.may_change = may_change_meetings(staff);
    view.now = services.clock.wall();
    view.phone = listed.phone;
    view.row.attendee = listed.attendee;
    if (!listed.attendee.id) view.new_id = base::to_string(domain::AttendeeId{new_id_in(request)});
    if (listed.attendee.id) {
        auto row = row_of(services.store, listed);
        if (!row) return broken_page(services, &staff, request, row.error());
        view.row = std::move(*row);
        view.version = version_of(listed.attendee, listed.phone);
        if (view.may_change)
            if (auto status = add_pass(services, request, view); !status)
                return broken_page(services, &staff, request, status.error());
    }
    return with_faults(page_answer(request, person_page(frame_for(services, &staff, request), view, notice),
                                   notice.bad ? 422 : 200),
                       view.faults);
}

std::string address_of(const domain::Meeting& meeting, const std::string& person) {
    return "/console/meetings/" + base::to_string(meeting.id) + "/people/" + person;
}

constexpr DoneWord done_words[] = {{"saved", base::tr_mark("已保存")},
                                   {"arrived", base::tr_mark("已补签")},
                                   {"taken_back", base::tr_mark("签到已撤回")},
                                   {"bad_time", base::tr_mark("时间不对：要在会议前后，不能晚于现在"), true},
                                   {"not_so", base::tr_mark("情况已经变了，请看一看再改"), true},
                                   {"revoked", base::tr_mark("原来的签到码已作废，这是新的")}};

// One change of one person, made while nobody else can write.
using Work = std::function<base::Result<Edit>(const domain::Meeting&, Listed&, const Secrets&)>;
base::Status work_on(Services& services, const Request& request, Listed& listed, domain::Meeting& meeting,
                     const Work& work) {
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return secrets.error();
    return services.store.apply(
        [&]() -> base::Result<Edit> {
            auto stored = stored_meeting(services.store, request.steps.at(0));
            if (!stored) return stored.error();
            meeting = std::move(*stored);
            if (request.steps.size() > 1) {
                auto found = find_listed(services.store, meeting, request.steps.at(1));
                if (!found) return found.error();
                if (!*found) return base::Error{base::ErrorKind::not_found, "nobody", "console.person"};
                listed = std::move(**found);
            }
            return work(meeting, listed, *secrets);
        },
        services.clock.wall());
}

Response save(Services& services, const Staff& staff, const Request& request) {
    PersonView view;
    Listed listed, before;
    const auto done = work_on(
        services, request, listed, view.meeting,
        [&](const domain::Meeting& meeting, Listed& person, const Secrets& secrets) -> base::Result<Edit> {
            before = person;
            const bool fresh = !person.attendee.id;
            read_form(request, person, view);
            if (!fresh && is_outdated(request, version_of(before.attendee, before.phone)))
                view.faults.emplace("version", outdated_words);
            if (!view.faults.empty())
                return base::Error{base::ErrorKind::invalid, "faults", "console.person"};
            const std::string fields = changed_fields(before, person);
            if (!fresh && fields.empty()) return Edit();
            if (fresh) {
                person.attendee.id.value = new_id_in(request);
                const auto same = find_listed(services.store, meeting, base::to_string(person.attendee.id));
                if (!same) return same.error();
                // The form came twice. With other words in it, it is somebody else.
                if (*same && changed_fields(**same, person).empty()) return Edit();
                if (*same) person.attendee.id.value = base::random_u64();
            }
            auto edit = put_person(services.store, secrets, meeting, person);
            if (!edit) return edit;
            note(*edit, services, staff, request, fresh ? "attendee.add" : "attendee.change",
                 base::to_string(person.attendee.id), fresh ? "" : fields);
            return edit;
        });
    if (!view.faults.empty()) {
        const Notice why = unsaved(frame_for(services, &staff, request), view.faults);
        return show(services, staff, request, std::move(view), before, why);
    }
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other(address_of(view.meeting, base::to_string(listed.attendee.id)) + "?done=saved");
}

Response take_off(Services& services, const Staff& staff, const Request& request) {
    domain::Meeting meeting;
    Listed listed;
    const auto done = work_on(services, request, listed, meeting,
                              [&](const domain::Meeting& of, Listed& person, const Secrets&) {
                                  auto edit = remove_person(services.store, of, person);
                                  if (edit)
                                      note(*edit, services, staff, request, "attendee.remove",
                                           base::to_string(person.attendee.id), "");
                                  return edit;
                              });
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other("/console/meetings/" + request.steps.at(0) + "?done=removed");
}

Response revoke(Services& services, const Staff& staff, const Request& request) {
    const std::string reason = known_reason(request.field("reason")) ? request.field("reason") : "other";
    domain::Meeting meeting;
    Listed listed;
    const auto done = work_on(services, request, listed, meeting,
                              [&](const domain::Meeting& of, Listed& person, const Secrets& secrets) {
                                  auto edit = renew_pass(services.store, secrets, of, person.attendee.id);
                                  if (edit)
                                      note(*edit, services, staff, request, "pass.revoke",
                                           base::to_string(person.attendee.id), reason);
                                  return edit;
                              });
    if (!done) return failed_work(services, staff, request, done.error());
    return see_other(address_of(meeting, request.steps.at(1)) + "?done=revoked");
}

}  // namespace

Response get_person(Services& services, const Staff& staff, const Request& request) {
    auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const auto listed = find_listed(services.store, *meeting, request.steps.at(1));
    if (!listed) return broken_page(services, &staff, request, listed.error());
    if (!*listed) return missing_page(services, staff, request);
    if (auto status = note_look(services, staff, request, "attendee.look", request.steps.at(1)); !status)
        return broken_page(services, &staff, request, status.error());
    PersonView view;
    view.meeting = std::move(*meeting);
    view.fields = fields_of(**listed);
    return show(services, staff, request, std::move(view), **listed,
                notice_of(frame_for(services, &staff, request), request, done_words));
}

Response post_person(Services& services, const Staff& staff, const Request& request) {
    const std::string what = request.field("do");
    if (what == "remove") return take_off(services, staff, request);
    if (what == "revoke") return revoke(services, staff, request);
    if (what == "arrived") return enter_arrival(services, staff, request);
    return save(services, staff, request);
}

Response get_new_person(Services& services, const Staff& staff, const Request& request) {
    auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    PersonView view;
    view.meeting = std::move(*meeting);
    view.fields = fields_of({});
    return show(services, staff, request, std::move(view), {}, {});
}

Response post_new_person(Services& services, const Staff& staff, const Request& request) {
    return save(services, staff, request);
}

}  // namespace hub
