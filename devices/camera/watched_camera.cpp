#include "devices/camera/watched_camera.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <pthread.h>

#include "devices/camera/health.h"

namespace camera {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 100ms;  // how soon a close is noticed while no picture comes
constexpr auto first_retry = 250ms, longest_retry = 5000ms;
constexpr auto patience_at_end = 2000ms;
constexpr std::chrono::milliseconds until_closed = 24h * 365;

// What the camera's thread and its owner share. It outlives whichever of them goes first.
class Life {
  public:
    explicit Life(Watch watch) : watch_(std::move(watch)) {}

    void open() {
        std::lock_guard lock(mutex_);
        if (wanted_) return;
        wanted_ = true;
        ++turn_;
        state_ = State::opening;
        changed_.notify_all();
    }

    void close() {
        std::lock_guard lock(mutex_);
        wanted_ = still_wanted_ = false;
        ++turn_;
        state_ = State::closed;
        if (watch_.frames && watch_.frames->get().value) watch_.frames->put(nullptr);
        changed_.notify_all();
    }

    void take_still() {
        std::lock_guard lock(mutex_);
        still_wanted_ = wanted_;
    }

    State state() const {
        std::lock_guard lock(mutex_);
        return state_;
    }

    // False if the thread is stuck in a driver; from then on it calls nobody.
    bool end() {
        std::unique_lock lock(mutex_);
        wanted_ = false;
        quit_ = true;
        ++turn_;
        changed_.notify_all();
        if (changed_.wait_for(lock, patience_at_end, [&] { return done_; })) return true;
        lock.unlock();
        std::lock_guard calling(calling_);
        abandoned_ = true;
        return false;
    }

    void run() {
        while (const std::uint64_t turn = wait_until_wanted()) {
            tell(State::opening);
            keep_open(turn);
            tell(State::closed);
        }
        std::lock_guard lock(mutex_);
        done_ = true;
        changed_.notify_all();
    }

  private:
    enum class End { closed, ended, failed, hopeless };

    std::uint64_t wait_until_wanted() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return wanted_ || quit_; });
        return quit_ ? 0 : turn_;
    }

    void keep_open(std::uint64_t turn) {
        std::chrono::milliseconds wait = first_retry;
        for (int attempt = 0; is_current(turn); ++attempt) {
            const std::uint64_t before = number_;
            const End end = run_source(turn, attempt);
            if (number_ != before) {
                wait = first_retry;
                attempt = -1;  // the way that worked comes first again
                if (end == End::ended && !watch_.once) continue;
            }
            set_state(turn, State::absent);
            const bool for_good = end == End::hopeless || (end == End::ended && watch_.once);
            if (!sleep(turn, for_good ? until_closed : wait)) return;
            wait = std::min<std::chrono::milliseconds>(wait * 2, longest_retry);
        }
    }

    // From opening the input until it is lost or nobody wants it.
    End run_source(std::uint64_t turn, int attempt) {
        const auto source = watch_.open(attempt);
        if (!source) {
            tell(source.error());
            return source.error().kind == base::ErrorKind::invalid ? End::hopeless : End::failed;
        }
        Health health(watch_.live, clock_.boot());
        while (is_current(turn)) {
            auto frame = std::make_shared<base::Frame>();
            const auto still = new_still();
            const base::Result<Next> next = (*source)->next(tick, *frame, still.get());
            if (!next) {
                tell(next.error());
                return End::failed;
            }
            if (*next == Next::ended) return End::ended;
            const base::BootTime now = clock_.boot();
            if (*next == Next::frame) health.saw(frame->luma, now);
            const bool stalled = health.stalled(now);
            if (*next == Next::frame) {
                if (!stalled) set_state(turn, State::running);
                put(turn, std::move(frame), now);
                if (still) give(turn, still);
            }
            if (stalled) set_state(turn, State::stalled);
            if (health.lost(now)) return End::failed;
        }
        return End::closed;
    }

    // Under the lock, so that nothing is put once close() has returned.
    void put(std::uint64_t turn, std::shared_ptr<base::Frame> frame, base::BootTime now) {
        std::lock_guard lock(mutex_);
        if (turn != turn_) return;
        frame->number = ++number_;
        frame->taken = now;
        watch_.frames->put(std::move(frame));
    }

    // Null unless somebody has asked for one.
    std::shared_ptr<base::Still> new_still() const {
        std::lock_guard lock(mutex_);
        return still_wanted_ ? std::make_shared<base::Still>() : nullptr;
    }

    void give(std::uint64_t turn, std::shared_ptr<const base::Still> still) {
        {
            std::lock_guard lock(mutex_);
            if (turn != turn_ || !std::exchange(still_wanted_, false)) return;
        }
        std::lock_guard calling(calling_);
        if (!abandoned_ && watch_.on_still) watch_.on_still(std::move(still));
    }

    void set_state(std::uint64_t turn, State state) {
        {
            std::lock_guard lock(mutex_);
            if (turn != turn_) return;
            state_ = state;
        }
        tell(state);
    }

    void tell(State state) {
        std::lock_guard calling(calling_);
        if (abandoned_ || state == told_) return;
        told_ = state;
        if (state == State::running) told_fault_.clear();
        if (watch_.on_state) watch_.on_state(state);
    }

    void tell(const base::Error& fault) {
        std::lock_guard calling(calling_);
        if (abandoned_ || fault.text == told_fault_) return;
        told_fault_ = fault.text;
        if (watch_.on_fault) watch_.on_fault(fault);
    }

    bool is_current(std::uint64_t turn) const {
        std::lock_guard lock(mutex_);
        return turn == turn_;
    }

    // False if it was closed meanwhile.
    bool sleep(std::uint64_t turn, std::chrono::milliseconds time) {
        std::unique_lock lock(mutex_);
        return !changed_.wait_for(lock, time, [&] { return turn != turn_; });
    }

    const Watch watch_;
    const base::SystemClock clock_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t turn_ = 0;  // counts openings and closings: a late picture of an earlier one is dropped
    bool wanted_ = false, quit_ = false, done_ = false, still_wanted_ = false;
    State state_ = State::closed;
    std::uint64_t number_ = 0;  // the thread's own

    std::mutex calling_;  // held around every callback
    bool abandoned_ = false;
    State told_ = State::closed;
    std::string told_fault_;
};

class WatchedCamera final : public Camera {
  public:
    explicit WatchedCamera(Watch watch)
        : life_(std::make_shared<Life>(std::move(watch))), thread_([life = life_] {
              pthread_setname_np(pthread_self(), "camera");
              life->run();
          }) {}
    ~WatchedCamera() override {
        if (life_->end())
            thread_.join();
        else
            thread_.detach();  // a driver holds it; the shared life keeps what it may still touch
    }
    WatchedCamera(const WatchedCamera&) = delete;
    WatchedCamera& operator=(const WatchedCamera&) = delete;

    void open() override { life_->open(); }
    void close() override { life_->close(); }
    void take_still() override { life_->take_still(); }
    State state() const override { return life_->state(); }

  private:
    std::shared_ptr<Life> life_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Camera> make_watched_camera(Watch watch) {
    return std::make_unique<WatchedCamera>(std::move(watch));
}

}  // namespace camera
