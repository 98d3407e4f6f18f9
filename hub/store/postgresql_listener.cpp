#include "hub/store/postgresql_listener.h"

#include <chrono>
#include <memory>

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>

namespace hub {

namespace {

constexpr std::chrono::milliseconds pause_before_again{1000}, for_ever{-1};

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PGnotify* notice) const { PQfreemem(notice); }
};

bool subscribe(PGconn* connection) {
    if (PQstatus(connection) != CONNECTION_OK) return false;
    const std::string listen = std::string("LISTEN ") + commit_channel;
    const std::unique_ptr<PGresult, Finish> result(PQexec(connection, listen.c_str()));
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

}  // namespace

PostgresqlListener::PostgresqlListener(std::string connection, std::function<void()> committed)
    : connection_(std::move(connection)),
      committed_(std::move(committed)),
      ending_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      worker_("hub-listen", [this](const std::stop_token& stop) { run(stop); }) {}

PostgresqlListener::~PostgresqlListener() {
    ::eventfd_write(ending_.get(), 1);
}

void PostgresqlListener::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        hear(stop);
        if (wait_readable(-1, pause_before_again)) return;
    }
}

void PostgresqlListener::hear(const std::stop_token& stop) {
    const std::unique_ptr<PGconn, Finish> connection(PQconnectdb(connection_.c_str()));
    if (!subscribe(connection.get())) return;
    committed_();
    while (!stop.stop_requested() && !wait_readable(PQsocket(connection.get()), for_ever)) {
        if (PQconsumeInput(connection.get()) == 0) return;
        bool news = false;
        while (const std::unique_ptr<PGnotify, Finish> notice{PQnotifies(connection.get())})
            news = true;
        if (news) committed_();
    }
}

// True: the end is near.
bool PostgresqlListener::wait_readable(int socket, std::chrono::milliseconds at_most) {
    pollfd waiting[] = {{ending_.get(), POLLIN, 0}, {socket, POLLIN, 0}};
    ::poll(waiting, socket < 0 ? 1 : 2, static_cast<int>(at_most.count()));
    return waiting[0].revents != 0;
}

}  // namespace hub
