#include <fstream>

#include "kiosk/protocol/messages.h"
#include "tests/fakes/one_of_each.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;

namespace {

domain::Place full_place() {
    domain::Place p;
    p.id = "main-3-second";
    p.building = {"主楼", "Main"};
    p.floor = {"3 楼", "3F"};
    p.name = {"第二会议室", ""};
    p.kind = domain::PlaceKind::spot;
    p.minutes = 3;
    p.metres = 120;
    p.way = {{domain::StepKind::lift, {"乘 1 号电梯", ""}, {"到 3 楼", ""}},
             {domain::StepKind::turn_right, {}, {"右转", "right"}}};
    p.plan_width = 12.5f;
    p.plan_height = 8;
    p.plan = {{0, 0, 3, 2.25f, {"第一", ""}, domain::CellKind::room},
              {3, 0, 3, 2, {"第二", ""}, domain::CellKind::target}};
    p.path = {{0.1f, 0.2f}, {4, 1}};
    return p;
}

domain::Meeting full_meeting() {
    auto m = meeting(meeting_1, 5000, 156);
    m.title.en = "Sample";
    m.place = "main-3-second";
    m.ends = base::from_ms(6000);
    m.opens = base::from_ms(4000);
    m.closes = base::from_ms(5500);
    m.visibility = domain::Visibility::time_and_place;
    m.counts_public = m.show_ordinal = m.walk_in = m.leaving = true;
    m.salutation = domain::Salutation::sir_madam;
    m.note = {"手机请存放在…", ""};
    m.agenda = "https://example.org/a/7";
    return m;
}

domain::Attendee full_attendee() {
    auto a = attendee(0xfedcba9876543210u, meeting_1, 0xffffffffffffffffu);
    a.generation = 65535;
    a.pinyin = "wang jian guo";
    a.masked_phone = "138****0000";
    a.organisation = {"市委办公室", ""};
    a.seat = {"B 区 12 号", "B12"};
    a.title = {"处长", ""};
    a.honorific = domain::Honorific::sir;
    a.role = domain::Role::observer;
    a.excused = true;
    a.stands_in_for = "李四";
    a.stood_in_by = "赵六";
    a.code_hash = "00112233445566778899aabbccddeeff";
    return a;
}

domain::Site full_site() {
    return {{"淮安市行政中心", "Huai'an Administrative Centre"},
            {"一号机", ""},
            {"大厅值班台", ""},
            "0517-0000",
            {{"市委办公室", ""}, {"示例单位", "Sample"}}};
}

}  // namespace

TEST(Replica, EveryRecordComesBackAsItWent) {
    Folder folder;
    domain::SigningKey key{200, {}};
    key.public_key.fill(0xa5);
    {
        auto store = open(folder);
        EXPECT_EQ(must(store->cursor()), "");
        EXPECT_FALSE(must(store->site()));
        ASSERT_TRUE(store->apply(page({full_site(), full_place(), full_meeting(), full_attendee(), key,
                                       domain::Revocation{CredentialId{9}, base::from_ms(1)}},
                                      "c1")));
    }
    auto store = open(folder);
    EXPECT_EQ(must(store->cursor()), "c1");
    EXPECT_EQ(must(store->site()), full_site());
    EXPECT_EQ(must(store->place("main-3-second")), full_place());
    EXPECT_EQ(must(store->meeting(meeting_1)), full_meeting());
    EXPECT_EQ(must(store->attendee(full_attendee().id)), full_attendee());
    EXPECT_EQ(must(store->keys()), domain::KeyRing{key});
    EXPECT_TRUE(must(store->revoked(CredentialId{9})));
    EXPECT_FALSE(must(store->revoked(CredentialId{10})));
}

TEST(Replica, LayoutsAndCategoriesComeBackAsTheyWentAndInTheirOrder) {
    Folder folder;
    auto first = fakes::layout(), second = fakes::layout();
    first.id = "yard", first.position = 0;
    auto whole = fakes::category(), bare = fakes::bare_category();
    {
        auto store = open(folder);
        EXPECT_TRUE(must(store->layouts()).empty());
        EXPECT_TRUE(must(store->categories()).empty());
        ASSERT_TRUE(store->apply(page({second, whole, first, bare}, "a")));
    }
    auto store = open(folder);
    EXPECT_EQ(must(store->layouts()), (std::vector{first, second}));
    EXPECT_EQ(must(store->categories()), (std::vector{bare, whole}));
    second.cells.pop_back(), second.rows.pop_back(), second.below = 0;
    whole.phrases.clear(), whole.synonyms = {"水"};
    ASSERT_TRUE(store->apply(page({second, whole}, "b")));
    EXPECT_EQ(must(store->layouts()), (std::vector{first, second})) << "nothing of the older one stays";
    EXPECT_EQ(must(store->categories()), (std::vector{bare, whole}));
    ASSERT_TRUE(store->apply(
        page({domain::Tombstone{"layouts", "yard"}, domain::Tombstone{"categories", "water.leak"}}, "c")));
    EXPECT_EQ(must(store->layouts()), (std::vector{second}));
    EXPECT_EQ(must(store->categories()), (std::vector{bare}));
    ASSERT_TRUE(store->apply(page({}, "d", false, true)));
    EXPECT_TRUE(must(store->layouts()).empty()) << "a snapshot that does not name them";
    EXPECT_TRUE(must(store->categories()).empty());
}

TEST(Replica, AnUpsertReplacesTheWholeRecord) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({full_site(), full_place(), full_attendee()}, "c1")));
    auto place = full_place();
    place.way.resize(1);
    place.plan.clear();
    place.path.pop_back();
    auto site = full_site();
    site.organisations.pop_back();
    auto person = full_attendee();
    person.meeting = meeting_2;
    ASSERT_TRUE(store->apply(page({site, place, person}, "c2")));
    EXPECT_EQ(must(store->place(place.id)), place);
    EXPECT_EQ(must(store->site()), site);
    EXPECT_TRUE(must(store->attendees_of({meeting_1}, 10)).empty());
    EXPECT_EQ(must(store->attendees_of({meeting_2}, 10)).size(), 1u);
}

TEST(Replica, FindsAPersonByCredentialAndByCodeWithinOneMeetingOnly) {
    Folder folder;
    auto store = open(folder);
    const auto person = full_attendee();
    auto nameless = attendee(5);
    nameless.credential = {};
    ASSERT_TRUE(store->apply(page({person, nameless}, "c1")));
    EXPECT_EQ(must(store->attendee_by_credential(meeting_1, person.credential)), person);
    EXPECT_FALSE(must(store->attendee_by_credential(meeting_2, person.credential)));
    EXPECT_FALSE(must(store->attendee_by_credential(meeting_1, CredentialId{})));
    EXPECT_EQ(must(store->attendee_by_code(meeting_1, person.code_hash)), person);
    EXPECT_FALSE(must(store->attendee_by_code(meeting_2, person.code_hash)));
    EXPECT_FALSE(must(store->attendee_by_code(meeting_1, "")));
}

TEST(Replica, MeetingsAreReadByTheirStart) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(
        page({meeting(MeetingId{3}, 3000), meeting(MeetingId{1}, 1000), meeting(MeetingId{2}, 2000)}, "c1")));
    const auto found = must(store->meetings_between(base::from_ms(1000), base::from_ms(3000)));
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].id, MeetingId{1});
    EXPECT_EQ(found[1].id, MeetingId{2});
}

TEST(Replica, ListsOfSeveralMeetingsShareOneLimit) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(
        store->apply(page({attendee(1), attendee(2), attendee(3, meeting_2), attendee(4, meeting_2)}, "c")));
    EXPECT_EQ(must(store->attendees_of({meeting_1, meeting_2}, 10)).size(), 4u);
    EXPECT_EQ(must(store->attendees_of({meeting_1, meeting_2}, 3)).size(), 3u);
    EXPECT_TRUE(must(store->attendees_of({}, 3)).empty());
}

TEST(Replica, TombstonesRemoveWhatTheyNameAndNothingElse) {
    Folder folder;
    auto store = open(folder);
    domain::SigningKey key{7, {}};
    ASSERT_TRUE(store->apply(page({full_site(), full_place(), full_meeting(), full_attendee(), attendee(2),
                                   key, domain::Revocation{CredentialId{9}, {}}},
                                  "c1")));
    ASSERT_TRUE(
        store->apply(page({domain::Tombstone{"site", "site"}, domain::Tombstone{"places", "main-3-second"},
                           domain::Tombstone{"meetings", to_string(meeting_1)},
                           domain::Tombstone{"attendees", "fedcba9876543210"}, domain::Tombstone{"keys", "7"},
                           domain::Tombstone{"revocations", "0000000000000009"}},
                          "c2")));
    EXPECT_FALSE(must(store->site()));
    EXPECT_FALSE(must(store->place("main-3-second")));
    EXPECT_FALSE(must(store->meeting(meeting_1)));
    EXPECT_FALSE(must(store->attendee(full_attendee().id)));
    EXPECT_TRUE(must(store->attendee(AttendeeId{2})));
    EXPECT_TRUE(must(store->keys()).empty());
    EXPECT_FALSE(must(store->revoked(CredentialId{9})));
}

TEST(Replica, TombstonesUseTheProtocolsIds) {
    Folder folder;
    auto store = open(folder);
    const auto fact = base::make_uuid_v7(base::from_ms(1));
    for (const domain::Arrival& one :
         {domain::Arrival{meeting_1, AttendeeId{5}, CredentialId{6}, fact, {}, "", false},
          domain::Arrival{meeting_1, {}, CredentialId{6}, fact, {}, "", false},
          domain::Arrival{meeting_1, {}, {}, fact, {}, "", false}}) {
        ASSERT_TRUE(store->apply(page({one}, "c1")));
        EXPECT_EQ(must(store->counts(meeting_1)).arrived, 1);
        ASSERT_TRUE(store->apply(page({domain::Tombstone{"arrivals", protocol::id_of(one)}}, "c2")));
        EXPECT_EQ(must(store->counts(meeting_1)).arrived, 0) << protocol::id_of(one);
    }
}

TEST(Replica, AnAnnulmentsTombstoneUsesTheProtocolsId) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(check_in(meeting_1, 5, 6)));
    const domain::Annulment taken_back{fact.header.id, meeting_1};
    ASSERT_TRUE(store->apply(page({taken_back}, "c1")));
    EXPECT_EQ(must(store->counts(meeting_1)).arrived, 0);
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"annulments", protocol::id_of(taken_back)}}, "c2")));
    EXPECT_EQ(must(store->counts(meeting_1)).arrived, 1);
}

TEST(Replica, KeepsTheKiosksConfigWithWhatItLeavesOpen) {
    Folder folder;
    domain::KioskConfig config;
    config.kiosk = "k1";
    config.calm = false;
    config.quiet_hours = "";
    config.sound_volume = 0;
    config.hash = "0123456789abcdef";
    {
        auto store = open(folder);
        EXPECT_FALSE(must(store->config()));
        ASSERT_TRUE(store->apply(page({fakes::kiosk_config()}, "c1")));
        EXPECT_EQ(must(store->config()), fakes::kiosk_config());
        ASSERT_TRUE(store->apply(page({config}, "c2")));
    }
    auto store = open(folder);
    EXPECT_EQ(must(store->config()), config) << "after a restart";
    ASSERT_TRUE(store->wipe_personal_data({}));
    EXPECT_TRUE(must(store->config())) << "nobody is named by that";
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"config", protocol::id_of(config)}}, "c3")));
    EXPECT_FALSE(must(store->config()));
    ASSERT_TRUE(store->apply(page({config}, "c4")));
    ASSERT_TRUE(store->apply(page({domain::UnknownRecord{"config", "k1", "[]"}}, "c5")));
    EXPECT_FALSE(must(store->config())) << "what cannot be read any more does not hold";
}

TEST(Replica, UnderAnotherIdTheOldConfigGoesWithTheSnapshot) {
    Folder folder;
    auto store = open(folder);
    domain::KioskConfig other;
    other.kiosk = "k2";
    other.hash = "0123456789abcdef";
    ASSERT_TRUE(store->apply(page({fakes::kiosk_config()}, "c1")));
    ASSERT_TRUE(store->apply(page({other}, "d1", true, true)));
    EXPECT_EQ(must(store->config()), other);
    ASSERT_TRUE(store->apply(page({}, "d2")));
    ASSERT_TRUE(store->apply(page({domain::Tombstone{"config", "k2"}}, "d3")));
    EXPECT_FALSE(must(store->config()));
}

TEST(Replica, ARecordThatCannotBeReadAnyMoreReplacesTheOneThatCould) {
    Folder folder;
    auto store = open(folder);
    ASSERT_TRUE(store->apply(page({full_meeting()}, "c1")));
    ASSERT_TRUE(store->apply(page({domain::UnknownRecord{"meetings", to_string(meeting_1), "{}"}}, "c2")));
    EXPECT_FALSE(must(store->meeting(meeting_1)));
    ASSERT_TRUE(store->apply(page({full_meeting()}, "c3")));
    EXPECT_TRUE(must(store->meeting(meeting_1)));
}

TEST(Replica, WhatNobodyKnowsIsNeverFatal) {
    Folder folder;
    auto store = open(folder);
    EXPECT_TRUE(store->apply(page(
        {domain::UnknownRecord{"weather", "w1", "{\"level\":\"橙\"}"}, domain::Tombstone{"weather", "w2"},
         domain::Tombstone{"meetings", "not hex"}, domain::Tombstone{"keys", "many"},
         domain::Tombstone{"arrivals", "?"}, domain::Tombstone{"", ""}},
        "c1")));
    EXPECT_EQ(must(store->cursor()), "c1");
}

TEST(Replica, WipingForgetsPeopleAndKeepsFacts) {
    Folder folder;
    auto store = open(folder);
    const auto fact = must(store->record(check_in(meeting_1, 1, 1)));
    ASSERT_TRUE(store->apply(page({full_site(), full_meeting(), full_attendee(),
                                   domain::Arrival{meeting_1, AttendeeId{5}, {}, {}, {}, "二号机", false}},
                                  "c1")));
    const auto taken_back = must(store->record(check_in(meeting_1, 2, 2)));
    ASSERT_TRUE(store->apply(page({domain::Annulment{taken_back.header.id, meeting_1}}, "c2")));
    ASSERT_TRUE(store->wipe_personal_data({}));
    EXPECT_FALSE(must(store->known_check_in(meeting_1, AttendeeId{2}, {}))) << "nobody is named by that";
    EXPECT_EQ(must(store->cursor()), "");
    EXPECT_TRUE(must(store->attendees_of({meeting_1}, 10)).empty());
    EXPECT_FALSE(must(store->known_check_in(meeting_1, AttendeeId{5}, {})));
    EXPECT_EQ(must(store->unsent(10)), (std::vector{fact, taken_back}));
    EXPECT_TRUE(must(store->site()));
}

TEST(Replica, WipedNamesAreNotLeftInTheFiles) {
    Folder folder;
    auto store = open(folder);
    auto person = full_attendee();
    person.name = "canary-name-of-nobody";
    ASSERT_TRUE(store->apply(page({person}, "c1")));
    ASSERT_TRUE(store->wipe_personal_data({}));
    for (const auto& name : {folder.file(), folder.file() + "-wal"}) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(bytes.find(person.name), std::string::npos) << name;
    }
}
