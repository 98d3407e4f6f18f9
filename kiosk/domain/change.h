// What the hub tells every kiosk: upserts and tombstones by topic, as typed values.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/domain/category.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/grid.h"
#include "kiosk/domain/hub_command.h"
#include "kiosk/domain/kiosk_config.h"
#include "kiosk/domain/place.h"
#include "kiosk/domain/seal.h"
#include "kiosk/domain/service_request.h"

namespace domain {

struct Revocation {
    CredentialId credential;
    base::WallTime until{};  // may be forgotten afterwards: every pass has expired
    friend bool operator==(const Revocation&, const Revocation&) = default;
};

// The winning check-in of a person as the hub decided it; how kiosks learn of each other.
struct Arrival {
    MeetingId meeting;
    AttendeeId attendee;  // 0 for walk-ins
    CredentialId credential;
    FactId fact;  // the winner
    base::WallTime at{};
    std::string kiosk;  // name for people
    bool left = false;
    friend bool operator==(const Arrival&, const Arrival&) = default;
};

// A check-in that staff took back: it counts as if it had never been, at the kiosk that made it too. May come
// before its fact, or for one that never comes.
struct Annulment {
    FactId fact;  // what was taken back
    MeetingId meeting;
    friend bool operator==(const Annulment&, const Annulment&) = default;
};

struct Tombstone {
    std::string topic, id;
    friend bool operator==(const Tombstone&, const Tombstone&) = default;
};

// A topic of a newer hub. Kept as it came, so that an update of the kiosk finds it.
struct UnknownRecord {
    std::string topic, id, json;
    friend bool operator==(const UnknownRecord&, const UnknownRecord&) = default;
};

using Change =
    std::variant<Site, Place, GridLayout, Category, ServiceRequest, Meeting, Attendee, SigningKey, Revocation,
                 Arrival, Annulment, HubCommand, KioskConfig, SealKey, Tombstone, UnknownRecord>;

// One page of the feed: applied together with its cursor in one transaction, or not at all.
struct ChangePage {
    std::vector<Change> changes;
    std::string cursor;            // opaque
    bool more = false;             // another page waits
    bool snapshot_begins = false;  // forget the replica first: this is the first page of a snapshot
};

// Topics of the wire.
namespace topic {
inline constexpr const char *site = "site", *places = "places", *layouts = "layouts",
                            *categories = "categories", *requests = "requests", *meetings = "meetings",
                            *attendees = "attendees", *keys = "keys", *revocations = "revocations",
                            *arrivals = "arrivals", *annulments = "annulments", *commands = "commands",
                            *config = "config",  // each kiosk sees its own
                                *sealing = "sealing";
}

}  // namespace domain
