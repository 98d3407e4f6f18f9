// A whole hub in the test's process: real store in a folder of its own, real handlers, on request a real
// port.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <stdlib.h>

#include "hub/api/server.h"
#include "hub/digest.h"
#include "hub/import/sample.h"
#include "tests/fakes/manual_clock.h"
#include "tests/fakes/sample_data.h"

namespace fakes {

class HubInProcess {
  public:
    // `older` makes the database, as a hub of before has left it.
    explicit HubInProcess(base::WallTime now = at(9, 12),
                          const std::function<void(const std::string& database)>& older = {})
        : clock(now) {
        char name[] = "/tmp/suishou-hub-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = make_database();
        if (older) older(database_);
        open();
    }
    ~HubInProcess() {
        stop();
        std::filesystem::remove_all(folder_);
    }
    HubInProcess(const HubInProcess&) = delete;
    HubInProcess& operator=(const HubInProcess&) = delete;

    hub::Store& store() { return *store_; }
    hub::Services& services() { return *services_; }
    const std::string& database() const { return database_; }

    // Keys and passes as `import --seed 1` makes them.
    const hub::Secrets& secrets() const { return secrets_; }

    // As after a crash and a new start: everything is read from disk again.
    void reopen() {
        stop();
        services_.reset();
        store_.reset();
        open();
    }

    // Serves on 127.0.0.1 and returns the port; the same one after stop() and start().
    int start() {
        auto server = hub::Server::start({"127.0.0.1", port_, 40}, *services_);
        if (!server) throw std::runtime_error(base::describe(server.error()));
        server_ = std::move(*server);
        port_ = server_->port();
        return port_;
    }
    void stop() { server_.reset(); }

    hub::Kiosk add_kiosk(const std::string& id, const std::string& token,
                         const std::string& name = "一号机") {
        const hub::Kiosk kiosk{id, {name, ""}, false, {}};
        const auto status = store_->add_kiosk(kiosk, hub::sha256_hex(token), {}, clock.wall());
        if (!status) throw std::runtime_error(base::describe(status.error()));
        return kiosk;
    }

    // The sample meeting with its attendee, under the keys of sample_data.h.
    void add_sample() {
        hub::Edit edit;
        edit.changes = {key_pair().key, meeting(), attendee()};
        edit.people.push_back({attendee().id, meeting().id, attendee().credential, "13800000000", "ABCD2345",
                               hub::sha256_hex("page of attendee")});
        const auto status = store_->apply(edit, clock.wall());
        if (!status) throw std::runtime_error(base::describe(status.error()));
    }

    ManualClock clock;

  private:
    // A file; where tests/fakes/with_postgresql runs the test, a schema of that server.
    std::string make_database() const {
        const char* server = std::getenv("SUISHOU_TEST_POSTGRESQL");
        if (!server) return folder_ + "/hub.db";
        const std::string schema = "s" + base::hex16(base::random_u64());
        const std::string make = "psql -q '" + std::string(server) + "' -c 'CREATE SCHEMA " + schema + "'";
        if (std::system(make.c_str()) != 0) throw std::runtime_error("no schema could be made");
        return std::string(server) + "?options=-csearch_path%3D" + schema;
    }
    void open() {
        auto store = hub::Store::open({database()});
        if (!store) throw std::runtime_error(base::describe(store.error()));
        store_ = std::move(*store);
        if (!store_->catch_up(clock.wall())) throw std::runtime_error("the store did not catch up");
        const std::string secrets_file = hub::secrets_path(folder_ + "/hub.db");
        if (!hub::load_secrets(secrets_file)) (void)hub::save_secrets(secrets_file, hub::make_secrets("1"));
        secrets_ = hub::load_secrets(secrets_file).value();
        services_ =
            std::make_unique<hub::Services>(hub::Services{*store_, clock, hub::no_log(), secrets_file, {}});
    }

    std::string folder_, database_;
    hub::Secrets secrets_;
    std::unique_ptr<hub::Store> store_;
    std::unique_ptr<hub::Services> services_;
    std::unique_ptr<hub::Server> server_;
    int port_ = 0;
};

}  // namespace fakes
