// kill -9 at random moments of a process that writes; then the store must hold every fact that it reported.
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>
#include <random>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unique_fd.h"
#include "kiosk/store/store.h"
#include "tests/fakes/folder.h"
#include "tests/fault/stride.h"

namespace fault {

namespace {

constexpr std::uint64_t seed = 20261222;

int kills() {
    const char* set = std::getenv("SUISHOU_LONG");
    return set && *set && std::string(set) != "0" ? 3'000 : 300 / static_cast<int>(stride);
}

struct Child {
    pid_t process = -1;
    base::UniqueFd words;
};

Child start_writer(const std::string& database) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const pid_t process = fork();
    if (process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        execl(STORE_WRITER, STORE_WRITER, database.c_str(), nullptr);
        _exit(127);
    }
    ::close(ends[1]);
    return {process, base::UniqueFd(ends[0])};
}

// Whole lines only: the last one may be half when the knife falls.
class Reader {
  public:
    explicit Reader(int fd) : fd_(fd) {}
    // False at the end of the pipe.
    bool read_some() {
        char buffer[4096];
        const auto size = ::read(fd_, buffer, sizeof buffer);
        if (size <= 0) return false;
        text_.append(buffer, static_cast<std::size_t>(size));
        return true;
    }
    std::size_t lines() const {
        return static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n'));
    }
    std::map<std::uint64_t, std::string> reported() const {
        std::map<std::uint64_t, std::string> facts;
        for (std::size_t at = 0, end; (end = text_.find('\n', at)) != std::string::npos; at = end + 1) {
            const auto space = text_.find(' ', at);
            facts[std::stoull(text_.substr(at, space - at))] = text_.substr(space + 1, end - space - 1);
        }
        return facts;
    }

  private:
    int fd_;
    std::string text_;
};

void spin(std::chrono::microseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < until) {
    }
}

// Whole, wherever the report that names it is.
bool has_its_photos(store::Store& store, const domain::Fact& fact) {
    const auto* report = std::get_if<domain::ServiceRequestFact>(&fact.body);
    if (!report) return true;
    const auto photo = store.unsent_photo(report->photos.at(0));
    return photo && *photo && (*photo)->jpeg == std::string(3000, (*photo)->hash.front());
}

}  // namespace

TEST(Kill, NothingReportedIsLost) {
    fakes::Folder folder(false);
    std::mt19937_64 random(seed);
    std::uint64_t reported = 0, known = 0;
    for (int kill_number = 1; kill_number <= kills(); ++kill_number) {
        SCOPED_TRACE("kill " + std::to_string(kill_number) + ", seed " + std::to_string(seed));
        auto child = start_writer(folder.file());
        Reader reader(child.words.get());
        // Some die while they open the store, most while they write.
        const auto enough = random() % 8 == 0 ? 0 : 1 + random() % 25;
        while (reader.lines() < enough && reader.read_some()) {
        }
        spin(std::chrono::microseconds(random() % 3000));
        ASSERT_EQ(kill(child.process, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(waitpid(child.process, &status, 0), child.process);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it had ended by itself: " << status;
        while (reader.read_some()) {
        }

        auto opened = store::open_store({folder.file(), "", true, 0});
        ASSERT_TRUE(opened) << base::describe(opened.error());
        ASSERT_FALSE(opened->set_aside);
        const auto ledger = opened->store->ledger(known, 1'000'000);
        ASSERT_TRUE(ledger);
        auto said = reader.reported();
        reported += said.size();
        for (const auto& fact : *ledger) {
            ASSERT_EQ(fact.header.sequence, ++known) << "a gap";
            ASSERT_TRUE(has_its_photos(*opened->store, fact)) << known;
            const auto word = said.find(known);
            if (word == said.end()) continue;
            ASSERT_EQ(word->second, base::to_string(fact.header.id));
            said.erase(word);
        }
        ASSERT_TRUE(said.empty()) << said.size() << " facts were reported and are gone";
        const auto state = opened->store->outbox_state();
        ASSERT_TRUE(state);
        ASSERT_LE(state->unsent, known);
    }
    std::cout << "kill -9: " << kills() << " kills, " << reported << " facts reported, 0 lost, " << known
              << " in the ledger, seed " << seed << "\n";
    EXPECT_GT(reported, static_cast<std::uint64_t>(kills()));
}

}  // namespace fault
