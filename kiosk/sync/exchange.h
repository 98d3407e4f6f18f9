// One request and what its answer means. Pure: the rule that only a proper answer of the hub changes anything
// lives here.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "kiosk/protocol/messages.h"
#include "kiosk/sync/sync.h"
#include "kiosk/sync/transport.h"

namespace syncing {

// A question, and a message in JSON, each with ten seconds for the whole call.
HttpRequest get_request(const SyncOptions& options, std::string path);
HttpRequest post_request(const SyncOptions& options, std::string path, std::string body);
HttpRequest facts_request(const SyncOptions& options, std::span<const domain::Fact> batch);
HttpRequest sealed_request(const SyncOptions& options, std::span<const domain::SealedFact> batch);
HttpRequest changes_request(const SyncOptions& options, std::string_view cursor, std::chrono::seconds wait);
HttpRequest report_request(const SyncOptions& options, const Report& report);
// HEAD: whether the hub has it. PUT.
HttpRequest photo_question(const SyncOptions& options, const std::string& hash);
HttpRequest photo_request(const SyncOptions& options, const domain::Photo& photo);

// Nothing happened as far as the kiosk can know.
struct Failure {
    base::Error error;
    std::optional<std::chrono::milliseconds> retry_after;
};
// From the hub itself, in the one version that is spoken here. What its body holds is another question.
bool is_protocol(const HttpAnswer& answer);
std::optional<protocol::ErrorAnswer> error_said(const HttpAnswer& answer);
Failure failure_of(const HttpAnswer& answer, const char* place,
                   const std::optional<protocol::ErrorAnswer>& said);

// The hub's own word that this kiosk's token is no longer good.
bool means_revoked(const HttpAnswer& answer, const std::optional<protocol::ErrorAnswer>& said);
// When its clock was read; nullopt: it does not say.
std::optional<base::WallTime> time_said(const std::optional<protocol::ErrorAnswer>& said);

// POST /api/v1/token, and the token that was answered.
HttpRequest token_request(const SyncOptions& options);
base::Result<std::string> judge_token(const base::Result<HttpAnswer>& answer);
// Whether the hub wants the token renewed.
bool asks_for_renewal(const HttpAnswer& answer);

// 413. A proxy may say so too; only the hub's own word settles a single fact.
struct TooLarge {
    bool said_by_hub = false;
    Failure failure;
};
struct CursorDead {
    Failure failure;
};

// The hub has no such photo, and so wants it.
struct PhotoWanted {};
// Not before long: this hub knows no photos, or a proxy lets none of this size through.
struct PhotoUnwelcome {
    Failure failure;
    bool for_its_size = false;
};

template <class... Meanings>
struct Judged {
    std::variant<Meanings...> meaning;
    std::optional<base::WallTime> hub_time;  // present: the hub itself was heard
};
using JudgedPush = Judged<Failure, Pushed, TooLarge, Revoked>;
using JudgedPull = Judged<Failure, Pulled, CursorDead, Revoked>;

using JudgedReport = Judged<ReportFailed, Reported, Revoked>;
using JudgedPhotoQuestion = Judged<Failure, PhotoSent, PhotoWanted>;
using JudgedPhoto = Judged<Failure, PhotoSent, PhotoRefused, PhotoUnwelcome, Revoked>;

JudgedPush judge_push(const base::Result<HttpAnswer>& answer, std::span<const domain::Fact> batch);
JudgedPush judge_sealed(const base::Result<HttpAnswer>& answer, std::span<const domain::SealedFact> batch);
// `cursor` is the one that was asked for.
JudgedPull judge_pull(const base::Result<HttpAnswer>& answer, std::string_view cursor);
JudgedReport judge_report(const base::Result<HttpAnswer>& answer);
// The answer to a HEAD has no body, so the hub's clock and the reason of a refusal are not in it.
JudgedPhotoQuestion judge_photo_question(const base::Result<HttpAnswer>& answer, const std::string& hash);
JudgedPhoto judge_photo(const base::Result<HttpAnswer>& answer, const std::string& hash);

}  // namespace syncing
