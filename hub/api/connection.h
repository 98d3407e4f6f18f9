// One connection as cpp-httplib reads and writes it, with limits that hold over a whole request: the
// library's own start anew with every byte. Seen by hub/api alone.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <optional>

#include <httplib.h>

#include "hub/metrics.h"

namespace hub {

// Used by the one thread that serves the connection.
class Connection final : public httplib::Stream {
  public:
    struct House {
        std::function<bool()> ending;   // whoever waits for a request is to give up
        std::function<bool()> crowded;  // others wait for this thread: an eighth of the patience is enough
        // For the rest of a request that has begun, and of its answer, once the house is ending.
        std::chrono::milliseconds grace{1000};
    };
    // Takes no part in closing the socket. Both questions are asked a few times a second.
    Connection(socket_t socket, House house);

    // Whether a further request begins within the time.
    bool waits_for_request(std::chrono::seconds at_most);
    // The first byte of a request is here. All of it must come within `patience`, its head within `most_head`
    // bytes.
    void begin(std::chrono::seconds patience);
    // The head is whole: `patience` is its route's, from the first byte on.
    void head_is_read(std::chrono::seconds patience);

    bool in_head() const { return in_head_; }
    std::optional<Cut> cut() const { return cut_; }  // why it was given up
    // Sends it if the peer takes it at once.
    void say_last(std::string_view text);
    // After the last answer: hears its peer out, to no purpose but that the answer is read. At most `bytes`,
    // and no longer than the request's patience.
    void hear_out(std::size_t bytes);
    std::size_t body_bytes() const { return body_bytes_; }  // that were read behind the head
    // The answer has told its peer that nothing more is taken here.
    bool says_close() const { return says_close_; }

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char* to, size_t size) override;
    ssize_t write(const char* from, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    socket_t socket() const override { return socket_; }

    static constexpr std::size_t most_head = 32u << 10;

  private:
    using Clock = std::chrono::steady_clock;

    // Looks at least once.
    bool await(short event, Clock::time_point until, Clock::time_point if_crowded) const;
    bool fill();
    Clock::time_point last_moment() const;
    void note_head(std::string_view answer);
    ssize_t give_up(Cut why) {
        cut_ = why;
        return -1;
    }

    const socket_t socket_;
    const House house_;
    std::array<char, 4096> buffer_{};
    std::size_t at_ = 0, end_ = 0;  // what of the buffer was not given out yet
    bool in_head_ = true, answered_ = false, says_close_ = false;
    std::size_t head_bytes_ = 0, body_bytes_ = 0;
    Clock::time_point began_, deadline_, if_crowded_;
    Clock::duration for_writing_{};                    // that is left
    Clock::duration grace_{};                          // once the house is ending
    mutable std::optional<Clock::time_point> ending_;  // as first seen
    std::optional<Cut> cut_;
};

}  // namespace hub
