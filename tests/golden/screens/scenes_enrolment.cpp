// A kiosk that no hub has let in, and one that was shut out.
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/closed.h"
#include "ui/screens/enrol.h"

namespace golden {
namespace {

using service::EnrolmentView;
using service::EnrolProblem;
using service::EnrolState;

// Before the first page of changes: nothing is known but what the configuration says.
service::KioskView not_enrolled(const EnrolmentView& enrolment) {
    service::KioskView view = quiet_day();
    domain::Site site;
    site.desk = view.site->desk;
    site.duty_phone = view.site->duty_phone;
    view.site = std::make_shared<const domain::Site>(site);
    view.enrolment = std::make_shared<const EnrolmentView>(enrolment);
    return view;
}

EnrolmentView needed(EnrolProblem problem = EnrolProblem::none) {
    EnrolmentView enrolment;
    enrolment.needed = enrolment.possible = true;
    enrolment.problem = problem;
    enrolment.answers = problem == EnrolProblem::none ? 0 : 1;
    enrolment.again_at = morning();
    return enrolment;
}

EnrolmentView waiting(bool hub_in_reach) {
    EnrolmentView enrolment = needed();
    enrolment.state = EnrolState::waiting;
    enrolment.confirmation = "4829";
    enrolment.hub_in_reach = hub_in_reach;
    return enrolment;
}

service::KioskView revoked() {
    service::KioskView view = quiet_day();
    EnrolmentView enrolment;
    enrolment.possible = true;
    view.enrolment = std::make_shared<const EnrolmentView>(enrolment);
    service::SyncView sync;
    sync.revoked = true;
    view.sync = std::make_shared<const service::SyncView>(sync);
    return view;
}

std::unique_ptr<ui::Screen> typed(Studio& studio) {
    auto screen = ui::make_enrol_screen();
    studio.enter(*screen, not_enrolled(needed()), portrait());
    for (const char c : std::string_view("k7pq2"))
        studio.tap(*screen, not_enrolled(needed()), portrait(), std::string("enrol.key.") + c);
    return screen;
}

}  // namespace

std::vector<Scene> enrolment_scenes() {
    const auto enrol = [](Studio&) { return ui::make_enrol_screen(); };
    const auto closed = [](Studio&) { return ui::make_closed_screen(); };
    std::vector<Scene> all{
        {"enrol", not_enrolled(needed(EnrolProblem::code_refused)), at_home(portrait()), typed},
        {"enrol-waiting", not_enrolled(waiting(true)), at_home(portrait()), enrol},
        {"enrol-waiting-english-landscape", not_enrolled(waiting(false)), at_home(english(landscape())),
         enrol},
        {"closed", revoked(), at_home(portrait()), closed},
    };
    return all;
}

}  // namespace golden
