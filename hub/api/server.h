// The hub's HTTP server: thin routes over the handlers (cpp-httplib).
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/result.h"
#include "hub/handlers/message.h"

namespace hub {

struct ServerOptions {
    std::string host = "127.0.0.1";    // TLS and the outside belong to a proxy in front
    int port = 0;                      // 0: any free one
    std::size_t threads = 96;          // one for each waiting long-poll, 32 for everything else
    std::size_t connections_each = 0;  // of one address; 0: half of the threads
    // For a request's head, and where no route has its own.
    std::chrono::seconds patience{15};
    std::chrono::milliseconds grace{1000};  // for whoever is half way through a request when it stops
};
// How many of them may wait.
std::size_t waiting_seats(std::size_t threads);

// Serves from start() until stop() or destruction. What `services` refers to must outlive it. If listening
// ends by itself (the system is out of descriptors or memory), services.give_up is called.
class Server {
  public:
    static base::Result<std::unique_ptr<Server>> start(const ServerOptions& options, Services services);
    ~Server();

    int port() const;
    // Answers what is under way, lets long-polls go, then returns. Safe to call twice.
    void stop();

  private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace hub
