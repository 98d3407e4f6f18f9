#include "hub/api/routes.h"

#include "hub/handlers/api.h"
#include "hub/handlers/commands.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_rows.h"
#include "hub/handlers/enrolment.h"
#include "hub/handlers/handovers.h"
#include "hub/handlers/heartbeat.h"
#include "hub/handlers/metrics.h"
#include "hub/handlers/open311.h"
#include "hub/handlers/order_phone.h"
#include "hub/handlers/phone_page.h"
#include "hub/handlers/photos.h"
#include "hub/handlers/place_phone.h"
#include "hub/handlers/request_photos.h"
#include "hub/requests/dispatch.h"

namespace hub {

namespace {

using enum StaffRole;

constexpr std::size_t small_form = 16u << 10;
// 4,000 hanzi in percents are 36 KB; who sends ten thousand is told that it is too long, and not torn off.
constexpr std::size_t report_form = 128u << 10;

// What a phone's camera makes of one picture; it is made smaller here.
constexpr std::size_t phone_photo = 16u << 20;

// A hall full of people behind one address opens its passes within a minute or two.
constexpr TryRule for_phones = {600, std::chrono::milliseconds{50}};
// What people say of their service requests: a few each, an office of them behind one address.
constexpr TryRule for_words = {30, std::chrono::seconds{2}};
// Of an account: those that come at once would all be judged before the first wrong one counts.
constexpr TryRule for_passwords = {5, std::chrono::seconds{30}};
// Each costs a second of a core.
constexpr TryRule for_phone_photos = {6, std::chrono::seconds{5}};
// The same, of one report at a kiosk: behind one address there may be a hall of them.
constexpr TryRule for_handed_photos = {12, std::chrono::seconds{2}};
// Far above what a kiosk does by itself: a heartbeat each half minute, a question each 3 s while it is let
// in.
constexpr TryRule for_kiosks = {60, std::chrono::milliseconds{500}};
// A program that reads service requests for others; it may hold all the eyes of a town.
constexpr TryRule for_readers = {60, std::chrono::milliseconds{500}};
// Over a slow line of somebody's office.
constexpr std::chrono::seconds for_uploads{60};
// A kiosk at the far end of a slow mobile line; only who has its token is waited for so long.
constexpr std::chrono::minutes for_photos{10};

// Anybody may ask: sixteen megabytes at 1 Mbit/s, and nobody holds a thread for longer.
constexpr std::chrono::seconds for_photo_lines{150};

const Roles everybody = Roles::all();
// Of meetings: who may change them, and who may look.
const Roles organisers = {meetings, administrator};
const Roles readers = meeting_readers();

Route upload(std::string_view path, ForStaff handler) {
    return {"POST", path, handler, organisers, protocol::max_request, {0}, for_uploads};
}

// Who is given work; each sees their own.
const Roles menders = roles_on_duty();
const Roles requests_readers = request_readers();
// Of kiosks and of what they tell.
const Roles watchers = {administrator, duty, auditor};

const std::vector<Route>& table() {
    static const std::vector<Route> all = {
        {"GET", "/healthz", get_health},
        {"GET", "/readyz", get_ready},
        {"GET", "/metrics", get_metrics},
        {"GET", "/p/{token}", get_phone_page, {}, 0, for_phones},
        {"GET", "/r/{number}/{key}", get_request_phone, {}, 0, for_phones},
        {"GET", "/r/{number}/{key}/photos/{hash}", get_request_phone_photo, {}, 0, for_phones},
        {"POST", "/r/{number}/{key}", post_request_phone, {}, small_form, for_words},
        {"GET", "/w/{number}/{key}", get_order_phone, {}, 0, for_phones},
        {"POST", "/w/{number}/{key}", post_order_phone, {}, small_form, for_words},
        {"GET", "/w/{number}/{key}/photos/{hash}", get_order_phone_photo, {}, 0, for_phones},
        {"POST",
         "/w/{number}/{key}/photos/{hash}",
         post_order_phone_photo_removal,
         {},
         small_form,
         for_words},
        {"POST",
         "/w/{number}/{key}/photos",
         post_order_phone_photo,
         {},
         phone_photo,
         for_phone_photos,
         for_photo_lines,
         order_of},
        {"GET", "/l/{cell}", get_place_phone, {}, 0, for_phones},
        {"GET", "/u/{key}", get_photos_phone, {}, 0, for_phones},
        {"POST",
         "/u/{key}",
         post_photos_phone,
         {},
         phone_photo,
         for_handed_photos,
         for_photo_lines,
         handover_of},
        {"GET", "/p/{token}/meeting.ics", get_phone_calendar, {}, 0, for_phones},

        {"GET", "/open311/v2/discovery.xml", get_open311_discovery, {}, 0, for_readers},
        {"GET", "/open311/v2/discovery.json", get_open311_discovery, {}, 0, for_readers},
        {"GET", "/open311/v2/services.xml", get_open311_services, {}, 0, for_readers},
        {"GET", "/open311/v2/services.json", get_open311_services, {}, 0, for_readers},
        {"GET", "/open311/v2/services/{code}", get_open311_service, {}, 0, for_readers},
        {"GET", "/open311/v2/requests.xml", get_open311_requests, {}, 0, for_readers},
        {"GET", "/open311/v2/requests.json", get_open311_requests, {}, 0, for_readers},
        {"POST", "/open311/v2/requests.xml", post_open311_request, {}, report_form, for_readers},
        {"POST", "/open311/v2/requests.json", post_open311_request, {}, report_form, for_readers},
        {"GET", "/open311/v2/requests/{id}", get_open311_request, {}, 0, for_readers},
        {"GET", "/open311/v2/servicerequestupdates.xml", get_open311_updates, {}, 0, for_readers},
        {"GET", "/open311/v2/servicerequestupdates.json", get_open311_updates, {}, 0, for_readers},

        {"GET", "/api/v1/clock", get_clock},
        {"GET", "/api/v1/changes", get_changes},
        {"POST", "/api/v1/facts", post_facts, {}, protocol::max_request},
        {"POST", "/api/v1/sealed", post_sealed, {}, protocol::max_request},
        {"POST", "/api/v1/token", post_token, {}, small_form, for_kiosks},
        {"POST", "/api/v1/heartbeat", post_heartbeat, {}, small_form, for_kiosks},
        {"POST", "/api/v1/commands/{id}/result", post_command_result, {}, small_form, for_kiosks},
        {"PUT",
         "/api/v1/commands/{id}/picture",
         put_command_picture,
         {},
         domain::CommandPicture::most_bytes,
         for_kiosks,
         for_uploads},
        {"GET", "/api/v1/blobs/{hash}", get_blob, {}, 0, for_kiosks},
        {"PUT", "/api/v1/blobs/{hash}", put_blob, {}, domain::Photo::most_bytes, for_kiosks, for_photos},
        {"POST", "/api/v1/handovers", post_handover, {}, small_form, for_kiosks},
        {"GET", "/api/v1/handovers/{id}", get_handover, {}, 0, for_kiosks},
        {"GET", "/api/v1/handovers/{id}/photos/{hash}", get_handover_photo, {}, 0, for_kiosks},
        {"POST", "/api/v1/handovers/{id}/end", post_handover_end, {}, small_form, for_kiosks},
        {"GET", "/api/v1/requests/{number}/{key}/photos", get_slip_photos, {}, 0, for_kiosks},
        {"GET", "/api/v1/requests/{number}/{key}/photos/{hash}", get_slip_photo, {}, 0, for_kiosks},
        {"POST", "/api/v1/enrolments", post_enrolment, {}, small_form},
        {"GET", "/api/v1/enrolments/{id}", get_enrolment, {}, 0, for_kiosks},

        {"GET", "/console/style.css", get_console_style},
        {"GET", "/console/console.js", get_console_script},
        {"GET", "/favicon.ico", get_icon},
        {"GET", "/console/sign-in", get_sign_in},
        {"POST", "/console/sign-in", post_sign_in, {}, small_form},
        {"POST", "/console/sign-out", post_sign_out, everybody, small_form},
        {"GET", "/console/password", get_password, everybody},
        {"POST", "/console/password", post_password, everybody, small_form, for_passwords},
        {"GET", "/console", get_today, everybody},
        {"GET", "/console/live", get_today_live, everybody},
        {"GET", "/console/meetings", get_meetings, readers},
        {"GET", "/console/meetings/new", get_new_meeting, organisers},
        {"POST", "/console/meetings/new", post_new_meeting, organisers, small_form},
        {"GET", "/console/meetings/import", get_meeting_import, organisers},
        upload("/console/meetings/import", post_meeting_import),
        upload("/console/meetings/import/apply", post_meeting_import_apply),
        {"GET", "/console/meetings/{id}", get_meeting, readers},
        {"POST", "/console/meetings/{id}/rating", post_rating, organisers, small_form},
        {"GET", "/console/meetings/{id}/edit", get_meeting_form, organisers},
        {"POST", "/console/meetings/{id}/edit", post_meeting_form, organisers, small_form},
        {"GET", "/console/meetings/{id}/delete", get_meeting_delete, organisers},
        {"POST", "/console/meetings/{id}/delete", post_meeting_delete, organisers, small_form},
        {"GET", "/console/meetings/{id}/list", get_list_form, organisers},
        upload("/console/meetings/{id}/list", post_list),
        upload("/console/meetings/{id}/list/apply", post_list_apply),
        {"GET", "/console/meetings/{id}/passes", get_passes, organisers},
        {"GET", "/console/meetings/{id}/links", get_links, organisers},
        {"GET", "/console/meetings/{id}/people/new", get_new_person, organisers},
        {"POST", "/console/meetings/{id}/people/new", post_new_person, organisers, small_form},
        {"GET", "/console/meetings/{id}/people/{person}", get_person, readers},
        {"POST", "/console/meetings/{id}/people/{person}", post_person, organisers, small_form},
        {"GET", "/console/meetings/{id}/arrivals/{fact}", get_arrival, organisers},
        {"POST", "/console/meetings/{id}/arrivals/{fact}", post_arrival, organisers, small_form},
        {"GET", "/console/meetings/{id}/live", get_meeting_live, readers},
        {"GET", "/console/meetings/{id}/attendance.csv", get_attendance, organisers},
        {"GET", "/console/kiosks", get_kiosks, watchers},
        {"GET", "/console/kiosks/live", get_kiosks_live, watchers},
        {"GET", "/console/kiosks/new", get_new_kiosk, {administrator}},
        {"POST", "/console/kiosks/new", post_new_kiosk, {administrator}, small_form},
        {"POST", "/console/enrolments/{id}", post_enrolment_decision, {administrator}, small_form},
        {"GET", "/console/kiosks/{id}", get_kiosk, watchers},
        {"POST", "/console/kiosks/{id}", post_kiosk, {administrator}, small_form},
        {"GET", "/console/kiosks/{id}/live", get_kiosk_live, watchers},
        {"POST", "/console/kiosks/{id}/commands", post_kiosk_command, {administrator, duty}, small_form},
        {"GET", "/console/kiosks/{id}/picture", get_kiosk_picture, {administrator, duty}},
        {"GET", "/console/kiosks/{id}/config", get_kiosk_config, {administrator, duty}},
        {"POST", "/console/kiosks/{id}/config", post_kiosk_config, {administrator, duty}, small_form},
        {"GET", "/console/kiosks/{id}/revoke", get_kiosk_revoke, {administrator}},
        {"POST", "/console/kiosks/{id}/revoke", post_kiosk_revoke, {administrator}, small_form},
        {"GET", "/console/requests", get_requests, requests_readers},
        {"POST", "/console/requests", post_requests, {repairs, administrator, duty}, small_form},
        {"GET", "/console/requests.csv", get_requests_table, {repairs, administrator, duty}},
        {"GET", "/console/requests/board", get_board, requests_readers},
        {"GET", "/console/requests/board/live", get_board_live, requests_readers},
        {"GET", "/console/requests/figures", get_figures, requests_readers},
        {"GET", "/console/requests/dispatch", get_dispatch, requests_readers},
        {"POST", "/console/requests/dispatch", post_dispatch, {repairs, administrator}, small_form},
        {"GET", "/console/requests/{number}", get_request, requests_readers},
        {"GET",
         "/console/requests/{number}/photos/{hash}",
         get_request_photo,
         {repairs, administrator, duty}},
        {"POST",
         "/console/requests/{number}/photos/{hash}",
         post_request_photo,
         {repairs, administrator, duty},
         small_form},
        {"POST", "/console/requests/{number}", post_request, {repairs, administrator, duty}, small_form},
        {"GET", "/console/orders", get_orders, menders},
        {"GET", "/console/orders/{number}", get_order, menders},
        {"POST", "/console/orders/{number}", post_order, menders, small_form},
        {"GET", "/console/orders/{number}/photos/{hash}", get_order_photo, menders},
        {"POST", "/console/orders/{number}/photos/{hash}", post_order_photo_removal, menders, small_form},
        {"POST", "/console/orders/{number}/photos", post_order_photo, menders, phone_photo, for_phone_photos,
         for_photos},
        {"GET", "/console/notices", get_notices, watchers},
        {"GET", "/console/notices/new", get_new_notice, {administrator, duty}},
        {"POST", "/console/notices/new", post_new_notice, {administrator, duty}, small_form},
        {"GET", "/console/notices/{id}", get_notice, {administrator, duty}},
        {"POST", "/console/notices/{id}", post_notice, {administrator, duty}, small_form},
        {"GET", "/console/accounts", get_accounts, {administrator, auditor}},
        {"POST", "/console/accounts", post_account, {administrator}, small_form},
        {"GET", "/console/accounts/{id}", get_account, {administrator, auditor}},
        {"POST", "/console/accounts/{id}", post_account_change, {administrator}, small_form},
        {"GET", "/console/audit", get_audit, {administrator, auditor}},
        {"GET", "/console/audit.csv", get_audit_table, {administrator, auditor}},
    };
    return all;
}

}  // namespace

std::span<const Route> routes() {
    return table();
}

}  // namespace hub
