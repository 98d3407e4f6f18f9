// How long a fact takes to be durable, beside the least that this disk needs for that: overwriting 4 KiB and
// fdatasync. Both in turns, so that they share the machine's mood. Usage: bench_store [FOLDER ON THE DISK]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "kiosk/store/store.h"
#include "tests/bench/bench.h"

namespace {

using namespace bench;
using Clock = std::chrono::steady_clock;
using Samples = std::vector<double>;  // microseconds

constexpr int rounds = 30, batch = 50, rounds_a_checkpoint = 5, list_size = 2000;
constexpr domain::MeetingId meeting{0x00a1};

template <class Work>
void measure(Samples& samples, Work work) {
    const auto begin = Clock::now();
    work();
    samples.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
}

double quantile(Samples samples, double share) {
    std::ranges::sort(samples);
    return samples[static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1))];
}

void print_row(const char* what, const Samples& samples, double floor) {
    const double median = quantile(samples, 0.5);
    std::printf("%-44s %9.1f %9.1f %10.0f", what, median, quantile(samples, 0.99), 1e6 / median);
    if (floor > 0) std::printf(" %7.2f", median / floor);
    std::printf("\n");
}

// A file whose blocks are all there, so that nothing but data has to reach the disk.
class Floor {
  public:
    explicit Floor(const std::string& path) : fd_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        const std::vector<char> zeros(size);
        if (!fd_ || write(fd_.get(), zeros.data(), size) != ssize_t(size) || fsync(fd_.get()) != 0)
            give_up("cannot write " + path);
    }
    void overwrite() {
        const char block[4096] = {static_cast<char>(++count_)};
        const auto at = static_cast<off_t>(count_ * sizeof block % size);
        if (pwrite(fd_.get(), block, sizeof block, at) != sizeof block || fdatasync(fd_.get()) != 0)
            give_up("the disk failed");
    }

  private:
    static constexpr std::size_t size = 8u << 20;
    base::UniqueFd fd_;
    std::size_t count_ = 0;
};

domain::Fact next_fact(const base::SystemClock& clock, std::uint64_t number) {
    domain::Fact fact;
    fact.header.wall = clock.wall();
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    fact.header.boot_id = clock.boot_id();
    domain::CheckInFact body;
    body.meeting = meeting;
    body.attendee = {1 + number % list_size};
    body.credential = {body.attendee.value + 1'000'000};
    fact.body = body;
    return fact;
}

domain::ChangePage attendee_list() {
    domain::ChangePage page{{}, "c", false, true};
    for (std::uint64_t id = 1; id <= list_size; ++id) {
        domain::Attendee a;
        a.id = {id};
        a.meeting = meeting;
        a.credential = {id + 1'000'000};
        a.name = "王建国";
        a.organisation = {"示例单位", ""};
        page.changes.push_back(a);
    }
    return page;
}

void settle_all(store::Store& store, Samples& samples) {
    for (;;) {
        std::vector<domain::FactVerdict> verdicts;
        for (const auto& fact : must(store.unsent(100)))
            verdicts.push_back({fact.header.id, domain::Verdict::accepted, "", ""});
        if (verdicts.empty()) return;
        measure(samples, [&] { must(store.settle(verdicts)); });
    }
}

void run(const std::filesystem::path& folder) {
    auto store = must(store::open_store({(folder / "kiosk.db").string(), "", true, 0})).store;
    must(store->apply(attendee_list()));
    Floor floor((folder / "floor").string());
    const base::SystemClock clock;
    Samples floors, commits, known, counts, settles, checkpoints;
    std::uint64_t number = 0;
    // The log has its blocks after the first day, as the floor's file has them.
    for (int i = 0; i < rounds_a_checkpoint * batch; ++i)
        must(store->record(next_fact(clock, ++number)));
    must(store->checkpoint());
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < batch; ++i)
            measure(floors, [&] { floor.overwrite(); });
        for (int i = 0; i < batch; ++i) {
            const auto fact = next_fact(clock, ++number);
            measure(commits, [&] { must(store->record(fact)); });
            const domain::AttendeeId who{1 + number % list_size};
            measure(known, [&] { must(store->known_check_in(meeting, who, {who.value + 1'000'000})); });
        }
        measure(counts, [&] { must(store->counts(meeting)); });
        if (round % rounds_a_checkpoint == rounds_a_checkpoint - 1)
            measure(checkpoints, [&] { must(store->checkpoint()); });
    }
    settle_all(*store, settles);

    const double least = quantile(floors, 0.5);
    std::printf("%-44s %9s %9s %10s %7s\n", "", "median us", "p99 us", "per second", "ratio");
    print_row("floor: overwrite 4 KiB + fdatasync", floors, least);
    print_row("record one fact, durable", commits, least);
    print_row("settle 100 facts, durable", settles, least);
    print_row("checkpoint after 250 facts", checkpoints, 0);
    print_row("known_check_in", known, 0);
    print_row("counts of a meeting of 2,000", counts, 0);
}

}  // namespace

int main(int argc, char** argv) {
    const auto parent = argc > 1 ? std::filesystem::path(argv[1]) : std::filesystem::temp_directory_path();
    std::string name = (parent / "suishou-bench-XXXXXX").string();
    if (!mkdtemp(name.data())) give_up("cannot make a folder in " + parent.string());
    run(name);
    std::filesystem::remove_all(name);
}
