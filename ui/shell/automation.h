// The automation socket's two ends: a thread that speaks to clients, a desk on the UI thread that serves
// them.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/mailbox.h"
#include "base/picture/rgba.h"
#include "base/unique_fd.h"
#include "base/worker.h"
#include "ui/shell/automation_request.h"

namespace ui::automation {

// What one request comes to. A picture is written to its path by the socket's thread, never by the UI's.
struct Answer {
    nlohmann::json body;
    std::optional<base::Rgba> picture;
    std::string path;
};

// A request on its way; the socket's thread waits at the reply.
struct Ask {
    explicit Ask(Request asked) : request(std::move(asked)) {}
    Request request;
    base::Mailbox<Answer> reply{1};
};

// What the desk may see and do; the shell implements it. UI thread.
class Port {
  public:
    virtual ~Port() = default;
    virtual base::BootTime now() const = 0;
    virtual const Tree& tree() const = 0;  // of the last finished frame
    // Nothing is pending and no frame is due but those at set times; else what is going on.
    virtual std::string not_quiet_because() const = 0;
    // Every input so far has been drawn.
    virtual bool input_done() const = 0;
    virtual bool tap(float x, float y) = 0;
    virtual void type(const std::u32string& text) = 0;
    virtual void scan(const std::u32string& text) = 0;
    virtual void order_picture() = 0;  // of the next frame, which is then due
    virtual std::optional<base::Rgba> take_picture() = 0;
    virtual Modes modes() const = 0;
    virtual void set_modes(const Modes& modes) = 0;
    virtual nlohmann::json stats() const = 0;
    virtual std::vector<ItemWatch::Item> unreported() const = 0;
    virtual void quit() = 0;
};

// Hands requests from the socket's thread to the UI's. Both may use it at once.
class Desk {
  public:
    ~Desk() { close(); }

    // Any thread; false once closed.
    bool put(std::shared_ptr<Ask> ask) { return asks_.try_push(std::move(ask)); }

    // UI thread, once a turn of the loop: answers what can be answered.
    void serve(Port& port);
    // When a waiting request gives up; nothing if none waits.
    std::optional<base::BootTime> next_deadline() const;
    void close();

  private:
    struct Waiting {
        std::shared_ptr<Ask> ask;
        base::BootTime deadline{0};
        bool begun = false;
    };
    std::optional<Answer> advance(Waiting& waiting, Port& port);

    base::Mailbox<std::shared_ptr<Ask>> asks_{16};
    std::list<Waiting> waiting_;
};

// Newline-delimited JSON on a UNIX socket of mode 0600, one client after another.
class Server {
  public:
    struct Callbacks {
        std::function<std::string()> view_as_json;  // any thread
        std::function<void()> wake;
    };
    // invalid: the path is too long or is something else than a socket; unavailable: somebody listens there.
    static base::Result<std::unique_ptr<Server>> open(const std::string& path, Desk& desk,
                                                      Callbacks callbacks);
    ~Server();

  private:
    Server(std::string path, base::UniqueFd listener, Desk& desk, Callbacks callbacks);
    void run(std::stop_token stop);
    void serve_client(int client, const std::stop_token& stop);
    bool wait_readable(int fd, const std::stop_token& stop) const;
    std::string answer_to(std::string_view line);
    nlohmann::json ask_ui(Request request);

    const std::string path_;
    base::UniqueFd listener_, stop_;
    Desk& desk_;
    Callbacks callbacks_;
    base::Worker worker_;  // last: it uses all the others
};

}  // namespace ui::automation
