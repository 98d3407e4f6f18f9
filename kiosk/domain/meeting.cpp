#include "kiosk/domain/meeting.h"

namespace domain {

MeetingPhase phase_of(const Meeting& meeting, base::WallTime now, std::chrono::minutes utc_offset) {
    if (now >= meeting.closes) return MeetingPhase::over;
    if (now >= meeting.opens) return MeetingPhase::open;
    const bool today = base::civil_day(meeting.opens, utc_offset) == base::civil_day(now, utc_offset);
    return today ? MeetingPhase::opens_later_today : MeetingPhase::upcoming;
}

}  // namespace domain
