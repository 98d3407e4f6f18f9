// The bearer token that both conversations show, and what keeps a new one.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <utility>

#include "base/result.h"

namespace syncing {

// Thread-safe.
class TokenBox {
  public:
    // On disk when it returns well. Empty: tokens of this kiosk are not renewed.
    using Keep = std::function<base::Status(const std::string& token)>;

    explicit TokenBox(std::string token, Keep keep = {}) : keep_(std::move(keep)), token_(std::move(token)) {}

    std::string now() const {
        std::lock_guard lock(mutex_);
        return token_;
    }
    void set(std::string token) {
        std::lock_guard lock(mutex_);
        token_ = std::move(token);
    }
    bool renews() const { return keep_ != nullptr; }
    // Kept before anybody shows it: the hub forgets the old one as soon as it sees the new.
    base::Status renew(const std::string& token) {
        auto kept = keep_(token);
        if (kept) set(token);
        return kept;
    }

  private:
    const Keep keep_;
    mutable std::mutex mutex_;
    std::string token_;
};

}  // namespace syncing
