// An output that keeps what it is asked to play, holds it as long as a test wants, and fails when told to.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/mailbox.h"
#include "devices/sound/output.h"

namespace fakes {

// Shared by the test and the output; thread-safe.
struct Recording {
    base::Mailbox<sound::Samples> begun{64};
    std::mutex mutex;
    std::condition_variable changed;
    bool held = false;
    std::string fault;

    void hold(bool hold_it) {
        std::lock_guard lock(mutex);
        held = hold_it;
        changed.notify_all();
    }
    void fail(std::string text) {
        std::lock_guard lock(mutex);
        fault = std::move(text);
    }
};

class RecordingOutput final : public sound::Output {
  public:
    explicit RecordingOutput(std::shared_ptr<Recording> recording) : recording_(std::move(recording)) {}

    base::Status play(const sound::Samples& samples, const std::function<bool()>& stopped) override {
        recording_->begun.try_push(samples);
        std::unique_lock lock(recording_->mutex);
        while (recording_->held && !stopped())
            recording_->changed.wait_for(lock, std::chrono::milliseconds(5));
        if (!recording_->fault.empty())
            return base::Error{base::ErrorKind::unavailable, recording_->fault, "fake"};
        return {};
    }

  private:
    std::shared_ptr<Recording> recording_;
};

}  // namespace fakes
