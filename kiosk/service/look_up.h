// Finding a person without a phone: by name, pinyin or initials, and the last four digits. Answers are
// masked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kiosk/service/command.h"
#include "kiosk/service/moment.h"
#include "kiosk/service/rate_limit.h"
#include "kiosk/service/view.h"
#include "kiosk/store/store.h"

namespace service {

// Searches the meetings of today whose check-in is open or still opens, or the chosen one. People of meetings
// that are not public are found only by name and digits together: their lists must not be fished out.
class LookUp {
  public:
    static constexpr std::size_t most_found = 50;

    explicit LookUp(store::Store& store) : store_(store) {}

    base::Result<LookUpAnswer> search(const command::LookUp& query, std::optional<domain::MeetingId> chosen,
                                      const Moment& moment);
    bool has_shown(domain::MeetingId meeting, domain::AttendeeId attendee) const;
    std::uint64_t answers() const { return answers_; }        // the newest answer's number
    void forget() { shown_ = std::vector<FoundAttendee>(); }  // the block too: short names lie in it

  private:
    base::Result<std::vector<domain::Meeting>> meetings(std::optional<domain::MeetingId> chosen,
                                                        const Moment& moment);

    store::Store& store_;
    RateLimit tries_{12, std::chrono::seconds{5}};
    std::uint64_t answers_ = 0;
    std::vector<FoundAttendee> shown_;  // masked, as they went to the screen
};

// Exactly four digits, and the ones that the masked number still shows.
bool matches_phone(const domain::Attendee& person, std::string_view last_four);

}  // namespace service
