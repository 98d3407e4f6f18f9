// The library's server with our care for each connection: total deadlines, a limit on what one address may
// hold. Seen by hub/api alone.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include <httplib.h>

#include "hub/api/connection.h"
#include "hub/handlers/message.h"

namespace hub {

struct GateRules {
    std::size_t connections_each =
        48;  // that one address may have at once; a proxy of this machine has no limit
    std::chrono::seconds keep_alive{
        2};  // for the next request; also how long stop() may wait for an idle one
    // Threads that do not wait for news; where more are taken, others most likely wait for one.
    std::size_t crowded_above = 24;
    // Of a head, and where the route has no patience of its own.
    std::chrono::seconds patience{15};
    // Once the server stops, for whoever is half way through a request: torn off here they would read no
    // answer, or half of one.
    std::chrono::milliseconds grace{1000};
};

class Gate final : public httplib::Server {
  public:
    Gate(Services& services, GateRules rules) : services_(services), rules_(rules) {}

  private:
    // Of the connections of one address, for as long as it lives.
    class Place {
      public:
        Place(Gate& gate, std::string address);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        bool taken() const { return taken_; }

      private:
        Gate& gate_;
        const std::string address_;
        bool taken_ = false;
    };

    bool process_and_close_socket(socket_t socket) override;
    void serve(Connection& connection, const std::string& address, int port);
    bool answer_one(Connection& connection, const std::string& address, int port, bool last);
    // Debian 12's library asks the stream for the peer's address; later ones are told it, and our own.
    struct Peer {
        const std::string& address;
        int port;
    };
    template <class Library, class HeadIsRead>
    static bool process(Library& library, Connection& connection, const Peer& peer, bool last, bool& closed,
                        const HeadIsRead& head_is_read) {
        if constexpr (requires { library.process_request(connection, last, closed, head_is_read); }) {
            return library.process_request(connection, last, closed, head_is_read);
        } else {
            std::string local;
            int local_port = 0;
            connection.get_local_ip_and_port(local, local_port);
            return library.process_request(connection, peer.address, peer.port, local, local_port, last,
                                           closed, head_is_read);
        }
    }
    void turn_away(Connection& connection, const std::string& address);
    void end_early(Connection& connection, const std::string& address);

    Services& services_;
    const GateRules rules_;
    bool crowded() const { return busy_ > services_.room->taken() + rules_.crowded_above; }

    std::atomic<std::size_t> busy_ = 0;  // connections that have a thread
    std::mutex mutex_;
    std::map<std::string, std::size_t> here_;  // connections by address; none is kept with 0
};

}  // namespace hub
