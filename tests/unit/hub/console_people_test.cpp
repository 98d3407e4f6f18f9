// Changing meetings and their lists through the console.
#include <gtest/gtest.h>

#include "hub/meetings/meeting_edits.h"
#include "hub/passes/pass_maker.h"
#include "tests/fakes/console_visitor.h"

namespace {

using hub::StaffRole;
using Fields = std::multimap<std::string, std::string>;

bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

// The value of a hidden field of the page.
std::string hidden(const hub::Response& page, const std::string& name) {
    const std::string head = "name=\"" + name + "\" value=\"";
    const auto at = page.body.find(head);
    if (at == std::string::npos) return "";
    return page.body.substr(at + head.size(), page.body.find('"', at + head.size()) - at - head.size());
}

class ConsolePeople : public testing::Test {
  protected:
    ConsolePeople() {
        hub.add_sample();
        domain::Place room;
        room.id = "main-3-second";
        hub::Edit edit;
        edit.changes = {room};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }

    domain::Meeting meeting() { return hub::stored_meeting(hub.store(), id).value(); }
    std::vector<hub::Listed> people() { return hub::listed_people(hub.store(), fakes::meeting().id).value(); }
    std::optional<domain::Change> record(const char* topic, const std::string& which) {
        return hub.store().record(topic, which).value();
    }
    hub::AuditEntry last_entry() { return hub.store().accounts().audit({.limit = 1}).value().at(0); }
    hub::Response look_at(const std::string& table, bool whole = false) {
        Fields fields = {{"pasted", table}};
        if (whole) fields.emplace("whole", "1");
        return organiser.post(page + "/list", fields);
    }
    hub::Response confirm(const std::string& table, const std::string& digest, bool whole = false) {
        Fields fields = {{"table", table}, {"digest", digest}};
        if (whole) fields.emplace("whole", "1");
        return organiser.post(page + "/list/apply", fields);
    }
    static Fields form() {
        return {{"title_zh", "新的会（示例）"},
                {"place", "main-3-second"},
                {"date", "2026-12-23"},
                {"starts", "14:00"},
                {"ends", "15:00"},
                {"visibility", "open"},
                {"salutation", "comrade"},
                {"unclassified", "1"}};
    }

    fakes::HubInProcess hub;
    fakes::ConsoleVisitor organiser{hub, {StaffRole::meetings}}, duty{hub, {StaffRole::duty}};
    const std::string id = base::to_string(fakes::meeting().id), page = "/console/meetings/" + id;
    const std::string wang = page + "/people/" + base::to_string(fakes::attendee().id);
};

TEST_F(ConsolePeople, AMeetingIsMadeAndChanged) {
    EXPECT_TRUE(says(organiser.get("/console/meetings/new"), "涉密会议不得录入"));
    const auto made = organiser.post("/console/meetings/new", form());
    ASSERT_EQ(made.status, 303);
    const std::string address = organiser.location(made).substr(0, organiser.location(made).find('?'));
    EXPECT_TRUE(says(organiser.get(address), "新的会（示例）"));
    EXPECT_EQ(last_entry().action, "meeting.add");
    auto fields = form();
    fields.erase("starts");
    fields.emplace("starts", "14:30");
    EXPECT_EQ(organiser.post(address + "/edit", fields).status, 303);
    EXPECT_EQ(last_entry().action, "meeting.change");
    EXPECT_EQ(last_entry().detail, "starts, opens");
    EXPECT_EQ(last_entry().actor.who, organiser.name);
    // Sent once more: nothing is written.
    const auto head = hub.store().head().value();
    EXPECT_EQ(organiser.post(address + "/edit", fields).status, 303);
    EXPECT_EQ(hub.store().head().value(), head);
    EXPECT_EQ(duty.get(address + "/edit").status, 403);
}

// What a page carries for its form.
std::string carried(const hub::Response& page, const std::string& field) {
    const std::string mark = "name=\"" + field + "\" value=\"";
    const auto at = page.body.find(mark);
    return at == std::string::npos ? "" : page.body.substr(at + mark.size(), 16);
}
std::string version_in(const hub::Response& page) {
    return carried(page, "version");
}

// Somebody touches twice, or goes back and sends it again.
TEST_F(ConsolePeople, AFormThatComesTwiceMakesOne) {
    auto fields = form();
    fields.emplace("new_id", carried(organiser.get("/console/meetings/new"), "new_id"));
    const auto first = organiser.post("/console/meetings/new", fields);
    ASSERT_EQ(first.status, 303);
    EXPECT_EQ(organiser.location(organiser.post("/console/meetings/new", fields)), organiser.location(first));
    EXPECT_EQ(hub.store().records(domain::topic::meetings).value().size(), 2u);

    const Fields person = {{"f_name", "李秀英"},
                           {"new_id", carried(organiser.get(page + "/people/new"), "new_id")}};
    const auto added = organiser.post(page + "/people/new", person);
    ASSERT_EQ(added.status, 303);
    EXPECT_EQ(organiser.location(organiser.post(page + "/people/new", person)), organiser.location(added));
    EXPECT_EQ(meeting().expected, 2);
    // With another name in it, it is another person.
    Fields other = person;
    other.erase("f_name");
    other.emplace("f_name", "赵六");
    EXPECT_NE(organiser.location(organiser.post(page + "/people/new", other)), organiser.location(added));
    EXPECT_EQ(meeting().expected, 3);
}

TEST_F(ConsolePeople, AMeetingThatSaysItIsSecretOrIsNowhereIsRefused) {
    for (const char* title : {"绝密★三年 工作会", "机密", "Top Secret"}) {
        auto fields = form();
        fields.erase("title_zh");
        fields.emplace("title_zh", title);
        const auto refused = organiser.post("/console/meetings/new", fields);
        EXPECT_EQ(refused.status, 422) << title;
        EXPECT_TRUE(says(refused, "id=\"fault-title_zh\"")) << title;
    }
    auto fields = form();
    fields.erase("place");
    fields.emplace("place", "torn-down");
    EXPECT_TRUE(says(organiser.post("/console/meetings/new", fields), "没有这个地点"));
    EXPECT_EQ(hub.store().records(domain::topic::meetings).value().size(), 1u);
}

TEST_F(ConsolePeople, WhatSomebodyElseChangedMeanwhileIsNotOverwrittenUnseen) {
    const std::string title = "别人改的（示例）";
    auto mine = form(), theirs = form();
    const std::string version = version_in(organiser.get(page + "/edit"));
    ASSERT_EQ(version.size(), 16u);
    theirs.erase("title_zh");
    theirs.emplace("title_zh", title);
    EXPECT_EQ(organiser.post(page + "/edit", theirs).status, 303);
    mine.emplace("version", version);
    const auto refused = organiser.post(page + "/edit", mine);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "别人改过它"));
    EXPECT_TRUE(says(refused, "value=\"新的会（示例）\"")) << "what was typed stays";
    EXPECT_EQ(std::get<domain::Meeting>(*record(domain::topic::meetings, id)).title.zh, title);
    mine.erase("version");
    mine.emplace("version", version_in(refused));
    EXPECT_EQ(organiser.post(page + "/edit", mine).status, 303) << "seen, and meant";

    const std::string of_wang = version_in(organiser.get(wang));
    EXPECT_EQ(organiser.post(wang, {{"f_name", "王建国"}, {"f_phone", "13911112222"}}).status, 303);
    EXPECT_EQ(organiser.post(wang, {{"f_name", "王建"}, {"version", of_wang}}).status, 422);
    EXPECT_EQ(organiser.post(wang, {{"f_name", "王建"}, {"version", version_in(organiser.get(wang))}}).status,
              303);
}

TEST_F(ConsolePeople, AFormThatIsWrongLosesNothing) {
    auto fields = form();
    fields.erase("unclassified");
    fields.emplace("agenda", "http://example.org/\"><script>");
    const auto refused = organiser.post("/console/meetings/new", fields);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "value=\"新的会（示例）\""));
    EXPECT_TRUE(says(refused, "id=\"fault-agenda\""));
    EXPECT_TRUE(says(refused, "id=\"fault-unclassified\""));
    EXPECT_FALSE(says(refused, "<script>"));
    EXPECT_EQ(hub.store().records(domain::topic::meetings).value().size(), 1u);
}

TEST_F(ConsolePeople, DeletingAMeetingRevokesItsPasses) {
    EXPECT_TRUE(says(organiser.get(page + "/delete"), "名单上的 1 人会被删除"));
    EXPECT_EQ(organiser.post(page + "/delete", {}).status, 303);
    EXPECT_FALSE(record(domain::topic::meetings, id));
    EXPECT_FALSE(record(domain::topic::attendees, base::to_string(fakes::attendee().id)));
    EXPECT_TRUE(record(domain::topic::revocations, base::to_string(fakes::attendee().credential)));
    EXPECT_FALSE(hub.store().person(fakes::attendee().id).value());
    EXPECT_EQ(last_entry().action, "meeting.delete");
    EXPECT_EQ(organiser.post(page + "/delete", {}).status, 404);
    EXPECT_EQ(organiser.post(page + "/edit", form()).status, 404);
}

TEST_F(ConsolePeople, AListIsLookedAtAndThenCarriedOut) {
    const std::string table =
        "姓名,单位,手机,座位\r\n王建国,示例单位,13800000000,A 1\r\n李秀英,甲,13900000000,\r\n";
    const auto before = people();
    const auto preview = look_at(table);
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(says(preview, "李秀英"));
    EXPECT_EQ(people().size(), before.size());
    const auto done = confirm(table, hidden(preview, "digest"));
    EXPECT_EQ(organiser.location(done), page + "?done=list");
    const auto after = people();
    ASSERT_EQ(after.size(), 2u);
    EXPECT_EQ(meeting().expected, 2);
    for (const auto& person : after) {
        if (person.attendee.name == "王建国") {
            EXPECT_EQ(person.attendee.credential, fakes::attendee().credential);
            EXPECT_EQ(person.attendee.seat.zh, "A 1");
        } else {
            EXPECT_EQ(person.attendee.pinyin, "li xiu ying");
            EXPECT_EQ(person.attendee.masked_phone, "139****0000");
        }
    }
    EXPECT_EQ(last_entry().detail, "added 1, changed 1, removed 0");
    EXPECT_EQ(hub::make_cards(hub.store(), hub.secrets(), fakes::meeting().id).value().size(), 2u);
}

TEST_F(ConsolePeople, AListThatWasChangedMeanwhileIsShownAgain) {
    const std::string table = "姓名,座位\n李秀英,1\n";
    const std::string digest = hidden(look_at(table, true), "digest");
    ASSERT_EQ(organiser.post(page + "/people/new", {{"f_name", "赵"}}).status, 303);
    const auto again = confirm(table, digest, true);
    EXPECT_EQ(again.status, 422);
    EXPECT_TRUE(says(again, "名单刚刚被别人改过"));
    EXPECT_EQ(people().size(), 2u);
    EXPECT_EQ(confirm(table, hidden(again, "digest"), true).status, 303);
    ASSERT_EQ(people().size(), 1u);
    EXPECT_EQ(people()[0].attendee.name, "李秀英");
    EXPECT_TRUE(record(domain::topic::revocations, base::to_string(fakes::attendee().credential)));
}

TEST_F(ConsolePeople, AWrongTableChangesNothingAndSaysWhere) {
    const auto head = hub.store().head().value();
    const auto preview = look_at("姓名,手机\n李秀英,139\n,1\n<b>,x\n");
    EXPECT_EQ(preview.status, 422);
    EXPECT_TRUE(says(preview, "<td>3</td><td>姓名</td><td>没有写姓名</td>"));
    EXPECT_TRUE(says(preview, "<td>4</td><td>手机号码</td>"));
    EXPECT_FALSE(says(preview, "就这样改</button>"));
    EXPECT_EQ(confirm("姓名,手机\n李秀英,139\n,1\n", hidden(preview, "digest")).status, 422);
    EXPECT_TRUE(says(look_at("姓名,密级\n李,机密\n"), "涉密会议不得录入</td>"));
    EXPECT_TRUE(says(look_at("姓名\n" + std::string(500'000, 'x')), "表格太大"));
    EXPECT_EQ(hub.store().head().value(), head);
    EXPECT_EQ(duty.post(page + "/list", {{"pasted", "姓名\n李\n"}}).status, 403);
}

TEST_F(ConsolePeople, EveryRowThatIsWrongIsNamedAtOnce) {
    const auto refused = look_at("姓名,手机,座位\n李,12ab,1\n,139,2\n王,139,3,多了\n赵\u200b,138,4\n");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "有 4 处要改"));
    for (const char* fault : {"电话只写数字", "没有写姓名", "这一行的列比第一行多", "看不见的控制字符"})
        EXPECT_TRUE(says(refused, fault)) << fault;
    EXPECT_NE(refused.why.find("4 faults, the first in line 2"), std::string::npos) << refused.why;
    EXPECT_TRUE(says(look_at("姓名,座位\n李,B 12\n王,B 12\n"), "这些座位不止一个人：B 12")) << "and goes on";
}

TEST_F(ConsolePeople, AWorkbookIsCalledOne) {
    const auto refused = organiser.post(page + "/list", {},
                                        {{"file", {"名单.xlsx", std::string("PK\x03\x04\x14\0\x06\0", 8)}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "这是 Excel 工作簿"));
}

TEST_F(ConsolePeople, AFileOfExcelInChinaIsRead) {
    const auto preview =
        organiser.post(page + "/list", {}, {{"file", {"名单.csv", "\xD0\xD5\xC3\xFB\r\n\xC0\xEE\r\n"}}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_TRUE(says(preview, "<td>李</td>"));
    EXPECT_EQ(organiser.post(page + "/list", {}, {{"file", {"x.xlsx", "PK\x03\x04\xFF\xFF\xFF"}}}).status,
              422);
}

TEST_F(ConsolePeople, APersonsPageShowsAllAndIsWrittenDown) {
    const auto whole = organiser.get(wang);
    EXPECT_TRUE(says(whole, "<h1>王建国</h1>"));
    EXPECT_TRUE(says(whole, "13800000000"));
    EXPECT_TRUE(says(whole, "<svg"));
    EXPECT_TRUE(says(whole, "ABCD-2345"));
    EXPECT_EQ(last_entry().action, "attendee.look");
    const auto read = duty.get(wang);
    EXPECT_EQ(read.status, 200);
    EXPECT_FALSE(says(read, "ABCD-2345"));
    EXPECT_FALSE(says(read, "/p/"));
    EXPECT_FALSE(says(read, "保存</button>"));
    EXPECT_EQ(duty.post(wang, {{"do", "remove"}}).status, 403);
    // Under another meeting nobody is found.
    EXPECT_EQ(organiser.get("/console/meetings/00000000000000ff/people/0000000000000b01").status, 404);
    EXPECT_EQ(organiser.get(page + "/people/0000000000000b09").status, 404);
}

TEST_F(ConsolePeople, APersonIsAddedChangedAndTakenOff) {
    const auto made =
        organiser.post(page + "/people/new", {{"f_name", "李秀英"}, {"f_phone", "+86 139 0000 0000"}});
    ASSERT_EQ(made.status, 303);
    EXPECT_EQ(meeting().expected, 2);
    EXPECT_EQ(last_entry().action, "attendee.add");
    EXPECT_EQ(organiser
                  .post(wang, {{"do", "save"},
                               {"f_name", "王建国"},
                               {"f_organisation", "示例单位"},
                               {"f_organisation_en", "Sample organisation"},
                               {"f_phone", "13800000000"},
                               {"f_seat", "B 区 12 号"},
                               {"f_excused", "1"}})
                  .status,
              303);
    EXPECT_EQ(last_entry().detail, "excused");
    EXPECT_EQ(meeting().expected, 1);
    const auto wrong =
        organiser.post(wang, {{"do", "save"}, {"f_name", ""}, {"f_seat", "C 区"}, {"f_phone", "x"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "value=\"C 区\""));
    EXPECT_TRUE(says(wrong, "id=\"fault-f_name\""));
    EXPECT_TRUE(says(wrong, "id=\"fault-f_phone\""));
    EXPECT_EQ(organiser.post(wang, {{"do", "remove"}}).status, 303);
    EXPECT_EQ(people().size(), 1u);
    EXPECT_EQ(organiser.post(wang, {{"do", "remove"}}).status, 404);
}

TEST_F(ConsolePeople, ARevokedPassIsReplaced) {
    const auto before = hub.store().person(fakes::attendee().id).value().value();
    EXPECT_EQ(organiser.post(wang, {{"do", "revoke"}, {"reason", "lost"}}).status, 303);
    const auto after = hub.store().person(fakes::attendee().id).value().value();
    EXPECT_NE(after.credential, before.credential);
    EXPECT_NE(after.look_up_code, before.look_up_code);
    EXPECT_NE(after.page_hash, before.page_hash);
    EXPECT_EQ(after.phone, before.phone);
    EXPECT_TRUE(record(domain::topic::revocations, base::to_string(before.credential)));
    EXPECT_EQ(last_entry().action, "pass.revoke");
    EXPECT_EQ(last_entry().detail, "lost");
    ASSERT_EQ(organiser.post(wang, {{"do", "revoke"}, {"reason", "王建国说的"}}).status, 303);
    EXPECT_EQ(last_entry().detail, "other");
}

TEST_F(ConsolePeople, PassesAndLinksAreGivenOutToWhoIsExpected) {
    ASSERT_EQ(organiser.post(page + "/people/new", {{"f_name", "李秀英"}, {"f_excused", "1"}}).status, 303);
    const auto sheet = organiser.get(page + "/passes");
    EXPECT_TRUE(says(sheet, "王建国"));
    EXPECT_FALSE(says(sheet, "李秀英"));
    EXPECT_EQ(last_entry().action, "meeting.passes");
    EXPECT_EQ(last_entry().detail, "1 people");
    const auto links = organiser.get(page + "/links");
    EXPECT_TRUE(says(links, "王建国\t13800000000\t"));
    EXPECT_EQ(last_entry().action, "meeting.links");
    EXPECT_EQ(duty.get(page + "/links").status, 403);
}

}  // namespace
