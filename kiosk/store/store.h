// The kiosk's memory: ledger, outbox, dead letters, replica. SQLite in WAL with synchronous=FULL.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "kiosk/domain/change.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/photo.h"

namespace store {

struct OutboxState {
    std::uint64_t unsent = 0, dead = 0;
    std::optional<base::WallTime> oldest;
    std::uint64_t photos = 0, refused_photos = 0;  // on their way, set aside
};

struct Counts {
    int arrived = 0, expected = 0;
};

struct DeadLetter {
    domain::Fact fact;
    std::string code, reason;
};

// The hub will not have it; its report stands. The bytes are gone: they would be refused again, and nobody
// here has a use for the picture.
struct RefusedPhoto {
    std::string hash;
    domain::FactId fact;  // the first that named it
    std::string code, reason;
    friend bool operator==(const RefusedPhoto&, const RefusedPhoto&) = default;
};

// A command that was begun or answered; of the command, its id, kind and expiry.
struct CommandOutcome {
    domain::HubCommand command;
    domain::CommandResult result;
};

// Puts a fact into a box that only the hub can open.
using Seal = std::function<base::Result<std::string>(const domain::Fact&)>;

// One object, one thread: everything is called from the service thread, which alone writes and checkpoints.
// A failed fsync or a corrupt page is returned as ErrorKind::io / corrupt and the store refuses everything
// after it: the process must stop and recover from the log (never retry an fsync).
class Store {
  public:
    virtual ~Store() = default;

    // Gives the fact its sequence number, a service request also its count, and writes ledger, outbox row and
    // photos in one transaction. Returned = on disk. Where the disk has no room for all photos a report
    // is kept with the first ones that it has room for: the returned fact then names no other. invalid: one
    // that the fact does not name.
    base::Result<domain::Fact> record(domain::Fact fact, std::span<const domain::Photo> photos = {}) {
        return keep(std::move(fact), photos);
    }

    // Oldest unsent first; facts under `limit` and a body budget. Dead letters are not in it.
    virtual base::Result<std::vector<domain::Fact>> unsent(std::size_t limit) = 0;
    // Oldest first; what was sealed and the hub has not answered for. Counted as unsent; refused, a dead
    // letter of which only the header is known here.
    virtual base::Result<std::vector<domain::SealedFact>> sealed(std::size_t limit) = 0;
    virtual base::Status settle(const std::vector<domain::FactVerdict>& verdicts) = 0;
    virtual base::Result<OutboxState> outbox_state() = 0;
    virtual base::Result<std::vector<DeadLetter>> dead_letters(std::size_t limit) = 0;
    virtual base::Status retry_dead_letter(const domain::FactId& fact) = 0;

    // Of photos that the hub has not had: their hashes, those of the oldest fact first; one photo, nullopt
    // where there is none to send under this hash; what became of it. Its bytes go with either end.
    virtual base::Result<std::vector<std::string>> unsent_photos(std::size_t limit) = 0;
    virtual base::Result<std::optional<domain::Photo>> unsent_photo(const std::string& hash) = 0;
    virtual base::Status photo_sent(const std::string& hash) = 0;
    virtual base::Status photo_refused(const std::string& hash, const std::string& code,
                                       const std::string& reason) = 0;
    virtual base::Result<std::vector<RefusedPhoto>> refused_photos(std::size_t limit) = 0;

    // The ledger itself, acknowledged facts included, in sequence: for a hub that lost its newest hours, and
    // for tests.
    virtual base::Result<std::vector<domain::Fact>> ledger(std::uint64_t after_sequence,
                                                           std::size_t limit) = 0;

    // When this memory began with nothing in it; 1970: it is a continued one.
    virtual base::Result<base::WallTime> born() = 0;
    // The newest `limit` of the staff gate, newest first.
    virtual base::Result<std::vector<domain::Fact>> staff_facts(std::size_t limit) = 0;

    // A page and its cursor, together or not at all.
    virtual base::Status apply(const domain::ChangePage& page) = 0;
    virtual base::Result<std::string> cursor() = 0;  // "" before the first page

    virtual base::Result<std::optional<domain::Site>> site() = 0;
    virtual base::Result<std::optional<domain::KioskConfig>> config() = 0;  // this kiosk's own
    virtual base::Result<std::optional<domain::SealKey>> seal_key() = 0;
    virtual base::Result<std::optional<domain::Place>> place(const std::string& id) = 0;
    // In the order in which they are shown.
    virtual base::Result<std::vector<domain::GridLayout>> layouts() = 0;
    virtual base::Result<std::vector<domain::Category>> categories() = 0;
    // By its full number: as the hub told it, or from this kiosk's own fact.
    virtual base::Result<std::optional<domain::ServiceRequest>> request(const std::string& number) = 0;
    // What was said of it at this kiosk, the oldest first.
    virtual base::Result<std::vector<domain::Fact>> follow_ups(const domain::RequestNumber& number) = 0;
    // Open at a cell, the newest first, without their steps; with those of here that the hub has not had yet.
    virtual base::Result<std::vector<domain::ServiceRequest>> requests_at(const std::string& cell,
                                                                          std::size_t limit) = 0;
    // Where something was reported at this kiosk, the newest first, no cell twice.
    virtual base::Result<std::vector<std::string>> recent_cells(std::size_t limit) = 0;
    virtual base::Result<domain::KeyRing> keys() = 0;
    virtual base::Result<bool> revoked(domain::CredentialId credential) = 0;
    virtual base::Result<std::optional<domain::Meeting>> meeting(domain::MeetingId id) = 0;
    virtual base::Result<std::vector<domain::Meeting>> meetings_between(base::WallTime from,
                                                                        base::WallTime to) = 0;
    virtual base::Result<std::optional<domain::Attendee>> attendee(domain::AttendeeId id) = 0;
    virtual base::Result<std::optional<domain::Attendee>> attendee_by_credential(
        domain::MeetingId meeting, domain::CredentialId credential) = 0;
    virtual base::Result<std::optional<domain::Attendee>> attendee_by_code(domain::MeetingId meeting,
                                                                           const std::string& code_hash) = 0;
    // Everybody on these meetings' lists; the caller matches names (base/text). At most `limit`.
    virtual base::Result<std::vector<domain::Attendee>> attendees_of(
        const std::vector<domain::MeetingId>& meetings, std::size_t limit) = 0;

    // From the ledger and from other kiosks' arrivals alike. The credential finds passes whose list is not
    // here.
    virtual base::Result<std::optional<domain::KnownCheckIn>> known_check_in(
        domain::MeetingId meeting, domain::AttendeeId attendee, domain::CredentialId credential) = 0;
    virtual base::Result<Counts> counts(
        domain::MeetingId meeting) = 0;  // ledger united with arrivals, each person once

    // The hub's commands. Without a result, oldest first; the newest message that was shown.
    virtual base::Result<std::vector<domain::HubCommand>> open_commands() = 0;
    virtual base::Result<std::optional<domain::HubCommand>> message() = 0;
    virtual base::Status keep_result(const domain::HubCommand& command,
                                     const domain::CommandResult& result) = 0;
    // Begun or ended, and the hub does not know yet.
    virtual base::Result<std::vector<CommandOutcome>> untold_results() = 0;
    virtual base::Status result_told(domain::CommandId id, base::WallTime now) = 0;

    // The kiosk was revoked: attendees, arrivals, cursor and photos go, and every fact that the hub has not
    // accepted is replaced by its box, all of it or, where `seal` fails, nothing. Without `seal` the facts
    // stay.
    virtual base::Status wipe_personal_data(const Seal& seal) = 0;
    // Folds the log back into the database when nobody waits; called by the service when idle.
    virtual base::Status checkpoint() = 0;

  private:
    virtual base::Result<domain::Fact> keep(domain::Fact fact, std::span<const domain::Photo> photos) = 0;
};

struct Options {
    std::string path;
    std::string
        vfs;  // name of a SQLite VFS; tests bring faulty ones. With one, files are only touched through it
    bool synchronous_full =
        true;  // false only in the test that proves that the power-cut harness sees losses
    // A file beside the database whose space is given up on the first disk_full, so that the outbox can
    // drain. While it is missing and cannot be made again, record() and apply() answer disk_full. 0 = none.
    std::size_t ballast_bytes = 8u << 20;
};

struct Opened {
    std::unique_ptr<Store> store;
    // The file was corrupt: it lies here now, untouched, and the store began anew with the facts that could
    // still be read of it. What could not be read is a hole in the sequence.
    std::optional<std::string> set_aside;
    std::uint64_t salvaged = 0;
};

// The number of this program's newest migration.
int newest_schema();

// Creates the file and its folder if missing, checks it, runs the migrations. One process at a time: a second
// one gets ErrorKind::unavailable.
base::Result<Opened> open_store(const Options& options);

}  // namespace store
