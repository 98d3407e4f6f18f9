// The decoder thread: the newest frame wins, everything else is dropped.
#pragma once

#include <functional>
#include <memory>

#include "base/frame.h"
#include "base/latest.h"
#include "base/worker.h"
#include "devices/scanner/watcher.h"

namespace scanner {

// All called on the decoder's thread; they must not block. Any may be empty.
struct WatchEvents {
    std::function<void(const CodeSeen&)> on_code;      // a reading: already freed of repetitions
    std::function<void(const Sighting&)> on_sighting;  // presence or distance changed
    std::function<void()> on_motion;                   // the camera opened, or something moved after on_still
    std::function<void()> on_still;   // nothing has moved for 20 s, again every second: the camera may close
    std::function<void()> on_looked;  // this frame gave no reading; also: there is none any more
};

// Decodes whatever is put into `frames` until it is destroyed, which takes at most a quarter of a second and
// the pass under way. `frames` must not be closed while it runs; `clock` outlives it.
class DecoderWorker {
  public:
    DecoderWorker(std::shared_ptr<const base::Latest<base::Frame>> frames, std::shared_ptr<Rereads> rereads,
                  const base::Clock& clock, WatchEvents events);

  private:
    base::Worker thread_;
};

}  // namespace scanner
