// How long the newest code before the camera took to its answer.
#pragma once

#include <optional>

#include "kiosk/service/view.h"

namespace ui {

class AnswerTimes {
  public:
    struct Taken {
        base::BootTime answered, drawn;  // since the picture with the code arrived
    };

    // A frame that shows `view` is on the screen since `now`.
    void drawn(const service::KioskView& view, base::BootTime now) {
        if (!view.check_in || !view.check_in->result) return;
        const service::CheckInResult& result = *view.check_in->result;
        if (result.number == number_) return;
        number_ = result.number;
        if (result.seen && result.answered)
            newest_ = Taken{*result.answered - *result.seen, now - *result.seen};
    }
    // Nothing until a code was answered.
    const std::optional<Taken>& newest() const { return newest_; }

  private:
    std::uint64_t number_ = 0;
    std::optional<Taken> newest_;
};

}  // namespace ui
