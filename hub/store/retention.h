// How long what is kept, and how much went.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace hub {

// In days, of 24 hours.
struct RetentionRules {
    // Attendees, their numbers and codes, arrivals, and what facts say of people: after a meeting's end. The
    // words and the number of whoever reported something: after it was closed.
    std::chrono::days people{180};
    // The audit log, and facts about the staff gate: after they were written.
    std::chrono::days audit{3 * 365};
    // Commands, enrolments, refused facts, heartbeats of kiosks that are silent, messages that a webhook
    // never took: after they were over.
    std::chrono::days operations{90};
    // What a screen showed: after it was taken.
    std::chrono::days pictures{7};
    // Photos that no service request names: after they came. Those of a request go with its words.
    std::chrono::days unnamed_photos{30};
};

// Counts alone. Facts keep id, kiosk, sequence, kind and times for ever; what is counted here lost its body.
struct Purged {
    std::uint64_t meetings = 0, attendees = 0, people = 0, arrivals = 0, facts = 0;
    std::uint64_t audit = 0, sessions = 0, commands = 0, heartbeats = 0, enrolments = 0, refused = 0;
    std::uint64_t pictures = 0, requests = 0, photos = 0, photo_names = 0, messages = 0;

    Purged& operator+=(const Purged& other);
    bool nothing() const;
    std::string text() const;  // "meetings 2, people 30": what is zero is left out; "nothing"
    friend bool operator==(const Purged&, const Purged&) = default;
};

}  // namespace hub
