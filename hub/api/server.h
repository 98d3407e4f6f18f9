// The hub's HTTP server: thin routes over the handlers (cpp-httplib).
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "hub/handlers/message.h"

namespace hub {

struct ServerOptions {
    std::string host = "127.0.0.1";  // TLS and the outside belong to a proxy in front
    int port = 0;                    // 0: any free one
    std::size_t threads = 96;        // one for each waiting long-poll, 32 for everything else
};

// Serves from start() until stop() or destruction. `services` and what it refers to must outlive it.
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
