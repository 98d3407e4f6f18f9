#include "kiosk/sync/exchange.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "kiosk/protocol/enrolment.h"
#include "kiosk/protocol/messages.h"
#include "kiosk/protocol/sealed.h"
#include "kiosk/sync/retry_policy.h"

namespace syncing {

namespace {

using namespace std::chrono_literals;
using protocol::ErrorAnswer;

constexpr auto call_deadline = 10s;
constexpr auto picture_deadline = 60s;  // two megabytes over a slow line
// A photo of 1.5 MiB at 3 KB/s, for whoever has nothing faster; where nothing moves it ends long before.
constexpr auto photo_deadline = 10min;
constexpr auto photo_stall = 45s;

std::map<std::string, std::string> common_headers(const SyncOptions& options) {
    return {{"authorization", "Bearer " + options.token},
            {"accept", "application/json"},
            {"cache-control", "no-cache"},
            {protocol::header, std::to_string(protocol::version)}};
}

// RFC 3986: everything but the unreserved characters.
std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (letter || (byte >= '0' && byte <= '9') ||
            std::string_view("-._~").find(c) != std::string_view::npos)
            out += c;
        else
            out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

std::string_view header(const HttpAnswer& answer, const char* name) {
    const auto found = answer.headers.find(name);
    return found == answer.headers.end() ? std::string_view{} : std::string_view(found->second);
}

bool is_json(std::string_view content_type) {
    auto type = std::string(content_type.substr(0, content_type.find(';')));
    while (!type.empty() && type.back() == ' ')
        type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type == "application/json";
}

base::ErrorKind kind_of_status(int status) {
    if (status == 401 || status == 403) return base::ErrorKind::refused;
    if (status == 429 || status >= 500) return base::ErrorKind::unavailable;
    return base::ErrorKind::protocol;
}

// Exactly one verdict for each fact of the batch, in the batch's order; those for strangers are dropped.
base::Result<Pushed> match(const std::vector<domain::FactId>& batch,
                           std::vector<domain::FactVerdict> verdicts) {
    std::map<domain::FactId, domain::FactVerdict*> by_id;
    for (auto& verdict : verdicts)
        if (!by_id.emplace(verdict.fact, &verdict).second)
            return base::Error{base::ErrorKind::protocol, "two verdicts for one fact", "sync.push"};
    Pushed pushed;
    for (const auto& fact : batch) {
        const auto found = by_id.find(fact);
        if (found == by_id.end())
            return base::Error{base::ErrorKind::protocol, "a fact without a verdict", "sync.push"};
        pushed.verdicts.push_back(std::move(*found->second));
        by_id.erase(found);
    }
    return pushed;
}

}  // namespace

std::optional<base::WallTime> time_said(const std::optional<ErrorAnswer>& said) {
    const bool told = said && said->hub_time != base::WallTime{};
    return told ? std::optional(said->hub_time) : std::nullopt;
}

bool means_revoked(const HttpAnswer& answer, const std::optional<ErrorAnswer>& said) {
    return (answer.status == 401 || answer.status == 403) && said &&
           said->code == protocol::error_code::device_revoked;
}

bool is_protocol(const HttpAnswer& answer) {
    return header(answer, protocol::header) == std::to_string(protocol::version) &&
           is_json(header(answer, "content-type"));
}

Failure failure_of(const HttpAnswer& answer, const char* place, const std::optional<ErrorAnswer>& said) {
    std::string text = "HTTP " + std::to_string(answer.status);
    if (said)
        text += " " + said->code + ": " + said->message;
    else if (!is_protocol(answer))
        text += ", not from the hub";
    return {{kind_of_status(answer.status), std::move(text), place},
            parse_retry_after(header(answer, "retry-after"))};
}

std::optional<ErrorAnswer> error_said(const HttpAnswer& answer) {
    return is_protocol(answer) ? protocol::decode_error(answer.body) : std::nullopt;
}

HttpRequest get_request(const SyncOptions& options, std::string path) {
    HttpRequest request;
    request.path = std::move(path);
    request.headers = common_headers(options);
    request.deadline = call_deadline;
    return request;
}

HttpRequest post_request(const SyncOptions& options, std::string path, std::string body) {
    HttpRequest request = get_request(options, std::move(path));
    request.method = "POST";
    request.headers["content-type"] = "application/json";
    request.body = std::move(body);
    return request;
}

HttpRequest token_request(const SyncOptions& options) {
    HttpRequest request = post_request(options, "/api/v1/token", "{}");
    request.max_answer = 16 << 10;
    return request;
}

base::Result<std::string> judge_token(const base::Result<HttpAnswer>& answer) {
    if (!answer) return answer.error();
    if (answer->status != 200 || !is_protocol(*answer))
        return failure_of(*answer, "sync.token", error_said(*answer)).error;
    auto decoded = protocol::decode_token_answer(answer->body);
    if (!decoded) return std::move(decoded).error();
    return std::move(decoded->token);
}

bool asks_for_renewal(const HttpAnswer& answer) {
    return is_protocol(answer) && header(answer, protocol::renew_header) == "1";
}

namespace {

HttpRequest picture_request(const SyncOptions& options, const domain::CommandPicture& picture) {
    HttpRequest request;
    request.method = "PUT";
    request.path = "/api/v1/commands/" + base::to_string(picture.id) +
                   "/picture?taken_ms=" + std::to_string(base::to_ms(picture.taken));
    request.headers = common_headers(options);
    request.headers["content-type"] = "image/png";
    request.body = picture.png;
    request.deadline = picture_deadline;
    return request;
}

}  // namespace

HttpRequest facts_request(const SyncOptions& options, std::span<const domain::Fact> batch) {
    return post_request(options, "/api/v1/facts", protocol::encode_facts({batch.begin(), batch.end()}));
}

HttpRequest sealed_request(const SyncOptions& options, std::span<const domain::SealedFact> batch) {
    return post_request(options, "/api/v1/sealed", protocol::encode_sealed({batch.begin(), batch.end()}));
}

base::Result<std::string> seal_fact(const domain::Fact& fact, const std::string& token,
                                    const domain::SealKey& key) {
    auto box = domain::seal(protocol::encode_box(fact, token), key);
    if (!box) return base::Error{base::ErrorKind::refused, "nothing can be sealed to this key", "sync.seal"};
    return *std::move(box);
}

HttpRequest report_request(const SyncOptions& options, const Report& report) {
    if (const auto* result = std::get_if<domain::CommandResult>(&report))
        return post_request(options, "/api/v1/commands/" + base::to_string(result->id) + "/result",
                            protocol::encode(*result));
    if (const auto* picture = std::get_if<domain::CommandPicture>(&report))
        return picture_request(options, *picture);
    return post_request(options, "/api/v1/heartbeat", protocol::encode(std::get<domain::Heartbeat>(report)));
}

namespace {

HttpRequest about_photo(const SyncOptions& options, const std::string& hash) {
    HttpRequest request = get_request(options, "/api/v1/blobs/" + hash);
    request.stall = photo_stall;
    return request;
}

}  // namespace

HttpRequest photo_question(const SyncOptions& options, const std::string& hash) {
    HttpRequest request = about_photo(options, hash);
    request.method = "HEAD";
    return request;
}

HttpRequest photo_request(const SyncOptions& options, const domain::Photo& photo) {
    HttpRequest request = about_photo(options, photo.hash);
    request.method = "PUT";
    request.headers["content-type"] = "image/jpeg";
    request.body = photo.jpeg;
    request.deadline = photo_deadline;
    return request;
}

HttpRequest changes_request(const SyncOptions& options, std::string_view cursor, std::chrono::seconds wait) {
    HttpRequest request = get_request(options, "/api/v1/changes?after=" + percent_encoded(cursor) +
                                                   "&wait=" + std::to_string(wait.count()));
    request.deadline += wait;
    return request;
}

namespace {

JudgedPush judge_verdicts(const base::Result<HttpAnswer>& answer, const std::vector<domain::FactId>& batch) {
    constexpr auto place = "sync.push";
    if (!answer) return {Failure{answer.error(), {}}, {}};
    if (answer->status == 200 && is_protocol(*answer)) {
        auto decoded = protocol::decode_facts_answer(answer->body);
        if (!decoded) return {Failure{std::move(decoded).error(), {}}, {}};
        auto pushed = match(batch, std::move(decoded->verdicts));
        if (!pushed) return {Failure{std::move(pushed).error(), {}}, decoded->hub_time};
        return {*std::move(pushed), decoded->hub_time};
    }
    const auto said = error_said(*answer);
    if (means_revoked(*answer, said)) return {Revoked{}, time_said(said)};
    auto failure = failure_of(*answer, place, said);
    if (answer->status == 413) {
        const bool by_hub = said && said->code == protocol::error_code::too_large;
        return {TooLarge{by_hub, std::move(failure)}, time_said(said)};
    }
    return {std::move(failure), time_said(said)};
}

}  // namespace

JudgedPush judge_push(const base::Result<HttpAnswer>& answer, std::span<const domain::Fact> batch) {
    std::vector<domain::FactId> ids;
    for (const auto& fact : batch)
        ids.push_back(fact.header.id);
    return judge_verdicts(answer, ids);
}

JudgedPush judge_sealed(const base::Result<HttpAnswer>& answer, std::span<const domain::SealedFact> batch) {
    std::vector<domain::FactId> ids;
    for (const auto& sealed : batch)
        ids.push_back(sealed.fact);
    auto judged = judge_verdicts(answer, ids);
    if (!answer || answer->status != 404) return judged;
    // A hub from before boxes, put back in its place: facts that are made now must not wait for its update.
    const auto said = error_said(*answer);
    if (said && said->code == protocol::error_code::not_found) judged.meaning = Pushed{};
    return judged;
}

JudgedPull judge_pull(const base::Result<HttpAnswer>& answer, std::string_view cursor) {
    constexpr auto place = "sync.pull";
    if (!answer) return {Failure{answer.error(), {}}, {}};
    if (answer->status == 200 && is_protocol(*answer)) {
        auto decoded = protocol::decode_changes_answer(answer->body);
        if (!decoded) return {Failure{std::move(decoded).error(), {}}, {}};
        auto& page = decoded->page;
        if (decoded->after && *decoded->after != cursor)
            return {Failure{{base::ErrorKind::protocol, "an answer to another question", place}, {}},
                    decoded->hub_time};
        if (page.more && page.cursor == cursor)
            return {Failure{{base::ErrorKind::protocol, "the feed does not move", place}, {}},
                    decoded->hub_time};
        // Rows that the hub has deleted meanwhile would stay for ever.
        if (cursor.empty() && !page.snapshot_begins)
            return {Failure{{base::ErrorKind::protocol, "no snapshot where one was asked for", place}, {}},
                    decoded->hub_time};
        return {Pulled{std::move(page)}, decoded->hub_time};
    }
    const auto said = error_said(*answer);
    if (means_revoked(*answer, said)) return {Revoked{}, time_said(said)};
    auto failure = failure_of(*answer, place, said);
    if (answer->status == 410 && said && said->code == protocol::error_code::cursor_expired)
        return {CursorDead{std::move(failure)}, time_said(said)};
    return {std::move(failure), time_said(said)};
}

JudgedReport judge_report(const base::Result<HttpAnswer>& answer) {
    if (!answer) return {ReportFailed{answer.error()}, {}};
    if (answer->status == 200 && is_protocol(*answer)) {
        auto decoded = protocol::decode_clock_answer(answer->body);
        if (!decoded) return {ReportFailed{std::move(decoded).error()}, {}};
        return {Reported{}, decoded->hub_time};
    }
    const auto said = error_said(*answer);
    if (means_revoked(*answer, said)) return {Revoked{}, time_said(said)};
    const auto says = [&](int status, const char* code) {
        return answer->status == status && said && said->code == code;
    };
    ReportFailed failed{failure_of(*answer, "sync.report", said).error};
    failed.not_known = says(404, protocol::error_code::not_found);
    failed.refused = says(400, protocol::error_code::malformed) || says(413, protocol::error_code::too_large);
    return {std::move(failed), time_said(said)};
}

namespace {

bool is_about(const HttpAnswer& answer, const std::string& hash) {
    return is_protocol(answer) && header(answer, protocol::blob_header) == hash;
}

Failure another_photo(const char* place) {
    return {{base::ErrorKind::protocol, "an answer about another photo", place}, {}};
}

}  // namespace

JudgedPhotoQuestion judge_photo_question(const base::Result<HttpAnswer>& answer, const std::string& hash) {
    constexpr auto place = "sync.photo";
    if (!answer) return {Failure{answer.error(), {}}, {}};
    // A hub that knows no photos says 404 too; the PUT will show it.
    if (answer->status == 404 && is_protocol(*answer)) return {PhotoWanted{}, {}};
    if (answer->status != 200 || !is_protocol(*answer)) return {failure_of(*answer, place, {}), {}};
    if (!is_about(*answer, hash)) return {another_photo(place), {}};
    return {PhotoSent{hash}, {}};
}

JudgedPhoto judge_photo(const base::Result<HttpAnswer>& answer, const std::string& hash) {
    constexpr auto place = "sync.photo";
    if (!answer) return {Failure{answer.error(), {}}, {}};
    if (answer->status == 200 && is_protocol(*answer)) {
        auto decoded = protocol::decode_clock_answer(answer->body);
        if (!decoded) return {Failure{std::move(decoded).error(), {}}, {}};
        if (!is_about(*answer, hash)) return {another_photo(place), decoded->hub_time};
        return {PhotoSent{hash}, decoded->hub_time};
    }
    const auto said = error_said(*answer);
    if (means_revoked(*answer, said)) return {Revoked{}, time_said(said)};
    const auto says = [&](int status, const char* code) {
        return answer->status == status && said && said->code == code;
    };
    auto failure = failure_of(*answer, place, said);
    const bool no_photo = says(400, protocol::error_code::malformed) && is_about(*answer, hash);
    const bool too_large = says(413, protocol::error_code::too_large);
    if (no_photo || too_large) return {PhotoRefused{hash, said->code, said->message}, time_said(said)};
    if (says(404, protocol::error_code::not_found) || answer->status == 413)
        return {PhotoUnwelcome{std::move(failure), answer->status == 413}, time_said(said)};
    return {std::move(failure), time_said(said)};
}

}  // namespace syncing
