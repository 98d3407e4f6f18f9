// How a kiosk is let in and changes its token (docs/protocol.md, "Enrolment"). Thread-safe.
#pragma once

#include "hub/handlers/message.h"
#include "hub/passes/secrets.h"

namespace hub {

// A new code for a kiosk: what whoever stands before it types, once.
struct NewEnrolmentCode {
    std::string code;   // normalised
    std::string kiosk;  // id that the kiosk will have
};
// `kiosk`: the id of one that is known and comes back; empty: a new one.
base::Result<NewEnrolmentCode> make_enrolment_code(Store& store, const Secrets& secrets,
                                                   const std::string& kiosk, const domain::Text& name,
                                                   std::chrono::minutes valid_for, const Actor& by,
                                                   base::WallTime now);

// POST /api/v1/enrolments and GET /api/v1/enrolments/{id}: of whoever asks.
Response post_enrolment(Services& services, const Request& request);
Response get_enrolment(Services& services, const Request& request);
// POST /api/v1/token: the token after the one that was shown. Always the same one, so that an answer that
// was lost can be asked for again.
Response post_token(Services& services, const Kiosk& kiosk, const Request& request);

// Marks the answer if the kiosk's token should be renewed.
Response with_renewal(Response answer, const Kiosk& kiosk, base::WallTime now);

}  // namespace hub
