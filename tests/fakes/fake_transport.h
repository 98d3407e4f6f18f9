// A wire whose other end is a function of the test. Thread-safe; remembers what was asked.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "kiosk/sync/transport.h"

namespace fakes {

// An answer as the hub gives it: protocol header and content type are there.
inline syncing::HttpAnswer hub_answer(int status, std::string body) {
    return {status, {{"x-suishou-protocol", "1"}, {"content-type", "application/json"}}, std::move(body)};
}

class FakeTransport final : public syncing::Transport {
  public:
    using Handler = std::function<base::Result<syncing::HttpAnswer>(const syncing::HttpRequest&)>;

    explicit FakeTransport(Handler handler) : handler_(std::move(handler)) {}

    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request, std::stop_token) override {
        {
            std::lock_guard lock(mutex_);
            requests_.push_back(request);
        }
        return handler_(request);
    }

    std::vector<syncing::HttpRequest> requests() const {
        std::lock_guard lock(mutex_);
        return requests_;
    }

  private:
    const Handler handler_;
    mutable std::mutex mutex_;
    std::vector<syncing::HttpRequest> requests_;
};

// Never answers: what a long-poll looks like while nothing is new.
class SilentTransport final : public syncing::Transport {
  public:
    base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest&, std::stop_token stop) override {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        never.wait(lock, stop, [] { return false; });
        return base::Error{base::ErrorKind::unavailable, "stopped", "fake"};
    }
};

}  // namespace fakes
