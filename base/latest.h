// The newest value wins: a slot that one thread fills and others read, never a queue.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

namespace base {

// Values are immutable once put; readers share them. Versions start at 1; 0 means nothing was put yet.
template <class T>
class Latest {
  public:
    struct Seen {
        std::shared_ptr<const T> value;
        std::uint64_t version = 0;
    };

    void put(std::shared_ptr<const T> value) {
        {
            std::lock_guard lock(mutex_);
            current_.value = std::move(value);
            ++current_.version;
        }
        changed_.notify_all();
    }

    Seen get() const {
        std::lock_guard lock(mutex_);
        return current_;
    }

    // Waits until something newer than `version` is there, the slot is closed or the timeout passes.
    template <class Rep, class Period>
    Seen wait_newer(std::uint64_t version, std::chrono::duration<Rep, Period> timeout) const {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, timeout, [&] { return closed_ || current_.version > version; });
        return current_;
    }

    // The same without an end but the one that `stop` brings.
    Seen wait_newer(std::uint64_t version, std::stop_token stop) const {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, std::move(stop), [&] { return closed_ || current_.version > version; });
        return current_;
    }

    // Releases every waiter; later puts are still seen.
    void close() {
        {
            std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

  private:
    mutable std::mutex mutex_;
    mutable std::condition_variable_any changed_;  // knows stop tokens
    Seen current_;
    bool closed_ = false;
};

}  // namespace base
