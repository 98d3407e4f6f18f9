// A list as a table, and what importing it would do.
#include "hub/import/attendee_table.h"

#include <gtest/gtest.h>

#include "hub/meetings/list_plan.h"
#include "hub/meetings/meeting_draft.h"
#include "tests/fakes/sample_data.h"

namespace {

using hub::Column;

hub::ListPlan plan(const std::string& text, const std::vector<hub::Listed>& known = {}, bool whole = false) {
    return hub::plan_list(hub::read_attendee_table(text), known, whole);
}
std::vector<hub::Listed> wang() {
    return {{fakes::attendee(), "13800000000"}};
}
// "line column: what" of each fault.
std::vector<std::string> faults(const std::string& text, const std::vector<hub::Listed>& known = {}) {
    std::vector<std::string> all;
    for (const auto& fault : plan(text, known).faults)
        all.push_back(std::to_string(fault.line) + " " + fault.column + ": " + std::string(fault.what));
    return all;
}
using Faults = std::vector<std::string>;

TEST(AttendeeTable, KnowsTheUsualHeads) {
    const auto read = hub::read_attendee_table(
        "序号\t 姓 名 \t工作单位\t手机号\t座位号\t职务\t性别\t角色\t请假\t代会\n"
        "1\t王建国\t示例单位\t138-0000-0000\tB 区 12 号\t处长\t男\t列席\t\t\n");
    ASSERT_TRUE(read.faults.empty()) << read.faults[0].what;
    EXPECT_EQ(read.ignored, std::vector<std::string>{"序号"});
    ASSERT_EQ(read.rows.size(), 1u);
    domain::Attendee person;
    std::string phone;
    EXPECT_TRUE(hub::put_cells(read.rows[0], person, phone).empty());
    EXPECT_EQ(person.name, "王建国");
    EXPECT_EQ(person.pinyin, "wang jian guo");
    EXPECT_EQ(person.seat.zh, "B 区 12 号");
    EXPECT_EQ(person.role, domain::Role::observer);
    EXPECT_EQ(person.honorific, domain::Honorific::sir);
    EXPECT_FALSE(person.excused);
    EXPECT_EQ(phone, "13800000000");
    EXPECT_TRUE(
        hub::read_attendee_table("Name,Organisation,Phone,Seat\nA B,C,+86 13800000001,1\n").faults.empty());
}

TEST(AttendeeTable, SaysWhatIsWrongWhere) {
    EXPECT_EQ(faults(""), (Faults{"1 : 没有内容"}));
    EXPECT_EQ(faults("单位,手机\nA,1"), (Faults{"1 : 第一行要写列名，其中一列是“姓名”"}));
    EXPECT_EQ(faults("姓名,Name\nA,B"), (Faults{"1 Name: 这一列出现了两次"}));
    EXPECT_EQ(faults("姓名,单位\n,示例\n李,\"示\n例\"\n" + std::string(50, 'x') + ",a"),
              (Faults{"2 姓名: 没有写姓名", "3 单位名称: 有看不见的控制字符或换行", "5 姓名: 太长了"}));
    EXPECT_EQ(faults("姓名,手机\n李,12a\n王,12"),
              (Faults{"2 手机号码: 电话只写数字，3 到 20 位", "3 手机号码: 电话只写数字，3 到 20 位"}));
    EXPECT_EQ(faults("姓名,角色,请假,称呼\n李,主席台,也许,博士"),
              (Faults{"2 先生或女士: 请写“先生”或“女士”，或空着", "2 参会身份: 请写“正式”“列席”或“工作人员”",
                      "2 已请假: 请写“请假”“是”或“否”"}));
    EXPECT_EQ(faults("姓名\n李,多出来"), (Faults{"2 : 这一行的列比第一行多"}));
    EXPECT_EQ(faults("姓名\n\"李"), (Faults{"2 : 这里读不下去：引号没有成对，或行列太多"}));
    EXPECT_EQ(faults("\xD0\xD5"), (Faults{"1 : 文件的编码认不出来，请另存为 UTF-8 的 CSV"}));
    EXPECT_EQ(faults("姓名\n=1+1\n@x\n'=1"),
              (Faults{"2 姓名: 不能以 = + - @ 开头", "3 姓名: 不能以 = + - @ 开头",
                      "4 姓名: 不能以 = + - @ 开头"}));
}

TEST(AttendeeTable, RefusesNobodyTwice) {
    EXPECT_EQ(faults("姓名,单位\n李,甲\n李,乙\n李, 甲 "),
              (Faults{"4 姓名: 这个人在前面已经写过；同名的两个人请都写上手机号码"}));
    EXPECT_EQ(faults("姓名,单位,手机\n李,甲,13800000001\n李,甲,13800000002"), Faults{});
    EXPECT_EQ(faults("姓名,手机\n李,13800000001\n王,+86 138 0000 0001"),
              (Faults{"3 手机号码: 这个号码在前面已经写过"}));
}

TEST(AttendeeTable, RefusesWhatIsClassified) {
    const std::string sentence(hub::classified_words);
    for (const char* table : {"姓名,密级\n李,\n王,机密", "姓名,涉密\n李,是", "姓名,密级\n李,内部",
                              "机密★1年\n姓名\n李", "姓名,备注\n李,绝密", "Name,Classified\nA,yes"}) {
        const auto read = hub::read_attendee_table(table);
        ASSERT_EQ(read.faults.size(), 1u) << table;
        EXPECT_EQ(read.faults[0].what, sentence) << table;
        EXPECT_TRUE(read.rows.empty());
    }
    EXPECT_TRUE(hub::read_attendee_table("姓名,密级,单位\n李,非密,机密局\n王,,\n").faults.empty());
}

TEST(ListPlan, KnowsPeopleAgain) {
    const auto same = plan("姓名,单位\n王建国,示例单位\n", wang());
    EXPECT_EQ(same.unchanged, 1u);
    EXPECT_TRUE(same.added.empty() && same.changed.empty() && same.removed.empty());
    const auto moved = plan("姓名,单位,座位\n王 建国,示例单位,C 1\n", wang());
    ASSERT_EQ(moved.changed.size(), 1u);
    EXPECT_EQ(moved.changed[0].after.attendee.id, fakes::attendee().id);
    EXPECT_EQ(moved.changed[0].after.attendee.credential, fakes::attendee().credential);
    EXPECT_EQ(moved.changed[0].after.phone, "13800000000");
    EXPECT_EQ(moved.changed[0].fields, "name, seat");
    const auto renamed = plan("姓名,单位,手机\n王建军,别处,13800000000\n", wang());
    ASSERT_EQ(renamed.changed.size(), 1u);
    EXPECT_EQ(renamed.changed[0].fields, "name, organisation");
    EXPECT_EQ(plan("姓名,单位\n王建国,别处\n", wang()).added.size(), 1u);
}

TEST(ListPlan, APhoneClaimsItsOwnerBeforeANameDoes) {
    const auto both =
        plan("姓名,单位,手机\n王建国,示例单位,13900000000\n王大国,示例单位,13800000000\n", wang());
    ASSERT_EQ(both.added.size(), 1u);
    ASSERT_EQ(both.changed.size(), 1u);
    EXPECT_EQ(both.added[0].phone, "13900000000");
    EXPECT_EQ(both.changed[0].after.attendee.name, "王大国");
}

TEST(ListPlan, RemovesOnlyWhereTheTableIsTheWholeList) {
    EXPECT_TRUE(plan("姓名\n李秀英\n", wang()).removed.empty());
    const auto whole = plan("姓名\n李秀英\n", wang(), true);
    ASSERT_EQ(whole.removed.size(), 1u);
    EXPECT_EQ(whole.removed[0].attendee.id, fakes::attendee().id);
    EXPECT_TRUE(plan("姓名\n,\n=x\n", wang(), true).removed.empty());
}

TEST(ListPlan, JoinsStandIns) {
    const auto two = plan("姓名,单位,座位,代会\n王,甲,1,李\n赵,甲,2,\n");
    ASSERT_EQ(two.added.size(), 3u);
    EXPECT_EQ(two.added[0].attendee.stood_in_by, "李");
    EXPECT_EQ(two.added[2].attendee.name, "李");
    EXPECT_EQ(two.added[2].attendee.seat.zh, "1");
    EXPECT_EQ(two.added[2].attendee.stands_in_for, "王");
    const auto listed = plan("姓名,代会\n王,李\n李,\n");
    ASSERT_EQ(listed.added.size(), 2u);
    EXPECT_EQ(listed.added[1].attendee.stands_in_for, "王");
    EXPECT_EQ(faults("姓名,代会\n王,王\n"), (Faults{"2 由谁代会: 不能代自己"}));
    EXPECT_EQ(hub::expected_of({two.added[0].attendee, two.added[1].attendee, two.added[2].attendee}), 2);
    // The same table a second time: nothing.
    std::vector<hub::Listed> known = two.added;
    for (std::size_t n = 0; n < known.size(); ++n)
        known[n].attendee.id = {n + 1};
    EXPECT_EQ(plan("姓名,单位,座位,代会\n王,甲,1,李\n赵,甲,2,\n", known).unchanged, 3u);
}

TEST(ListPlan, TheDigestTellsPlansApart) {
    const auto one = plan("姓名,座位\n王,1\n");
    EXPECT_EQ(one.digest, plan("姓名;座位\r\n王;1\r\n").digest);
    EXPECT_NE(one.digest, plan("姓名,座位\n王,2\n").digest);
    EXPECT_NE(plan("姓名\n李\n", wang(), true).digest, plan("姓名\n李\n", wang()).digest);
}

TEST(MeetingDraft, SurvivesItsForm) {
    for (const int day : {0, 1}) {
        auto meeting = fakes::meeting();
        meeting.agenda = "https://example.org/agenda";
        meeting.salutation = domain::Salutation::title;
        meeting.walk_in = true;
        meeting.ends += std::chrono::hours{24 * day};
        meeting.opens -= std::chrono::hours{24 * day};
        const auto judged = hub::judge(hub::draft_of(meeting), meeting);
        EXPECT_TRUE(judged.faults.empty());
        EXPECT_EQ(hub::changed_fields(meeting, judged.meeting), "");
        EXPECT_EQ(judged.meeting, meeting);
    }
}

TEST(MeetingDraft, HasCarefulDefaults) {
    hub::MeetingDraft draft;
    draft.title_zh = "会";
    draft.place = "main-3-second";
    draft.date = "2026-12-22";
    draft.starts = "09:00";
    draft.ends = "10:30";
    draft.unclassified = true;
    const auto judged = hub::judge(draft, {});
    ASSERT_TRUE(judged.faults.empty());
    EXPECT_EQ(judged.meeting.visibility, domain::Visibility::hidden);
    EXPECT_FALSE(judged.meeting.counts_public);
    EXPECT_EQ(judged.meeting.opens, fakes::at(8, 0));
    EXPECT_EQ(judged.meeting.closes, fakes::at(10, 30));
}

TEST(MeetingDraft, NamesTheFieldThatIsWrong) {
    using Draft = hub::MeetingDraft;
    const auto fault = [](void (*bend)(Draft&)) {
        Draft draft = hub::draft_of(fakes::meeting());
        bend(draft);
        std::string fields;
        for (const auto& [field, what] : hub::judge(draft, {}).faults)
            fields += field + " ";
        return fields;
    };
    EXPECT_EQ(fault([](Draft& d) { d.title_zh = ""; }), "title_zh ");
    EXPECT_EQ(fault([](Draft& d) { d.title_zh = std::string(101, 'x'); }), "title_zh ");
    EXPECT_EQ(fault([](Draft& d) { d.title_en = "a\tb"; }), "title_en ");
    EXPECT_EQ(fault([](Draft& d) { d.place = ""; }), "place ");
    EXPECT_EQ(fault([](Draft& d) { d.date = "22.12.2026"; }), "date ");
    EXPECT_EQ(fault([](Draft& d) { d.starts = "nine"; }), "starts ");
    EXPECT_EQ(fault([](Draft& d) { d.ends = "08:59"; }), "ends ");
    EXPECT_EQ(fault([](Draft& d) { d.end_date = "2027-12-22"; }), "end_date ");
    EXPECT_EQ(fault([](Draft& d) { d.date = d.end_date = "0202-12-22"; }), "date ends ") << "typed in part";
    EXPECT_EQ(fault([](Draft& d) { d.opens = "09:01"; }), "opens ");
    EXPECT_EQ(fault([](Draft& d) { d.closes = "08:59"; }), "closes ");
    EXPECT_EQ(fault([](Draft& d) { d.agenda = "http://example.org"; }), "agenda ");
    EXPECT_EQ(fault([](Draft& d) { d.agenda = "https://example.org/a b"; }), "agenda ");
    EXPECT_EQ(fault([](Draft& d) { d.agenda = "javascript:alert(1)"; }), "agenda ");
    EXPECT_EQ(fault([](Draft& d) { d.unclassified = false; }), "unclassified ");
}

}  // namespace
