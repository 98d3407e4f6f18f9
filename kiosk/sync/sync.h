// The wire's six conversations, pushing facts, pulling changes, reporting, sending photos, taking them from a
// visitor's phone and fetching those of a slip, on their own threads. Values in, values out.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "kiosk/domain/change.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/heartbeat.h"
#include "kiosk/domain/photo.h"
#include "kiosk/sync/retry_policy.h"
#include "kiosk/sync/transport.h"

namespace syncing {  // not "sync": unistd.h has that name

// Every fact of the batch has a verdict; nothing else may leave the outbox.
struct Pushed {
    std::vector<domain::FactVerdict> verdicts;
};
// Everything stays where it was; sync tries the same batch again by itself.
struct PushFailed {
    base::Error error;
    std::chrono::milliseconds retry_in{};
};
struct Pulled {
    domain::ChangePage page;
};
struct PullFailed {
    base::Error error;
    std::chrono::milliseconds retry_in{};
};
// The hub answered anything that is the protocol: it is in reach, and this is its clock.
struct HubHeard {
    base::WallTime hub_time{};
    base::BootTime at{};  // half-way between request and answer; of a held request (over 2 s) its end
    std::chrono::milliseconds round_trip{};  // of a held request with the time it was held
};
// This kiosk's token is no longer good. Personal data goes, unsent facts stay. Comes once; nothing is sent
// afterwards. A Pulled of the other thread may still be on its way: it must not be applied.
struct Revoked {
    std::string token = {};  // the one that was refused; never logged
};

// The hub has the report.
struct Reported {};
// It was tried once; whether it is worth another try is the service's to say.
struct ReportFailed {
    base::Error error;
    bool not_known = false;  // the hub itself does not know this kind of report, or what it is about
    bool refused = false;    // the hub itself cannot read it, or it is too large: never as it is
};

// The hub has the photo, by now or since before.
struct PhotoSent {
    std::string hash;
};
// It will never have it: it is no photo to the hub, or too large.
struct PhotoRefused {
    std::string hash, code, reason;
};
// Somebody on the way lets nothing of its size through. It is given back: others are smaller.
struct PhotoTooLarge {
    std::string hash;
    base::Error error;
};
// It stays where it was; sync tries the same photo again by itself.
struct PhotoFailed {
    base::Error error;
    std::chrono::milliseconds retry_in{};
};

// What the hub is told beside facts: worth little when it is late, and never in the way of a fact.
using Report = std::variant<domain::Heartbeat, domain::CommandResult, domain::CommandPicture>;
// The hub had asked for it. Failed: the old token goes on, and is good.
struct TokenRenewal {
    base::Status outcome;
};

// A visitor's phone may hand in photos, at the address that the key makes, for so long.
struct HandoverOpen {
    std::uint64_t number = 0;  // Handover::number, as below
    std::string key;
    std::chrono::seconds lasts{};
};
struct HandoverPhoto {
    std::uint64_t number = 0;
    std::string jpeg;  // as the hub made it; what it holds is not looked at here
};
// No photo comes any more: all that may have come, its time is over, or it was ended. An error: it never
// opened, or the hub knows it no more.
struct HandoverOver {
    std::uint64_t number = 0;
    base::Status why = {};
};

// Of the service request whose slip was scanned.
struct SlipPhoto {
    std::uint64_t number = 0;  // SlipPhotos::number, as below
    bool mended = false;
    std::string jpeg;  // as the hub has it; what it holds is not looked at here
};
// None comes any more: those were all, or the hub did not answer.
struct SlipPhotosOver {
    std::uint64_t number = 0;
};

using SyncEvent = std::variant<Pushed, PushFailed, Pulled, PullFailed, HubHeard, Revoked, TokenRenewal,
                               Reported, ReportFailed, PhotoSent, PhotoRefused, PhotoTooLarge, PhotoFailed,
                               HandoverOpen, HandoverPhoto, HandoverOver, SlipPhoto, SlipPhotosOver>;

// The fact in a box for the hub, with the token of the kiosk that made it: by this the hub knows whose it is.
// refused: the key is none.
base::Result<std::string> seal_fact(const domain::Fact& fact, const std::string& token,
                                    const domain::SealKey& key);

struct SyncOptions {
    std::string kiosk;  // id given at enrolment
    std::string token;  // bearer token; never logged
    // Keeps a renewed token; it is on disk when this returns well. Empty: it is not renewed. Sync's thread.
    std::function<base::Status(const std::string& token)> keep_token = {};
};

// How time passes between tries. Empty functions: a real random number, a real wait; tests bring their own.
struct Pacing {
    RetryPolicy policy;
    std::function<double()> random;                                         // [0, 1)
    std::function<void(std::chrono::milliseconds, std::stop_token)> pause;  // ends early when stopped
};
Pacing complete(Pacing pacing);  // with the real ones where it has none

// Asked for at the hub, for a visitor who stands here.
struct Handover {
    std::uint64_t number = 0;  // the caller's name for it
    std::size_t most = 0;      // photos
};

// What whoever holds the slip may see of it.
struct SlipPhotos {
    std::uint64_t number = 0;   // the caller's name for it
    std::string request, key;   // as they stand in the slip's code
    std::size_t most_each = 1;  // of its reporter's and of what was mended
};

// Owned by the service. push(), pull(), report(), send_photo() and begin_handover() return at once; events
// come on sync's threads, never under a lock. One batch, one pull, one report, one photo and one hand-over
// are under way at a time; a second push() replaces nothing and is an error of the caller.
class Sync {
  public:
    virtual ~Sync() = default;
    virtual void push(std::vector<domain::Fact> batch) = 0;  // at most 100
    // In place of a push(). Pushed without verdicts: this hub takes no boxes.
    virtual void push_sealed(std::vector<domain::SealedFact> batch) = 0;
    virtual void pull(std::string cursor) = 0;  // "" asks for a snapshot; long-polls when up to date
    virtual void report(Report report) = 0;
    virtual void send_photo(domain::Photo photo) = 0;
    // Until HandoverOver comes of it. Ending it makes that come soon, with no photo before it.
    virtual void begin_handover(Handover handover) = 0;
    virtual void end_handover() = 0;
    // Until SlipPhotosOver comes of it; one at a time, too. Ending it makes that come soon.
    virtual void fetch_slip_photos(SlipPhotos asked) = 0;
    virtual void end_slip_photos() = 0;
    // The kiosk was enrolled: from now on with this token. Before the first push and pull.
    virtual void use_token(std::string token) = 0;
};

// A connection for each: a long-poll must not delay a fact, nor facts that wait a heartbeat, nor a photo that
// takes minutes any of them.
struct Wires {
    std::unique_ptr<Transport> push, pull, report, photos, handover, slip;
};
std::unique_ptr<Sync> make_sync(SyncOptions options, Wires wires, std::shared_ptr<const base::Clock> clock,
                                std::function<void(SyncEvent)> on_event, Pacing pacing = {});

struct CurlOptions {
    std::string hub_url;  // "https://hub.example.org"
    std::string ca_file;  // empty: the system's store; otherwise this alone
};
// Ignores SIGPIPE in the whole process from the first call on, unless the process handles it.
std::unique_ptr<Transport> make_curl_transport(CurlOptions options);
Wires make_curl_wires(const CurlOptions& options);

}  // namespace syncing
