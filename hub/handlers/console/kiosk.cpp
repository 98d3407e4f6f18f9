// One kiosk: how it is, what it is asked, what is done to it.
#include <charconv>

#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/kiosk_work.h"
#include "hub/handlers/console/live.h"
#include "hub/handlers/form.h"
#include "hub/web/console/kiosk_forms_page.h"
#include "hub/web/console/kiosk_page.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

constexpr std::size_t commands_shown = 20, history_shown = 20;
constexpr std::chrono::minutes order_lasts{10};

std::string address_of(const std::string& id, const char* done = nullptr) {
    return "/console/kiosks/" + encoded(id) + (done ? std::string("?done=") + done : "");
}

// nullopt: no such kiosk.
base::Result<std::optional<KioskView>> look(Services& services, const Frame& frame, const std::string& id) {
    KioskView view;
    view.now = services.clock.wall();
    auto row = find_kiosk(services.store, id);
    if (!row) return row.error();
    if (!*row) return std::optional<KioskView>();
    view.row = std::move(**row);
    view.name = view.row.state.kiosk.name;
    auto commands = services.store.commands(id, commands_shown);
    if (!commands) return commands.error();
    // What is over is so for whoever looks, before the next command closes it.
    for (IssuedCommand& issued : *commands)
        if (issued.state == "waiting" && issued.command.expires < view.now) issued.state = "expired";
    view.commands = std::move(*commands);
    auto config = stored_config(services.store, id);
    if (!config) return config.error();
    view.config = config_state(*config, view.row);
    view.may_order = frame.roles.meets({StaffRole::administrator, StaffRole::duty});
    if (view.may_order) {
        auto picture = services.store.picture_of(id);
        if (!picture) return picture.error();
        view.picture = std::move(*picture);
    }
    view.may_change = frame.roles.has(StaffRole::administrator);
    view.may_audit = frame.roles.meets({StaffRole::administrator, StaffRole::auditor});
    return std::optional(std::move(view));
}

constexpr DoneWord done_words[] = {{"saved", base::tr_mark("已保存")},
                                   {"asked", base::tr_mark("指令已发出")},
                                   {"renew", base::tr_mark("已要求它换密钥，连着的话几秒就换好")},
                                   {"revoked", base::tr_mark("终端已停用")}};

Response show(
    Services& services, const Staff& staff, const Request& request, const Notice& notice,
    const std::function<void(KioskView&)>& typed = [](KioskView&) {}) {
    const Frame frame = frame_for(services, &staff, request);
    const std::string id = request.steps.at(0);
    auto view = look(services, frame, id);
    if (!view) return broken_page(services, &staff, request, view.error());
    if (!*view) return missing_page(services, staff, request);
    typed(**view);
    if ((*view)->may_audit) {
        auto history = services.store.accounts().audit({.limit = history_shown, .object = id});
        if (!history) return broken_page(services, &staff, request, history.error());
        (*view)->history = std::move(*history);
    }
    return page_answer(request, kiosk_page(frame, **view, notice), notice.bad ? 422 : 200);
}

Response after(Services& services, const Staff& staff, const Request& request, const base::Status& done,
               const char* word) {
    if (done) return see_other(address_of(request.steps.at(0), word));
    if (done.error().kind == base::ErrorKind::not_found) return missing_page(services, staff, request);
    return broken_page(services, &staff, request, done.error());
}

std::chrono::minutes minutes_in(const Request& request) {
    const std::string said = request.field("minutes");
    int minutes = 0;
    std::from_chars(said.data(), said.data() + said.size(), minutes);
    return std::chrono::minutes{minutes};
}

Response rename(Services& services, const Staff& staff, const Request& request) {
    const domain::Text name{trimmed(request.field("name_zh")), trimmed(request.field("name_en"))};
    if (const auto faults = kiosk_name_faults(name); !faults.empty()) {
        const Frame frame = frame_for(services, &staff, request);
        return show(services, staff, request, {std::string(frame.words.tr(faults.begin()->second)), true},
                    [&](KioskView& view) { view.name = name; });
    }
    return after(
        services, staff, request,
        services.store.rename_kiosk(request.steps.at(0), name, staff.actor(request), services.clock.wall()),
        "saved");
}

}  // namespace

Response get_kiosk(Services& services, const Staff& staff, const Request& request) {
    return show(services, staff, request,
                notice_of(frame_for(services, &staff, request), request, done_words));
}

Response get_kiosk_live(Services& services, const Staff& staff, const Request& request) {
    return live_answer(
        services, staff,
        [&services, frame = frame_for(services, &staff, request),
         id = request.steps.at(0)]() -> std::optional<std::string> {
            const auto view = look(services, frame, id);
            if (!view || !*view) return std::nullopt;
            return kiosk_part(frame, **view);
        },
        look_at_kiosks_again);
}

Response post_kiosk(Services& services, const Staff& staff, const Request& request) {
    if (request.field("do") != "renew") return rename(services, staff, request);
    return after(
        services, staff, request,
        services.store.ask_for_renewal(request.steps.at(0), staff.actor(request), services.clock.wall()),
        "renew");
}

Response post_kiosk_command(Services& services, const Staff& staff, const Request& request) {
    const auto kind = domain::command_kind(request.field("kind"));
    const bool message = kind == domain::CommandKind::show_message;
    const auto order =
        make_order(request.steps.at(0), kind, {trimmed(request.field("zh")), trimmed(request.field("en"))},
                   message ? minutes_in(request) : order_lasts, services.clock.wall());
    if (const auto fault = fault_of(order)) {
        const Frame frame = frame_for(services, &staff, request);
        return show(services, staff, request, {std::string(frame.words.tr(fault_word(*fault))), true},
                    [&](KioskView& view) { view.message = order.message; });
    }
    return after(services, staff, request, services.store.issue_command(order, staff.actor(request)),
                 "asked");
}

// Looking is in the audit log, although nobody's visit is on it.
Response get_kiosk_picture(Services& services, const Staff& staff, const Request& request) {
    auto picture =
        services.store.look_at_picture(request.steps.at(0), staff.actor(request), services.clock.wall());
    if (!picture) return broken_page(services, &staff, request, picture.error());
    if (!*picture) return missing_page(services, staff, request);
    return picture_answer("image/png", std::move((*picture)->png));
}

Response get_kiosk_revoke(Services& services, const Staff& staff, const Request& request) {
    const auto row = find_kiosk(services.store, request.steps.at(0));
    if (!row) return broken_page(services, &staff, request, row.error());
    if (!*row) return missing_page(services, staff, request);
    return page_answer(request, kiosk_revoke_page(frame_for(services, &staff, request), **row));
}

Response post_kiosk_revoke(Services& services, const Staff& staff, const Request& request) {
    return after(
        services, staff, request,
        services.store.revoke_kiosk(request.steps.at(0), staff.actor(request), services.clock.wall()),
        "revoked");
}

}  // namespace hub
