// The console's pages of kiosks: who sees what, who may do what, and what is written down. Runs on both
// engines.
#include <gtest/gtest.h>

#include "hub/handlers/enrolment.h"
#include "hub/handlers/heartbeat.h"
#include "kiosk/protocol/enrolment.h"
#include "tests/fakes/a_png.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using hub::StaffRole;
using Fields = std::multimap<std::string, std::string>;

bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

class ConsoleKiosks : public testing::Test {
  protected:
    void beat(const domain::Heartbeat& said) {
        hub::Request request;
        request.body = protocol::encode(said);
        ASSERT_EQ(hub::post_heartbeat(hub.services(), kiosk, request).status, 200);
    }
    // The code that the page of a new kiosk shows.
    static std::string code_on(const hub::Response& page) {
        const std::string head = "<p class=\"secret large\">";
        const auto at = page.body.find(head);
        return at == std::string::npos ? "" : page.body.substr(at + head.size(), 9);
    }
    protocol::EnrolmentBegun ask_in(const std::string& code) {
        hub::Request r;
        r.peer = "192.0.2.1";
        r.body = protocol::encode(protocol::EnrolmentAsked{code, std::string(64, 'a'), "1.0"});
        const auto begun = hub::post_enrolment(hub.services(), r);
        EXPECT_EQ(begun.status, 202) << begun.body;
        return protocol::decode_enrolment_begun(begun.body).value();
    }
    std::string code() { return code_on(administrator.post("/console/kiosks/new", {{"name_zh", "二号机"}})); }
    hub::AuditEntry last_entry() { return hub.store().accounts().audit({.limit = 1}).value().at(0); }
    hub::IssuedCommand last_command() { return hub.store().commands("k1", 1).value().at(0); }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    fakes::ConsoleVisitor administrator{hub, {StaffRole::administrator}}, duty{hub, {StaffRole::duty}},
        auditor{hub, {StaffRole::auditor}}, canteen{hub, {StaffRole::canteen}};
    const std::string list = "/console/kiosks", page = "/console/kiosks/k1";
};

TEST_F(ConsoleKiosks, TheListSaysHowEachIs) {
    EXPECT_TRUE(says(duty.get(list), "还没有连上过"));
    beat({});
    EXPECT_TRUE(says(duty.get(list), "在线</span>"));
    beat(fakes::full_heartbeat());
    const auto told = duty.get(list);
    for (const char* words :
         {"需要去看看", "打印机没有纸", "摄像头没有画面", "时钟不准", "3 条待上传", "1 条没有收下", "0.1.0"})
        EXPECT_TRUE(says(told, words)) << words;
    hub.clock.advance(2min);
    EXPECT_TRUE(says(duty.get(list), "时断时续"));
    hub.clock.advance(4min);
    EXPECT_TRUE(says(duty.get(list), "失联"));
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    EXPECT_TRUE(says(duty.get(list), "已停用"));
}

TEST_F(ConsoleKiosks, WhatAKioskSaysIsNoMarkup) {
    auto said = fakes::full_heartbeat();
    said.version = said.profile = "<script>x</script>";
    beat(said);
    EXPECT_FALSE(says(auditor.get(list), "<script>x"));
    EXPECT_FALSE(says(auditor.get(page), "<script>x"));
}

TEST_F(ConsoleKiosks, ACodeIsShownOnceAndLetsInWhomTheAdministratorAgreesTo) {
    const auto made = administrator.post(list + "/new", {{"name_zh", "二号机"}, {"name_en", "Kiosk 2"}});
    ASSERT_EQ(made.status, 200);
    EXPECT_TRUE(says(made, "<svg"));
    EXPECT_TRUE(says(made, "到 09:27 有效"));
    EXPECT_EQ(last_entry().action, "enrolment.code");
    EXPECT_FALSE(says(administrator.get("/console/audit"), code_on(made)));
    const auto begun = ask_in(code_on(made));
    const auto waiting = administrator.get(list);
    EXPECT_TRUE(says(waiting, ">" + begun.confirmation + "</p>"));
    EXPECT_TRUE(says(waiting, "二号机"));
    EXPECT_TRUE(says(administrator.get("/console"), "有 1 台终端等着接入"));
    EXPECT_FALSE(says(canteen.get("/console"), "等着接入"));
    const std::string decision = "/console/enrolments/" + begun.enrolment;
    EXPECT_FALSE(says(duty.get(list), "value=\"approve\""));
    EXPECT_EQ(duty.post(decision, {{"do", "approve"}}).status, 403);
    EXPECT_EQ(administrator.location(administrator.post(decision, {{"do", "approve"}})),
              list + "?done=approved");
    const auto entry = last_entry();
    EXPECT_EQ(entry.action, "enrolment.approve");
    EXPECT_EQ(entry.actor.who, administrator.name);
    EXPECT_EQ(entry.actor.source, "192.0.2.7");
    EXPECT_FALSE(says(administrator.get(list), begun.confirmation));
    EXPECT_EQ(hub.store().kiosks().value().size(), 2u);
    // Pressed once more, from a page that is out of date.
    EXPECT_EQ(administrator.location(administrator.post(decision, {{"do", "refuse"}})), list + "?done=late");
    EXPECT_EQ(administrator.location(administrator.post("/console/enrolments/x", {{"do", "approve"}})),
              list + "?done=late");
}

TEST_F(ConsoleKiosks, ARefusedKioskStaysOutside) {
    const auto begun = ask_in(code());
    administrator.post("/console/enrolments/" + begun.enrolment, {{"do", "refuse"}});
    EXPECT_EQ(last_entry().action, "enrolment.refuse");
    EXPECT_EQ(hub.store().kiosks().value().size(), 1u);
    EXPECT_FALSE(says(administrator.get(list), begun.confirmation));
}

TEST_F(ConsoleKiosks, WhoeverWaitsAppearsWithoutReloading) {
    const std::string fresh = code();
    auto live = administrator.get(list + "/live");
    ASSERT_TRUE(live.events);
    ASSERT_TRUE(live.events());
    const auto begun = ask_in(fresh);
    const auto next = live.events();
    ASSERT_TRUE(next);
    EXPECT_NE(next->find(begun.confirmation), std::string::npos);
}

TEST_F(ConsoleKiosks, AFormThatIsWrongMakesNoCode) {
    for (const Fields& fields :
         {Fields{{"name_zh", ""}}, Fields{{"name_zh", "二"}, {"id", "new"}},
          Fields{{"name_zh", "二"}, {"id", "a/b"}}, Fields{{"name_zh", std::string(61, 'x')}}}) {
        const auto refused = administrator.post(list + "/new", fields);
        EXPECT_EQ(refused.status, 422);
        EXPECT_TRUE(says(refused, "aria-invalid=\"true\""));
        EXPECT_EQ(code_on(refused), "");
    }
    EXPECT_TRUE(says(administrator.get(list + "/new?id=k1"), "value=\"一号机\""));
    EXPECT_EQ(duty.get(list + "/new").status, 403);
}

TEST_F(ConsoleKiosks, AKnownKioskComesBackUnderItsId) {
    const auto made = administrator.post(list + "/new", {{"id", "k1"}, {"name_zh", "一号机"}});
    ask_in(code_on(made));
    EXPECT_TRUE(says(administrator.get(list), "它原来的密钥作废"));
}

TEST_F(ConsoleKiosks, ItsPageSaysAllThatItSaid) {
    EXPECT_TRUE(says(auditor.get(page), "它还没有说过自己怎么样"));
    beat(fakes::full_heartbeat());
    const auto told = auditor.get(page);
    for (const char* words :
         {"没有反应", "没有纸", "被人调过", "11.2 GB", "84 MB",
          "手掌 1，第二根手指 2，屏幕边缘 3，按得太久 4", "10 分钟", "12 分钟", "有人在用", "lobby"})
        EXPECT_TRUE(says(told, words)) << words;
    EXPECT_FALSE(says(told, "<form method=\"post\" action=\"/console/kiosks"));
    EXPECT_EQ(auditor.get("/console/kiosks/nobody").status, 404);
    EXPECT_EQ(canteen.get(page).status, 403);
}

TEST_F(ConsoleKiosks, ACommandIsGivenAndItsEndIsTold) {
    EXPECT_EQ(duty.location(duty.post(page + "/commands", {{"kind", "test_print"}})), page + "?done=asked");
    EXPECT_EQ(last_command().command.kind, domain::CommandKind::test_print);
    EXPECT_EQ(last_command().by, duty.name);
    EXPECT_EQ(last_entry().action, "kiosk.command");
    EXPECT_EQ(last_entry().object, "k1");
    EXPECT_EQ(last_entry().detail, "test_print");
    EXPECT_TRUE(says(duty.get(page), "等终端来取"));
    const domain::CommandResult result{last_command().command.id, domain::CommandState::failed, "no_paper"};
    ASSERT_TRUE(hub.store().finish_command("k1", result, hub.clock.wall()).value());
    EXPECT_TRUE(says(duty.get(page), "没有做成"));
    EXPECT_TRUE(says(duty.get(page), "打印机没有纸"));
    duty.post(page + "/commands", {{"kind", "restart"}});
    hub.clock.advance(11min);
    EXPECT_TRUE(says(duty.get(page), "过期了，没有做"));
    EXPECT_EQ(auditor.post(page + "/commands", {{"kind", "restart"}}).status, 403);
    EXPECT_EQ(duty.post("/console/kiosks/nobody/commands", {{"kind", "restart"}}).status, 404);
}

TEST_F(ConsoleKiosks, APictureIsAskedForAndShownToThoseWhoMayAsk) {
    EXPECT_TRUE(says(duty.get(page), "value=\"screenshot\""));
    EXPECT_FALSE(says(duty.get(page), "<img"));
    EXPECT_EQ(duty.get(page + "/picture").status, 404);
    EXPECT_EQ(duty.post(page + "/commands", {{"kind", "screenshot"}}).status, 303);
    EXPECT_EQ(last_entry().detail, "screenshot");
    auto live = duty.get(page + "/live");
    ASSERT_TRUE(live.events());
    const auto asked = last_command().command.id;
    const hub::KioskPicture picture{hub.clock.wall(), 30, 50, fakes::a_png(30, 50)};
    ASSERT_TRUE(hub.store().keep_picture("k1", asked, picture, hub.clock.wall()).value());
    ASSERT_TRUE(
        hub.store().finish_command("k1", {asked, domain::CommandState::done, ""}, hub.clock.wall()).value());
    const auto next = live.events();
    ASSERT_TRUE(next);
    EXPECT_NE(next->find("/picture?at="), std::string::npos) << "without reloading";

    const auto shown = duty.get(page);
    const std::string address = page + "/picture?at=" + std::to_string(base::to_ms(hub.clock.wall()));
    EXPECT_TRUE(says(shown, "<img src=\"" + address + "\" width=\"30\" height=\"50\""));
    EXPECT_TRUE(says(shown, "截于"));
    EXPECT_EQ(last_entry().action, "kiosk.command") << "the page alone shows nobody the picture";
    const auto got = duty.get(address);
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.content_type, "image/png");
    EXPECT_EQ(got.body, fakes::a_png(30, 50));
    const std::map<std::string, std::string> headers(got.headers.begin(), got.headers.end());
    EXPECT_EQ(headers.at("cache-control"), "private, no-store");
    EXPECT_EQ(headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(headers.at("content-security-policy"),
              "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
    EXPECT_EQ(last_entry().action, "kiosk.look");
    EXPECT_EQ(last_entry().actor.who, duty.name);
    EXPECT_TRUE(says(administrator.get(page), "看了终端的截屏"));

    EXPECT_FALSE(says(auditor.get(page), "<img"));
    EXPECT_EQ(auditor.get(page + "/picture").status, 403);
    EXPECT_EQ(canteen.get(page + "/picture").status, 403);
    administrator.post(page + "/revoke", {});
    EXPECT_FALSE(says(duty.get(page), "<img"));
    EXPECT_EQ(duty.get(page + "/picture").status, 404);
}

TEST_F(ConsoleKiosks, WhyThereIsNoPictureIsSaid) {
    for (const auto& [reason, words] : std::map<std::string, std::string>{
             {"maintenance", "正在维护"}, {"picture_failed", "截屏出错"}, {"hub_refused", "中心没有收下"}}) {
        duty.post(page + "/commands", {{"kind", "screenshot"}});
        hub.clock.advance(1s);
        const domain::CommandResult result{last_command().command.id, domain::CommandState::refused, reason};
        ASSERT_TRUE(hub.store().finish_command("k1", result, hub.clock.wall()).value());
        EXPECT_TRUE(says(auditor.get(page), words)) << words;
    }
}

TEST_F(ConsoleKiosks, AMessageHasATextAndATime) {
    const Fields whole = {{"kind", "show_message"}, {"zh", "今天下午停水"}, {"minutes", "30"}};
    EXPECT_EQ(duty.post(page + "/commands", whole).status, 303);
    EXPECT_EQ(last_command().command.message.zh, "今天下午停水");
    EXPECT_EQ(last_command().command.expires - last_command().command.issued, 30min);
    for (const Fields& wrong :
         {Fields{{"kind", "show_message"}, {"minutes", "30"}},
          Fields{{"kind", "show_message"}, {"zh", "停水"}, {"minutes", "0"}},
          Fields{{"kind", "show_message"}, {"zh", "停水"}, {"minutes", "99999999"}},
          Fields{{"kind", "show_message"}, {"zh", std::string(91, 'x')}, {"minutes", "30"}},
          Fields{{"kind", "explode"}}})
        EXPECT_EQ(duty.post(page + "/commands", wrong).status, 422);
    EXPECT_EQ(hub.store().commands("k1", 10).value().size(), 1u);
}

TEST_F(ConsoleKiosks, ANewNameReachesTheKiosk) {
    hub::Edit edit;
    edit.changes = {domain::Site{{"示例中心", ""}, {"一号机", ""}, {}, {}, {}, {}, {}}};
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    const auto cursor = std::get<domain::ChangePage>(hub.store().changes("", 200, kiosk).value()).cursor;
    const Fields fields = {{"do", "rename"}, {"name_zh", "东门"}, {"name_en", "East gate"}};
    EXPECT_EQ(administrator.location(administrator.post(page, fields)), page + "?done=saved");
    EXPECT_TRUE(says(administrator.get(page), "<h1>东门</h1>"));
    EXPECT_EQ(last_entry().action, "kiosk.rename");
    // `kiosk` is as it was before: a long-poll that waited knows no better.
    const auto news = std::get<domain::ChangePage>(hub.store().changes(cursor, 200, kiosk).value());
    ASSERT_EQ(news.changes.size(), 1u);
    EXPECT_EQ(std::get<domain::Site>(news.changes[0]).kiosk_name, (domain::Text{"东门", "East gate"}));
    // Once more changes nothing, and a name must be one.
    const auto head = hub.store().head().value();
    administrator.post(page, fields);
    EXPECT_EQ(hub.store().head().value(), head);
    EXPECT_EQ(administrator.post(page, {{"do", "rename"}, {"name_zh", " "}}).status, 422);
    EXPECT_EQ(administrator.post("/console/kiosks/nobody", fields).status, 404);
    EXPECT_EQ(duty.post(page, fields).status, 403);
}

TEST_F(ConsoleKiosks, ANewTokenIsAskedFor) {
    administrator.post(page, {{"do", "renew"}});
    EXPECT_TRUE(hub.store().kiosks().value().at(0).kiosk.renewal_asked);
    EXPECT_EQ(last_entry().action, "kiosk.renew");
    EXPECT_TRUE(says(administrator.get(page), "已要求更换"));
}

TEST_F(ConsoleKiosks, ShuttingOneOutAsksBefore) {
    beat(fakes::full_heartbeat());
    const auto asked = administrator.get(page + "/revoke");
    EXPECT_TRUE(says(asked, "还有 3 条记录没有上传"));
    EXPECT_FALSE(hub.store().kiosks().value().at(0).kiosk.revoked);
    EXPECT_EQ(administrator.location(administrator.post(page + "/revoke", {})), page + "?done=revoked");
    EXPECT_TRUE(hub.store().kiosks().value().at(0).kiosk.revoked);
    EXPECT_EQ(last_entry().action, "kiosk.revoke");
    EXPECT_FALSE(says(administrator.get(page), "给它下指令"));
    EXPECT_TRUE(says(administrator.get(page), "重新接入"));
    // Twice is once.
    administrator.post(page + "/revoke", {});
    EXPECT_EQ(hub.store().accounts().audit({.limit = 10, .object = "k1"}).value().size(), 2u)
        << "added and revoked";
    EXPECT_EQ(duty.get(page + "/revoke").status, 403);
}

TEST_F(ConsoleKiosks, WhoMayReadTheLogReadsWhatWasDoneToIt) {
    duty.post(page + "/commands", {{"kind", "resync"}});
    EXPECT_TRUE(says(auditor.get(page), "给终端下指令"));
    EXPECT_FALSE(says(duty.get(page), "给终端下指令"));
}

}  // namespace
