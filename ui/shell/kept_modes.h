// The modes of whoever stands here: how long large text outlives the key that goes home.
#pragma once

#include <optional>
#include <utility>

#include "base/clock.h"
#include "ui/shell/modes.h"

namespace ui {

// Pure. 首页 ends a visit, and everything personal with it; how somebody reads is not personal, and whoever
// pressed 首页 with large text on still stands there and reads. So the modes stay for a while, for whoever
// touches next; they go back at once when time ended the visit, and when a code brings the next person.
class KeptModes {
  public:
    explicit KeptModes(Modes defaults) : defaults_(std::move(defaults)), modes_(defaults_) {}

    const Modes& modes() const { return modes_; }
    void set(const Modes& modes) { modes_ = modes; }
    bool slow() const { return modes_.large_text || modes_.low_reach || modes_.voice; }

    void visit_left(base::BootTime now, base::BootTime stay) { until_ = now + stay; }  // by a key
    void visit_ran_out() { reset(); }
    void touched() { until_.reset(); }  // they are this visit's now
    void code_came() {
        if (until_) reset();
    }
    // True if they went back.
    bool expire(base::BootTime now) {
        if (!until_ || now < *until_) return false;
        reset();
        return true;
    }
    std::optional<base::BootTime> next_expiry() const { return until_; }

    // The house has others now. A visitor's stay until their visit is over; `nobody` is there: at once.
    void house_has(const Modes& defaults, bool nobody) {
        if (defaults == defaults_) return;
        defaults_ = defaults;
        if (nobody && !until_) reset();
    }

  private:
    void reset() {
        modes_ = defaults_;
        until_.reset();
    }

    Modes defaults_;
    Modes modes_;
    std::optional<base::BootTime> until_;
};

}  // namespace ui
