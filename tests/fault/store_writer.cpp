// The victim of the kill test: records facts through the real store and says which are on the disk, one
// "sequence id" line each, for as long as it lives.
#include <cstdio>
#include <string>

#include <unistd.h>

#include "kiosk/store/store.h"

namespace {

domain::Fact make_fact(std::uint64_t number, const base::SystemClock& clock) {
    domain::Fact fact;
    fact.header.wall = clock.wall();
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    fact.header.boot = clock.boot();
    domain::CheckInFact body;
    body.meeting = {0x00a1};
    body.attendee = {number};
    fact.body = body;
    return fact;
}

// A report with its photo, three pages long.
base::Result<domain::Fact> report(store::Store& store, domain::Fact fact) {
    const std::string digits = base::hex16(base::random_u64());
    const domain::Photo photo{digits + digits + digits + digits, std::string(3000, digits.front())};
    domain::ServiceRequestFact body;
    body.photos = {photo.hash};
    fact.body = body;
    return store.record(std::move(fact), std::span(&photo, 1));
}

bool say(const domain::Fact& fact) {
    const auto line = std::to_string(fact.header.sequence) + " " + base::to_string(fact.header.id) + "\n";
    return write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

// The other things a kiosk's store does meanwhile.
base::Status do_something_else(store::Store& store, std::uint64_t number) {
    if (number % 7 == 0) {
        const auto batch = store.unsent(20);
        if (!batch) return batch.error();
        std::vector<domain::FactVerdict> verdicts;
        for (const auto& fact : *batch)
            verdicts.push_back({fact.header.id, domain::Verdict::accepted, "", ""});
        return store.settle(verdicts);
    }
    if (number % 5 == 0) {
        domain::Attendee attendee;
        attendee.id = {number};
        attendee.meeting = {0x00a1};
        return store.apply({{attendee}, "c" + std::to_string(number), false, false});
    }
    return number % 11 == 0 ? store.checkpoint() : base::Status{};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    auto opened = store::open_store({argv[1], "", true, 0});
    if (!opened || opened->set_aside) {
        std::fprintf(stderr, "%s\n", opened ? "set aside" : base::describe(opened.error()).c_str());
        return 1;
    }
    const base::SystemClock clock;
    for (std::uint64_t number = 1;; ++number) {
        auto& store = *opened->store;
        const auto fact = number % 3 == 0 ? report(store, make_fact(number, clock))
                                          : store.record(make_fact(number, clock));
        if (!fact || !say(*fact)) return 1;
        if (const auto done = do_something_else(*opened->store, number); !done) return 1;
    }
}
