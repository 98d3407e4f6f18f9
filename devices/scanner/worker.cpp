#include "devices/scanner/worker.h"

#include <chrono>
#include <utility>

#include "base/wipe.h"

namespace scanner {
namespace {

void tell(const Look& look, const WatchEvents& events) {
    if (look.motion && events.on_motion) events.on_motion();
    for (const CodeSeen& code : look.readings) {
        if (events.on_code) events.on_code(code);
    }
    if (look.sighting && events.on_sighting) events.on_sighting(*look.sighting);
    if (look.still && events.on_still) events.on_still();
}

}  // namespace

// What lies in the slot from before is no news: hence the version at the start.
DecoderWorker::DecoderWorker(std::shared_ptr<const base::Latest<base::Frame>> frames,
                             std::shared_ptr<Rereads> rereads, const base::Clock& clock, WatchEvents events)
    : thread_("decoder",
              [version = frames->get().version, frames = std::move(frames), rereads = std::move(rereads),
               &clock, events = std::move(events)](std::stop_token stop) mutable {
                  Watcher watcher(rereads);
                  while (!stop.stop_requested()) {
                      // A closed camera wakes nobody.
                      const auto seen = watcher.sees_a_code()
                                            ? frames->wait_newer(version, std::chrono::milliseconds(250))
                                            : frames->wait_newer(version, stop);
                      const bool news = std::exchange(version, seen.version) != seen.version;
                      base::without_trace([&] {
                          const Look look =
                              news && seen.value ? watcher.look(*seen.value) : watcher.no_frame(clock.boot());
                          tell(look, events);
                          if (news && look.readings.empty() && events.on_looked) events.on_looked();
                      });
                  }
              }) {}

}  // namespace scanner
