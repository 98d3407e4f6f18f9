// A file that the disk gave back wrong: opening it never crashes, never hangs, and always ends in a store
// that works or in one clear error.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/fakes/folder.h"
#include "tests/fault/script.h"
#include "tests/fault/stride.h"

namespace fault {

namespace {

namespace fs = std::filesystem;
using Random = std::mt19937_64;

constexpr std::uint64_t seed = 20261222;
constexpr unsigned seconds_for_one = 20;  // SIGALRM ends the test if something goes round in circles

int rounds() {
    const char* set = std::getenv("SUISHOU_LONG");
    return set && *set && std::string(set) != "0" ? 20'000 : 2'000 / static_cast<int>(stride);
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

struct Sample {
    std::string database, log;
    std::size_t facts = 0;
};

// A used store as a killed process leaves it: part of it in the database, part in the log.
Sample make_sample() {
    fakes::Folder folder;
    auto opened = store::open_store({folder.file(), "", true, 0});
    Script script(seed);
    for (int i = 0; i < 200; ++i)
        EXPECT_TRUE(script.step(*opened->store));
    EXPECT_TRUE(opened->store->checkpoint());
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(script.step(*opened->store));
    return {read_file(folder.file()), read_file(folder.file() + "-wal"), script.now().ledger.size()};
}

void damage(std::string& bytes, Random& random) {
    if (bytes.empty()) return;
    if (random() % 20 == 0) bytes.resize(random() % bytes.size());
    if (bytes.empty()) return;
    // Headers and page headers are where the structure is: half of the flips go there.
    for (auto flips = 1 + random() % 16; flips > 0; --flips) {
        auto at = random() % bytes.size();
        if (random() % 2 == 0) at = at / 4096 * 4096 + random() % 100;
        if (at < bytes.size()) bytes[at] = static_cast<char>(random());
    }
}

// Whatever it holds, every call comes back.
void use(store::Store& store) {
    (void)read_state(store);
    (void)store.counts({0x00a1});
    (void)store.known_check_in({0x00a1}, {3}, {});
    (void)store.site();
    domain::Fact fact;
    fact.header.id = base::make_uuid_v7(base::from_ms(1));
    (void)store.record(fact);
    (void)store.apply({{}, "later", false, true});
    (void)store.checkpoint();
}

}  // namespace

TEST(BitFlips, NeverCrashAndNeverHang) {
    const auto sample = make_sample();
    ASSERT_GT(sample.log.size(), 10'000u);
    Random random(seed);
    std::uint64_t salvaged = 0;
    int opened = 0, set_aside = 0, refused = 0;
    for (int round = 0; round < rounds(); ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        alarm(seconds_for_one);
        fakes::Folder folder;
        auto bytes = sample;
        if (random() % 4 != 0) damage(bytes.database, random);
        if (random() % 3 == 0) damage(bytes.log, random);
        write_file(folder.file(), bytes.database);
        write_file(folder.file() + "-wal", bytes.log);

        auto result = store::open_store({folder.file(), "", true, 0});
        if (!result) {
            ++refused;
            EXPECT_FALSE(result.error().text.empty());
            continue;
        }
        ++opened;
        if (result->set_aside) {
            ++set_aside;
            EXPECT_TRUE(fs::exists(*result->set_aside));
            salvaged += result->salvaged;
        }
        use(*result->store);
    }
    alarm(0);
    std::cout << "bit flips: " << rounds() << " files, " << opened << " opened, of these " << set_aside
              << " anew beside a file set aside with "
              << salvaged / std::max<std::uint64_t>(1, std::uint64_t(set_aside)) << " of " << sample.facts
              << " facts each on average, " << refused << " refused, seed " << seed << "\n";
    EXPECT_GT(set_aside, 0);
    EXPECT_GT(opened, set_aside);
    EXPECT_LT(refused, rounds() / 10) << "a kiosk should start";
}

}  // namespace fault
