#include "devices/scanner/rereads.h"

#include <algorithm>
#include <functional>

namespace scanner {
namespace {
constexpr std::size_t most_known = 16;

std::size_t hash_of(std::string_view text) {
    return std::hash<std::string_view>{}(text);
}
}  // namespace

// Whether what is known still stands in the way of a reading.
bool Rereads::counts(const Known& known, base::BootTime now) {
    return now - known.last < absence && !(known.again && now >= *known.again);
}

bool Rereads::is_new(std::string_view text, base::BootTime now) {
    const std::size_t hash = hash_of(text);
    std::lock_guard lock(mutex_);
    std::erase_if(known_, [&](const Known& known) { return !counts(known, now); });
    for (Known& known : known_) {
        if (known.text != hash) continue;
        known.last = std::max(known.last, now);
        return false;
    }
    if (known_.size() == most_known) {
        known_.erase(std::min_element(known_.begin(), known_.end(),
                                      [](const Known& a, const Known& b) { return a.last < b.last; }));
    }
    known_.push_back({hash, now});
    return true;
}

bool Rereads::knows(std::string_view text, base::BootTime now) const {
    const std::size_t hash = hash_of(text);
    std::lock_guard lock(mutex_);
    return std::any_of(known_.begin(), known_.end(),
                       [&](const Known& known) { return known.text == hash && counts(known, now); });
}

void Rereads::forget(std::string_view text) {
    const std::size_t hash = hash_of(text);
    std::lock_guard lock(mutex_);
    std::erase_if(known_, [&](const Known& known) { return known.text == hash; });
}

void Rereads::try_again(std::string_view text, base::BootTime when) {
    const std::size_t hash = hash_of(text);
    std::lock_guard lock(mutex_);
    for (Known& known : known_)
        if (known.text == hash) known.again = when;
}

}  // namespace scanner
