#include "kiosk/sync/enrolment.h"

#include "base/ids.h"
#include "kiosk/protocol/messages.h"

namespace syncing {

namespace {

using namespace std::chrono_literals;
using protocol::EnrolmentState;

constexpr auto place = "sync.enrol";
constexpr auto between_questions = 3s;
constexpr auto call_deadline = 10s;
constexpr std::size_t max_answer = 16 << 10;

std::string random_nonce() {
    std::string nonce;
    for (int i = 0; i < 4; ++i)
        nonce += base::hex16(base::random_u64());
    return nonce;
}

HttpRequest small_request(std::string method, std::string path) {
    HttpRequest request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.headers = {{"accept", "application/json"},
                       {"cache-control", "no-cache"},
                       {protocol::header, std::to_string(protocol::version)}};
    request.deadline = call_deadline;
    request.max_answer = max_answer;
    return request;
}

EnrolFailed no_hub(base::Error error) {
    return {EnrolProblem::no_hub, std::move(error), {}};
}

}  // namespace

HttpRequest enrolment_request(const EnrolOptions& options, const std::string& code,
                              const std::string& nonce) {
    auto request = small_request("POST", "/api/v1/enrolments");
    request.headers["content-type"] = "application/json";
    request.body = protocol::encode(protocol::EnrolmentAsked{code, nonce, options.software});
    return request;
}

HttpRequest outcome_request(const protocol::EnrolmentBegun& begun) {
    auto request = small_request("GET", "/api/v1/enrolments/" + begun.enrolment);
    request.headers["authorization"] = "Bearer " + begun.secret;
    return request;
}

std::variant<EnrolFailed, protocol::EnrolmentBegun> judge_begin(const base::Result<HttpAnswer>& answer) {
    if (!answer) return no_hub(answer.error());
    if (answer->status == 202 && is_protocol(*answer)) {
        auto begun = protocol::decode_enrolment_begun(answer->body);
        if (!begun) return no_hub(std::move(begun).error());
        return *std::move(begun);
    }
    const auto said = error_said(*answer);
    auto failure = failure_of(*answer, place, said);
    if (answer->status == 403 && said && said->code == protocol::error_code::code_refused)
        return EnrolFailed{EnrolProblem::code_refused, std::move(failure.error), {}};
    if (answer->status == 429 && said)
        return EnrolFailed{EnrolProblem::too_many_tries, std::move(failure.error),
                           failure.retry_after.value_or(30s)};
    return no_hub(std::move(failure.error));
}

std::variant<EnrolFailed, protocol::EnrolmentAnswer> judge_outcome(const base::Result<HttpAnswer>& answer) {
    if (!answer) return no_hub(answer.error());
    if (answer->status == 200 && is_protocol(*answer)) {
        auto outcome = protocol::decode_enrolment_answer(answer->body);
        if (!outcome) return no_hub(std::move(outcome).error());
        if (outcome->state == EnrolmentState::refused)
            return EnrolFailed{EnrolProblem::refused, {base::ErrorKind::refused, "refused", place}, {}};
        return *std::move(outcome);
    }
    const auto said = error_said(*answer);
    auto failure = failure_of(*answer, place, said);
    if (answer->status == 404 && said && said->code == protocol::error_code::not_found)
        return EnrolFailed{EnrolProblem::over, std::move(failure.error), {}};
    return no_hub(std::move(failure.error));
}

std::optional<EnrolEvent> EnrolLane::run(const std::string& code, std::stop_token stop) {
    if (code != code_) {
        code_ = code;
        nonce_ = random_nonce();
    }
    const auto answer = wire_.send(enrolment_request(options_, code, nonce_), stop);
    if (stop.stop_requested()) return std::nullopt;
    auto judged = judge_begin(answer);
    if (auto* failed = std::get_if<EnrolFailed>(&judged)) return std::move(*failed);
    const auto& begun = std::get<protocol::EnrolmentBegun>(judged);
    emit_(EnrolWaiting{begun.confirmation});
    return await(begun, stop);
}

std::optional<EnrolEvent> EnrolLane::await(const protocol::EnrolmentBegun& begun, std::stop_token stop) {
    bool in_reach = true;
    while (!stop.stop_requested()) {
        const auto answer = wire_.send(outcome_request(begun), stop);
        if (stop.stop_requested()) break;
        auto judged = judge_outcome(answer);
        auto* failed = std::get_if<EnrolFailed>(&judged);
        if (failed && failed->problem != EnrolProblem::no_hub) return std::move(*failed);
        if ((failed == nullptr) != in_reach) {
            in_reach = failed == nullptr;
            emit_(EnrolWaiting{begun.confirmation, in_reach});
        }
        const auto* outcome = std::get_if<protocol::EnrolmentAnswer>(&judged);
        if (outcome && outcome->state == EnrolmentState::approved) {
            Identity identity{outcome->kiosk, outcome->token};
            if (auto kept = options_.keep(identity); !kept)
                return EnrolFailed{EnrolProblem::not_kept, kept.error(), {}};
            return Enrolled{std::move(identity)};
        }
        pacing_.pause(between_questions, stop);
    }
    return std::nullopt;
}

}  // namespace syncing
