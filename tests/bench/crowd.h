// A hub with everybody on one list, and a fact of each checking in once.
#pragma once

#include "tests/bench/bench.h"
#include "tests/fakes/hub_in_process.h"

namespace bench {

inline const std::string token = "token of the benchmark";
inline constexpr domain::MeetingId meeting{0x00a1};

inline domain::CredentialId credential_of(std::uint64_t person) {
    return {0xc000000000000000 + person};
}

// Its sequence is the store's to give, or whoever's who sends it.
inline domain::Fact fact_of(std::uint64_t person) {
    domain::Fact fact;
    fact.header.wall = fakes::at(9, 0) + std::chrono::milliseconds(person);
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    fact.header.boot_id = "boot";
    fact.header.boot = base::BootTime{std::chrono::milliseconds(person)};
    domain::CheckInFact body;
    body.meeting = meeting;
    body.attendee = {person};
    body.credential = credential_of(person);
    fact.body = body;
    return fact;
}

inline std::unique_ptr<fakes::HubInProcess> hub_with_people(std::uint64_t count) {
    auto hub = std::make_unique<fakes::HubInProcess>();
    hub->add_kiosk("k1", token);
    hub::Edit edit;
    for (std::uint64_t n = 1; n <= count; ++n)
        edit.people.push_back(
            {{n}, meeting, credential_of(n), "13800000000", "ABCD2345", "page" + base::hex16(n)});
    must(hub->store().apply(edit, hub->clock.wall()));
    return hub;
}

}  // namespace bench
