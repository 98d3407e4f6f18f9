// Photos from the visitor's own phone: a hand-over at the hub while its page is open.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "kiosk/service/view.h"
#include "kiosk/sync/sync.h"

namespace service {

// Service thread only. Sync has one hand-over at a time: a page that opens again before the last one is over
// waits for that.
class PhoneLink {
  public:
    // No `sync`: a kiosk without a hub.
    explicit PhoneLink(syncing::Sync* sync) : sync_(sync) {}

    void open(std::size_t most);
    void close();

    // False: the event is about something else.
    bool took(const syncing::SyncEvent& event);
    // The photo of that event; once.
    std::optional<std::string> take_photo() { return std::exchange(photo_, std::nullopt); }

    // `pages`: where phones reach the hub.
    PhoneView view(const std::string& pages) const;
    bool take_changed() { return std::exchange(changed_, false); }

  private:
    void settle(PhoneStep step);
    void begin();
    void over(const syncing::HandoverOver& over);

    syncing::Sync* sync_;
    PhoneStep step_ = PhoneStep::closed;
    std::uint64_t number_ = 0;  // of the hand-over asked for last
    bool under_way_ = false;    // sync has one
    bool ending_ = false;       // which was told to end
    std::size_t most_ = 0;      // photos, of the page that is open
    std::string key_;           // while it is open
    std::optional<std::string> photo_;
    bool changed_ = false;
};

}  // namespace service
