// The console's list of meetings and the page of one.
#include <gtest/gtest.h>

#include "hub/handlers/console/presence.h"
#include "hub/web/wording.h"
#include "tests/fakes/console_visitor.h"

namespace {

using hub::StaffRole;

bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

class ConsoleMeetings : public testing::Test {
  protected:
    ConsoleMeetings() : kiosk(hub.add_kiosk("k1", "token of kiosk one")) { hub.add_sample(); }

    void put(const std::vector<domain::Change>& changes) {
        hub::Edit edit;
        edit.changes = changes;
        ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }
    void add(const domain::Attendee& attendee) {
        hub::Edit edit;
        edit.changes = {attendee};
        edit.people.push_back({attendee.id, attendee.meeting, attendee.credential, "13900001111", "ABCD2346",
                               "page of " + base::to_string(attendee.id)});
        ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }
    void check_in(const domain::Fact& fact) {
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        ASSERT_TRUE(hub.store().receive(kiosk, batch, std::nullopt, hub.clock.wall()));
    }
    static domain::Meeting numbered(int n) {
        domain::Meeting meeting = fakes::meeting();
        meeting.id = {0x10000u + static_cast<unsigned>(n)};
        meeting.title = {"第" + std::to_string(n) + "场会（示例）", ""};
        for (auto* time : {&meeting.starts, &meeting.ends, &meeting.opens, &meeting.closes})
            *time -= std::chrono::hours{24 * n};
        return meeting;
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk;
    fakes::ConsoleVisitor organiser{hub, {StaffRole::meetings}}, auditor{hub, {StaffRole::auditor}};
    const std::string page = "/console/meetings/" + base::to_string(fakes::meeting().id);
};

TEST_F(ConsoleMeetings, AttendanceIsCountedByMeetingAndKind) {
    put({numbered(1)});
    check_in(fakes::check_in_fact(1));
    auto walk_in = fakes::check_in_fact(2);
    walk_in.header.id.bytes[15] ^= 1;
    domain::CheckInFact body;
    body.meeting = fakes::meeting().id;
    body.walk_in_name = "示例";
    walk_in.body = body;
    check_in(walk_in);
    auto stranger = fakes::check_in_fact(3);
    stranger.header.id.bytes[15] ^= 2;
    body = {};
    body.meeting = numbered(1).id;
    body.credential = {77};
    stranger.body = body;
    check_in(stranger);
    const auto counts = hub.store().attendance({fakes::meeting().id, numbered(1).id, numbered(2).id}).value();
    EXPECT_EQ(counts.size(), 2u);
    EXPECT_EQ(counts.at(fakes::meeting().id), (hub::Attendance{1, 1}));
    EXPECT_EQ(counts.at(numbered(1).id), (hub::Attendance{1, 0}));
    EXPECT_TRUE(hub.store().attendance({}).value().empty());
}

TEST_F(ConsoleMeetings, AnEditThatCannotBeMadeChangesNothing) {
    const auto head = hub.store().head().value();
    const auto refused = hub.store().apply(
        []() -> base::Result<hub::Edit> {
            return base::Error{base::ErrorKind::refused, "no", "test"};
        },
        hub.clock.wall());
    EXPECT_EQ(refused.error().kind, base::ErrorKind::refused);
    EXPECT_EQ(hub.store().head().value(), head);
    ASSERT_TRUE(hub.store().apply(
        [&]() -> base::Result<hub::Edit> {
            auto meeting = std::get<domain::Meeting>(
                *hub.store().record(domain::topic::meetings, base::to_string(fakes::meeting().id)).value());
            meeting.expected += 1;
            hub::Edit edit;
            edit.changes = {meeting};
            return edit;
        },
        hub.clock.wall()));
    EXPECT_EQ(hub.store().head().value(), head + 1);
}

TEST_F(ConsoleMeetings, AreListedNewestFirstFiftyAPage) {
    std::vector<domain::Change> changes;
    for (int n = 1; n <= 60; ++n)
        changes.emplace_back(numbered(n));
    put(changes);
    const auto first = auditor.get("/console/meetings");
    EXPECT_EQ(first.status, 200);
    EXPECT_TRUE(says(first, "共 61 场会议"));
    EXPECT_TRUE(says(first, "class=\"today\""));
    EXPECT_LT(first.body.find("后勤保障工作例会"), first.body.find("第1场会"));
    EXPECT_TRUE(says(first, "第49场会"));
    EXPECT_FALSE(says(first, "第50场会"));
    EXPECT_FALSE(says(first, "新建会议"));
    const auto second = organiser.get("/console/meetings?page=2");
    EXPECT_TRUE(says(second, "第50场会"));
    EXPECT_FALSE(says(second, "第49场会"));
    EXPECT_TRUE(says(second, "新建会议"));
    EXPECT_EQ(organiser.get("/console/meetings?page=99999999999999999999").status, 200);
    EXPECT_EQ(organiser.get("/console/meetings?page=18446744073709551615").status, 200);
}

TEST_F(ConsoleMeetings, AreFoundByTextAndDay) {
    put({numbered(1), numbered(2)});
    EXPECT_TRUE(says(auditor.get("/console/meetings?text=LOGISTICS"), "共 1 场会议"));
    EXPECT_TRUE(says(auditor.get("/console/meetings?text=" + hub::encoded("示例")), "共 3 场会议"));
    EXPECT_TRUE(says(auditor.get("/console/meetings?day=2026-12-21"), "第1场会"));
    EXPECT_FALSE(says(auditor.get("/console/meetings?day=2026-12-21"), "第2场会"));
    const auto hostile =
        auditor.get("/console/meetings?text=" + hub::encoded("\"><script>alert(1)</script>"));
    EXPECT_FALSE(says(hostile, "<script>alert"));
}

TEST_F(ConsoleMeetings, OneShowsItsPeopleMasked) {
    auto excused = fakes::attendee();
    excused.id = {0x0b02};
    excused.credential = {0xc0ffee0000000002};
    excused.name = "李秀英";
    excused.pinyin = "li xiu ying";
    excused.excused = true;
    add(excused);
    check_in(fakes::check_in_fact(1));
    const auto whole = auditor.get(page);
    EXPECT_EQ(whole.status, 200);
    EXPECT_TRUE(says(whole, "王*国"));
    EXPECT_TRUE(says(whole, "李*英"));
    EXPECT_TRUE(says(whole, "已请假"));
    EXPECT_FALSE(says(whole, "王建国"));
    EXPECT_FALSE(says(whole, "1380"));
    EXPECT_FALSE(says(whole, "打印签到码"));
    EXPECT_TRUE(says(organiser.get(page), "打印签到码"));
    EXPECT_TRUE(says(auditor.get(page + "?text=wjg"), "共 1 人"));
    EXPECT_TRUE(says(auditor.get(page + "?state=excused"), "共 1 人"));
    EXPECT_TRUE(says(auditor.get(page + "?state=missing"), "共 0 人"));
    EXPECT_EQ(auditor.get("/console/meetings/00000000000000ff").status, 404);
    EXPECT_EQ(auditor.get("/console/meetings/x'--").status, 404);
}

TEST_F(ConsoleMeetings, TheCountMovesWithoutReloading) {
    auto live = auditor.get(page + "/live");
    ASSERT_TRUE(live.events);
    EXPECT_NE(live.events()->find("\"tile\\\"><b>0"), std::string::npos);
    check_in(fakes::check_in_fact(1));
    const auto next = live.events();
    ASSERT_TRUE(next);
    EXPECT_NE(next->find("王*国"), std::string::npos);
}

TEST_F(ConsoleMeetings, APageEndsToFollowWithTheSession) {
    auto live = auditor.get(page + "/live");
    ASSERT_TRUE(live.events());
    EXPECT_EQ(auditor.post("/console/sign-out", {}).status, 303);
    check_in(fakes::check_in_fact(1));
    EXPECT_FALSE(live.events());
}

TEST_F(ConsoleMeetings, WhoHasNothingToDoWithThemSeesThePublicOnes) {
    fakes::ConsoleVisitor cleaner{hub, {StaffRole::cleaning}};
    auto secret = numbered(0);
    secret.visibility = domain::Visibility::hidden;
    auto open = secret;
    open.id = numbered(1).id;
    open.title = numbered(1).title;
    open.visibility = domain::Visibility::open;
    put({secret, open});
    for (const char* address : {"/console", "/console/live"}) {
        const auto text = [&](fakes::ConsoleVisitor& visitor) {
            const auto answer = visitor.get(address);
            return answer.events ? answer.events().value() : answer.body;
        };
        EXPECT_EQ(text(cleaner).find("第0场会"), std::string::npos);
        EXPECT_NE(text(cleaner).find("第1场会"), std::string::npos);
        EXPECT_NE(text(auditor).find("第0场会"), std::string::npos);
    }
}

TEST_F(ConsoleMeetings, TheTableForSpreadsheetsComputesNothing) {
    auto bomb = fakes::attendee();
    bomb.id = {0x0b03};
    bomb.credential = {0xc0ffee0000000003};
    bomb.name = "=HYPERLINK(\"https://example.org\")";
    add(bomb);
    check_in(fakes::check_in_fact(1));
    const auto table = organiser.get(page + "/attendance.csv");
    EXPECT_EQ(table.content_type, "text/csv; charset=utf-8");
    EXPECT_TRUE(table.body.starts_with("\xEF\xBB\xBF姓名,单位名称,"));
    EXPECT_TRUE(says(table, "王建国,示例单位,,B 区 12 号,正式,已到,2026-12-22 "));
    EXPECT_TRUE(says(table, "\"'=HYPERLINK(\"\"https://example.org\"\")\""));
    const auto written = hub.store().accounts().audit({.limit = 1}).value();
    EXPECT_EQ(written.at(0).action, "meeting.export");
    EXPECT_EQ(written.at(0).actor.who, organiser.name);
    EXPECT_EQ(auditor.get(page + "/attendance.csv").status, 403);
}

TEST(Presence, PutsListAndArrivalsTogether) {
    auto coming = fakes::attendee(), stood_in = fakes::attendee(), waiting = fakes::attendee();
    stood_in.id = {2};
    stood_in.stood_in_by = "王建国";
    waiting.id = {3};
    domain::Arrival here, removed, walk_in;
    here.attendee = coming.id;
    here.at = fakes::at(8, 50);
    here.left = true;
    removed.attendee = {99};
    removed.at = walk_in.at = fakes::at(8, 55);
    const auto rows = hub::presence_of({coming, stood_in, waiting}, {here, removed, walk_in});
    const auto count = hub::count_presence(rows);
    EXPECT_EQ(count.left, 1);
    EXPECT_EQ(count.here, 0);
    EXPECT_EQ(count.missing, 1);
    EXPECT_EQ(count.excused, 1);
    EXPECT_EQ(count.walk_ins, 2);
    const auto latest = hub::latest_of(rows, 2);
    ASSERT_EQ(latest.size(), 2u);
    EXPECT_EQ(latest[0].at, fakes::at(8, 55));
}

}  // namespace
