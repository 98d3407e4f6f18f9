// One meeting, one attendee, one key pair and their pass, consistent with each other, for tests to bend.
#pragma once

#include <string>

#include "kiosk/domain/check_in.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/pass.h"

namespace fakes {

using namespace std::chrono_literals;

inline constexpr std::chrono::minutes utc_offset{480};

// A wall time on the day of the sample meeting, local time: at(8, 52).
inline base::WallTime at(int hour, int minute, int day = 22) {
    return base::from_civil({2026, 12, day, 0, hour, minute, 0}, utc_offset);
}

// 09:00 to 11:30, check-in from 08:00 to 10:00.
inline domain::Meeting meeting() {
    domain::Meeting m;
    m.id = {0x00a1};
    m.title = {"后勤保障工作例会（示例）", "Logistics meeting (sample)"};
    m.place = "main-3-second";
    m.starts = at(9, 0);
    m.ends = at(11, 30);
    m.opens = at(8, 0);
    m.closes = at(10, 0);
    m.visibility = domain::Visibility::open;
    m.counts_public = true;
    m.expected = 156;
    return m;
}

inline domain::Attendee attendee() {
    domain::Attendee a;
    a.id = {0x0b01};
    a.meeting = meeting().id;
    a.credential = {0xc0ffee0000000001};
    a.generation = 1;
    a.name = "王建国";
    a.pinyin = "wang jian guo";
    a.masked_phone = "138****0000";
    a.organisation = {"示例单位", "Sample organisation"};
    a.seat = {"B 区 12 号", "B 12"};
    return a;
}

// Fixed, so that every run signs the same bytes. A test key: it opens nothing.
inline domain::KeyPair key_pair(std::uint8_t id = 1) {
    std::array<std::uint8_t, 32> seed{};
    for (std::size_t i = 0; i < seed.size(); ++i)
        seed[i] = static_cast<std::uint8_t>(id + i);
    return domain::make_key_pair(id, seed);
}

inline domain::KeyRing key_ring() {
    return {key_pair().key};
}

inline domain::Pass pass(const domain::Meeting& m = meeting(), const domain::Attendee& a = attendee()) {
    domain::Pass p;
    p.key = key_pair().key.id;
    p.meeting = m.id;
    p.credential = a.credential;
    p.expires = m.ends + 2h;
    p.not_before = p.expires - 24h;
    p.generation = a.generation;
    return p;
}

// What the attendee's QR code holds.
inline std::string pass_text(const domain::Pass& p = pass()) {
    return domain::write_pass(p, key_pair().secret_key);
}

inline domain::Fact check_in_fact(std::uint64_t sequence = 1) {
    domain::Fact f;
    f.header.id = base::make_uuid_v7(at(8, 52));
    f.header.sequence = sequence;
    f.header.wall = at(8, 52);
    f.header.boot_id = "3f0e6f2e-0d5c-4c39-9a53-6d1f6f2f0a01";
    f.header.boot = base::BootTime{60'000};
    domain::CheckInFact body;
    body.meeting = meeting().id;
    body.attendee = attendee().id;
    body.credential = attendee().credential;
    f.body = body;
    return f;
}

}  // namespace fakes
