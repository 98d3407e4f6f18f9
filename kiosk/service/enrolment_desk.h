// How this kiosk is let in by its hub: what is typed or scanned, what the hub says to it.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "kiosk/service/moment.h"
#include "kiosk/service/view.h"
#include "kiosk/sync/enrolment.h"

namespace service {

struct EnrolmentSettings {
    bool needed = false;  // this kiosk has no token
    std::string hub_url;  // a code's symbol that names another hub is refused
};

// Service thread only.
class EnrolmentDesk {
  public:
    // No `enroller`: the token stands in the configuration, or there is no hub.
    EnrolmentDesk(syncing::Enroller* enroller, EnrolmentSettings settings);

    bool needed() const { return view_.needed; }
    void enrol(const std::string& typed);
    // Whether the text is a code's symbol and may be used now.
    bool scan(const std::string& text);
    void say(EnrolProblem problem);  // as if the hub had
    void give_up();
    // The token to use from now on, once there is one.
    std::optional<std::string> handle(const syncing::EnrolEvent& event, const Moment& moment);
    // The token that there was is good no more; what it was is gone from the screen.
    void revoked();

    const EnrolmentView& view() const { return view_; }
    bool take_changed() { return std::exchange(changed_, false); }

  private:
    bool open() const { return enroller_ != nullptr && (view_.needed || revoked_); }
    void begin(std::string code);

    syncing::Enroller* enroller_;
    const EnrolmentSettings settings_;
    EnrolmentView view_;
    bool revoked_ = false, changed_ = true;
};

}  // namespace service
