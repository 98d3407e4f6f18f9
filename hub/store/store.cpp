#include "hub/store/store.h"

#include "base/ids.h"
#include "hub/store/parts.h"

namespace hub {

namespace sql {

std::string setting(soci::session& sql, const std::string& name) {
    std::string value;
    sql << "SELECT value FROM hub WHERE name = :name", soci::use(name), soci::into(value);
    return value;
}

void set_setting(soci::session& sql, const std::string& name, const std::string& value) {
    sql << "INSERT INTO hub (name, value) VALUES (:name, :value)"
           " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        soci::use(name), soci::use(value);
}

std::uint64_t counter(soci::session& sql, const std::string& name) {
    long long value = 0;
    sql << "SELECT value FROM counters WHERE name = :name", soci::use(name), soci::into(value);
    return static_cast<std::uint64_t>(value);
}

FeedState feed_state(soci::session& sql) {
    return {setting(sql, "epoch"), counter(sql, "changes"), counter(sql, "forgotten")};
}

}  // namespace sql

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Store::~Store() = default;

base::Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options) {
    auto database = Database::open(options.database);
    if (!database) return database.error();
    if (auto status = migrate(**database); !status) return status.error();
    auto first_epoch = (*database)->write("hub.store.open", [](soci::session& sql) {
        if (sql::setting(sql, "epoch").empty())
            sql::set_setting(sql, "epoch", base::hex16(base::random_u64()));
    });
    if (!first_epoch) return first_epoch.error();
    auto parts = std::make_unique<Parts>();
    parts->database = std::move(*database);
    parts->database->engine().listen([&store = *parts] { store.announce_commit(); });
    return std::unique_ptr<Store>(new Store(std::move(parts)));
}

base::Status Store::catch_up(base::WallTime now) {
    auto done = parts_->database->write("hub.store.catch_up", [&](soci::session& sql) {
        sql::give_codes(sql);
        // Of steps that an older hub beside this one wrote, which knows of no such column.
        sql << "UPDATE request_steps SET recorded_ms = at_ms WHERE recorded_ms = 0";
        sql::give_reminder_times(sql);
        sql::tell_anew(sql, now);
    });
    if (done) done = parts_->take_all(sql::take_unread_reports, now);
    if (done) done = parts_->take_all(sql::take_unread_follow_ups, now);
    if (done) parts_->announce_commit();
    return done;
}

base::Status Store::Parts::take_all(TakeUnread take, base::WallTime now) {
    std::optional<sql::UnreadAfter> at = sql::UnreadAfter{};
    while (at) {
        auto next =
            database->write("hub.store.catch_up", [&](soci::session& sql) { return take(sql, *at, now); });
        if (!next) return next.error();
        at = std::move(*next);
    }
    return {};
}

base::Result<std::string> Store::epoch() {
    return parts_->database->read("hub.store.epoch",
                                  [](soci::session& sql) { return sql::setting(sql, "epoch"); });
}

base::Status Store::renew_epoch() {
    auto done = parts_->database->write("hub.store.renew_epoch", [](soci::session& sql) {
        sql::set_setting(sql, "epoch", base::hex16(base::random_u64()));
        sql::move_feed(sql);
        sql << "DELETE FROM sessions";
    });
    if (done) parts_->announce_commit();
    return done;
}

Accounts Store::accounts() {
    return Accounts(*parts_->database);
}

WebhookBook Store::webhook_book() {
    return WebhookBook(*parts_->database);
}

DispatchBook Store::dispatch_book() {
    return DispatchBook(*parts_->database);
}

bool Store::failed() const {
    return parts_->database->failed();
}

base::Status Store::check() {
    std::string verdict = "ok";
    auto read = parts_->database->read("hub.store.check", [&](soci::session& sql) {
        if (sql.get_backend_name() == "sqlite3")
            sql << "PRAGMA integrity_check", soci::into(verdict);
        else
            sql::feed_state(sql);
    });
    if (!read) return read;
    if (verdict != "ok") return base::Error{base::ErrorKind::corrupt, verdict, "hub.store.check"};
    return {};
}

void Store::Parts::announce_commit() {
    {
        std::lock_guard lock(mutex);
        ++commits;
    }
    committed.notify_all();
}

void Store::stop_waiting() {
    {
        std::lock_guard lock(parts_->mutex);
        parts_->stopped = true;
    }
    parts_->committed.notify_all();
}

bool Store::stopping() const {
    std::lock_guard lock(parts_->mutex);
    return parts_->stopped;
}

base::Result<std::uint64_t> Store::head() {
    return parts_->database->read("hub.store.head",
                                  [](soci::session& sql) { return sql::counter(sql, "changes"); });
}

// As it is after so many commits of this program, and at most one look_again() old as to those of others.
base::Result<std::uint64_t> Store::Parts::head_after(std::uint64_t seen, std::uint64_t known) {
    // Where the database does not answer nobody waits for another's try: each then looks as if alone. The
    // system's clock, as in Database::write().
    constexpr std::chrono::milliseconds a_look{100};
    const std::unique_lock one_at_a_time(looking, std::chrono::system_clock::now() + a_look);
    const auto now = std::chrono::steady_clock::now();
    {
        std::lock_guard lock(mutex);
        if (look && look->commits >= seen && look->head >= known &&
            now - look->at < database->engine().look_again())
            return look->head;
        seen = commits;
    }
    const auto found =
        database->read("hub.store.wait", [](soci::session& sql) { return sql::counter(sql, "changes"); });
    if (!found) return found;
    std::lock_guard lock(mutex);
    look = Look{seen, *found, now};
    return found;
}

bool Store::wait_for_change(std::uint64_t head, std::chrono::milliseconds at_most) {
    const auto look_again = parts_->database->engine().look_again();
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    for (;;) {
        std::uint64_t seen = 0;
        {
            std::lock_guard lock(parts_->mutex);
            if (parts_->stopped) return false;
            seen = parts_->commits;
        }
        const auto now_at = parts_->head_after(seen, head);
        if (!now_at) return false;
        if (*now_at != head) return true;
        const auto now = std::chrono::steady_clock::now();
        if (now >= deadline) return false;
        std::unique_lock lock(parts_->mutex);
        parts_->committed.wait_until(lock, std::min(deadline, now + look_again),
                                     [&] { return parts_->stopped || parts_->commits != seen; });
    }
}

}  // namespace hub
