// Every outcome of the door.
#include "tests/golden/screens/sample_week.h"
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/result.h"

namespace golden {
namespace {

using Make = std::function<std::unique_ptr<ui::Screen>(Studio&)>;

service::KioskView after(const std::function<void(service::CheckInResult&)>& change) {
    service::KioskView view = usual_day();
    service::CheckInResult result = accepted();
    change(result);
    show(view, result);
    return view;
}

}  // namespace

std::vector<Scene> result_scenes() {
    using domain::Offer;
    using domain::Outcome;
    using service::CheckInResult;
    const Make result = [](Studio&) { return ui::make_result_screen(); };
    const auto done = after([](CheckInResult&) {});
    const auto refused = [](Outcome outcome, const char* code) {
        return after([=](CheckInResult& r) {
            const auto number = r.number;
            r = {};
            r.number = number;
            r.visit = 1;
            r.outcome = outcome;
            r.reason_code = code;
        });
    };
    const auto of_meeting = [](Outcome outcome, Offer offer, const char* code) {
        return after([=](CheckInResult& r) {
            r.outcome = outcome;
            r.offer = offer;
            r.reason_code = code;
        });
    };
    const auto far = after([](CheckInResult& r) {
        for (const domain::Place& place : week_places())
            if (place.id == "centre-hall") r.place = place;
    });
    const Shot shot = leaving(portrait());
    return {
        {"result", done, shot, result},
        {"result-landscape", done, leaving(landscape()), result},
        {"result-english", done, english(shot), result},
        {"result-large-low", done, large(low(shot)), result},
        {"result-english-large-landscape", done, english(large(leaving(landscape()))), result},
        {"result-far-english-large", far, english(large(shot)), result},
        {"result-already", after([](CheckInResult& r) {
             r.outcome = Outcome::already_checked_in;
             r.earlier_at = morning(8, 51, 0);
         }),
         shot, result},
        {"result-check-out-offered", after([](CheckInResult& r) {
             r.outcome = Outcome::already_checked_in;
             r.earlier_at = morning(8, 51, 0);
             r.earlier_kiosk = "二号机";
             r.offer = Offer::check_out;
         }),
         shot, result},
        {"result-checked-out", of_meeting(Outcome::checked_out, Offer::none, ""), shot, result},
        {"result-another-day", after([](CheckInResult& r) {
             r.outcome = Outcome::another_day;
             r.meeting->title = {"政务公开工作培训", "Open government training"};
             r.meeting->starts = morning(14, 30, 0) + std::chrono::hours{24};
             r.meeting->opens = r.meeting->starts - std::chrono::minutes{30};
             r.place->name = {"205", "Room 205"};
             r.reason_code = "E-30";
         }),
         shot, result},
        {"result-unknown", refused(Outcome::unknown_code, "E-12"), shot, result},
        {"result-unknown-landscape", refused(Outcome::unknown_code, "E-12"), leaving(landscape()), result},
        {"result-offline", after([](CheckInResult& r) {
             r.remarks.offline = true;
             r.arrived.reset();
             r.seat = {"到场领取", "At the door"};
         }),
         shot, result},
        {"result-unlisted", after([](CheckInResult& r) {
             r.remarks.unlisted = true;
             r.name.clear();
             r.seat = {};
             r.arrived.reset();
         }),
         shot, result},
        {"result-too-early", of_meeting(Outcome::too_early, Offer::none, "E-31"), shot, result},
        {"result-over", of_meeting(Outcome::over, Offer::none, "E-32"), shot, result},
        {"result-other-meeting", of_meeting(Outcome::other_meeting, Offer::check_in_there, "E-33"), shot,
         result},
        {"result-excused", of_meeting(Outcome::excused, Offer::came_anyway, "E-34"), shot, result},
        {"result-revoked", refused(Outcome::revoked, "E-21"), shot, result},
        {"result-bad-signature", refused(Outcome::bad_signature, "E-16"), shot, result},
        {"result-expired", refused(Outcome::expired, "E-20"), shot, result},
        {"result-too-many", refused(Outcome::too_many_tries, "E-40"), shot, result},
        {"result-failed", after([](CheckInResult& r) {
             r = {};
             r.number = 1;
             r.failed = true;
             r.reason_code = "E-51";
         }),
         shot, result},
        {"result-no-paper", after([](CheckInResult& r) { r.slip = service::SlipState::no_paper; }), shot,
         result},
        {"result-plain", after([](CheckInResult& r) {
             r.arrived.reset();
             r.meeting->note = {};
             r.place.reset();
             r.seat = {};
         }),
         shot, result},
    };
}

}  // namespace golden
