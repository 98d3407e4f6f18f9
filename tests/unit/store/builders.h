// Small makers of facts and records, and a store in a folder of its own.
#pragma once

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/sqlite/connection.h"
#include "kiosk/store/store.h"
#include "tests/fakes/folder.h"

namespace testing_store {

using domain::AttendeeId;
using domain::CredentialId;
using domain::MeetingId;

inline constexpr MeetingId meeting_1{0x8000000000000001u}, meeting_2{2};

using fakes::Folder;

inline std::unique_ptr<store::Store> open(const Folder& folder, std::size_t ballast = 0) {
    auto opened = store::open_store({folder.file(), "", true, ballast});
    EXPECT_TRUE(opened) << describe(opened.error());
    EXPECT_FALSE(opened->set_aside);
    return std::move(opened->store);
}

inline domain::Fact fact_of(domain::FactBody body, std::int64_t wall_ms = 1797901956000) {
    domain::Fact fact;
    fact.header.wall = base::from_ms(wall_ms);
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    fact.header.boot_id = "0c1b7b2e-7d5c-4f39-9a51-2b1b8f1f6a11";
    fact.header.boot = base::BootTime{4711};
    fact.body = std::move(body);
    return fact;
}

inline domain::Fact check_in(MeetingId meeting, std::uint64_t attendee, std::uint64_t credential,
                             std::int64_t wall_ms = 1797901956000) {
    domain::CheckInFact body;
    body.meeting = meeting;
    body.attendee = AttendeeId{attendee};
    body.credential = CredentialId{credential};
    return fact_of(body, wall_ms);
}

inline domain::Fact check_out(MeetingId meeting, std::uint64_t attendee, std::uint64_t credential) {
    return fact_of(domain::CheckOutFact{meeting, AttendeeId{attendee}, CredentialId{credential}});
}

inline domain::Attendee attendee(std::uint64_t id, MeetingId meeting = meeting_1,
                                 std::uint64_t credential = 0) {
    domain::Attendee a;
    a.id = AttendeeId{id};
    a.meeting = meeting;
    a.credential = CredentialId{credential ? credential : id + 1000};
    a.name = "王建国";
    return a;
}

inline domain::Meeting meeting(MeetingId id, std::int64_t starts_ms, int expected = 0) {
    domain::Meeting m;
    m.id = id;
    m.title = {"示例会议", ""};
    m.starts = base::from_ms(starts_ms);
    m.expected = expected;
    return m;
}

inline domain::ChangePage page(std::vector<domain::Change> changes, std::string cursor, bool more = false,
                               bool begins = false) {
    return {std::move(changes), std::move(cursor), more, begins};
}

template <class T>
T must(base::Result<T> result) {
    if (!result) {
        ADD_FAILURE() << describe(result.error());
        std::abort();
    }
    return std::move(result).value();
}

// The first page of the table becomes unreadable.
inline void damage(const Folder& folder, const std::string& table) {
    auto db = base::sqlite::Connection::open({folder.file(), "", {}});
    const auto root =
        must(first_integer(db->query("SELECT rootpage FROM sqlite_schema WHERE name = ?", table)));
    std::fstream file(folder.file(), std::ios::binary | std::ios::in | std::ios::out);
    file.seekp((root - 1) * must(first_integer(db->query("PRAGMA page_size"))));
    file << std::string(100, '\xff');
}

}  // namespace testing_store
