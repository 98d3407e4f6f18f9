#include "kiosk/store/sqlite_store.h"

#include "kiosk/store/check_ins.h"
#include "kiosk/store/commands.h"
#include "kiosk/store/ledger.h"
#include "kiosk/store/outbox.h"
#include "kiosk/store/photos.h"
#include "kiosk/store/replica.h"
#include "kiosk/store/replica_topics.h"
#include "kiosk/store/request_numbers.h"
#include "kiosk/store/sealed.h"

namespace store {

using base::ErrorKind;
using base::sqlite::CheckpointMode;

namespace {

// 8 MiB of log: beyond it somebody waits some ten milliseconds once, rather than the log growing without end.
constexpr int max_log_pages = 8192;

base::Error no_room() {
    return {ErrorKind::disk_full, "the disk has no room for more", "store"};
}

}  // namespace

SqliteStore::SqliteStore(base::UniqueFd lock, base::sqlite::Connection db, Ballast ballast)
    : lock_(std::move(lock)), db_(std::move(db)), ballast_(std::move(ballast)) {
    ballast_.make();
}

// A disk that failed once is not asked again: what the kernel still holds in memory need not be on it
// (fsync(2) reports an error once and then forgets). Reopening recovers from the log.
void SqliteStore::note(const base::Error& error) {
    if (error.kind == ErrorKind::disk_full) ballast_.release();
    if (error.kind != ErrorKind::io && error.kind != ErrorKind::corrupt) return;
    stopped_ = error;
    db_.abandon();
}

template <class Work>
auto SqliteStore::guarded(Work work) -> decltype(work()) {
    if (stopped_) return *stopped_;
    auto result = work();
    if (!result.ok()) note(result.error());
    return result;
}

template <class Work>
base::Status SqliteStore::in_transaction(Work work) {
    base::sqlite::Transaction transaction(db_);
    if (auto begun = transaction.status(); !begun) return begun;
    if (auto done = work(); !done) return done;
    return transaction.commit();
}

// For what makes room in the end.
template <class Work>
base::Status SqliteStore::with_ballast(Work work) {
    auto done = guarded(work);
    if (!done && done.error().kind == ErrorKind::disk_full) done = guarded(work);  // it was just given up
    return done;
}

// What the ballast gave up is for the outbox to drain, not for more to come in.
base::Status SqliteStore::may_grow() {
    if (ballast_.ready() || ballast_.make()) return {};
    return no_room();
}

void SqliteStore::bound_log() {
    if (db_.wal_pages() < max_log_pages) return;
    // What was committed stays committed whatever comes of this; a failed disk stops the next call.
    if (auto done = db_.checkpoint(CheckpointMode::passive); !done) note(done.error());
}

base::Status SqliteStore::write(domain::Fact& fact, std::span<const domain::Photo> photos) {
    return in_transaction([&] {
        auto written = append_to_ledger(db_, fact);
        if (written) written = put_into_outbox(db_, fact.header.sequence);
        return written ? put_photos(db_, fact.header.sequence, photos) : written;
    });
}

// Photos take only what leaves plenty for what has to be kept.
base::Status SqliteStore::write_spared(domain::Fact& fact, std::span<const domain::Photo> photos) {
    return photos.empty() || ballast_.spares(bytes_of(photos)) ? write(fact, photos)
                                                               : base::Status(no_room());
}

base::Result<domain::Fact> SqliteStore::keep(domain::Fact fact, std::span<const domain::Photo> photos) {
    if (!names_all(fact, photos))
        return base::Error{ErrorKind::invalid, "a photo that its fact does not name", "store.record"};
    return guarded([&]() -> base::Result<domain::Fact> {
        if (auto room = may_grow(); !room) return room.error();
        auto done = write_spared(fact, photos);
        // Not seen by guarded(), so that the ballast stays: with fewer photos, or none, there is room.
        while (!photos.empty() && !done && done.error().kind == ErrorKind::disk_full) {
            std::erase(std::get<domain::ServiceRequestFact>(fact.body).photos, photos.back().hash);
            photos = photos.first(photos.size() - 1);
            done = write_spared(fact, photos);
        }
        if (!done) return done.error();
        bound_log();
        return std::move(fact);
    });
}

base::Result<std::vector<domain::Fact>> SqliteStore::unsent(std::size_t limit) {
    return guarded([&] { return read_unsent(db_, limit); });
}

base::Status SqliteStore::settle(const std::vector<domain::FactVerdict>& verdicts) {
    if (verdicts.empty()) return {};
    auto done = with_ballast([&] {
        return in_transaction([&]() -> base::Status {
            for (const auto& verdict : verdicts)
                if (auto settled = settle_one(db_, verdict); !settled) return settled;
            return {};
        });
    });
    if (done) bound_log();
    return done;
}

base::Result<std::vector<domain::SealedFact>> SqliteStore::sealed(std::size_t limit) {
    return guarded([&] { return read_sealed(db_, limit); });
}

base::Result<OutboxState> SqliteStore::outbox_state() {
    return guarded([&] { return read_outbox_state(db_); });
}

base::Result<std::vector<DeadLetter>> SqliteStore::dead_letters(std::size_t limit) {
    return guarded([&] { return read_dead_letters(db_, limit); });
}

base::Status SqliteStore::retry_dead_letter(const domain::FactId& fact) {
    return guarded([&] { return in_transaction([&] { return send_again(db_, fact); }); });
}

base::Result<std::vector<std::string>> SqliteStore::unsent_photos(std::size_t limit) {
    return guarded([&] { return read_unsent_photos(db_, limit); });
}

base::Result<std::optional<domain::Photo>> SqliteStore::unsent_photo(const std::string& hash) {
    return guarded([&] { return read_photo(db_, hash); });
}

// The picture shows somebody's office. secure_delete has zeroed it in the file; the log still holds it.
template <class Work>
base::Status SqliteStore::end_photo(Work work) {
    if (auto done = with_ballast([&] { return in_transaction(work); }); !done) return done;
    auto cut = guarded([&] { return db_.checkpoint(CheckpointMode::truncate); });
    // It has left. While somebody reads, or the disk is full, the log stays for the next one to cut.
    const bool later =
        !cut && (cut.error().kind == ErrorKind::unavailable || cut.error().kind == ErrorKind::disk_full);
    return later ? base::Status{} : cut;
}

base::Status SqliteStore::photo_sent(const std::string& hash) {
    return end_photo([&] { return drop_photo(db_, hash); });
}

base::Status SqliteStore::photo_refused(const std::string& hash, const std::string& code,
                                        const std::string& reason) {
    return end_photo([&] { return set_photo_aside(db_, hash, code, reason); });
}

base::Result<std::vector<RefusedPhoto>> SqliteStore::refused_photos(std::size_t limit) {
    return guarded([&] { return read_refused_photos(db_, limit); });
}

base::Result<std::vector<domain::Fact>> SqliteStore::ledger(std::uint64_t after_sequence, std::size_t limit) {
    return guarded([&] { return read_ledger(db_, after_sequence, limit); });
}

base::Result<base::WallTime> SqliteStore::born() {
    return guarded([&] { return read_birth(db_); });
}

base::Result<std::vector<domain::Fact>> SqliteStore::staff_facts(std::size_t limit) {
    return guarded([&] { return read_staff_facts(db_, limit); });
}

base::Status SqliteStore::apply(const domain::ChangePage& page) {
    return guarded([&]() -> base::Status {
        const auto nothing = changes_nothing(db_, page);
        if (!nothing) return nothing.error();
        if (*nothing) return {};
        if (auto room = may_grow(); !room) return room;
        auto done = in_transaction([&] { return apply_page(db_, page); });
        if (done) bound_log();
        return done;
    });
}

base::Result<std::string> SqliteStore::cursor() {
    return guarded([&] { return read_cursor(db_); });
}

base::Result<std::optional<domain::Site>> SqliteStore::site() {
    return guarded([&] { return read_site(db_); });
}

base::Result<std::optional<domain::KioskConfig>> SqliteStore::config() {
    return guarded([&] { return read_config(db_); });
}

base::Result<std::optional<domain::SealKey>> SqliteStore::seal_key() {
    return guarded([&] { return read_seal_key(db_); });
}

base::Result<std::optional<domain::Place>> SqliteStore::place(const std::string& id) {
    return guarded([&] { return read_place(db_, id); });
}

base::Result<std::vector<domain::GridLayout>> SqliteStore::layouts() {
    return guarded([&] { return read_layouts(db_); });
}

base::Result<std::vector<domain::Category>> SqliteStore::categories() {
    return guarded([&] { return read_categories(db_); });
}

base::Result<std::optional<domain::ServiceRequest>> SqliteStore::request(const std::string& number) {
    return guarded([&] { return read_request(db_, number); });
}

base::Result<std::vector<domain::Fact>> SqliteStore::follow_ups(const domain::RequestNumber& number) {
    return guarded([&] { return read_follow_ups(db_, number); });
}

base::Result<std::vector<domain::ServiceRequest>> SqliteStore::requests_at(const std::string& cell,
                                                                           std::size_t limit) {
    return guarded([&] { return read_requests_at(db_, cell, limit); });
}

base::Result<std::vector<std::string>> SqliteStore::recent_cells(std::size_t limit) {
    return guarded([&] { return read_recent_cells(db_, limit); });
}

base::Result<domain::KeyRing> SqliteStore::keys() {
    return guarded([&] { return read_keys(db_); });
}

base::Result<bool> SqliteStore::revoked(domain::CredentialId credential) {
    return guarded([&] { return is_revoked(db_, credential); });
}

base::Result<std::optional<domain::Meeting>> SqliteStore::meeting(domain::MeetingId id) {
    return guarded([&] { return read_meeting(db_, id); });
}

base::Result<std::vector<domain::Meeting>> SqliteStore::meetings_between(base::WallTime from,
                                                                         base::WallTime to) {
    return guarded([&] { return read_meetings_between(db_, from, to); });
}

base::Result<std::optional<domain::Attendee>> SqliteStore::attendee(domain::AttendeeId id) {
    return guarded([&] { return read_attendee(db_, id); });
}

base::Result<std::optional<domain::Attendee>> SqliteStore::attendee_by_credential(
    domain::MeetingId meeting, domain::CredentialId credential) {
    return guarded([&] { return read_attendee_by_credential(db_, meeting, credential); });
}

base::Result<std::optional<domain::Attendee>> SqliteStore::attendee_by_code(domain::MeetingId meeting,
                                                                            const std::string& code_hash) {
    return guarded([&] { return read_attendee_by_code(db_, meeting, code_hash); });
}

base::Result<std::vector<domain::Attendee>> SqliteStore::attendees_of(
    const std::vector<domain::MeetingId>& meetings, std::size_t limit) {
    return guarded([&] { return read_attendees_of(db_, meetings, limit); });
}

base::Result<std::optional<domain::KnownCheckIn>> SqliteStore::known_check_in(
    domain::MeetingId meeting, domain::AttendeeId attendee, domain::CredentialId credential) {
    return guarded([&] { return find_check_in(db_, meeting, attendee, credential); });
}

base::Result<Counts> SqliteStore::counts(domain::MeetingId meeting) {
    return guarded([&] { return count_arrived(db_, meeting); });
}

base::Result<std::vector<domain::HubCommand>> SqliteStore::open_commands() {
    return guarded([&] { return read_open_commands(db_); });
}

base::Result<std::optional<domain::HubCommand>> SqliteStore::message() {
    return guarded([&] { return read_message(db_); });
}

base::Status SqliteStore::keep_result(const domain::HubCommand& command,
                                      const domain::CommandResult& result) {
    return guarded([&] { return in_transaction([&] { return write_result(db_, command, result); }); });
}

base::Result<std::vector<CommandOutcome>> SqliteStore::untold_results() {
    return guarded([&] { return read_untold(db_); });
}

base::Status SqliteStore::result_told(domain::CommandId id, base::WallTime now) {
    return guarded([&] { return in_transaction([&] { return write_told(db_, id, now); }); });
}

base::Status SqliteStore::wipe_personal_data(const Seal& seal) {
    auto done = with_ballast([&] {
        return in_transaction([&] {
            auto forgotten = forget_people(db_);
            if (forgotten) forgotten = forget_photos(db_);
            return forgotten && seal ? seal_unsent(db_, seal) : forgotten;
        });
    });
    if (!done) return done;
    // secure_delete has zeroed what was deleted. Where rows were moved from page to page while others stayed,
    // the gaps between them may hold old copies: the file is written anew.
    if (seal) done = with_ballast([&] { return db_.execute("VACUUM"); });
    // The log still holds all of it.
    auto cut = guarded([&] { return db_.checkpoint(CheckpointMode::truncate); });
    return done ? cut : done;
}

base::Status SqliteStore::checkpoint() {
    if (db_.wal_pages() == 0 && !stopped_) return {};
    return guarded([&] { return db_.checkpoint(CheckpointMode::passive); });
}

}  // namespace store
