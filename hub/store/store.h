// The hub's memory: facts for ever, records with a commit-ordered feed, kiosks, people. SQLite or PostgreSQL
// through SOCI.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hub/meetings/rating.h"
#include "hub/meetings/walk_in.h"
#include "hub/open311/house.h"
#include "hub/requests/figures.h"
#include "hub/requests/open_report.h"
#include "hub/requests/public_request.h"
#include "hub/requests/service_request.h"
#include "hub/store/accounts.h"
#include "hub/store/api_key.h"
#include "hub/store/census.h"
#include "hub/store/cursor.h"
#include "hub/store/dispatch_book.h"
#include "hub/store/enrolment.h"
#include "hub/store/handover.h"
#include "hub/store/presence.h"
#include "hub/store/retention.h"
#include "hub/store/webhook_book.h"
#include "kiosk/domain/change.h"
#include "kiosk/domain/photo.h"
#include "kiosk/protocol/messages.h"

namespace hub {

struct Kiosk {
    std::string id;
    domain::Text name;
    bool revoked = false;
    base::WallTime heard{};  // last time that it was noted, see note_heard; 1970: never
    // Of the token that it was found by, or of its present one.
    bool token_is_next = false;  // not used before: use_next_token() makes it the only one
    bool renewal_asked = false;
    base::WallTime token_given{};
};

// What staff see of a kiosk. Everything up to complete_through has arrived; the gap above is missing.
struct KioskState {
    Kiosk kiosk;
    std::uint64_t facts = 0, complete_through = 0, highest = 0;
    std::uint64_t missing() const { return highest - complete_through - beyond; }
    std::uint64_t beyond = 0;  // facts that arrived above complete_through
};

// The kiosk's boot clock as it was when it sent the request.
struct BootSample {
    std::string boot_id;
    base::BootTime at{};
};

struct Receipt {
    std::vector<domain::FactVerdict> verdicts;  // in the order of the batch, broken items last
    std::uint64_t complete_through = 0;
    bool gap = false;  // facts below the highest are missing
};

// What the hub alone knows of an attendee. The secrets of the phone page are kept as a hash.
struct Person {
    domain::AttendeeId attendee;
    domain::MeetingId meeting;
    domain::CredentialId credential;
    std::string phone, look_up_code, page_hash;
};

// Upserts and tombstones with what the hub alone knows of the people among them: all of it or nothing.
struct Edit {
    std::vector<domain::Change> changes;
    std::vector<Person> people;
    std::vector<domain::AttendeeId> removed;
    std::map<domain::MeetingId, Rating> ratings;
    std::vector<AuditEntry> audit;  // who did it; may be empty for what the house began with
};

// How many have come to a meeting: people with a pass or on the list, and people who walked in.
struct Attendance {
    std::size_t arrived = 0, walk_ins = 0;
    friend bool operator==(const Attendance&, const Attendance&) = default;
};

// A command as people see it. state: waiting, expired, or what the kiosk answered.
struct IssuedCommand {
    domain::HubCommand command;
    std::string by;  // who asked
    std::string state, reason;
    base::WallTime answered{};  // 1970: not yet
};

// What a kiosk's screen showed.
struct KioskPicture {
    base::WallTime taken{};
    int width = 0, height = 0;  // pixels
    std::string png;            // empty where only the rest was asked for
};

// What staff put right about one person's arrival.
struct Correction {
    domain::MeetingId meeting;
    domain::AttendeeId attendee;
    std::string reason;  // a word, for the audit log
};
// An arrival that staff take back, by the check-in that decided it.
struct Withdrawal {
    domain::MeetingId meeting;
    domain::FactId fact;
    std::string reason;  // a word, for the audit log
};
// What people read as the kiosk of an arrival that was entered by hand.
inline constexpr const char* console_name = "管理台";

struct CursorExpired {};

// Otherwise a database's address is the name of a SQLite file.
bool is_postgresql(const std::string& address);

struct StoreOptions {
    std::string database;
};

// Thread-safe. Writes come one after another, over all processes that share the database; readers never wait
// for them. A disk that failed under SQLite or a broken file is final: every later write is refused, because
// an fsync that failed must not be tried again. A PostgreSQL that went away is asked again.
class Store {
  public:
    static base::Result<std::unique_ptr<Store>> open(const StoreOptions& options);
    // Before it serves: what a hub of the version before has left, perhaps while this database was changed
    // under it. Reads all facts once.
    base::Status catch_up(base::WallTime now);
    ~Store();

    base::Result<std::string> epoch();
    // After a restore from a backup: every kiosk takes a snapshot and sends again what it still holds, and
    // nobody is signed in by a session of then.
    base::Status renew_epoch();
    bool failed() const;
    // Reads all of it (SQLite: every page). corrupt if it is not whole.
    base::Status check();
    // For monitoring: cheap, however many facts there are.
    base::Result<Census> census(base::WallTime now);
    Faults faults() const;

    // What is done to the fleet is written in the audit log, by the same transaction.
    base::Status add_kiosk(const Kiosk& kiosk, const std::string& token_hash, const Actor& by,
                           base::WallTime now);
    // Its `site` record goes through the feed once more.
    base::Status rename_kiosk(const std::string& id, const domain::Text& name, const Actor& by,
                              base::WallTime now);
    base::Status revoke_kiosk(const std::string& id, const Actor& by, base::WallTime now);
    base::Result<std::optional<Kiosk>> kiosk_by_token(const std::string& token_hash);
    // For a kiosk that only listens; one that sends facts is noted by receive().
    base::Status note_heard(const std::string& id, base::WallTime now);
    base::Result<std::vector<KioskState>> kiosks();
    // As people call it; of one that is not known, its id.
    base::Result<domain::Text> kiosk_name(const std::string& id);

    // How the kiosks are: one heartbeat each, the newest. Keeping one is cheap and not durable.
    base::Status keep_heartbeat(const std::string& kiosk, const std::string& json, base::WallTime now);
    base::Result<std::map<std::string, LastHeartbeat>> heartbeats();  // by kiosk

    // Orders to one kiosk. not_found: no such kiosk, or a revoked one.
    base::Status issue_command(const domain::HubCommand& command, const Actor& by);
    // False: this kiosk was never given it. The first answer stands.
    base::Result<bool> finish_command(const std::string& kiosk, const domain::CommandResult& result,
                                      base::WallTime now);
    base::Status close_commands(base::WallTime now);  // those that expired
    // For a screenshot that waits; false: this kiosk was not asked for one, or not any more. Replaces the one
    // before it. It was taken between the asking and now, whatever it says.
    base::Result<bool> keep_picture(const std::string& kiosk, domain::CommandId command,
                                    const KioskPicture& picture, base::WallTime now);
    base::Result<std::optional<KioskPicture>> picture_of(const std::string& kiosk);  // without the PNG
    // With it, and written in the audit log.
    base::Result<std::optional<KioskPicture>> look_at_picture(const std::string& kiosk, const Actor& by,
                                                              base::WallTime now);
    // Newest first; "": of every kiosk.
    base::Result<std::vector<IssuedCommand>> commands(const std::string& kiosk, std::size_t limit);
    // Enrolment and tokens (enrolments.cpp, tokens.cpp). A code that is added forgets those that are long
    // over.
    base::Status add_enrolment_code(const EnrolmentCode& code, const Actor& by, base::WallTime now);
    // nullopt: no such code, or it has expired, or somebody else used it.
    base::Result<std::optional<Enrolment>> begin_enrolment(const EnrolmentRequest& request,
                                                           base::WallTime now);
    base::Result<std::optional<Enrolment>> enrolment(const std::string& id, base::WallTime now);
    base::Result<std::vector<Enrolment>> enrolments(base::WallTime now);  // newest first, at most 200
    // not_found, or refused where it is not waiting any more. From its approval on a kiosk that was known
    // has no token but the one that it will be given.
    base::Status approve_enrolment(const std::string& id, const Actor& by, base::WallTime now);
    base::Status refuse_enrolment(const std::string& id, const Actor& by, base::WallTime now);
    // False: it is not approved, or its token was used already.
    base::Result<bool> offer_first_token(const std::string& enrolment, const std::string& token_hash,
                                         base::WallTime now);
    // Good beside the present one until either is replaced.
    base::Status offer_next_token(const std::string& kiosk, const std::string& token_hash,
                                  base::WallTime now);
    base::Status use_next_token(const std::string& kiosk, const std::string& token_hash, base::WallTime now);
    base::Status ask_for_renewal(const std::string& kiosk, const Actor& by, base::WallTime now);

    base::Result<Receipt> receive(const Kiosk& kiosk, const protocol::ReceivedFacts& batch,
                                  const std::optional<BootSample>& sample, base::WallTime now);

    // Service requests (requests.cpp). A list's leave out the moves.
    base::Result<std::optional<ServiceRequest>> service_request(const std::string& number);
    // Of a duplicate, where it was merged into, and on from there. nullopt: nowhere.
    base::Result<std::optional<ServiceRequest>> request_that_goes_on(const ServiceRequest& request);
    base::Result<std::optional<ServiceRequest>> service_request_by_key(domain::RequestKey key);
    base::Result<RequestPage> service_requests(const RequestFilter& filter);
    // By number, of those that name any: all of one in the order of its steps, with "; " between.
    base::Result<std::map<std::string, std::string>> parts_used(const std::vector<std::string>& numbers);
    // How many are in each state that any is in.
    base::Result<std::map<domain::RequestState, std::uint64_t>> service_requests_by_state();
    // Of those made since `from`; what is open is counted whenever it was made.
    base::Result<RequestFigures> request_figures(base::WallTime from);
    // not_found; refused: it was moved meanwhile, or there is no such move.
    base::Status move_service_request(const RequestMove& move, const Actor& by, base::WallTime now);
    // From a phone: by whoever has the key. One that does not count leaves no trace.
    base::Result<domain::FollowUpOutcome> follow_up(const domain::FollowUp& said, base::WallTime now);
    // Their photos (photos.cpp). The same again is the same.
    base::Status keep_photo(const std::string& kiosk, const domain::Photo& photo, base::WallTime now);
    base::Result<bool> has_photo(const std::string& hash);
    // By the one who has it, of what was mended; six of one request. refused: it is somebody else's, not
    // theirs to mend any more, or has as many.
    base::Status add_mended_photo(const std::string& number, const domain::Photo& photo, const Actor& by,
                                  base::WallTime now);
    // The same rules; of one that is not there nothing is left to remove.
    base::Status remove_mended_photo(const std::string& number, const std::string& hash, const Actor& by,
                                     base::WallTime now);
    // Photos from the phone of somebody who reports at a kiosk (handovers.cpp): until it is ended, or its
    // time is over. A kiosk has one at a time.
    base::Status begin_handover(const Handover& handover, base::WallTime now);
    // Hashes in the order in which they came. nullopt: no such one, another kiosk's, or over; as below.
    base::Result<std::optional<std::vector<std::string>>> handover_photos(const std::string& kiosk,
                                                                          const std::string& id,
                                                                          base::WallTime now);
    base::Result<std::optional<std::string>> handover_photo(const std::string& kiosk, const std::string& id,
                                                            const std::string& hash, base::WallTime now);
    // How many more its phone may hand in.
    base::Result<std::optional<std::size_t>> handover_room(const std::string& key_hash, base::WallTime now);
    // refused: there is no room. not_found: it is over. The same again is the same.
    base::Status add_handover_photo(const std::string& key_hash, const domain::Photo& photo,
                                    base::WallTime now);
    base::Status end_handover(const std::string& kiosk, const std::string& id);
    base::Status forget_handovers(base::WallTime now);  // those whose time is over
    // One of its reporter's: whoever holds the slip sees it from now on, or no more. not_found.
    base::Status release_photo(const PhotoRelease& release, const Actor& by, base::WallTime now);
    base::Result<std::vector<NamedPhoto>> photos_of(const std::string& number);
    // Its JPEG; nullopt: that service request names no such photo, or it has not come.
    base::Result<std::optional<std::string>> photo_of(const std::string& number, const std::string& hash);
    // For strangers (open311.cpp): requests the newest first, steps the oldest first.
    base::Result<std::vector<PublicRequest>> public_requests(const PublicQuery& query);
    base::Result<std::vector<PublicStep>> public_steps(const PublicQuery& query);
    // nullopt: this house has no Open311 endpoint.
    base::Result<std::optional<Open311House>> open311_house();
    base::Status set_open311_house(const std::string& json, const Actor& by, base::WallTime now);
    // Its number (open_reports.cpp). One that comes again under its client's name for it is the first one;
    // refused: another report had that name.
    base::Result<std::string> take_open_report(const OpenReport& report, const Actor& by, base::WallTime now);
    base::Status add_api_key(const ApiKey& key, const std::string& key_hash, const Actor& by);
    base::Status revoke_api_key(const std::string& id, const Actor& by, base::WallTime now);  // not_found
    base::Result<std::vector<ApiKey>> api_keys();  // the oldest first, revoked ones too
    // nullopt: there is none, or it is good no more.
    base::Result<std::optional<ApiKey>> api_key(const std::string& key_hash);
    // Who has an open request whose promise is near, or broken, is reminded of it, once of each: how many.
    base::Result<std::size_t> remind(base::WallTime now);
    // Open ones of whoever is disabled, or may be given work no more, go to somebody else, or wait to be
    // given: how many, some at a time.
    base::Result<std::size_t> relieve_whoever_left(base::WallTime now);
    // What was done a fortnight ago and nobody has said a word of since: how many, some at a time.
    base::Result<std::size_t> confirm_what_is_long_done(base::WallTime now);
    // When the house works, which promises are counted in (house_hours.h).
    base::Status set_house_hours(const std::string& json, const Actor& by, base::WallTime now);

    // An arrival entered by hand, as a fact of the console's own that is decided with all others. not_found:
    // no such person on that list; refused: has arrived already, or `at` has not come yet.
    base::Status enter_arrival(const Correction& correction, base::WallTime at, const Actor& by,
                               base::WallTime now);
    // Annuls the check-in by which an arrival was decided, whoever made it: the arrival is decided anew
    // without it, and every kiosk hears of both. refused: no arrival is by this fact, or not any more.
    base::Status take_back_arrival(const Withdrawal& withdrawal, const Actor& by, base::WallTime now);

    base::Status apply(const Edit& edit, base::WallTime now);
    // The same for an edit that depends on what is stored: `make` reads the store while nobody else can
    // write. Its error is the answer, and then nothing is changed.
    base::Status apply(const std::function<base::Result<Edit>()>& make, base::WallTime now);
    // At most `limit` changes after the cursor; "" begins a snapshot. The site record names the asking kiosk
    // as it is called by now.
    base::Result<std::variant<domain::ChangePage, CursorExpired>> changes(const std::string& cursor,
                                                                          std::size_t limit,
                                                                          const Kiosk& kiosk);
    // Drops revocations of passes that have expired by themselves.
    base::Status forget_revocations(base::WallTime now);
    // Forgets tombstones older than `before`; cursors from before them expire.
    base::Status forget_tombstones(base::WallTime before);

    // What is kept no longer (retention.cpp). A purge writes in pieces, each a transaction that is audited
    // with counts; one that was broken off is gone on with by the next.
    base::Result<Purged> would_purge(const RetentionRules& rules, base::WallTime now);
    base::Result<Purged> purge(const RetentionRules& rules, const Actor& by, base::WallTime now);
    // Of hubs that share a database one is told true, once after each `since`. refused: the last purge is so
    // long ago that the clock may be wrong.
    base::Result<bool> claim_purge(base::WallTime since, base::WallTime now);

    // True once something was committed after `head`, false at the deadline or after stop_waiting().
    bool wait_for_change(std::uint64_t head, std::chrono::milliseconds at_most);
    base::Result<std::uint64_t> head();
    void stop_waiting();
    bool stopping() const;

    base::Result<std::optional<domain::Change>> record(const std::string& topic, const std::string& id);
    base::Result<std::vector<domain::Change>> records(const std::string& topic);
    base::Result<std::vector<domain::Arrival>> arrivals_of(domain::MeetingId meeting);
    // What those on no list said of themselves at the kiosk, by their check-in; forgotten with a meeting's
    // people.
    base::Result<std::map<domain::FactId, WalkIn>> walk_ins_of(domain::MeetingId meeting);
    // Of these meetings; one that nobody came to is not among the answers.
    base::Result<std::map<domain::MeetingId, Attendance>> attendance(
        const std::vector<domain::MeetingId>& meetings);
    base::Result<std::vector<domain::Attendee>> attendees_of(domain::MeetingId meeting);
    // The last word of each organiser.
    base::Result<std::map<domain::MeetingId, Rating>> ratings();
    base::Result<std::optional<Person>> person(domain::AttendeeId attendee);
    base::Result<std::optional<Person>> person_by_credential(domain::CredentialId credential);
    base::Result<std::optional<Person>> person_by_page(const std::string& page_hash);
    base::Result<std::vector<Person>> people_of(domain::MeetingId meeting);
    base::Result<std::uint64_t> fact_count();

    // Live no longer than the store.
    Accounts accounts();
    DispatchBook dispatch_book();
    WebhookBook webhook_book();

  private:
    struct Parts;
    explicit Store(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace hub
