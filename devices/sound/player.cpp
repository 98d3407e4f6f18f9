#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <pthread.h>

#include "devices/sound/output.h"

namespace sound {

namespace {

using namespace std::chrono_literals;

constexpr base::BootTime first_pause{2'000}, longest_pause{60'000};
constexpr auto patience_at_end = 2s;

struct Order {
    Sound sound = Sound::tick;
    int volume = 0;
};

// What the thread and its owner share. It outlives whichever of them goes first.
class Life {
  public:
    Life(std::unique_ptr<Output> output, std::shared_ptr<const base::Clock> clock,
         std::function<void(const base::Error&)> on_fault)
        : output_(std::move(output)), clock_(std::move(clock)), on_fault_(std::move(on_fault)) {}

    void put(const Order& order) {
        std::lock_guard lock(mutex_);
        if (order.sound == Sound::tick && (busy_ || waiting_)) return;
        waiting_ = order;
        changed_.notify_all();
    }

    // False if the thread is stuck in a driver; from then on it calls nobody.
    bool end() {
        std::unique_lock lock(mutex_);
        quit_ = true;
        changed_.notify_all();
        if (changed_.wait_for(lock, patience_at_end, [&] { return done_; })) return true;
        lock.unlock();
        std::lock_guard calling(calling_);
        on_fault_ = nullptr;
        return false;
    }

    void run() {
        while (const auto order = next()) {
            if (clock_->boot() >= not_before_) heard(play(*order));
        }
        std::lock_guard lock(mutex_);
        done_ = true;
        changed_.notify_all();
    }

  private:
    std::optional<Order> next() {
        std::unique_lock lock(mutex_);
        busy_ = false;
        changed_.wait(lock, [&] { return waiting_ || quit_; });
        if (quit_) return std::nullopt;
        busy_ = true;
        return std::exchange(waiting_, std::nullopt);
    }

    base::Status play(const Order& order) {
        return output_->play(at_volume(samples_of(order.sound), order.volume), [this] {
            std::lock_guard lock(mutex_);
            return quit_;
        });
    }

    // A card that is not there is not asked at every press.
    void heard(const base::Status& status) {
        std::lock_guard calling(calling_);
        if (status) {
            pause_ = first_pause;
            told_.clear();
            return;
        }
        not_before_ = clock_->boot() + pause_;
        pause_ = std::min(pause_ * 2, longest_pause);
        if (status.error().text == told_) return;
        told_ = status.error().text;
        if (on_fault_) on_fault_(status.error());
    }

    // The thread's own.
    const std::unique_ptr<Output> output_;
    const std::shared_ptr<const base::Clock> clock_;
    base::BootTime pause_ = first_pause, not_before_{0};
    std::string told_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Order> waiting_;
    bool busy_ = false, quit_ = false, done_ = false;

    std::mutex calling_;  // held around every callback
    std::function<void(const base::Error&)> on_fault_;
};

class ThreadedPlayer final : public Player {
  public:
    explicit ThreadedPlayer(std::shared_ptr<Life> life)
        : life_(std::move(life)), thread_([life = life_] {
              pthread_setname_np(pthread_self(), "sounds");
              life->run();
          }) {}
    ~ThreadedPlayer() override {
        if (life_->end())
            thread_.join();
        else
            thread_.detach();  // a driver holds it; the shared life keeps what it may still touch
    }
    ThreadedPlayer(const ThreadedPlayer&) = delete;
    ThreadedPlayer& operator=(const ThreadedPlayer&) = delete;

    void play(Sound sound, int volume) override {
        if (volume > 0) life_->put({sound, volume});
    }

  private:
    std::shared_ptr<Life> life_;
    std::thread thread_;
};

class NullPlayer final : public Player {
  public:
    void play(Sound, int) override {}
};

}  // namespace

std::unique_ptr<Player> make_null_player() {
    return std::make_unique<NullPlayer>();
}

std::unique_ptr<Player> make_player_on(std::unique_ptr<Output> output,
                                       std::shared_ptr<const base::Clock> clock,
                                       std::function<void(const base::Error&)> on_fault) {
    return std::make_unique<ThreadedPlayer>(
        std::make_shared<Life>(std::move(output), std::move(clock), std::move(on_fault)));
}

}  // namespace sound
