// The messages between kiosk and hub and their JSON form (docs/protocol.md, docs/openapi.yaml). Linked by
// both ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/domain/change.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/heartbeat.h"

namespace protocol {

inline constexpr int version = 1;
// Every answer of the protocol carries this header; a page of a captive portal does not.
inline constexpr const char* header = "x-suishou-protocol";
// Requests of a kiosk say what its boot clock shows as they leave, "<boot id> <milliseconds>": from this the
// hub learns what to add to a fact's boot time, whatever the kiosk's wall clock says.
inline constexpr const char* boot_header = "x-suishou-boot";
// Answers about a photo name it, whatever they say: an answer to another question, which a proxy mixed up,
// must not let a photo go that the hub does not have.
inline constexpr const char* blob_header = "x-suishou-blob";
inline constexpr std::size_t max_batch = 100;           // facts
inline constexpr std::size_t max_request = 512 << 10;   // bytes, after decompression
inline constexpr std::size_t max_page = 200;            // changes
inline constexpr std::size_t max_heartbeat = 16 << 10;  // bytes

// POST /api/v1/facts, kiosk to hub.
std::string encode_facts(const std::vector<domain::Fact>& facts);

// A fact as the hub receives it: the body is kept whole, as a JSON value, so that kinds and fields it does
// not know are stored too.
struct ReceivedFact {
    domain::FactHeader header;
    std::string kind;
    std::string body_json;
    std::optional<domain::FactBody> body;  // nullopt: a kind or schema of a newer kiosk
};
// One broken item does not spoil the batch: it comes back in `broken` with its id, if that could be read.
struct ReceivedFacts {
    std::vector<ReceivedFact> facts;
    std::vector<domain::FactVerdict> broken;
};
// ErrorKind::refused: readable, but more than max_batch. The sender should try with fewer.
base::Result<ReceivedFacts> decode_facts(std::string_view json);

// The hub's answer to a batch: one verdict per id.
struct FactsAnswer {
    base::WallTime hub_time{};
    std::string hub_epoch;  // changes if the hub was restored from a backup
    std::vector<domain::FactVerdict> verdicts;
};
std::string encode(const FactsAnswer& answer);
base::Result<FactsAnswer> decode_facts_answer(std::string_view json);

// GET /api/v1/changes?after=CURSOR&wait=25
struct ChangesAnswer {
    base::WallTime hub_time{};
    std::string hub_epoch;
    domain::ChangePage page;
    // The cursor that was asked with: tells an answer to another question, which a proxy mixed up, from this
    // one's. Hubs of 0.1.0 do not say it.
    std::optional<std::string> after = {};
};
std::string encode(const ChangesAnswer& answer);
// A record that cannot be read does not stop the page: it comes back as an UnknownRecord.
base::Result<ChangesAnswer> decode_changes_answer(std::string_view json);

// Records one by one: how the hub keeps them, and how sample data is written.
std::string topic_of(const domain::Change& change);
std::string id_of(const domain::Change& change);          // unique within its topic
std::string encode_record(const domain::Change& change);  // the JSON object alone; tombstones have none
base::Result<domain::Change> decode_record(std::string_view topic, std::string_view id,
                                           std::string_view json);

// GET /api/v1/clock
struct ClockAnswer {
    base::WallTime hub_time{};
    std::string hub_epoch;
};
std::string encode(const ClockAnswer& answer);
base::Result<ClockAnswer> decode_clock_answer(std::string_view json);

// POST /api/v1/heartbeat, kiosk to hub; answered by a ClockAnswer.
std::string encode(const domain::Heartbeat& heartbeat);
base::Result<domain::Heartbeat> decode_heartbeat(std::string_view json);

// POST /api/v1/commands/ID/result, kiosk to hub; answered by a ClockAnswer.
std::string encode(const domain::CommandResult& result);
base::Result<domain::CommandResult> decode_command_result(domain::CommandId id, std::string_view json);

// Any refusal of a whole request.
struct ErrorAnswer {
    std::string code;           // one of error_code, or a newer hub's
    std::string message;        // for a log
    base::WallTime hub_time{};  // 1970 if the hub did not say
};
namespace error_code {
inline constexpr const char *malformed = "malformed", *unauthorized = "unauthorized",
                            *device_revoked = "device_revoked", *not_found = "not_found",
                            *cursor_expired = "cursor_expired", *too_large = "too_large",
                            *unavailable = "unavailable", *internal = "internal",
                            *not_opened = "not_opened";  // of one box
}
std::string encode(const ErrorAnswer& answer);
std::optional<ErrorAnswer> decode_error(std::string_view json);

}  // namespace protocol
