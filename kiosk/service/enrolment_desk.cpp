#include "kiosk/service/enrolment_desk.h"

#include "kiosk/domain/enrolment.h"

namespace service {

namespace {

EnrolProblem problem_of(syncing::EnrolProblem problem) {
    switch (problem) {
        case syncing::EnrolProblem::code_refused:
            return EnrolProblem::code_refused;
        case syncing::EnrolProblem::too_many_tries:
            return EnrolProblem::too_many_tries;
        case syncing::EnrolProblem::refused:
            return EnrolProblem::refused;
        case syncing::EnrolProblem::over:
            return EnrolProblem::over;
        case syncing::EnrolProblem::not_kept:
            return EnrolProblem::not_kept;
        case syncing::EnrolProblem::no_hub:
            break;
    }
    return EnrolProblem::no_hub;
}

}  // namespace

EnrolmentDesk::EnrolmentDesk(syncing::Enroller* enroller, EnrolmentSettings settings)
    : enroller_(enroller), settings_(std::move(settings)) {
    view_.needed = settings_.needed && enroller_ != nullptr;
    view_.possible = enroller_ != nullptr;
}

void EnrolmentDesk::enrol(const std::string& typed) {
    if (!open()) return;
    auto code = domain::normalize_enrolment_code(typed);
    if (code.empty()) return say(EnrolProblem::code_refused);
    begin(std::move(code));
}

bool EnrolmentDesk::scan(const std::string& text) {
    if (!open() || !domain::begins_enrolment_payload(text)) return false;
    auto payload = domain::read_enrolment_payload(text);
    if (!payload) {
        say(EnrolProblem::no_code);
    } else if (!payload->hub_url.empty() && !domain::same_hub(payload->hub_url, settings_.hub_url)) {
        say(EnrolProblem::other_hub);
    } else {
        begin(std::move(payload->code));
    }
    return true;
}

void EnrolmentDesk::begin(std::string code) {
    view_.state = EnrolState::asking;
    view_.problem = EnrolProblem::none;
    view_.confirmation.clear();
    changed_ = true;
    enroller_->begin(std::move(code));
}

void EnrolmentDesk::say(EnrolProblem problem) {
    if (view_.state != EnrolState::idle) return;  // what is under way is not disturbed
    view_.problem = problem;
    ++view_.answers;
    changed_ = true;
}

void EnrolmentDesk::give_up() {
    if (view_.state == EnrolState::idle) return;
    enroller_->give_up();
    view_.state = EnrolState::idle;
    view_.confirmation.clear();
    changed_ = true;
}

std::optional<std::string> EnrolmentDesk::handle(const syncing::EnrolEvent& event, const Moment& moment) {
    if (view_.state == EnrolState::idle) return std::nullopt;  // given up while this was on its way
    changed_ = true;
    if (const auto* waiting = std::get_if<syncing::EnrolWaiting>(&event)) {
        view_.state = EnrolState::waiting;
        view_.confirmation = waiting->confirmation;
        view_.hub_in_reach = waiting->hub_in_reach;
        return std::nullopt;
    }
    view_.state = EnrolState::idle;
    view_.confirmation.clear();
    if (const auto* failed = std::get_if<syncing::EnrolFailed>(&event)) {
        say(problem_of(failed->problem));
        view_.again_at = moment.wall + failed->wait;
        return std::nullopt;
    }
    view_.needed = revoked_ = false;
    view_.problem = EnrolProblem::none;
    return std::get<syncing::Enrolled>(event).identity.token;
}

void EnrolmentDesk::revoked() {
    revoked_ = changed_ = true;
}

}  // namespace service
