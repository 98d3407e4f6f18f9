// The console's page of a kiosk's settings, and what the kiosk hears of it. Runs on both engines.
#include <gtest/gtest.h>

#include "hub/handlers/heartbeat.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace {

using hub::StaffRole;
using Fields = std::multimap<std::string, std::string>;

bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

class ConsoleConfig : public testing::Test {
  protected:
    // What a browser sends of fakes::kiosk_config().
    static Fields form() {
        return {{"language", "en"},      {"calm", "yes"},
                {"sound_volume", "100"}, {"quiet", "hours"},
                {"quiet_from", "18:00"}, {"quiet_until", "08:00"},
                {"quiet_volume", " 0"},  {"camera_opens", "by_touch"},
                {"ticks", "no"}};
    }
    static Fields with(const char* field, const std::string& value) {
        auto fields = form();
        fields.erase(field);
        fields.emplace(field, value);
        return fields;
    }
    std::vector<domain::Change> told(const hub::Kiosk& kiosk, const std::string& cursor = "") {
        auto page = std::get<domain::ChangePage>(hub.store().changes(cursor, 200, kiosk).value());
        cursor_ = page.cursor;
        return page.changes;
    }
    void beat(const std::string& config, int schema = 8) {
        domain::Heartbeat said;
        said.config = config;
        said.schema = schema;
        hub::Request request;
        request.body = protocol::encode(said);
        ASSERT_EQ(hub::post_heartbeat(hub.services(), kiosk, request).status, 200);
    }
    std::optional<domain::Change> stored() { return hub.store().record("config", "k1").value(); }
    hub::AuditEntry last_entry() { return hub.store().accounts().audit({.limit = 1}).value().at(0); }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one"),
               other = hub.add_kiosk("k2", "token of kiosk two");
    fakes::ConsoleVisitor administrator{hub, {StaffRole::administrator}}, duty{hub, {StaffRole::duty}},
        auditor{hub, {StaffRole::auditor}};
    const std::string page = "/console/kiosks/k1", settings = page + "/config";
    std::string cursor_;
};

TEST_F(ConsoleConfig, IsStoredForItsKioskAlone) {
    EXPECT_TRUE(says(duty.get(page), settings));
    EXPECT_TRUE(says(duty.get(settings), "按它的配置文件</span>"));
    told(kiosk);
    EXPECT_EQ(duty.location(duty.post(settings, form())), page + "?done=saved");
    EXPECT_EQ(stored(), domain::Change(fakes::kiosk_config()));
    EXPECT_EQ(told(kiosk, cursor_), std::vector<domain::Change>{fakes::kiosk_config()});
    EXPECT_EQ(told(kiosk), std::vector<domain::Change>{fakes::kiosk_config()}) << "in a snapshot too";
    EXPECT_TRUE(told(other).empty());
    EXPECT_EQ(last_entry().action, "kiosk.config");
    EXPECT_EQ(last_entry().object, "k1");
    EXPECT_EQ(last_entry().actor.who, duty.name);
    EXPECT_EQ(last_entry().detail,
              "language, calm, sound_volume, quiet_hours, quiet_volume, ticks, camera_opens");
    EXPECT_TRUE(says(auditor.get(page), "修改终端设置"));
    const auto shown = duty.get(settings);
    for (const char* words : {"value=\"en\" selected", "value=\"100\"", "value=\"18:00\"", "value=\"08:00\"",
                              "value=\"0\"", "value=\"by_touch\" selected", "value=\"hours\" selected"})
        EXPECT_TRUE(says(shown, words)) << words;
}

TEST_F(ConsoleConfig, AFormOfBeforeSomebodyElsesChangeIsNotSaved) {
    const std::string shown = duty.get(settings).body, mark = "name=\"version\" value=\"";
    const auto at = shown.find(mark) + mark.size();
    auto late = form();
    late.emplace("version", shown.substr(at, shown.find('"', at) - at));
    ASSERT_EQ(administrator.post(settings, with("sound_volume", "10")).status, 303);
    const auto answer = duty.post(settings, late);
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(says(answer, "别人改过它"));
    EXPECT_EQ(std::get<domain::KioskConfig>(*stored()).sound_volume, 10);
}

TEST_F(ConsoleConfig, OnlyWhatChangedIsWrittenDownAndTheSameOnceMoreIsNothing) {
    duty.post(settings, form());
    duty.post(settings, with("sound_volume", "30"));
    EXPECT_EQ(last_entry().detail, "sound_volume");
    const auto head = hub.store().head().value();
    duty.post(settings, with("sound_volume", "30"));
    EXPECT_EQ(hub.store().head().value(), head);
    duty.post(settings, with("quiet", "none"));
    EXPECT_EQ(std::get<domain::KioskConfig>(*stored()).quiet_hours, "");
    EXPECT_TRUE(says(duty.get(settings), "value=\"none\" selected"));
    duty.post(settings, with("quiet", ""));
    EXPECT_EQ(std::get<domain::KioskConfig>(*stored()).quiet_hours, std::nullopt);
}

TEST_F(ConsoleConfig, AnEmptyFormGivesEverythingBackToTheFile) {
    duty.post(settings, {});
    EXPECT_FALSE(stored()) << "there was none, and there is none";
    duty.post(settings, form());
    told(kiosk);
    duty.post(settings, {});
    EXPECT_FALSE(stored());
    EXPECT_EQ(told(kiosk, cursor_), (std::vector<domain::Change>{domain::Tombstone{"config", "k1"}}));
    EXPECT_TRUE(told(other, cursor_).empty());
    duty.post(settings, form());
    EXPECT_TRUE(told(other).empty()) << "after a tombstone it is still its kiosk's alone";
}

TEST_F(ConsoleConfig, EachFieldThatIsWrongSaysSoAndNothingIsLost) {
    for (const auto& [field, value] :
         std::vector<std::pair<const char*, std::string>>{{"language", "../etc"},
                                                          {"calm", "maybe"},
                                                          {"ticks", "1"},
                                                          {"sound_volume", "101"},
                                                          {"sound_volume", "-1"},
                                                          {"sound_volume", "loud"},
                                                          {"sound_volume", "6.5"},
                                                          {"sound_volume", "99999999999999999999"},
                                                          {"quiet_volume", "1000"},
                                                          {"quiet", "always"},
                                                          {"quiet_from", ""},
                                                          {"quiet_from", "08:00"},
                                                          {"quiet_until", "25:00"},
                                                          {"camera_opens", "<i>x"}}) {
        const auto refused = duty.post(settings, with(field, value));
        EXPECT_EQ(refused.status, 422) << field << value;
        EXPECT_TRUE(says(refused, "aria-invalid=\"true\"")) << field << value;
        const std::string at = field == std::string("quiet_until") ? "quiet_from" : field;
        EXPECT_TRUE(says(refused, "id=\"fault-" + at + "\"")) << field << value;
        EXPECT_FALSE(says(refused, "<i>x"));
        if (field != std::string("camera_opens")) {
            EXPECT_TRUE(says(refused, "value=\"by_touch\" selected")) << field;
        }
    }
    EXPECT_FALSE(stored());
}

TEST_F(ConsoleConfig, ThePageSaysWhetherTheKioskHasIt) {
    EXPECT_TRUE(says(auditor.get(page), "按它的配置文件"));
    duty.post(settings, form());
    EXPECT_TRUE(says(auditor.get(page), "等它取走")) << "it never said anything";
    beat("");
    EXPECT_TRUE(says(auditor.get(page), "等它取走"));
    beat(fakes::kiosk_config().hash);
    EXPECT_TRUE(says(auditor.get(page), "已生效"));
    EXPECT_TRUE(says(duty.get(settings), "已生效"));
    duty.post(settings, with("sound_volume", "30"));
    EXPECT_TRUE(says(auditor.get(page), "等它取走"));
    duty.post(settings, {});
    EXPECT_TRUE(says(auditor.get(page), "等它取走")) << "the kiosk still has the old one";
    beat("");
    EXPECT_TRUE(says(auditor.get(page), "按它的配置文件"));
    duty.post(settings, form());
    beat("", 6);
    EXPECT_TRUE(says(auditor.get(page), "终端程序更新以后才生效"));
}

TEST_F(ConsoleConfig, WhoMayLookMayNotChange) {
    EXPECT_FALSE(says(auditor.get(page), settings));
    EXPECT_EQ(auditor.get(settings).status, 403);
    EXPECT_EQ(auditor.post(settings, form()).status, 403);
    EXPECT_EQ(administrator.post(settings, form()).status, 303);
    EXPECT_EQ(duty.get("/console/kiosks/nobody/config").status, 404);
    EXPECT_EQ(duty.post("/console/kiosks/nobody/config", form()).status, 404);
    EXPECT_FALSE(hub.store().record("config", "nobody").value());
    ASSERT_TRUE(hub.store().revoke_kiosk("k1", {}, hub.clock.wall()));
    EXPECT_EQ(duty.post(settings, {}).status, 404) << "one that is shut out";
    EXPECT_FALSE(says(duty.get(page), settings));
}

TEST_F(ConsoleConfig, ALanguageThatTheFormDoesNotOfferStays) {
    domain::KioskConfig welsh;
    welsh.kiosk = "k1";
    welsh.language = "cy";
    hub::Edit edit;
    edit.changes = {welsh};
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    EXPECT_TRUE(says(duty.get(settings), "<option value=\"cy\" selected"));
    duty.post(settings, {{"language", "cy"}, {"sound_volume", "30"}});
    EXPECT_EQ(std::get<domain::KioskConfig>(*stored()).language, "cy");
}

}  // namespace
