// The messages by which a kiosk is let in and changes its token (docs/protocol.md, "Enrolment").
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace protocol {

// On answers to a kiosk whose token should be renewed, with the value "1".
inline constexpr const char* renew_header = "x-suishou-renew-token";
inline constexpr std::size_t max_enrolment_request = 4 << 10;  // bytes
namespace error_code {
inline constexpr const char* code_refused = "code_refused";  // wrong, expired or used by another
}

// POST /api/v1/enrolments, kiosk to hub.
struct EnrolmentAsked {
    std::string code;   // normalised
    std::string nonce;  // 64 hex digits, random, the kiosk's: the same again gets the same answer
    std::string software;
};
std::string encode(const EnrolmentAsked& asked);
base::Result<EnrolmentAsked> decode_enrolment_asked(std::string_view json);

// 202: somebody has to approve it.
struct EnrolmentBegun {
    base::WallTime hub_time{};
    std::string enrolment;     // its id
    std::string secret;        // to ask with
    std::string confirmation;  // digits, shown by both ends
};
std::string encode(const EnrolmentBegun& begun);
base::Result<EnrolmentBegun> decode_enrolment_begun(std::string_view json);

enum class EnrolmentState { waiting, refused, approved };

// GET /api/v1/enrolments/{id}
struct EnrolmentAnswer {
    base::WallTime hub_time{};
    EnrolmentState state = EnrolmentState::waiting;
    std::string kiosk, token;  // approved
};
std::string encode(const EnrolmentAnswer& answer);
base::Result<EnrolmentAnswer> decode_enrolment_answer(std::string_view json);

// POST /api/v1/token
struct TokenAnswer {
    base::WallTime hub_time{};
    std::string token;
};
std::string encode(const TokenAnswer& answer);
base::Result<TokenAnswer> decode_token_answer(std::string_view json);

}  // namespace protocol
