// The console's pages: request in, page out. What each may be asked by whom stands in hub/api/routes.cpp.
#pragma once

#include "hub/handlers/console/staff.h"

namespace hub {

Response get_console_style(Services& services, const Request& request);
Response get_icon(Services& services, const Request& request);
Response get_console_script(Services& services, const Request& request);

Response get_sign_in(Services& services, const Request& request);
Response post_sign_in(Services& services, const Request& request);
Response post_sign_out(Services& services, const Staff& staff, const Request& request);
Response get_password(Services& services, const Staff& staff, const Request& request);
Response post_password(Services& services, const Staff& staff, const Request& request);

Response get_today(Services& services, const Staff& staff, const Request& request);
Response get_today_live(Services& services, const Staff& staff, const Request& request);

bool may_change_meetings(const Staff& staff);
Response get_meetings(Services& services, const Staff& staff, const Request& request);
Response get_meeting(Services& services, const Staff& staff, const Request& request);
Response get_meeting_live(Services& services, const Staff& staff, const Request& request);
Response get_attendance(Services& services, const Staff& staff, const Request& request);
Response post_rating(Services& services, const Staff& staff, const Request& request);
Response get_meeting_import(Services& services, const Staff& staff, const Request& request);
Response post_meeting_import(Services& services, const Staff& staff, const Request& request);
Response post_meeting_import_apply(Services& services, const Staff& staff, const Request& request);
Response get_new_meeting(Services& services, const Staff& staff, const Request& request);
Response post_new_meeting(Services& services, const Staff& staff, const Request& request);
Response get_meeting_form(Services& services, const Staff& staff, const Request& request);
Response post_meeting_form(Services& services, const Staff& staff, const Request& request);
Response get_meeting_delete(Services& services, const Staff& staff, const Request& request);
Response post_meeting_delete(Services& services, const Staff& staff, const Request& request);
Response get_list_form(Services& services, const Staff& staff, const Request& request);
Response post_list(Services& services, const Staff& staff, const Request& request);
Response post_list_apply(Services& services, const Staff& staff, const Request& request);
Response get_passes(Services& services, const Staff& staff, const Request& request);
Response get_links(Services& services, const Staff& staff, const Request& request);
Response get_new_person(Services& services, const Staff& staff, const Request& request);
Response post_new_person(Services& services, const Staff& staff, const Request& request);
Response get_person(Services& services, const Staff& staff, const Request& request);
Response post_person(Services& services, const Staff& staff, const Request& request);
Response get_arrival(Services& services, const Staff& staff, const Request& request);
Response post_arrival(Services& services, const Staff& staff, const Request& request);

Response get_kiosks(Services& services, const Staff& staff, const Request& request);
Response get_kiosks_live(Services& services, const Staff& staff, const Request& request);
Response post_enrolment_decision(Services& services, const Staff& staff, const Request& request);
Response get_new_kiosk(Services& services, const Staff& staff, const Request& request);
Response post_new_kiosk(Services& services, const Staff& staff, const Request& request);
Response get_kiosk(Services& services, const Staff& staff, const Request& request);
Response get_kiosk_live(Services& services, const Staff& staff, const Request& request);
Response post_kiosk(Services& services, const Staff& staff, const Request& request);
Response post_kiosk_command(Services& services, const Staff& staff, const Request& request);
Response get_kiosk_picture(Services& services, const Staff& staff, const Request& request);
Response get_kiosk_config(Services& services, const Staff& staff, const Request& request);
Response post_kiosk_config(Services& services, const Staff& staff, const Request& request);
Response get_kiosk_revoke(Services& services, const Staff& staff, const Request& request);
Response post_kiosk_revoke(Services& services, const Staff& staff, const Request& request);

Response get_requests(Services& services, const Staff& staff, const Request& request);
Response get_requests_table(Services& services, const Staff& staff, const Request& request);
Response get_board(Services& services, const Staff& staff, const Request& request);
Response get_board_live(Services& services, const Staff& staff, const Request& request);
Response get_figures(Services& services, const Staff& staff, const Request& request);
Response get_dispatch(Services& services, const Staff& staff, const Request& request);
Response post_dispatch(Services& services, const Staff& staff, const Request& request);
Response get_request(Services& services, const Staff& staff, const Request& request);
Response get_request_photo(Services& services, const Staff& staff, const Request& request);
Response post_request_photo(Services& services, const Staff& staff, const Request& request);
Response post_request(Services& services, const Staff& staff, const Request& request);
Response post_requests(Services& services, const Staff& staff, const Request& request);
Response get_orders(Services& services, const Staff& staff, const Request& request);
Response get_order(Services& services, const Staff& staff, const Request& request);
Response get_order_photo(Services& services, const Staff& staff, const Request& request);
Response post_order_photo(Services& services, const Staff& staff, const Request& request);
Response post_order_photo_removal(Services& services, const Staff& staff, const Request& request);
Response post_order(Services& services, const Staff& staff, const Request& request);
Response get_notices(Services& services, const Staff& staff, const Request& request);
Response get_new_notice(Services& services, const Staff& staff, const Request& request);
Response post_new_notice(Services& services, const Staff& staff, const Request& request);
Response get_notice(Services& services, const Staff& staff, const Request& request);
Response post_notice(Services& services, const Staff& staff, const Request& request);

Response get_accounts(Services& services, const Staff& staff, const Request& request);
Response post_account(Services& services, const Staff& staff, const Request& request);
Response get_account(Services& services, const Staff& staff, const Request& request);
Response post_account_change(Services& services, const Staff& staff, const Request& request);

Response get_audit(Services& services, const Staff& staff, const Request& request);
Response get_audit_table(Services& services, const Staff& staff, const Request& request);

}  // namespace hub
