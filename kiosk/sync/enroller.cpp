#include <condition_variable>
#include <mutex>

#include "base/wipe.h"
#include "base/worker.h"
#include "kiosk/sync/enrolment.h"

namespace syncing {

namespace {

class ThreadedEnroller final : public Enroller {
  public:
    ThreadedEnroller(EnrolOptions options, std::unique_ptr<Transport> wire,
                     std::function<void(EnrolEvent)> on_event, Pacing pacing)
        : options_(std::move(options)),
          wire_(std::move(wire)),
          on_event_(std::move(on_event)),
          pacing_(std::move(pacing)),
          thread_("enrol", [this](std::stop_token stop) { run(stop); }) {}

    void begin(std::string code) override { offer(std::move(code)); }
    void give_up() override { offer(std::nullopt); }

  private:
    void offer(std::optional<std::string> code) {
        {
            std::lock_guard lock(mutex_);
            code_ = std::move(code);
            under_way_.request_stop();
            under_way_ = std::stop_source{};
        }
        offered_.notify_one();
    }

    void run(std::stop_token stop) {
        std::function<void(EnrolEvent)> emit;
        EnrolLane lane(options_, *wire_, pacing_, emit);
        const auto turn = [&] {
            std::stop_source mine;
            std::string code;
            {
                std::unique_lock lock(mutex_);
                if (!offered_.wait(lock, stop, [&] { return code_.has_value(); })) return;
                code = *std::exchange(code_, std::nullopt);
                mine = under_way_;
            }
            const std::stop_callback end(stop, [&mine] { mine.request_stop(); });
            // A try that was given up says nothing more: whoever hears it has begun another.
            emit = [&](EnrolEvent event) {
                std::lock_guard lock(mutex_);
                if (!mine.stop_requested()) on_event_(std::move(event));
            };
            if (auto ended = lane.run(code, mine.get_token())) emit(*std::move(ended));
        };
        while (!stop.stop_requested())
            base::without_trace(turn);
    }

    const EnrolOptions options_;
    const std::unique_ptr<Transport> wire_;
    const std::function<void(EnrolEvent)> on_event_;
    const Pacing pacing_;
    std::mutex mutex_;
    std::condition_variable_any offered_;
    std::optional<std::string> code_;
    std::stop_source under_way_;
    base::Worker thread_;  // last: it uses everything above
};

}  // namespace

std::unique_ptr<Enroller> make_enroller(EnrolOptions options, std::unique_ptr<Transport> wire,
                                        std::function<void(EnrolEvent)> on_event, Pacing pacing) {
    return std::make_unique<ThreadedEnroller>(std::move(options), std::move(wire), std::move(on_event),
                                              complete(std::move(pacing)));
}

}  // namespace syncing
