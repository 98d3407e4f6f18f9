// A proxy between kiosk and hub that does to HTTP what bad networks do, one trick after another.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/unique_fd.h"

namespace fakes {

enum class Trick {
    drop_request,  // the hub never hears of it
    drop_answer,   // the hub did it, the kiosk cannot know
    truncate,      // half of the hub's answer
    duplicate,     // the hub gets the request twice
    delay,         // a quarter of a second
    html,          // a captive portal, with status 200
    server_error,  // 500 of some machine on the way
    half_json,     // the hub's own header, half an answer
    empty,         // 200 and nothing
    honest,        // as it should be
};

// Takes one request a connection and plays the tricks in order, for pushes and pulls separately.
class MisbehavingProxy {
  public:
    explicit MisbehavingProxy(int hub_port);
    ~MisbehavingProxy();
    MisbehavingProxy(const MisbehavingProxy&) = delete;
    MisbehavingProxy& operator=(const MisbehavingProxy&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    void misbehave(bool yes) { misbehaves_ = yes; }
    // Refuses everything and cuts what is under way; true again: as before.
    void cut_wire();
    void mend_wire() { cut_ = false; }
    // How often a trick was played on a push.
    int played(Trick trick) const { return played_[static_cast<std::size_t>(trick)]; }

  private:
    void accept_all();
    void serve(int client);
    Trick next_trick(const std::string& request);
    std::string ask_hub(const std::string& request);
    void remember(int fd);
    void forget(int fd);

    const int hub_port_;
    int port_ = 0;
    base::UniqueFd listener_;
    std::atomic<bool> misbehaves_ = false, cut_ = false, ending_ = false;
    std::atomic<std::uint32_t> pushes_ = 0, pulls_ = 0;
    std::array<std::atomic<int>, 10> played_{};
    std::mutex mutex_;
    std::set<int> open_;
    std::vector<std::jthread> threads_;
    std::jthread acceptor_;
};

}  // namespace fakes
