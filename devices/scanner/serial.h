// Hand scanners on a serial line, most of them USB CDC: /dev/serial/by-id/...
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/unique_fd.h"
#include "base/worker.h"
#include "devices/scanner/code.h"
#include "devices/scanner/rereads.h"

namespace scanner {

// Cuts a byte stream into codes: each ends with CR, LF or 100 ms of silence. Pure. A code longer than 4096
// bytes is cut there and the rest of it dropped.
class LineCutter {
  public:
    static constexpr std::chrono::milliseconds end_gap{100};
    static constexpr std::size_t longest = 4096;

    std::vector<std::string> feed(std::string_view bytes, base::BootTime now);  // the codes that ended
    std::vector<std::string> expire(base::BootTime now);  // at most one, ended by silence
    bool pending() const { return !text_.empty(); }
    void forget() { take(); }

  private:
    std::string take();

    std::string text_;
    base::BootTime last_{};
};

struct SerialEvents {
    std::function<void(const CodeSeen&)> on_code;  // a reading: already freed of repetitions
    std::function<void(bool)> on_connected;        // plugged in, pulled out
};

// Its own thread; callbacks come on it. A line that is missing or pulled out is tried again, ever less often,
// at most 5 s apart. Destroying it takes a few milliseconds. `clock` outlives it.
class SerialScanner {
  public:
    SerialScanner(std::string tty_path, std::shared_ptr<Rereads> rereads, const base::Clock& clock,
                  SerialEvents events);
    ~SerialScanner();
    SerialScanner(const SerialScanner&) = delete;
    SerialScanner& operator=(const SerialScanner&) = delete;

    bool connected() const { return connected_; }

  private:
    void run(std::stop_token stop);
    void read_until_gone(const base::UniqueFd& tty, std::stop_token stop);
    void tell(const std::vector<std::string>& codes);
    void set_connected(bool connected);
    bool sleep(std::chrono::milliseconds time);  // true if woken to stop

    const std::string path_;
    const std::shared_ptr<Rereads> rereads_;
    const base::Clock& clock_;
    const SerialEvents events_;
    std::atomic<bool> connected_ = false;
    base::UniqueFd wake_;  // eventfd: written once, when it is time to stop
    base::Worker thread_;
};

}  // namespace scanner
