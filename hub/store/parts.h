// How the store's files share their work. Seen by hub/store alone.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "hub/store/arrival.h"
#include "hub/store/audit.h"
#include "hub/store/database.h"
#include "hub/store/store.h"

namespace hub {

namespace sql {
struct UnreadAfter;
}

struct Store::Parts {
    std::mutex mutex;  // of the four below
    std::condition_variable committed;
    std::uint64_t commits = 0;
    bool stopped = false;
    // The feed's head as somebody found it after `commits` commits: one looks for all who wait.
    struct Look {
        std::uint64_t commits = 0, head = 0;
        std::chrono::steady_clock::time_point at;
    };
    std::optional<Look> look;
    std::timed_mutex looking;            // before `mutex`
    std::unique_ptr<Database> database;  // last: its engine's thread announces commits

    void announce_commit();
    using TakeUnread = std::optional<sql::UnreadAfter> (*)(soci::session&, const sql::UnreadAfter&,
                                                           base::WallTime);
    base::Status take_all(TakeUnread take, base::WallTime now);
    // Not before `known`, which the asker has read itself.
    base::Result<std::uint64_t> head_after(std::uint64_t commits, std::uint64_t known);
};

// Pieces of transactions; they throw what SOCI throws.
namespace sql {

std::string setting(soci::session& sql, const std::string& name);
void set_setting(soci::session& sql, const std::string& name, const std::string& value);
std::uint64_t counter(soci::session& sql, const std::string& name);
FeedState feed_state(soci::session& sql);

// Moves the feed by `count` and tells whoever listens; the last of the new numbers.
std::uint64_t move_feed(soci::session& sql, std::size_t count = 1);
// Writes the records' new states at the head of the feed, in this order; one that is already so is left
// alone.
void put_changes(soci::session& sql, const std::vector<domain::Change>& changes, base::WallTime now);
// Sends the topic's records once more: what is filled in for each kiosk has changed. At most 100.
void touch(soci::session& sql, const std::string& topic);
// One that cannot be read is an UnknownRecord to the first, and an error to the second.
std::optional<domain::Change> find_record(soci::session& sql, const std::string& topic,
                                          const std::string& id);
std::optional<domain::Change> get_record(soci::session& sql, const std::string& topic, const std::string& id);

std::vector<domain::Arrival> arrivals_of(soci::session& sql, domain::MeetingId meeting);
// How many have come; for meetings whose people are forgotten, how many had.
std::map<domain::MeetingId, Attendance> attendance(soci::session& sql,
                                                   const std::vector<std::string>& meetings);
// Before the arrivals go that it is counted from.
void keep_attendance(soci::session& sql, const std::vector<std::string>& meetings, base::WallTime now);

void put_ratings(soci::session& sql, const std::map<domain::MeetingId, Rating>& ratings, base::WallTime now);

// In the transaction that it tells of.
void put_audit(soci::session& sql, const AuditEntry& entry);

// Nobody twice.
void put_people(soci::session& sql, const std::vector<Person>& people);
void remove_person(soci::session& sql, domain::AttendeeId attendee);
std::optional<Person> find_person(soci::session& sql, const char* column, const std::string& value);

// Who the fact is about: meeting, and the person's two names as far as they are known.
struct Subject {
    domain::MeetingId meeting;
    domain::AttendeeId attendee;
    domain::CredentialId credential;
};
std::optional<Subject> subject_of(const domain::FactBody& body);
// Adds the name that is missing where the person is known.
void complete(soci::session& sql, const std::vector<Subject*>& subjects);

// Whose facts are those that staff enter. It has no row among the kiosks; the console gives no such id.
inline constexpr const char* console_kiosk = "(console)";
// The same for reports through the Open311 endpoint.
inline constexpr const char* open311_kiosk = "(open311)";
inline constexpr const char* annulment_kind = "annulment";

struct DoorFact {
    domain::FactId id;
    Subject subject;
};
// Decides these people's arrivals anew from all facts and publishes those that changed.
void publish_arrivals(soci::session& sql, const std::vector<DoorFact>& facts, base::WallTime now);

struct ReportFact {
    domain::FactId id;
    std::string kiosk;
    domain::ServiceRequestFact fact;
    base::WallTime at{};  // its ordering time
};
// A fact that the hub makes itself. digest: of what came in, where that is not its body; empty: of its body.
struct OwnFact {
    domain::FactId id;
    std::string kiosk;  // console_kiosk or open311_kiosk
    std::string kind, body, digest;
    base::WallTime at{};
    Subject about;
};
void put_own_fact(soci::session& sql, const OwnFact& fact, base::WallTime now);

// New facts become service requests, with a promise, and every kiosk hears of them.
void take_reports(soci::session& sql, const std::vector<ReportFact>& reports, base::WallTime now);

// What an older hub on the same database has stored as a kind that it did not know: a thousand at a time,
// each a transaction.
struct UnreadAfter {
    long long ordering_ms = -1;
    std::string id;
};
// Where to go on; nothing: there are no more.
std::optional<UnreadAfter> take_unread_reports(soci::session& sql, const UnreadAfter& after,
                                               base::WallTime now);
std::optional<UnreadAfter> take_unread_follow_ups(soci::session& sql, const UnreadAfter& after,
                                                  base::WallTime now);

// By "number" or "follow", with its moves and what was said.
std::optional<ServiceRequest> find_request(soci::session& sql, const char* column, const std::string& value);
// Who had it is named no more where it begins anew.
void take_move(ServiceRequest& request, const RequestMoved& move);
// What was reopened is promised once more: its first promise was for what turned out not to be solved.
void promise_anew(soci::session& sql, ServiceRequest& request, base::WallTime now);
// Its row, where it moved the last of its moves, and every kiosk hears of it.
void write_request(soci::session& sql, const ServiceRequest& request, bool moved, base::WallTime now);

// What a webhook is to be told of, now; nothing where the house has none.
void tell(soci::session& sql, webhook::Kind kind, const ServiceRequest& request, base::WallTime now);

// To promises of before anybody was reminded of them.
void give_reminder_times(soci::session& sql);
// Of a request that is about to become a duplicate: whoever reported it waits for the other one now, and so
// do those who wait for it. refused: the other one is none that goes on, or no danger as this one.
base::Status merge_request(soci::session& sql, const ServiceRequest& request, const std::string& into,
                           base::WallTime now);
// Of a duplicate that is about to go on by itself: whoever reported it waits for the other one no more.
void part_request(soci::session& sql, const ServiceRequest& request, base::WallTime now);
// To kiosks, of what was rejected or dangerous before they were told so.
void tell_anew(soci::session& sql, base::WallTime now);

// "state IN (...)" with those that domain::is_open: words of ours.
std::string open_states();

struct FollowUpSaid {
    domain::FactId id;
    std::string kiosk;  // empty: a phone
    domain::FollowUp said;
    base::WallTime at{};
};
// Each is kept, and changes what it may by what the hub knows.
void take_follow_ups(soci::session& sql, const std::vector<FollowUpSaid>& all, base::WallTime now);
std::vector<RequestSaid> said_of(soci::session& sql, const std::string& number);

void put_answers(soci::session& sql, const std::string& number,
                 const std::vector<domain::RequestAnswer>& answers);
std::vector<domain::RequestAnswer> answers_of(soci::session& sql, const std::string& number);

// One that has no code yet gets the next.
void give_code(soci::session& sql, const std::string& kiosk);
// To all that have none; their `site` record goes through the feed once more.
void give_codes(soci::session& sql);

}  // namespace sql

}  // namespace hub
