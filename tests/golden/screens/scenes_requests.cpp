// A service request that somebody follows: by its number, or by its slip.
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/repair.h"

namespace golden {
namespace {

using domain::RequestState;

service::KioskView followed(RequestState state) {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.followed = service::FollowAnswer{};
    repair.followed->number = 1;
    repair.followed->request = sample_request(state);
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

// By whoever scanned its slip.
service::KioskView held(RequestState state, std::optional<service::FollowUpSaid> said = {}) {
    service::KioskView view = followed(state);
    service::RepairView repair = *view.repair;
    repair.followed->key = domain::RequestKey{5};
    repair.followed->said = said;
    if (said && said->kind == domain::FollowUpKind::rating) {
        repair.followed->request->rated = true;
    } else if (said) {
        repair.followed->request->urged = morning();
    }
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView unhappy(domain::UnhappyWord word = {domain::FollowUpKind::rating,
                                                       domain::Satisfaction::dissatisfied}) {
    service::KioskView view = held(RequestState::done);
    service::RepairView repair = *view.repair;
    repair.followed->unhappy = word;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView rejected(domain::RejectionReason reason, std::optional<domain::UnhappyWord> unhappy = {}) {
    service::KioskView view = held(RequestState::rejected);
    service::RepairView repair = *view.repair;
    repair.followed->request->rejection = reason;
    repair.followed->unhappy = unhappy;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView merged() {
    service::KioskView view = held(RequestState::duplicate);
    service::RepairView repair = *view.repair;
    repair.followed->goes_on = sample_request(RequestState::on_site);
    repair.followed->goes_on->number.count = 31;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView pictured(RequestState state) {
    service::KioskView view = held(state);
    service::RepairView repair = *view.repair;
    repair.slip_photos = {{false, photographed(1)}, {true, photographed(2)}};
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView voiced(std::optional<domain::FollowUpOutcome> outcome) {
    service::KioskView view = followed(RequestState::dispatched);
    service::RepairView repair = *view.repair;
    repair.followed->said = service::FollowUpSaid{domain::FollowUpKind::voice, outcome};
    repair.followed->request->voices = outcome ? 3 : 2;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

}  // namespace

std::vector<Scene> request_scenes() {
    const auto follow = [](Studio&) { return ui::make_followed_screen(true); };
    const auto photos_of = [](const Shot& shot) {
        return [shot](Studio& studio) {
            auto screen = ui::make_followed_screen(true);
            studio.tap(*screen, pictured(RequestState::done), shot, "request.photos");
            return screen;
        };
    };
    using domain::FollowUpKind, domain::FollowUpOutcome, domain::RejectionReason;
    const Shot rated_large = later(large(portrait())), rated_low = later(large(low(english(portrait()))));
    const service::FollowUpSaid urged{FollowUpKind::urge, FollowUpOutcome::counted},
        rated{FollowUpKind::rating, FollowUpOutcome::counted};
    const domain::UnhappyWord not_solved{FollowUpKind::not_solved, {}};
    return {
        {"repair-followed", followed(RequestState::on_site), portrait(), follow},
        {"repair-held", held(RequestState::on_site), later(portrait()), follow},
        {"repair-urged-landscape", held(RequestState::dispatched, urged), later(landscape()), follow},
        {"repair-rate", held(RequestState::done), later(portrait()), follow},
        {"repair-rate-why", unhappy(), later(portrait()), follow},
        {"repair-rate-why-large-low-english", unhappy(), later(large(low(english(portrait())))), follow},
        {"repair-rate-large-low-english", held(RequestState::done), later(large(low(english(portrait())))),
         follow},
        {"repair-rate-landscape", held(RequestState::done), later(landscape()), follow},
        {"repair-pictured", pictured(RequestState::done), later(portrait()), follow},
        {"repair-pictured-landscape-english", pictured(RequestState::done), later(english(landscape())),
         follow},
        {"repair-pictured-large", pictured(RequestState::dispatched), later(large(portrait())), follow},
        {"repair-rate-pictured-large", pictured(RequestState::done), rated_large, follow},
        {"repair-rate-photos-large", pictured(RequestState::done), rated_large, photos_of(rated_large)},
        {"repair-rate-photos-large-low-english", pictured(RequestState::done), rated_low,
         photos_of(rated_low)},
        {"repair-rated", held(RequestState::confirmed, rated), later(portrait()), follow},
        {"repair-not-solved-why", unhappy(not_solved), later(portrait()), follow},
        {"repair-not-solved-why-landscape-english", unhappy(not_solved), later(english(landscape())), follow},
        {"repair-not-solved-why-large-low-english", unhappy(not_solved),
         later(large(low(english(portrait())))), follow},
        {"repair-referred", rejected(RejectionReason::hotline), later(portrait()), follow},
        {"repair-referred-landscape-english", rejected(RejectionReason::petition),
         later(english(landscape())), follow},
        {"repair-referred-large-low-english", rejected(RejectionReason::petition),
         later(large(low(english(portrait())))), follow},
        {"repair-merged", merged(), later(portrait()), follow},
        {"repair-merged-large-low-english", merged(), later(large(low(english(portrait())))), follow},
        {"repair-elsewhere-large-english", rejected(RejectionReason::elsewhere),
         later(large(english(portrait()))), follow},
        {"repair-rejected-why", rejected(RejectionReason::not_found, not_solved), later(portrait()), follow},
        {"repair-rejected-why-landscape-english", rejected(RejectionReason::not_found, not_solved),
         later(english(landscape())), follow},
        {"repair-rejected-why-large-low-english", rejected(RejectionReason::not_found, not_solved),
         later(large(low(english(portrait())))), follow},
        {"repair-rejected-large", followed(RequestState::rejected), large(portrait()), follow},
        {"repair-voiced", voiced(FollowUpOutcome::counted), later(portrait()), follow},
        {"repair-voice-lost-landscape-english", voiced({}), english(landscape()), follow},
    };
}

}  // namespace golden
