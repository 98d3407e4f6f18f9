#include "devices/scanner/serial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/wipe.h"

namespace scanner {
namespace {

constexpr std::chrono::milliseconds first_retry{250}, longest_retry{5000};

// Raw bytes, no echo, no flow control. CDC devices ignore the speed; real lines are 9600 by the makers'
// default.
bool make_raw(int fd) {
    termios settings{};
    if (tcgetattr(fd, &settings) != 0) return false;
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    cfsetispeed(&settings, B9600);
    cfsetospeed(&settings, B9600);
    return tcsetattr(fd, TCSANOW, &settings) == 0;
}

base::UniqueFd open_tty(const std::string& path) {
    base::UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    // Anything but a terminal (a plain file, a disk) would be read as codes: refuse.
    if (fd && !make_raw(fd.get())) fd.reset();
    return fd;
}

}  // namespace

std::vector<std::string> LineCutter::feed(std::string_view bytes, base::BootTime now) {
    std::vector<std::string> codes = expire(now);
    for (char c : bytes) {
        if (c == '\r' || c == '\n') {
            if (!text_.empty()) codes.push_back(take());
        } else if (text_.size() < longest) {
            text_ += c;
        }
    }
    last_ = now;
    return codes;
}

std::vector<std::string> LineCutter::expire(base::BootTime now) {
    std::vector<std::string> codes;
    if (!text_.empty() && now - last_ >= end_gap) codes.push_back(take());
    return codes;
}

std::string LineCutter::take() {
    std::string code = std::move(text_);
    base::renew(text_);
    return code;
}

SerialScanner::SerialScanner(std::string tty_path, std::shared_ptr<Rereads> rereads, const base::Clock& clock,
                             SerialEvents events)
    : path_(std::move(tty_path)),
      rereads_(std::move(rereads)),
      clock_(clock),
      events_(std::move(events)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_("serial", [this](std::stop_token stop) { run(stop); }) {}

SerialScanner::~SerialScanner() {
    thread_.request_stop();
    ::eventfd_write(wake_.get(), 1);
    thread_.join();
}

void SerialScanner::run(std::stop_token stop) {
    std::chrono::milliseconds wait = first_retry;
    while (!stop.stop_requested()) {
        if (const base::UniqueFd tty = open_tty(path_)) {
            wait = first_retry;
            set_connected(true);
            read_until_gone(tty, stop);
            set_connected(false);
        }
        if (sleep(wait)) return;
        wait = std::min(wait * 2, longest_retry);
    }
}

void SerialScanner::read_until_gone(const base::UniqueFd& tty, std::stop_token stop) {
    LineCutter cutter;
    std::array<char, 1024> buffer{};
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> waiting{{{tty.get(), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
        const int timeout = cutter.pending() ? static_cast<int>(LineCutter::end_gap.count()) : -1;
        if (::poll(waiting.data(), waiting.size(), timeout) < 0 && errno != EINTR) return;
        const ssize_t count = ::read(tty.get(), buffer.data(), buffer.size());
        const bool nothing_yet = count < 0 && (errno == EAGAIN || errno == EINTR);
        if (count > 0) {
            const std::string_view bytes(buffer.data(), static_cast<std::size_t>(count));
            base::without_trace([&] { tell(cutter.feed(bytes, clock_.boot())); });
            explicit_bzero(buffer.data(), bytes.size());
        } else if (nothing_yet && (waiting[0].revents & (POLLHUP | POLLERR | POLLNVAL)) == 0) {
            base::without_trace([&] { tell(cutter.expire(clock_.boot())); });
        } else {
            return;  // pulled out: half a code is no code
        }
    }
}

void SerialScanner::tell(const std::vector<std::string>& codes) {
    for (const std::string& text : codes) {
        const base::BootTime now = clock_.boot();
        if (rereads_->is_new(text, now) && events_.on_code) events_.on_code({text, Source::serial, now});
    }
}

void SerialScanner::set_connected(bool connected) {
    connected_ = connected;
    if (events_.on_connected) events_.on_connected(connected);
}

bool SerialScanner::sleep(std::chrono::milliseconds time) {
    pollfd waiting{wake_.get(), POLLIN, 0};
    return ::poll(&waiting, 1, static_cast<int>(time.count())) > 0;
}

}  // namespace scanner
