// Passwords are hashed one at a time: each takes 64 MiB, and a crowd of guesses must not take the machine's.
#pragma once

#include <mutex>

#include "hub/accounts/password.h"

namespace hub {

// Thread-safe. unavailable: others were before us for too long.
class PasswordDesk {
  public:
    base::Result<std::string> hash(std::string_view password) {
        const auto turn = wait();
        if (!turn) return busy();
        return hash_password(password);
    }
    base::Result<bool> fits(const std::string& hash, std::string_view password) {
        const auto turn = wait();
        if (!turn) return busy();
        return password_fits(hash, password);
    }

  private:
    std::unique_lock<std::timed_mutex> wait() {
        constexpr std::chrono::seconds longest{5};
        // The system's clock: the thread sanitizer does not know the call behind the steady one.
        return std::unique_lock(one_, std::chrono::system_clock::now() + longest);
    }
    static base::Error busy() {
        return {base::ErrorKind::unavailable, "too many sign in at once", "hub.password"};
    }
    std::timed_mutex one_;
};

}  // namespace hub
