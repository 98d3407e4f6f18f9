#include "kiosk/sync/sync.h"

#include <atomic>
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <random>

#include "base/wipe.h"
#include "base/worker.h"
#include "kiosk/sync/lanes.h"

namespace syncing {

namespace {

// Holds the one job that a thread is given, from the offer until it is done.
template <class Job>
class JobSlot {
  public:
    // False if a job is there or under way.
    bool offer(Job job) {
        {
            std::lock_guard lock(mutex_);
            if (busy_) return false;
            busy_ = true;
            job_ = std::move(job);
        }
        offered_.notify_one();
        return true;
    }
    std::optional<Job> take(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        offered_.wait(lock, stop, [&] { return job_.has_value(); });
        return std::exchange(job_, std::nullopt);
    }
    void done() {
        std::lock_guard lock(mutex_);
        busy_ = false;
    }

  private:
    std::mutex mutex_;
    std::condition_variable_any offered_;
    std::optional<Job> job_;
    bool busy_ = false;
};

void pause_for(std::chrono::milliseconds time, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

// The jitter's only duty is to differ from other kiosks'.
double random_unit() {
    static thread_local std::mt19937_64 engine{std::random_device{}()};
    return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
}

using PushJob = std::variant<std::vector<domain::Fact>, std::vector<domain::SealedFact>>;

struct HandoverJob {
    Handover handover;
    std::stop_source ended;
};
struct SlipJob {
    SlipPhotos asked;
    std::stop_source ended;
};

class ThreadedSync final : public Sync {
  public:
    ThreadedSync(SyncOptions options, Wires wires, std::shared_ptr<const base::Clock> clock,
                 std::function<void(SyncEvent)> on_event, Pacing pacing)
        : options_(std::move(options)),
          token_(options_.token, options_.keep_token),
          wires_(std::move(wires)),
          clock_(std::move(clock)),
          on_event_(std::move(on_event)),
          pacing_(std::move(pacing)),
          push_thread_("sync-push", [this](std::stop_token stop) { run_push(stop); }),
          pull_thread_("sync-pull", [this](std::stop_token stop) { run_pull(stop); }),
          report_thread_("sync-report", [this](std::stop_token stop) { run_report(stop); }),
          photo_thread_("sync-photo", [this](std::stop_token stop) { run_photos(stop); }),
          handover_thread_("sync-handover", [this](std::stop_token stop) { run_handovers(stop); }),
          slip_thread_("sync-slip", [this](std::stop_token stop) { run_slips(stop); }) {}

    ~ThreadedSync() override {
        push_thread_.request_stop();  // all before any is joined
        pull_thread_.request_stop();
        report_thread_.request_stop();
        photo_thread_.request_stop();
        handover_thread_.request_stop();
        slip_thread_.request_stop();
    }

    void push(std::vector<domain::Fact> batch) override {
        [[maybe_unused]] const bool taken = push_job_.offer(std::move(batch));
        assert(taken && "one batch at a time");
    }
    void push_sealed(std::vector<domain::SealedFact> batch) override {
        [[maybe_unused]] const bool taken = push_job_.offer(std::move(batch));
        assert(taken && "one batch at a time");
    }
    void pull(std::string cursor) override {
        [[maybe_unused]] const bool taken = pull_job_.offer(std::move(cursor));
        assert(taken && "one pull at a time");
    }
    void report(Report report) override {
        [[maybe_unused]] const bool taken = report_job_.offer(std::move(report));
        assert(taken && "one report at a time");
    }
    void send_photo(domain::Photo photo) override {
        [[maybe_unused]] const bool taken = photo_job_.offer(std::move(photo));
        assert(taken && "one photo at a time");
    }
    void begin_handover(Handover handover) override {
        handover_ended_ = std::stop_source();
        [[maybe_unused]] const bool taken = handover_job_.offer({handover, handover_ended_});
        assert(taken && "one hand-over at a time");
    }
    void end_handover() override { handover_ended_.request_stop(); }
    void fetch_slip_photos(SlipPhotos asked) override {
        slip_ended_ = std::stop_source();
        [[maybe_unused]] const bool taken = slip_job_.offer({std::move(asked), slip_ended_});
        assert(taken && "one slip at a time");
    }
    void end_slip_photos() override { slip_ended_.request_stop(); }
    void use_token(std::string token) override { token_.set(std::move(token)); }

  private:
    LaneParts parts(Transport& wire) { return {options_, wire, *clock_, pacing_, on_event_, &token_}; }

    // Job after job, each to its end.
    template <class Job, class Work>
    void run(JobSlot<Job>& slot, std::stop_token stop, Work work) {
        bool open = true;
        const auto turn = [&] {
            auto job = slot.take(stop);
            open = job.has_value();
            if (!open) return;
            std::optional<SyncEvent> event;
            if (!revoked_) event = work(*std::move(job));
            slot.done();
            finish(std::move(event));
        };
        while (open)
            base::without_trace(turn);
    }
    void run_push(std::stop_token stop) {
        PushLane lane(parts(*wires_.push));
        run(push_job_, stop, [&](PushJob job) {
            if (auto* sealed = std::get_if<std::vector<domain::SealedFact>>(&job))
                return lane.deliver_sealed(std::move(*sealed), stop);
            return lane.deliver(std::get<std::vector<domain::Fact>>(std::move(job)), stop);
        });
    }
    void run_pull(std::stop_token stop) {
        PullLane lane(parts(*wires_.pull));
        run(pull_job_, stop, [&](std::string cursor) { return lane.fetch(std::move(cursor), stop); });
    }
    void run_report(std::stop_token stop) {
        ReportLane lane(parts(*wires_.report));
        run(report_job_, stop, [&](const Report& report) { return lane.deliver(report, stop); });
    }
    void run_photos(std::stop_token stop) {
        PhotoLane lane(parts(*wires_.photos));
        run(photo_job_, stop, [&](const domain::Photo& photo) { return lane.deliver(photo, stop); });
    }
    void run_handovers(std::stop_token stop) {
        HandoverLane lane(parts(*wires_.handover));
        run(handover_job_, stop, [&](HandoverJob job) {
            const std::stop_callback with_us(stop, [&] { job.ended.request_stop(); });
            return lane.serve(job.handover, job.ended.get_token(), stop);
        });
    }
    void run_slips(std::stop_token stop) {
        SlipLane lane(parts(*wires_.slip));
        run(slip_job_, stop, [&](SlipJob job) {
            const std::stop_callback with_us(stop, [&] { job.ended.request_stop(); });
            return lane.serve(job.asked, job.ended.get_token());
        });
    }
    // The slot is free by now: whoever hears the event may offer the next job at once.
    void finish(std::optional<SyncEvent> event) {
        if (!event) return;
        auto* revoked = std::get_if<Revoked>(&*event);
        if (revoked) revoked->token = token_.now();
        if (revoked ? revoked_.exchange(true) : revoked_.load()) return;
        on_event_(*std::move(event));
    }

    const SyncOptions options_;
    TokenBox token_;
    const Wires wires_;
    const std::shared_ptr<const base::Clock> clock_;
    const std::function<void(SyncEvent)> on_event_;
    const Pacing pacing_;
    std::atomic<bool> revoked_ = false;
    JobSlot<PushJob> push_job_;
    JobSlot<std::string> pull_job_;
    JobSlot<Report> report_job_;
    JobSlot<domain::Photo> photo_job_;
    JobSlot<HandoverJob> handover_job_;
    JobSlot<SlipJob> slip_job_;
    std::stop_source handover_ended_, slip_ended_;  // of the newest; the caller's thread
    base::Worker push_thread_, pull_thread_, report_thread_, photo_thread_, handover_thread_,
        slip_thread_;  // last: they use everything above
};

}  // namespace

Pacing complete(Pacing pacing) {
    if (!pacing.random) pacing.random = random_unit;
    if (!pacing.pause) pacing.pause = pause_for;
    return pacing;
}

std::unique_ptr<Sync> make_sync(SyncOptions options, Wires wires, std::shared_ptr<const base::Clock> clock,
                                std::function<void(SyncEvent)> on_event, Pacing pacing) {
    return std::make_unique<ThreadedSync>(std::move(options), std::move(wires), std::move(clock),
                                          std::move(on_event), complete(std::move(pacing)));
}

}  // namespace syncing
