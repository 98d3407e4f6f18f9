// A repeatable life of a kiosk's store, and what must be in it after each step.
#pragma once

#include <map>
#include <random>
#include <set>

#include "kiosk/store/store.h"

namespace fault {

// What a store holds, as its own calls tell it and as the script expects it.
struct State {
    std::vector<domain::Fact> ledger;
    std::vector<std::uint64_t> unsent;                        // sequences
    std::vector<std::pair<std::uint64_t, std::string>> dead;  // sequence, code
    std::string cursor;
    std::vector<std::uint64_t> people;  // ids on the one meeting's list
    std::vector<domain::Photo> photos;  // unsent ones, by hash
    std::vector<std::string> aside;     // hashes of those refused, sorted
    friend bool operator==(const State&, const State&) = default;
};
std::string describe(const State& state);

base::Result<State> read_state(store::Store& store);

class Script {
  public:
    explicit Script(std::uint64_t seed) : random_(seed) {}

    // Does the next thing. Ok: the store said so, and now() is what it must hold from here on.
    base::Status step(store::Store& store);

    State now() const { return view(model_); }
    // What the step that failed would have led to: whether it did is open until somebody looks.
    State attempted() const { return view(attempted_); }
    // Reports that a full disk kept without their photos.
    std::uint64_t given_up() const { return given_up_; }
    void it_happened() { model_ = attempted_; }

  private:
    struct Model {
        std::vector<domain::Fact> ledger;
        std::set<std::uint64_t> unsent;
        std::map<std::uint64_t, std::string> dead;
        std::string cursor;
        std::map<std::uint64_t, int> people;  // id -> generation of the snapshot that named it last
        int generation = 0;
        bool building = false;
        std::map<std::string, domain::Photo> photos;
        std::set<std::string> aside;
    };
    static State view(const Model& model);

    base::Status record(store::Store& store);
    base::Status settle(store::Store& store);
    base::Status retry(store::Store& store);
    base::Status apply(store::Store& store);
    base::Status end_photo(store::Store& store);
    domain::Fact next_fact();
    std::vector<domain::Photo> next_photos();
    void note_given_up(const domain::Fact& recorded, const std::vector<domain::Photo>& photos);
    domain::ChangePage next_page();
    std::uint64_t below(std::uint64_t n) { return random_() % n; }

    std::mt19937_64 random_;
    Model model_, attempted_;
    std::uint64_t facts_made_ = 0, pages_made_ = 0, given_up_ = 0;
};

}  // namespace fault
