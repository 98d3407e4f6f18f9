// Letting this kiosk in: a code, the wait for somebody's yes, a token. Values in, values out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "kiosk/protocol/enrolment.h"
#include "kiosk/sync/exchange.h"

namespace syncing {

// What the hub gave.
struct Identity {
    std::string kiosk, token;
};

// The code is good; somebody has to approve it. Comes again when the hub goes out of reach or comes back.
struct EnrolWaiting {
    std::string confirmation;  // digits, to be compared with those at the hub
    bool hub_in_reach = true;
};
enum class EnrolProblem {
    code_refused,    // wrong, expired or used: another code
    too_many_tries,  // later
    no_hub,          // not reached, or what answered is not the hub: the same code again
    refused,         // somebody said no
    over,            // nobody said yes for too long
    not_kept,        // the token is not on disk: the same code again
};
struct EnrolFailed {
    EnrolProblem problem = EnrolProblem::no_hub;
    base::Error error;
    std::chrono::milliseconds wait{};  // too_many_tries: for how long
};
// The token is on disk.
struct Enrolled {
    Identity identity;
};
using EnrolEvent = std::variant<EnrolWaiting, EnrolFailed, Enrolled>;

struct EnrolOptions {
    std::string software;
    std::function<base::Status(const Identity&)> keep;  // on disk when it returns well; sync's thread
};

// One question and what its answer means. Pure.
HttpRequest enrolment_request(const EnrolOptions& options, const std::string& code, const std::string& nonce);
HttpRequest outcome_request(const protocol::EnrolmentBegun& begun);
std::variant<EnrolFailed, protocol::EnrolmentBegun> judge_begin(const base::Result<HttpAnswer>& answer);
// EnrolFailed with no_hub: nothing is known, ask again.
std::variant<EnrolFailed, protocol::EnrolmentAnswer> judge_outcome(const base::Result<HttpAnswer>& answer);

// The conversation without a thread. The references outlive it.
class EnrolLane {
  public:
    EnrolLane(const EnrolOptions& options, Transport& wire, const Pacing& pacing,
              const std::function<void(EnrolEvent)>& emit)
        : options_(options), wire_(wire), pacing_(pacing), emit_(emit) {}

    // EnrolFailed or Enrolled; nullopt if stopped. Waiting is emitted on the way.
    std::optional<EnrolEvent> run(const std::string& code, std::stop_token stop);

  private:
    std::optional<EnrolEvent> await(const protocol::EnrolmentBegun& begun, std::stop_token stop);

    const EnrolOptions& options_;
    Transport& wire_;
    const Pacing& pacing_;
    const std::function<void(EnrolEvent)>& emit_;
    std::string code_, nonce_;  // of the last try: the same code asks with the same nonce
};

// Owned by the service. Both return at once; events come on a thread of its own, none of a try that was given
// up.
class Enroller {
  public:
    virtual ~Enroller() = default;
    virtual void begin(std::string code) = 0;  // normalised; gives up the try before it
    virtual void give_up() = 0;
};
std::unique_ptr<Enroller> make_enroller(EnrolOptions options, std::unique_ptr<Transport> wire,
                                        std::function<void(EnrolEvent)> on_event, Pacing pacing = {});

}  // namespace syncing
