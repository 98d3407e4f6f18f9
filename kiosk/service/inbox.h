// The one way to the service thread: a bounded mailbox that every producer shares.
#pragma once

#include <optional>

#include "base/mailbox.h"
#include "kiosk/service/event.h"

namespace service {

// Never blocks its producer. What may be lost without harm is refused first: codes and sightings at a quarter
// of the room, commands at three quarters, so that an answer of the hub always finds its place (there are
// never more than a few under way).
class Inbox {
  public:
    static constexpr std::size_t capacity = 1024;

    // False: full or closed. A refused code is simply seen again.
    bool post(Event event) {
        if (events_.size() >= room_for(event)) return false;
        return events_.try_push(std::move(event));
    }
    template <class Rep, class Period>
    std::optional<Event> pop_for(std::chrono::duration<Rep, Period> timeout) {
        return events_.pop_for(timeout);
    }
    std::optional<Event> try_pop() { return events_.try_pop(); }
    // Later events are refused; what is inside is still worked on.
    void close() { events_.close(); }
    bool closed() const { return events_.closed(); }
    bool empty() const { return events_.size() == 0; }

  private:
    static std::size_t room_for(const Event& event) {
        if (std::holds_alternative<scanner::CodeSeen>(event)) return capacity / 4;
        if (std::holds_alternative<DistanceSeen>(event)) return capacity / 4;
        if (std::holds_alternative<Command>(event)) return capacity * 3 / 4;
        return capacity;
    }

    base::Mailbox<Event> events_{capacity};
};

}  // namespace service
