#include "ui/shell/touch_reader.h"

#include <array>
#include <cerrno>
#include <utility>

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <poll.h>
#include <sys/eventfd.h>

#include "ui/shell/run.h"

namespace ui {

// Used by the opening thread first and by the worker alone from then on.
struct TouchReader::Connection {
    explicit Connection(Display* opened) : display(opened) {}
    ~Connection() { XCloseDisplay(display); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool select(unsigned long window) {
        int first_event = 0, first_error = 0, major = 2, minor = 2;
        if (XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error) == 0)
            return false;
        if (XIQueryVersion(display, &major, &minor) != Success || major * 10 + minor < 22) return false;
        std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
        XISetMask(bits.data(), XI_TouchBegin);
        XISetMask(bits.data(), XI_TouchUpdate);
        XISetMask(bits.data(), XI_TouchEnd);
        XIEventMask mask{XIAllMasterDevices, static_cast<int>(bits.size()), bits.data()};
        const bool selected = XISelectEvents(display, window, &mask, 1) == Success;
        XSync(display, False);
        return selected;
    }

    Display* display;
    int opcode = 0;
};

base::Result<std::unique_ptr<TouchReader>> TouchReader::open(unsigned long window) {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) {
        return base::Error{base::ErrorKind::unavailable, "no second connection to the X server", "ui.touch"};
    }
    auto connection = std::make_unique<Connection>(display);
    if (!connection->select(window)) {
        return base::Error{base::ErrorKind::unavailable, "the X server has no XInput 2.2", "ui.touch"};
    }
    return std::unique_ptr<TouchReader>(new TouchReader(std::move(connection)));
}

TouchReader::TouchReader(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), stop_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    worker_ = base::Worker("touch", [this](std::stop_token stop) { run(std::move(stop)); });
}

TouchReader::~TouchReader() {
    worker_.request_stop();
    ::eventfd_write(stop_.get(), 1);
    worker_.join();
}

std::vector<TouchEvent> TouchReader::take() {
    std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
}

void TouchReader::run(std::stop_token stop) {
    std::array<pollfd, 2> ready{
        {{ConnectionNumber(connection_->display), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
    while (!stop.stop_requested()) {
        read_pending();
        // A server that went away is the window's affair: GLFW ends the process's connection with an error.
        if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return;
        if ((ready[0].revents & (POLLERR | POLLHUP)) != 0) return;
    }
}

void TouchReader::read_pending() {
    bool any = false;
    while (XPending(connection_->display) > 0) {
        XEvent event;
        XNextEvent(connection_->display, &event);
        XGenericEventCookie& cookie = event.xcookie;
        if (cookie.type != GenericEvent || cookie.extension != connection_->opcode) continue;
        if (XGetEventData(connection_->display, &cookie) == 0) continue;
        const auto& touch = *static_cast<const XIDeviceEvent*>(cookie.data);
        TouchEvent seen{TouchEvent::Kind::moved, static_cast<std::uint64_t>(touch.detail),
                        static_cast<float>(touch.event_x), static_cast<float>(touch.event_y),
                        base::SystemClock().boot()};
        if (cookie.evtype == XI_TouchBegin) seen.kind = TouchEvent::Kind::down;
        if (cookie.evtype == XI_TouchEnd) seen.kind = TouchEvent::Kind::up;
        XFreeEventData(connection_->display, &cookie);
        std::lock_guard lock(mutex_);
        events_.push_back(seen);
        any = true;
    }
    if (any) wake_ui();
}

}  // namespace ui
