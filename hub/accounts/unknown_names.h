// Wrong passwords for sign-in names that nobody has. They rest as an account would: a difference would tell
// which names there are.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "hub/accounts/lock_out.h"

namespace hub {

// Thread-safe. Of this process alone, and of a few thousand names: whoever tries more of them is slowed down
// by the limit of their address.
class UnknownNames {
  public:
    // When `name` may be tried again; not after `now`: it may.
    base::WallTime rests_until(const std::string& name) const {
        std::lock_guard lock(mutex_);
        const auto found = tried_.find(name);
        return found == tried_.end() ? base::WallTime{} : found->second.rests_until;
    }
    void note_failure(const std::string& name, base::WallTime now) {
        constexpr std::size_t most = 4096;
        std::lock_guard lock(mutex_);
        if (tried_.size() >= most)
            std::erase_if(tried_, [&](const auto& one) { return one.second.rests_until <= now; });
        if (tried_.size() >= most) return;
        Tried& one = tried_[name];
        one.rests_until = now + rest_after(++one.failures);
    }

  private:
    struct Tried {
        int failures = 0;
        base::WallTime rests_until{};
    };
    mutable std::mutex mutex_;
    std::map<std::string, Tried> tried_;
};

}  // namespace hub
