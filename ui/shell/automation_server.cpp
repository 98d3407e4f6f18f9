#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/picture/png.h"
#include "ui/shell/automation.h"

namespace ui::automation {

namespace {

base::Error error_of(base::ErrorKind kind, const std::string& text) {
    return {kind, text, "automation"};
}

base::Error system_error(const std::string& what) {
    return error_of(base::ErrorKind::unavailable, what + ": " + std::strerror(errno));
}

bool answers(const sockaddr_un& address) {
    const base::UniqueFd probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// A socket that a killed process left behind goes; anything else stays.
base::Status clear_path(const std::string& path, const sockaddr_un& address) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) return {};
    if (!S_ISSOCK(found.st_mode)) return error_of(base::ErrorKind::invalid, path + " is no socket");
    if (answers(address)) return error_of(base::ErrorKind::unavailable, "somebody listens at " + path);
    if (::unlink(path.c_str()) != 0) return system_error("unlink " + path);
    return {};
}

bool send_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t sent = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::uint64_t resident_kib() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t size = 0, resident = 0;
    statm >> size >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace

base::Result<std::unique_ptr<Server>> Server::open(const std::string& path, Desk& desk, Callbacks callbacks) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return error_of(base::ErrorKind::invalid, "path too long: " + path);
    path.copy(address.sun_path, path.size());
    if (auto status = clear_path(path, address); !status) return status.error();

    base::UniqueFd listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!listener) return system_error("socket");
    // On Linux the file takes its mode from the descriptor: nobody else can reach it, not for a moment.
    if (::fchmod(listener.get(), S_IRUSR | S_IWUSR) != 0) return system_error("fchmod");
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return system_error("bind " + path);
    }
    if (::listen(listener.get(), 4) != 0) return system_error("listen " + path);
    return std::unique_ptr<Server>(new Server(path, std::move(listener), desk, std::move(callbacks)));
}

Server::Server(std::string path, base::UniqueFd listener, Desk& desk, Callbacks callbacks)
    : path_(std::move(path)),
      listener_(std::move(listener)),
      stop_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      desk_(desk),
      callbacks_(std::move(callbacks)) {
    worker_ = base::Worker("automation", [this](std::stop_token stop) { run(std::move(stop)); });
}

Server::~Server() {
    desk_.close();  // nobody will answer any more
    worker_.request_stop();
    ::eventfd_write(stop_.get(), 1);
    worker_.join();
    ::unlink(path_.c_str());
}

bool Server::wait_readable(int fd, const std::stop_token& stop) const {
    std::array<pollfd, 2> ready{{{fd, POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
    while (!stop.stop_requested()) {
        if (::poll(ready.data(), ready.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        if (ready[0].revents != 0) return !stop.stop_requested();
    }
    return false;
}

void Server::run(std::stop_token stop) {
    while (wait_readable(listener_.get(), stop)) {
        const base::UniqueFd client(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!client) continue;
        // A client that does not read must not keep the program from ending.
        const timeval patience{2, 0};
        ::setsockopt(client.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        serve_client(client.get(), stop);
    }
}

void Server::serve_client(int client, const std::stop_token& stop) {
    std::string buffer;
    std::array<char, 4096> chunk{};
    while (wait_readable(client, stop)) {
        const ssize_t got = ::recv(client, chunk.data(), chunk.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        buffer.append(chunk.data(), static_cast<std::size_t>(got));
        for (std::size_t end = buffer.find('\n'); end != std::string::npos; end = buffer.find('\n')) {
            const std::string answer = answer_to(std::string_view(buffer).substr(0, end));
            buffer.erase(0, end + 1);
            if (!send_all(client, answer + "\n")) return;
        }
        if (buffer.size() > longest_line) {
            // Where the next line begins is anybody's guess: say so and hang up.
            send_all(client, as_line(error_as_json("line too long")) + "\n");
            return;
        }
    }
}

std::string Server::answer_to(std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    auto request = parse_request(line);
    if (!request) return as_line(error_as_json(request.error().text));
    if (std::holds_alternative<GetView>(*request)) {
        return callbacks_.view_as_json ? callbacks_.view_as_json()
                                       : as_line(error_as_json("this program has no view"));
    }
    return as_line(ask_ui(std::move(request).value()));
}

nlohmann::json Server::ask_ui(Request request) {
    const bool stats = std::holds_alternative<Stats>(request);
    auto ask = std::make_shared<Ask>(std::move(request));
    if (!desk_.put(ask)) return error_as_json("the screen is closing");
    callbacks_.wake();
    auto answer = ask->reply.pop();
    if (!answer) return error_as_json("the screen is closing");
    if (answer->picture) {
        if (auto written = base::write_png(answer->path, *answer->picture); !written) {
            return error_as_json(base::describe(written.error()));
        }
    }
    if (stats) answer->body["rss_kib"] = resident_kib();
    return std::move(answer->body);
}

}  // namespace ui::automation
