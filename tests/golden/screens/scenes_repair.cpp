// 随手拍, from the building to the number.
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/repair.h"

namespace golden {
namespace {

using domain::RequestState;
using namespace std::chrono_literals;
using Make = std::function<std::unique_ptr<ui::Screen>(Studio&)>;

// Room 305, the air conditioner drips.
ui::SharedDraft leak() {
    auto draft = std::make_shared<ui::RepairDraft>();
    draft->cell = "main-4-6";
    draft->category = "water.leak";
    draft->group = "water";
    draft->words.text = "AC 305";
    return draft;
}

domain::ServiceRequest request(RequestState state) {
    domain::ServiceRequest r;
    r.number = {2026, 12, 22, "A", 37};
    r.cell = "main-4-6";
    r.category = "water.leak";
    r.state = state;
    r.made = morning(9, 10, 0);
    r.due = morning(11, 10, 0);
    r.steps = {{RequestState::submitted, r.made}};
    if (state == RequestState::submitted) return r;
    r.worker = "李师傅";
    r.steps.push_back({RequestState::dispatched, r.made + 6min});
    r.steps.push_back({state, r.made + 30min});
    return r;
}

// Sparks: whoever reports them is told whom to ring.
ui::SharedDraft sparks() {
    auto draft = leak();
    draft->category = "power.danger";
    draft->group = "power";
    draft->words.text = "";
    return draft;
}

service::KioskView reported(bool danger = false) {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.report = service::ReportResult{};
    repair.report->number = 1;
    repair.report->request = request(RequestState::submitted);
    repair.report->key = {0xc0ffee1234567890};
    repair.report->danger = danger;
    repair.report->receipt = 4;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView followed(RequestState state) {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.followed = service::FollowAnswer{};
    repair.followed->number = 1;
    repair.followed->request = request(state);
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

// After the sample request was seen to.
Shot later(Shot shot) {
    shot.now += std::chrono::minutes{53};
    return shot;
}

// By whoever scanned its slip.
service::KioskView held(RequestState state, std::optional<service::FollowUpSaid> said = {}) {
    service::KioskView view = followed(state);
    service::RepairView repair = *view.repair;
    repair.followed->held = true;
    repair.followed->said = said;
    if (said && said->kind == domain::FollowUpKind::rating) {
        repair.followed->request->rated = true;
    } else if (said) {
        repair.followed->request->urged = morning();
    }
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView with_one_nearby() {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.nearby = service::NearbyAnswer{1, "main-4-6", {request(RequestState::dispatched)}};
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

std::unique_ptr<ui::Screen> chosen_where(Studio& studio) {
    auto screen = ui::make_repair_screen();
    studio.tap(*screen, usual_day(), portrait(), "repair.where.cell.main-4-6");
    return screen;
}
std::unique_ptr<ui::Screen> storey_where(Studio& studio) {
    auto screen = ui::make_repair_screen();
    studio.tap(*screen, usual_day(), low(portrait()), "repair.where.storey.3");
    return screen;
}
std::unique_ptr<ui::Screen> open_group(Studio& studio) {
    auto screen = ui::make_repair_at("main-4-6");
    studio.tap(*screen, usual_day(), portrait(), "repair.what.kind.water");
    return screen;
}

}  // namespace

std::vector<Scene> repair_scenes() {
    const Make where = [](Studio&) { return ui::make_repair_screen(); }, chosen = chosen_where,
               storey = storey_where, what = [](Studio&) { return ui::make_repair_at("main-4-6"); },
               group = open_group, words = [](Studio&) { return ui::make_repair_words(leak()); },
               phone = [](Studio&) { return ui::make_repair_phone(leak()); },
               review = [](Studio&) { return ui::make_repair_review(leak()); },
               risky = [](Studio&) { return ui::make_repair_review(sparks()); },
               done = [](Studio&) { return ui::make_reported_screen(); },
               follow = [](Studio&) { return ui::make_followed_screen(true); },
               find = [](Studio&) { return ui::make_follow_screen(); };
    const service::KioskView usual = usual_day();
    using domain::FollowUpKind, domain::FollowUpOutcome;
    const service::FollowUpSaid urged{FollowUpKind::urge, FollowUpOutcome::counted},
        rated{FollowUpKind::rating, FollowUpOutcome::counted};
    return {
        {"repair-where", usual, portrait(), chosen},
        {"repair-where-landscape-english", usual, english(landscape()), chosen},
        {"repair-where-low", usual, low(portrait()), where},
        {"repair-storey-large-low", usual, large(low(portrait())), storey},
        {"repair-what", usual, portrait(), what},
        {"repair-what-group", usual, portrait(), group},
        {"repair-what-large-english", usual, large(english(portrait())), what},
        {"repair-words", usual, portrait(), words},
        {"repair-phone", usual, portrait(), phone},
        {"repair-review", usual, portrait(), review},
        {"repair-review-nearby", with_one_nearby(), english(landscape()), review},
        {"repair-review-danger", usual, portrait(), risky},
        {"repair-reported-danger", reported(true), english(landscape()), done},
        {"repair-reported", reported(), portrait(), done},
        {"repair-reported-landscape", reported(), landscape(), done},
        {"repair-followed", followed(RequestState::on_site), portrait(), follow},
        {"repair-held", held(RequestState::on_site), later(portrait()), follow},
        {"repair-urged-landscape", held(RequestState::dispatched, urged), later(landscape()), follow},
        {"repair-rate", held(RequestState::done), later(portrait()), follow},
        {"repair-rate-large-low-english", held(RequestState::done), later(large(low(english(portrait())))),
         follow},
        {"repair-rate-landscape", held(RequestState::done), later(landscape()), follow},
        {"repair-rated", held(RequestState::confirmed, rated), later(portrait()), follow},
        {"repair-rejected-large", followed(RequestState::rejected), large(portrait()), follow},
        {"repair-find", usual, portrait(), find},
    };
}

}  // namespace golden
