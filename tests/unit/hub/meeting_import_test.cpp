// Meetings from calendars and tables, and what importing them would do.
#include <random>

#include <gtest/gtest.h>

#include "hub/meetings/meeting_edits.h"
#include "hub/meetings/meeting_plan.h"
#include "tests/fakes/console_visitor.h"

namespace {

using hub::StaffRole;

std::string calendar(const std::string& events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//ZH\r\n" + events + "END:VCALENDAR\r\n";
}
std::string event(const std::string& lines, const std::string& uid = "1@example.org") {
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\n" + lines + "\r\nEND:VEVENT\r\n";
}
const std::string usual =
    "SUMMARY:例会（示例）\r\nLOCATION:第二会议室\r\nDTSTART:20261222T010000Z\r\nDTEND:20261222T023000Z";

std::vector<domain::Place> places() {
    domain::Place second, other, twin;
    second.id = "main-3-second";
    second.building = {"主楼", "Main building"};
    second.floor = {"3 楼", "Floor 3"};
    second.name = {"第二会议室", "Room 2"};
    other.id = "north-1";
    other.name = {"小会议室", ""};
    twin = other;
    twin.id = "north-2";
    return {second, other, twin};
}
hub::MeetingPlan plan(const std::string& text, const std::vector<domain::Meeting>& known = {}) {
    return hub::plan_meetings(hub::read_meetings(text), known, places(), true);
}
std::string faults(const std::string& text) {
    std::string all;
    for (const auto& fault : plan(text).faults)
        all += std::to_string(fault.line) + " " + fault.column + ": " + std::string(fault.what) + "\n";
    return all;
}

TEST(Calendar, BecomesMeetingsOfTheHouse) {
    const auto one = plan(calendar(event(usual)));
    ASSERT_EQ(one.added.size(), 1u) << faults(calendar(event(usual)));
    EXPECT_EQ(one.added[0].title.zh, "例会（示例）");
    EXPECT_EQ(one.added[0].place, "main-3-second");
    EXPECT_EQ(one.added[0].starts, fakes::at(9, 0));
    EXPECT_EQ(one.added[0].ends, fakes::at(10, 30));
    EXPECT_EQ(one.added[0].opens, fakes::at(8, 0));
    EXPECT_EQ(one.added[0].visibility, domain::Visibility::hidden);
}

TEST(Calendar, KnowsTheZonesOfOthers) {
    const std::string head = "SUMMARY:会\r\nLOCATION:Room 2\r\n";
    for (const char* times :
         {"DTSTART:20261222T090000\r\nDTEND:20261222T103000",
          "DTSTART;TZID=Asia/Shanghai:20261222T090000\r\nDURATION:PT1H30M",
          "DTSTART;TZID=China Standard Time:20261222T090000\r\nDTEND;TZID=China Standard "
          "Time:20261222T103000",
          "DTSTART;TZID=Europe/Berlin:20261222T020000\r\nDTEND;TZID=Europe/Berlin:20261222T033000"}) {
        const auto one = plan(calendar(event(head + times)));
        ASSERT_EQ(one.added.size(), 1u) << times << faults(calendar(event(head + times)));
        EXPECT_EQ(one.added[0].starts, fakes::at(9, 0)) << times;
        EXPECT_EQ(one.added[0].ends, fakes::at(10, 30)) << times;
    }
}

TEST(Calendar, SaysWhatItCannotTake) {
    const std::string head = "SUMMARY:会\r\nLOCATION:Room 2\r\n";
    EXPECT_EQ(faults(calendar(event(head + "DTSTART;VALUE=DATE:20261222"))), "1 : 全天的日程没有开始时间\n");
    EXPECT_EQ(faults(calendar(event(usual + "\r\nRRULE:FREQ=WEEKLY"))), "1 : 重复的日程请一场一场地录入\n");
    EXPECT_EQ(faults(calendar(event(head + "DTSTART;TZID=Mars/Base:20261222T090000\r\nDURATION:PT1H"))),
              "1 : 这个日程的时区认不出来\n");
    EXPECT_EQ(faults(calendar(event(head))), "1 : 没有开始或结束时间\n");
    EXPECT_EQ(faults(calendar(event(usual + "\r\nCLASS:CONFIDENTIAL"))), "1 : 涉密会议不得录入\n");
    EXPECT_EQ(faults(calendar("")), "0 : 没有内容\n");
    EXPECT_EQ(faults(calendar(event(usual) + event(usual))), "2 : 这场会议在前面已经写过\n");
    std::string deep = "BEGIN:VCALENDAR\n";
    for (int n = 0; n < 100'000; ++n)
        deep += "BEGIN:VEVENT\n";
    for (const std::string& broken : {std::string("BEGIN:VCALENDAR\r\nBEGIN:VEV"), deep,
                                      calendar("END:VEVENT\r\n"), calendar("") + calendar("")})
        EXPECT_EQ(faults(broken), "1 : 这不是完整的日历文件\n");
    const auto cancelled = plan(calendar(event(usual + "\r\nSTATUS:CANCELLED") + event(usual, "2")));
    EXPECT_EQ(cancelled.added.size(), 1u);
    EXPECT_EQ(cancelled.ignored.size(), 1u);
}

TEST(Calendar, IsKnownAgain) {
    const auto first = plan(calendar(event(usual)));
    auto known = first.added;
    known[0].visibility = domain::Visibility::open;
    EXPECT_EQ(plan(calendar(event(usual)), known).unchanged, 1u);
    std::string later = usual;
    later.replace(later.find("T010000Z"), 8, "T020000Z");
    const auto moved = plan(calendar(event(later)), known);
    ASSERT_EQ(moved.changed.size(), 1u);
    EXPECT_EQ(moved.changed[0].fields, "starts, opens");
    EXPECT_EQ(moved.changed[0].after.visibility, domain::Visibility::open);
}

TEST(MeetingTable, ReadsTheDatesThatPeopleWrite) {
    for (const char* row :
         {"例会,3 楼第二会议室,2026-12-22,9:00,10:30", "例会,第二会议室,2026/12/22,09:00,10：30",
          "例会,main-3-second,2026年12月22日,9：00,10.30"}) {
        const auto one = plan("会议名称,地点,日期,开始,结束\n" + std::string(row));
        ASSERT_EQ(one.added.size(), 1u) << faults("会议名称,地点,日期,开始,结束\n" + std::string(row));
        EXPECT_EQ(one.added[0].starts, fakes::at(9, 0)) << row;
        EXPECT_EQ(one.added[0].ends, fakes::at(10, 30)) << row;
    }
    EXPECT_EQ(hub::plain_date("12/22"), "12/22");
    EXPECT_EQ(hub::plain_date("99999999999/1/1"), "99999999999/1/1");
    EXPECT_EQ(hub::plain_time("25:00"), "25:00");
}

TEST(MeetingTable, SaysWhatIsWrongWhere) {
    const std::string head = "会议名称,地点,日期,开始,结束\n";
    EXPECT_EQ(faults("地点\nx"), "1 : 第一行要写列名，其中一列是“会议名称”\n");
    EXPECT_EQ(faults(head + "会,小会议室,2026-12-22,9:00,10:00"), "2 地点: 没有这个地点，或不止一个\n");
    EXPECT_EQ(faults(head + "会,,2026-12-22,9:00,8:00"),
              "2 结束时间: 结束要晚于开始；跨天的会议请写结束日期\n2 地点: 请选地点\n");
    EXPECT_EQ(faults(head + "会,Room 2,明天,上午,10:00"), "2 日期: 请写日期\n2 开始时间: 请写开始时间\n");
    EXPECT_EQ(faults(head + "会,Room 2,2026-12-22,9:00,10:00\n会,Room 2,2026-12-22,9:00,11:00"),
              "3 : 这场会议在前面已经写过\n");
    EXPECT_EQ(faults(head + "会,Room 2,2026-12-22,9:00,10:00\n会,秘密,2026-12-22,9:00,11:00"),
              "3 : 涉密会议不得录入\n");
    const auto unsaid =
        hub::plan_meetings(hub::read_meetings(head + "会,Room 2,2026-12-22,9:00,10:00"), {}, places(), false);
    ASSERT_EQ(unsaid.faults.size(), 1u);
    EXPECT_EQ(unsaid.faults[0].what, "涉密会议不得录入；请确认这些会议都不涉密");
}

// Whatever bytes are put in, there is an answer, and with faults nothing to carry out.
TEST(Imports, TakeAnyBytes) {
    std::mt19937 random(7);
    const std::string seeds[] = {"姓名,单位,手机\n王,\"a\"\"b\",138\n李;x\t\r\n", calendar(event(usual)),
                                 "会议名称,地点,日期,开始,结束\n会,Room 2,2026-12-22,9:00,10:00\n"};
    for (int round = 0; round < 3000; ++round) {
        std::string text = seeds[round % 3];
        for (int bend = 0; bend < 1 + round % 8; ++bend) {
            const std::size_t at = random() % (text.size() + 1);
            if (random() % 2 && at < text.size())
                text[at] = static_cast<char>(random());
            else if (random() % 2)
                text.insert(at, 1, "\",;\t\n\r=:"[random() % 8]);
            else
                text.erase(at, random() % 9);
        }
        const auto table = hub::read_attendee_table(text);
        const auto people = hub::plan_list(table, {}, true);
        EXPECT_GE(people.faults.size(), table.faults.size());
        EXPECT_EQ(people.digest.empty(), !people.faults.empty());
        (void)plan(text);
    }
}

TEST(Rating, TheRateIsTheFirstThreeOfAllValidAnswers) {
    using enum domain::Satisfaction;
    const auto sum = hub::sum_of({very_satisfied, satisfied, fairly_satisfied, dissatisfied});
    EXPECT_EQ(sum.valid(), 4u);
    EXPECT_EQ(sum.content(), 3u);
    EXPECT_EQ(sum.per_mille(), 750);
    EXPECT_EQ(hub::sum_of({}).per_mille(), 0);
    EXPECT_EQ(hub::sum_of({very_satisfied, satisfied, very_dissatisfied}).per_mille(), 667);
    for (std::size_t n = 0; n < hub::rating_count; ++n)
        EXPECT_EQ(domain::parse_satisfaction(domain::to_string(static_cast<hub::Rating>(n))),
                  static_cast<hub::Rating>(n));
    EXPECT_FALSE(domain::parse_satisfaction("splendid"));
}

class ConsoleImport : public testing::Test {
  protected:
    ConsoleImport() {
        hub.add_sample();
        hub::Edit edit;
        edit.changes = {places()[0]};
        (void)hub.store().apply(edit, hub.clock.wall());
    }
    static std::string hidden(const hub::Response& page, const std::string& name) {
        const std::string head = "name=\"" + name + "\" value=\"";
        const auto at = page.body.find(head);
        return at == std::string::npos ? "" : page.body.substr(at + head.size(), 64);
    }
    std::size_t meetings() { return hub.store().records(domain::topic::meetings).value().size(); }
    fakes::HubInProcess hub;
    fakes::ConsoleVisitor organiser{hub, {StaffRole::meetings}}, duty{hub, {StaffRole::duty}};
    const std::string page = "/console/meetings/" + base::to_string(fakes::meeting().id);
};

TEST_F(ConsoleImport, IsLookedAtAndThenCarriedOut) {
    const std::string text = calendar(event(usual));
    EXPECT_EQ(organiser.post("/console/meetings/import", {{"pasted", text}}).status, 422);
    const auto preview =
        organiser.post("/console/meetings/import", {{"pasted", text}, {"unclassified", "1"}});
    ASSERT_EQ(preview.status, 200);
    EXPECT_NE(preview.body.find("例会（示例）"), std::string::npos);
    EXPECT_EQ(meetings(), 1u);
    EXPECT_EQ(organiser.post("/console/meetings/import/apply", {{"table", text}, {"digest", "0"}}).status,
              422);
    EXPECT_EQ(meetings(), 1u);
    const auto digest = hidden(preview, "digest");
    EXPECT_EQ(organiser.post("/console/meetings/import/apply", {{"table", text}, {"digest", digest}}).status,
              303);
    EXPECT_EQ(meetings(), 2u);
    EXPECT_EQ(hub.store().accounts().audit({.limit = 1}).value().at(0).action, "meeting.import");
    // Once more, as after a double click: nothing is left to do, and that is another plan.
    EXPECT_EQ(organiser.post("/console/meetings/import/apply", {{"table", text}, {"digest", digest}}).status,
              422);
    EXPECT_EQ(meetings(), 2u);
    EXPECT_EQ(duty.get("/console/meetings/import").status, 403);
}

TEST_F(ConsoleImport, TheOrganisersWordIsKept) {
    EXPECT_EQ(organiser.post(page + "/rating", {{"rating", "splendid"}}).status, 303);
    EXPECT_TRUE(hub.store().ratings().value().empty());
    EXPECT_EQ(organiser.post(page + "/rating", {{"rating", "satisfied"}}).status, 303);
    EXPECT_EQ(organiser.post(page + "/rating", {{"rating", "dissatisfied"}}).status, 303);
    EXPECT_EQ(hub.store().ratings().value().at(fakes::meeting().id), hub::Rating::dissatisfied);
    const auto entry = hub.store().accounts().audit({.limit = 1}).value().at(0);
    EXPECT_EQ(entry.action, "meeting.rate");
    EXPECT_EQ(entry.detail, "dissatisfied");
    const auto list = duty.get("/console/meetings");
    EXPECT_NE(list.body.find("0.0 %"), std::string::npos);
    EXPECT_NE(list.body.find("÷ 有效评价 1"), std::string::npos);
    EXPECT_EQ(duty.post(page + "/rating", {{"rating", "satisfied"}}).status, 403);
    hub.clock.jump_wall(-std::chrono::minutes{13});
    EXPECT_EQ(organiser.get(page).body.find("/rating"), std::string::npos);
}

}  // namespace
