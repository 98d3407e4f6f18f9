// How the store's files share their work. Seen by hub/store alone.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "hub/store/arrival.h"
#include "hub/store/database.h"
#include "hub/store/statements.h"
#include "hub/store/store.h"

namespace hub {

struct Store::Parts {
    std::unique_ptr<Database> database;
    std::mutex mutex;  // of the three below
    std::condition_variable committed;
    std::uint64_t commits = 0;
    bool stopped = false;

    void announce_commit();
};

// Pieces of transactions; they throw what SOCI throws.
namespace sql {

std::string setting(soci::session& sql, const std::string& name);
void set_setting(soci::session& sql, const std::string& name, const std::string& value);
std::uint64_t counter(soci::session& sql, const std::string& name);
FeedState feed_state(soci::session& sql);

std::uint64_t next_change(soci::session& sql);
// Writes the record's new state at the head of the feed; nothing happens if it is already so.
void put_record(Statements& sql, const std::string& topic, const std::string& id, const std::string& json,
                bool deleted, base::WallTime now);
void put_change(Statements& sql, const domain::Change& change, base::WallTime now);
// Sends the topic's records once more: what is filled in for each kiosk has changed. At most 100.
void touch(soci::session& sql, const std::string& topic);
std::optional<domain::Change> get_record(soci::session& sql, const std::string& topic, const std::string& id);

void put_person(soci::session& sql, const Person& person);
void remove_person(soci::session& sql, domain::AttendeeId attendee);
std::optional<Person> find_person(soci::session& sql, const char* column, const std::string& value);

// Who the fact is about: meeting, and the person's two names as far as they are known.
struct Subject {
    domain::MeetingId meeting;
    domain::AttendeeId attendee;
    domain::CredentialId credential;
};
std::optional<Subject> subject_of(Statements& sql, const domain::FactBody& body);
// Decides the person's arrival anew from all facts and publishes it if it changed.
void publish_arrival(Statements& sql, const Subject& subject, const domain::FactId& fact, base::WallTime now);

}  // namespace sql

}  // namespace hub
