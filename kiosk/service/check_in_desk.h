// The desk: takes what a visitor shows, asks the rule of the door, keeps the fact, gives the answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "kiosk/domain/check_in.h"
#include "kiosk/service/moment.h"
#include "kiosk/service/reading_guard.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"

namespace service {

// `error` is set if the store failed. An acceptance that could not be kept is not one: the result says
// failed.
struct DeskAnswer {
    CheckInResult result;
    std::optional<base::Error> error;
    bool recorded() const { return result.receipt != 0; }  // something waits for the hub now

    // What keeping the fact came to.
    void settle(const base::Result<std::uint64_t>& kept) {
        if (kept)
            result.receipt = *kept;
        else
            error = kept.error();
    }
};

// One visitor at a time; used on the service thread. Nothing is accepted before the store has it on disk.
class CheckInDesk {
  public:
    explicit CheckInDesk(store::Store& store) : store_(store) {}

    // A scanned text, hostile until read. nullopt: a re-reading, nothing happened.
    std::optional<DeskAnswer> scan(const std::string& text, std::optional<domain::MeetingId> chosen,
                                   const Moment& moment);
    DeskAnswer typed_code(const std::string& typed, std::optional<domain::MeetingId> chosen,
                          const Moment& moment);
    // The caller has shown this person in a look-up of this visit.
    std::optional<DeskAnswer> picked(domain::MeetingId meeting, domain::AttendeeId attendee,
                                     const Moment& moment);
    std::optional<DeskAnswer> walk_in(domain::MeetingId meeting, const std::string& name,
                                      const std::string& organisation, const Moment& moment);
    // Takes the offer of the newest answer; nullopt if it made none or `result` is not the newest.
    std::optional<DeskAnswer> take_offer(std::uint64_t result, const Moment& moment);

    void forget();  // the visit ended: nothing personal stays

  private:
    // Everything that one answer is made from.
    struct Attempt {
        domain::DoorRequest request;
        domain::MeetingId meeting;
        domain::AttendeeId attendee;
        domain::CredentialId credential;
        std::string walk_in_name, walk_in_organisation;
        std::uint64_t key = 0;  // tells identical attempts
    };
    struct Standing {
        std::uint64_t result = 0;
        domain::Offer offer = domain::Offer::none;
        Attempt attempt;
    };

    std::optional<DeskAnswer> scan_pass(const std::string& text, std::optional<domain::MeetingId> chosen,
                                        const Moment& moment);
    base::Result<std::optional<domain::Attendee>> find_by_code(const std::string& code,
                                                               std::optional<domain::MeetingId> chosen,
                                                               const Moment& moment);
    DeskAnswer answer(Attempt attempt, const Moment& moment);
    base::Result<domain::DoorKnowledge> look(const Attempt& attempt, const Moment& moment);
    base::Result<std::uint64_t> keep(const Attempt& attempt, const domain::Decision& decision,
                                     const domain::DoorKnowledge& known, const Moment& moment);
    DeskAnswer turn_away(const Attempt& attempt, domain::Outcome outcome, const char* reason,
                         const Moment& moment);
    DeskAnswer failure(const Attempt& attempt, base::Error error, const Moment& moment);

    store::Store& store_;
    ReadingGuard readings_;
    RefusalCap refusals_;
    RateLimit typing_{6, std::chrono::seconds{20}};
    std::uint64_t results_ = 0;
    Standing standing_;
};

}  // namespace service
