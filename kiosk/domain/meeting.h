// Meetings and the people expected there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "kiosk/domain/ids.h"
#include "kiosk/domain/text.h"

namespace domain {

// What a passer-by may see of a meeting. Hidden until the organiser ticks otherwise (house rule).
enum class Visibility { open, time_and_place, hidden };
enum class Salutation { plain, comrade, sir_madam, title };
enum class Honorific { none, sir, madam };
enum class Role { member, observer, staff };  // 正式 / 列席 / 工作人员

struct Meeting {
    MeetingId id;
    Text title;
    std::string place;  // Place::id
    base::WallTime starts{}, ends{};
    base::WallTime opens{}, closes{};  // check-in window; opens <= starts, closes >= starts
    Visibility visibility = Visibility::hidden;
    bool counts_public = false;  // "128 / 156" may be shown
    bool show_ordinal = false;   // "您是第 128 位签到"
    bool walk_in = false;        // people who are not on the list may register at the kiosk
    bool leaving = false;        // the organiser wants 签退
    Salutation salutation = Salutation::plain;
    Text note;           // e.g. where phones are kept, or the Wi-Fi; may be empty
    std::string agenda;  // its web address (https), for the code on the slip; empty: none
    int expected = 0;    // people on the list, known even while the list itself is not here
    friend bool operator==(const Meeting&, const Meeting&) = default;
};

// A person on a meeting's list. The phone number arrives masked: a kiosk never holds a whole one.
struct Attendee {
    AttendeeId id;
    MeetingId meeting;
    CredentialId credential;
    std::uint16_t generation = 0;  // of the pass; older prints of the same credential are void
    std::string name;
    std::string pinyin;        // syllables without tones, lower case, one space between: "wang jian guo"
    std::string masked_phone;  // "138****0000"
    Text organisation;
    Text seat;   // "B 区 12 号"; may be empty
    Text title;  // "处长"; used only by Salutation::title
    Honorific honorific = Honorific::none;
    Role role = Role::member;
    bool excused = false;       // 请假
    std::string stands_in_for;  // this person comes for somebody else (代会): that person's name
    std::string stood_in_by;    // somebody else comes for this person
    std::string code_hash;      // hash of the look-up code, see pass.h; empty if none
    friend bool operator==(const Attendee&, const Attendee&) = default;
};

// Where a meeting stands as seen from the door.
enum class MeetingPhase { upcoming, opens_later_today, open, over };
MeetingPhase phase_of(const Meeting& meeting, base::WallTime now, std::chrono::minutes utc_offset);

// 王* / 王*国 / 欧**娜; names with · are masked part by part. One * per hidden character, however many bytes
// it has. The answer is valid UTF-8 whatever the name was.
std::string mask_name(std::string_view name);

}  // namespace domain
