// The kiosks of the house, and letting one in.
#include <algorithm>

#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/kiosk_work.h"
#include "hub/handlers/console/live.h"
#include "hub/handlers/enrolment.h"
#include "hub/handlers/form.h"
#include "hub/passes/pass_maker.h"
#include "hub/web/console/kiosk_forms_page.h"
#include "hub/web/console/kiosks_page.h"
#include "hub/web/qr_svg.h"
#include "kiosk/domain/enrolment.h"

namespace hub {

namespace {

using base::tr_mark;

constexpr std::chrono::minutes code_lasts{15};
constexpr std::size_t longest_zh = 60, longest_en = 40, longest_id = 32;  // bytes

base::Result<KiosksView> look(Services& services, const Frame& frame) {
    KiosksView view;
    view.now = services.clock.wall();
    auto kiosks = fleet(services.store);
    if (!kiosks) return kiosks.error();
    view.kiosks = std::move(*kiosks);
    auto waiting = waiting_enrolments(services);
    if (!waiting) return waiting.error();
    view.waiting = std::move(*waiting);
    view.may_enrol = frame.roles.has(StaffRole::administrator);
    return view;
}

constexpr DoneWord done_words[] = {{"approved", base::tr_mark("已同意，终端马上接入")},
                                   {"refused", base::tr_mark("已拒绝")},
                                   {"late", base::tr_mark("它已经不在等了：过期了，或别人已经决定"), true}};

// "new" and "live" are pages beside the kiosks' own.
bool good_id(const std::string& id) {
    return id != "new" && id != "live" && id.size() <= longest_id &&
           std::all_of(id.begin(), id.end(), [](unsigned char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

void judge(KioskForm& form, bool known) {
    form.faults = kiosk_name_faults(form.name);
    if (!known && !good_id(form.id)) form.faults["id"] = tr_mark("编号只用小写字母、数字和横线");
}

// The kiosk of that id, if there is one.
base::Result<std::optional<KioskRow>> known_kiosk(Services& services, const std::string& id) {
    if (id.empty()) return std::optional<KioskRow>();
    return find_kiosk(services.store, id);
}

Response show_form(Services& services, const Staff& staff, const Request& request, const KioskForm& form) {
    return page_answer(request, kiosk_form_page(frame_for(services, &staff, request), form),
                       form.faults.empty() ? 200 : 422);
}

}  // namespace

base::Result<std::vector<Enrolment>> waiting_enrolments(Services& services) {
    auto all = services.store.enrolments(services.clock.wall());
    if (!all) return all;
    std::erase_if(*all, [](const Enrolment& one) { return one.state != EnrolmentState::waiting; });
    std::reverse(all->begin(), all->end());
    return all;
}

std::map<std::string, std::string_view> kiosk_name_faults(const domain::Text& name) {
    std::map<std::string, std::string_view> faults;
    if (name.zh.empty()) faults["name_zh"] = tr_mark("请写终端名称");
    if (name.zh.size() > longest_zh) faults["name_zh"] = tr_mark("最多 20 个汉字");
    if (name.en.size() > longest_en) faults["name_en"] = tr_mark("最多 40 个字母");
    return faults;
}

Response get_kiosks(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const auto view = look(services, frame);
    if (!view) return broken_page(services, &staff, request, view.error());
    return page_answer(request, kiosks_page(frame, *view, notice_of(frame, request, done_words)));
}

Response get_kiosks_live(Services& services, const Staff& staff, const Request& request) {
    return live_answer(
        services, staff,
        [&services, frame = frame_for(services, &staff, request)]() -> std::optional<std::string> {
            const auto view = look(services, frame);
            if (!view) return std::nullopt;
            return kiosks_part(frame, *view);
        },
        look_at_kiosks_again);
}

Response post_enrolment_decision(Services& services, const Staff& staff, const Request& request) {
    const std::string id = request.steps.at(0), what = request.field("do");
    const auto now = services.clock.wall();
    if (what != "approve" && what != "refuse") return see_other("/console/kiosks");
    const auto done = what == "approve" ? services.store.approve_enrolment(id, staff.actor(request), now)
                                        : services.store.refuse_enrolment(id, staff.actor(request), now);
    if (done)
        return see_other(what == "approve" ? "/console/kiosks?done=approved"
                                           : "/console/kiosks?done=refused");
    if (done.error().kind == base::ErrorKind::refused || done.error().kind == base::ErrorKind::not_found)
        return see_other("/console/kiosks?done=late");
    return broken_page(services, &staff, request, done.error());
}

Response get_new_kiosk(Services& services, const Staff& staff, const Request& request) {
    KioskForm form;
    form.id = request.argument("id").substr(0, 200);
    const auto known = known_kiosk(services, form.id);
    if (!known) return broken_page(services, &staff, request, known.error());
    if (*known) form.name = (*known)->state.kiosk.name;
    return show_form(services, staff, request, form);
}

Response post_new_kiosk(Services& services, const Staff& staff, const Request& request) {
    KioskForm form;
    form.id = trimmed(request.field("id"));
    form.name = {trimmed(request.field("name_zh")), trimmed(request.field("name_en"))};
    const auto known = known_kiosk(services, form.id);
    if (!known) return broken_page(services, &staff, request, known.error());
    judge(form, known->has_value());
    if (!form.faults.empty()) return show_form(services, staff, request, form);
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return broken_page(services, &staff, request, secrets.error());
    const auto now = services.clock.wall();
    const auto made = make_enrolment_code(services.store, *secrets, form.id, form.name, code_lasts,
                                          staff.actor(request), now);
    if (!made) return broken_page(services, &staff, request, made.error());
    // Without the hub's address: kiosks may know it by another one than this browser.
    auto qr = qr_svg(domain::write_enrolment_payload({made->code, ""}));
    if (!qr) return broken_page(services, &staff, request, qr.error());
    return page_answer(request, kiosk_code_page(frame_for(services, &staff, request),
                                                {form.name, made->kiosk, grouped_code(made->code),
                                                 std::move(*qr), now + code_lasts}));
}

}  // namespace hub
