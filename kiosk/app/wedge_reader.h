// Keyboard-wedge scanners: keys come from the window's thread, codes leave on this one.
#pragma once

#include <functional>
#include <memory>

#include "base/clock.h"
#include "base/mailbox.h"
#include "base/worker.h"
#include "devices/scanner/wedge.h"

namespace app {

// Its own thread, because a burst without Enter ends by silence and nobody draws a frame then.
class WedgeReader {
  public:
    WedgeReader(std::shared_ptr<scanner::Rereads> rereads, std::shared_ptr<const base::Clock> clock,
                std::function<void(const scanner::CodeSeen&)> on_code);
    ~WedgeReader();

    // Any thread, never blocks. '\r' is Enter.
    void key(char32_t typed, base::BootTime at) { keys_.try_push({typed, at}); }

  private:
    struct Key {
        char32_t typed;
        base::BootTime at;
    };
    void run();
    bool take_key();  // false: closed

    scanner::Wedge wedge_;
    std::shared_ptr<const base::Clock> clock_;
    std::function<void(const scanner::CodeSeen&)> on_code_;
    base::Mailbox<Key> keys_{8192};
    base::Worker thread_;
};

}  // namespace app
