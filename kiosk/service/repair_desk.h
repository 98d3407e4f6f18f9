// The repair service (随手拍): keeps what somebody reports, finds what was reported before.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "kiosk/domain/photo.h"
#include "kiosk/service/command.h"
#include "kiosk/service/moment.h"
#include "kiosk/service/rate_limit.h"
#include "kiosk/service/reading_guard.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"

namespace service {

struct ReportAnswer {
    ReportResult result;
    std::optional<base::Error> error;  // of the store: nothing was kept
};
struct FollowLook {
    FollowAnswer answer;
    std::optional<base::Error> error;
};
struct NearbyLook {
    NearbyAnswer answer;
    std::optional<base::Error> error;
};

// Used on the service thread. Nothing is "reported" before the store has it on disk.
class RepairDesk {
  public:
    explicit RepairDesk(store::Store& store) : store_(store) {}

    // With the visitor's photos, unless none may be taken there.
    ReportAnswer submit(const command::SubmitRequest& said, std::span<const domain::Photo> photos,
                        const HouseView& house, const domain::Site& site, const Moment& moment);
    // By a number as it is printed. A number can be guessed: who typed it may look, and say nothing.
    FollowLook follow(const std::string& number, const Moment& moment);
    // By the code of a slip, with what was said of it here and the hub may not have told yet.
    FollowLook follow_slip(const std::string& code, const Moment& moment);
    // What is known of it by now. nullopt: nothing, or another memory of this kiosk gave the same number to a
    // report that is not the one that is shown.
    base::Result<std::optional<domain::ServiceRequest>> news_of(const domain::ServiceRequest& shown);
    // The answer as it is shown, with what has come of it since; the same number: it is no new answer.
    FollowLook look_again(const FollowAnswer& shown);
    // The answer as it is shown, with what was said: on disk, or why not.
    FollowLook say(const FollowAnswer& shown, const command::SayFollowUp& said, const Moment& moment);
    // The answer as it is shown, with a word whose reason is asked for; the same number: it is no new
    // answer.
    FollowAnswer hold(const FollowAnswer& shown, const domain::UnhappyWord& word, const Moment& moment);
    // The answer without a word that waits.
    FollowAnswer take_back(const FollowAnswer& shown);
    // One that still waits for its reason, without one. nullopt: there is none.
    std::optional<base::Status> say_held(const Moment& moment);
    // Of another's report: that one more waits for it. Once in a visit; a second time changes nothing.
    FollowLook add_voice(const std::string& number, const Moment& moment);
    void end_visit() { voices_.clear(); }
    // At that cell, and at the others of its grid unit.
    NearbyLook look_around(const std::string& cell, const HouseView& house);
    // A code of the repair service that is held before the lens is one reading.
    bool is_repeat(const std::string& code, const Moment& moment);

  private:
    base::Result<domain::Fact> keep(domain::ServiceRequestFact body, std::span<const domain::Photo> photos,
                                    const domain::Site& site, const Moment& moment);

    void add_what_goes_on(FollowLook& look);
    base::Status add_what_was_said(domain::ServiceRequest& request, domain::RequestKey key);
    std::optional<domain::FollowUpOutcome> keep_voice(domain::ServiceRequest& request, const Moment& moment,
                                                      std::optional<base::Error>& error);

    store::Store& store_;
    // A word that waits for its reason, and the last step that whoever gave it has seen.
    struct Held {
        domain::FollowUp said;
        base::WallTime not_before{};
    };
    std::optional<Held> held_;
    std::vector<domain::RequestNumber> voices_;  // that this visit has added
    ReadingGuard readings_;
    // Children at a screen, not an honest morning.
    RateLimit reporting_{8, std::chrono::minutes{1}};
    RateLimit asking_{20, std::chrono::seconds{6}};
    std::uint64_t reports_ = 0, follows_ = 0, looks_ = 0;
};

// The house's business day at that moment, with the letters of the kiosk and no count.
domain::RequestNumber number_at(base::WallTime at, std::chrono::minutes utc_offset, const std::string& kiosk);

}  // namespace service
