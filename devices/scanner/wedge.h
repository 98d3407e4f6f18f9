// Hand scanners that pretend to be a keyboard (HID keyboard wedge).
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "devices/scanner/code.h"
#include "devices/scanner/rereads.h"

namespace scanner {

// Tells a scanner's burst from a person's typing, by its speed. Pure: whoever owns the window feeds it each
// character and Enter with the boot time, and asks expire() when nothing was typed for a while. Keys still
// reach the screen; a screen with a text field should drop what was typed if typing_code() says that a burst
// is on.
class Wedge {
  public:
    static constexpr std::chrono::milliseconds key_gap{
        50};  // no longer than this between two keys of a burst
    static constexpr std::chrono::milliseconds end_gap{100};  // a burst without Enter ends after this
    static constexpr std::size_t shortest = 6;                // characters; fewer are chance

    explicit Wedge(std::shared_ptr<Rereads> rereads) : rereads_(std::move(rereads)) {}

    // A Unicode character; control characters are dropped, so that a code cannot press hot keys. A code that
    // ended by a gap just before is returned by the first key of the next one.
    std::optional<CodeSeen> character(char32_t c, base::BootTime now);
    std::optional<CodeSeen> enter(base::BootTime now);
    // Call at least at next_expiry() to close a burst that came without Enter.
    std::optional<CodeSeen> expire(base::BootTime now);
    std::optional<base::BootTime> next_expiry() const;
    // A burst of at least three characters at a scanner's speed is under way.
    bool typing_code() const { return keys_ >= 3; }

  private:
    std::optional<CodeSeen> finish(base::BootTime at);
    void forget();

    std::shared_ptr<Rereads> rereads_;
    std::string text_;  // UTF-8
    std::size_t keys_ = 0;
    base::BootTime last_{};
};

}  // namespace scanner
