#include "hub/handlers/console/live.h"

#include <nlohmann/json.hpp>

namespace hub {

namespace {

constexpr std::chrono::seconds longest{600};

class Follower {
  public:
    Follower(Services& services, const Staff& staff, std::function<std::optional<std::string>()> part,
             std::chrono::seconds look_again)
        : services_(services),
          part_(std::move(part)),
          look_again_(look_again),
          session_(staff.session),
          seat_(*services.room, "console " + staff.account.id),
          ends_(std::chrono::steady_clock::now() + longest) {}

    std::optional<std::string> next() {
        // Without a seat a browser asks again by itself, in ten seconds.
        if (!seat_.taken()) return told_once_ ? std::nullopt : once();
        const auto now = std::chrono::steady_clock::now();
        if (now >= ends_) return std::nullopt;
        const auto head = services_.store.head();
        if (!head) return std::nullopt;
        if (!told_once_) return once();
        if (*head == seen_) services_.store.wait_for_change(seen_, look_again_);
        if (services_.store.stopping()) return std::nullopt;
        return once();
    }

  private:
    // A page that nobody looks at any more must not go on telling.
    bool signed_in() {
        const auto session = services_.store.accounts().session(session_, services_.clock.wall());
        return session && *session;
    }
    std::optional<std::string> once() {
        if (!signed_in()) return std::nullopt;
        if (const auto head = services_.store.head()) seen_ = *head;
        told_once_ = true;
        auto part = part_();
        if (!part) return std::nullopt;
        // A comment line (HTML Standard, section 9.2.6): finds out whether the browser is still there.
        if (*part == last_) return ": same\n\n";
        last_ = *part;
        return "retry: 10000\nevent: part\ndata: " +
               nlohmann::json(*part).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n\n";
    }

    Services& services_;
    const std::function<std::optional<std::string>()> part_;
    const std::chrono::seconds look_again_;
    const std::string session_;
    const WaitingRoom::Seat seat_;
    const std::chrono::steady_clock::time_point ends_;
    std::uint64_t seen_ = 0;
    std::string last_;
    bool told_once_ = false;
};

}  // namespace

Response live_answer(Services& services, const Staff& staff, std::function<std::optional<std::string>()> part,
                     std::chrono::seconds look_again) {
    Response response;
    response.content_type = "text/event-stream";
    response.headers = {{"cache-control", "no-store"}, {"x-accel-buffering", "no"}};
    response.events = [follower = std::make_shared<Follower>(services, staff, std::move(part), look_again)] {
        return follower->next();
    };
    return response;
}

}  // namespace hub
