// A scanner that reads what it is told: for tests, demos and the automation socket.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "devices/scanner/code.h"
#include "devices/scanner/rereads.h"

namespace scanner {

// The same rule for repetitions as the real ones. Calls on the caller's thread.
class Scripted {
  public:
    Scripted(std::shared_ptr<Rereads> rereads, std::function<void(const CodeSeen&)> on_code)
        : rereads_(std::move(rereads)), on_code_(std::move(on_code)) {}

    void scan(const std::string& text, base::BootTime now) {
        if (rereads_->is_new(text, now)) on_code_({text, Source::scripted, now});
    }

  private:
    std::shared_ptr<Rereads> rereads_;
    std::function<void(const CodeSeen&)> on_code_;
};

}  // namespace scanner
