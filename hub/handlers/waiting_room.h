// How many requests may wait for news at once, so that threads are left for everything else.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace hub {

// Thread-safe. A kiosk needs one seat; a few more are for requests that it gave up and the server does not
// know of.
class WaitingRoom {
  public:
    explicit WaitingRoom(std::size_t seats = 64, std::size_t seats_a_kiosk = 4)
        : seats_(seats), seats_a_kiosk_(seats_a_kiosk) {}

    std::size_t seats() const { return seats_; }
    std::size_t taken() const {
        std::lock_guard lock(mutex_);
        return total_;
    }

    // Taken for as long as it lives.
    class Seat {
      public:
        Seat(WaitingRoom& room, std::string kiosk) : room_(room), kiosk_(std::move(kiosk)) {
            std::lock_guard lock(room_.mutex_);
            auto& here = room_.waiting_[kiosk_];
            taken_ = room_.total_ < room_.seats_ && here < room_.seats_a_kiosk_;
            if (!taken_) return;
            ++here;
            ++room_.total_;
        }
        ~Seat() {
            if (!taken_) return;
            std::lock_guard lock(room_.mutex_);
            --room_.waiting_[kiosk_];
            --room_.total_;
        }
        Seat(const Seat&) = delete;
        Seat& operator=(const Seat&) = delete;
        bool taken() const { return taken_; }

      private:
        WaitingRoom& room_;
        std::string kiosk_;
        bool taken_ = false;
    };

  private:
    mutable std::mutex mutex_;
    const std::size_t seats_, seats_a_kiosk_;
    std::size_t total_ = 0;
    std::map<std::string, std::size_t> waiting_;  // kiosks that were let in: as many as the house has
};

}  // namespace hub
