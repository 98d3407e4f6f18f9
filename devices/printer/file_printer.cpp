// ESC/POS bytes into a device node (/dev/usb/lp0, a serial port set up by udev) or appended to a plain file.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <span>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/unique_fd.h"
#include "devices/printer/escpos.h"
#include "devices/printer/printer.h"

namespace printer {
namespace {

constexpr const char* kPlace = "printer.file";
constexpr int kPatienceMs = 10'000;               // without a single byte taken
constexpr base::BootTime kRememberFault{30'000};  // then a visitor may try again

bool is_plain_file(int fd) {
    struct stat info {};
    return ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

// A pipe whose reader went away must be an error of this job, not the end of the program.
class NoSigpipe {
  public:
    NoSigpipe() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoSigpipe() {
        const timespec at_once{};
        while (sigtimedwait(&pipe_, nullptr, &at_once) == SIGPIPE) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoSigpipe(const NoSigpipe&) = delete;
    NoSigpipe& operator=(const NoSigpipe&) = delete;

  private:
    sigset_t pipe_{}, before_{};
};

class FilePrinter final : public Printer {
  public:
    explicit FilePrinter(std::string path) : path_(std::move(path)) {}

    base::Status print(const base::Bitmap& slip, const std::string&) override {
        const auto bytes = encode_escpos(slip);
        if (!bytes) return bytes.error();
        const NoSigpipe guard;
        const base::UniqueFd fd{open_path()};
        if (!fd) return failed(errno, false);
        const auto written = write_all(fd.get(), *bytes);
        if (written) remember(State::ready);
        return written;
    }

    State state() const override {
        if (::access(path_.c_str(), W_OK) != 0 && (errno != ENOENT || is_device())) return State::absent;
        const bool old = clock_.boot() - base::BootTime{since_ms_.load()} > kRememberFault;
        return old ? State::ready : last_.load();
    }

  private:
    bool is_device() const { return path_.starts_with("/dev/"); }

    // A node that is missing under /dev is a printer that is not plugged in, never a file to be made.
    int open_path() const {
        const int flags =
            O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_APPEND | (is_device() ? 0 : O_CREAT);
        return ::open(path_.c_str(), flags, 0600);
    }

    base::Status write_all(int fd, std::span<const std::uint8_t> bytes) {
        const bool plain = is_plain_file(fd);
        while (!bytes.empty()) {
            const ssize_t n = ::write(fd, bytes.data(), bytes.size());
            if (n > 0) {
                bytes = bytes.subspan(static_cast<std::size_t>(n));
            } else if (n < 0 && errno == EAGAIN) {
                pollfd wanted{fd, POLLOUT, 0};
                if (::poll(&wanted, 1, kPatienceMs) == 0) return failed(ETIMEDOUT, plain);
            } else if (n == 0 || errno != EINTR) {
                return failed(n == 0 ? EIO : errno, plain);
            }
        }
        return {};
    }

    // usblp says ENOSPC when paper has run out; for a plain file the same word means a full disk.
    base::Error failed(int error, bool plain) {
        using base::ErrorKind;
        State state = State::fault;
        ErrorKind kind = ErrorKind::io;
        switch (error) {
            case ENOENT:
            case ENXIO:
            case ENODEV:
            case EACCES:
                state = State::absent, kind = ErrorKind::unavailable;
                break;
            case ENOSPC:
                state = plain ? State::fault : State::no_paper;
                kind = plain ? ErrorKind::disk_full : ErrorKind::unavailable;
                break;
            case EPIPE:
                kind = ErrorKind::unavailable;
                break;
            case ETIMEDOUT:
                kind = ErrorKind::timeout;
                break;
            default:
                break;
        }
        remember(state);
        return {kind, path_ + ": " + std::strerror(error), kPlace};
    }

    void remember(State state) {
        since_ms_ = clock_.boot().count();
        last_ = state;
    }

    const std::string path_;
    const base::SystemClock clock_;
    std::atomic<State> last_{State::ready};
    std::atomic<std::int64_t> since_ms_{0};
};

}  // namespace

std::unique_ptr<Printer> make_file_printer(std::string device_path) {
    return std::make_unique<FilePrinter>(std::move(device_path));
}

}  // namespace printer
