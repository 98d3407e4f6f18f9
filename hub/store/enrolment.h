// How a kiosk is let in: a one-time code, somebody's yes, a token. What the store keeps of it.
#pragma once

#include <string>

#include "base/clock.h"
#include "kiosk/domain/text.h"

namespace hub {

struct EnrolmentCode {
    std::string hash;   // of the code, keyed: handlers/enrolment.h
    std::string kiosk;  // id that the kiosk will have
    domain::Text name;
    base::WallTime expires{};
};

struct EnrolmentRequest {
    std::string code_hash, secret_hash;
    std::string software, source;  // its version; the address that it came from
};

// over: the token was used, or nobody approved or fetched it within a day.
enum class EnrolmentState { waiting, refused, approved, over };

struct Enrolment {
    std::string id;  // 16 hex digits
    EnrolmentState state = EnrolmentState::waiting;
    std::string secret_hash;
    std::string kiosk;
    domain::Text name;
    std::string confirmation;  // four digits that the kiosk shows as well
    std::string software, source;
    base::WallTime asked{}, decided{};  // 1970: not yet
};

inline constexpr std::chrono::hours enrolment_waits{24};
inline constexpr std::chrono::days token_lasts{90};  // then it is to be renewed; it stays good

}  // namespace hub
