// The settings of one kiosk: shown, judged, stored for it alone to take.
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/kiosk_work.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/form.h"
#include "hub/web/console/kiosk_config_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

base::Error no_such_kiosk() {
    return {base::ErrorKind::not_found, "no such kiosk", "console.kiosk_config"};
}

std::string version_in(const std::optional<domain::KioskConfig>& stored) {
    return stored ? version_of(*stored) : "none";
}

// What is stored; a kiosk that is shut out takes no settings.
base::Result<ConfigForm> stored_form(Services& services, const std::string& id) {
    const auto row = find_kiosk(services.store, id);
    if (!row) return row.error();
    if (!*row || (*row)->state.kiosk.revoked) return no_such_kiosk();
    const auto config = stored_config(services.store, id);
    if (!config) return config.error();
    ConfigForm form;
    form.kiosk = (*row)->state.kiosk;
    form.draft = draft_of(config->value_or(domain::KioskConfig{}));
    form.version = version_in(*config);
    form.state = config_state(*config, **row);
    return form;
}

ConfigDraft draft_in(const Request& request) {
    const auto text = [&](const char* name) { return trimmed(request.field(name)); };
    ConfigDraft draft;
    draft.language = text("language");
    draft.calm = text("calm");
    draft.ticks = text("ticks");
    draft.sound_volume = text("sound_volume");
    draft.quiet_volume = text("quiet_volume");
    draft.quiet = text("quiet");
    draft.quiet_from = text("quiet_from");
    draft.quiet_until = text("quiet_until");
    draft.camera_opens = text("camera_opens");
    return draft;
}

Response show_form(Services& services, const Staff& staff, const Request& request, const ConfigForm& form) {
    return with_faults(page_answer(request, kiosk_config_page(frame_for(services, &staff, request), form),
                                   form.faults.empty() ? 200 : 422),
                       form.faults);
}

// Judged against what is stored by then.
base::Result<Edit> edit_of(Services& services, const Staff& staff, const Request& request,
                           const domain::KioskConfig& wanted) {
    const auto stored = stored_config(services.store, wanted.kiosk);
    if (!stored) return stored.error();
    if (is_outdated(request, version_in(*stored)))
        return base::Error{base::ErrorKind::refused, "somebody else has changed it", "console.kiosk_config"};
    Edit edit;
    const std::string fields = changed_fields(stored->value_or(domain::KioskConfig{}), wanted);
    if (fields.empty()) return edit;
    if (says_nothing(wanted))
        edit.changes.emplace_back(domain::Tombstone{domain::topic::config, wanted.kiosk});
    else
        edit.changes.emplace_back(wanted);
    note(edit, services, staff, request, "kiosk.config", wanted.kiosk, fields);
    return edit;
}

}  // namespace

base::Result<std::optional<domain::KioskConfig>> stored_config(Store& store, const std::string& id) {
    auto record = store.record(domain::topic::config, id);
    if (!record) return record.error();
    if (!*record) return std::optional<domain::KioskConfig>();
    return std::optional(std::get<domain::KioskConfig>(std::move(**record)));
}

Response get_kiosk_config(Services& services, const Staff& staff, const Request& request) {
    const auto form = stored_form(services, request.steps.at(0));
    if (!form) return failed_work(services, staff, request, form.error());
    return show_form(services, staff, request, *form);
}

Response post_kiosk_config(Services& services, const Staff& staff, const Request& request) {
    const std::string id = request.steps.at(0);
    auto form = stored_form(services, id);
    if (!form) return failed_work(services, staff, request, form.error());
    form->draft = draft_in(request);
    JudgedConfig judged = judge(form->draft, id);
    form->faults = std::move(judged.faults);
    if (!form->faults.empty()) return show_form(services, staff, request, *form);
    const auto saved = services.store.apply([&] { return edit_of(services, staff, request, judged.config); },
                                            services.clock.wall());
    if (!saved && saved.error().kind == base::ErrorKind::refused) {
        form->faults.emplace("version", outdated_words);
        return show_form(services, staff, request, *form);
    }
    if (!saved) return failed_work(services, staff, request, saved.error());
    return see_other("/console/kiosks/" + encoded(id) + "?done=saved");
}

}  // namespace hub
