// The console's notices, and how kiosks hear of them. Runs on both engines.
#include <gtest/gtest.h>

#include "kiosk/protocol/notice.h"
#include "tests/fakes/console_visitor.h"

namespace {

using hub::StaffRole;
using Fields = std::multimap<std::string, std::string>;

bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

class ConsoleNotices : public testing::Test {
  protected:
    static Fields form(const std::string& title = "今天下午停水", const std::string& until = "18:00") {
        return {{"title_zh", title},         {"title_en", "No water"}, {"text_zh", "请提前接水。\r\n谢谢。"},
                {"from_date", "2026-12-22"}, {"from_time", "08:00"},   {"until_date", "2026-12-22"},
                {"until_time", until}};
    }
    std::vector<domain::Change> told(const std::string& cursor = "") {
        auto page = std::get<domain::ChangePage>(hub.store().changes(cursor, 200, kiosk).value());
        cursor_ = page.cursor;
        return page.changes;
    }
    domain::Notice only() {
        const auto records = hub.store().records(domain::topic::notices).value();
        EXPECT_EQ(records.size(), 1u);
        return protocol::read_notice(std::get<domain::UnknownRecord>(records.at(0))).value();
    }
    hub::AuditEntry last_entry() { return hub.store().accounts().audit({.limit = 1}).value().at(0); }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    fakes::ConsoleVisitor duty{hub, {StaffRole::duty}}, auditor{hub, {StaffRole::auditor}},
        canteen{hub, {StaffRole::canteen}};
    const std::string list = "/console/notices";
    std::string cursor_;
};

TEST_F(ConsoleNotices, OneIsWrittenChangedAndTakenBack) {
    EXPECT_TRUE(says(duty.get(list), "还没有通知"));
    told();
    EXPECT_EQ(duty.location(duty.post(list + "/new", form())), list + "?done=saved");
    const std::string id = base::to_string(only().id), page = list + "/" + id;
    EXPECT_EQ(only().title, (domain::Text{"今天下午停水", "No water"}));
    EXPECT_EQ(only().text.zh, "请提前接水。\n谢谢。");
    EXPECT_EQ(only().from, fakes::at(8, 0));
    EXPECT_EQ(only().until, fakes::at(18, 0));
    EXPECT_EQ(last_entry().action, "notice.add");
    EXPECT_EQ(last_entry().object, id);
    EXPECT_TRUE(says(auditor.get(list), "公布中"));
    EXPECT_EQ(told(cursor_), std::vector<domain::Change>{protocol::to_record(only())});

    EXPECT_TRUE(says(duty.get(page), "value=\"18:00\""));
    EXPECT_EQ(duty.post(page, form("今天下午停水", "20:00")).status, 303);
    EXPECT_EQ(base::to_string(only().id), id);
    EXPECT_EQ(last_entry().detail, "until");
    const auto head = hub.store().head().value();
    duty.post(page, form("今天下午停水", "20:00"));
    EXPECT_EQ(hub.store().head().value(), head) << "the same once more";

    told(cursor_);
    EXPECT_EQ(duty.location(duty.post(page, {{"do", "delete"}})), list + "?done=deleted");
    EXPECT_EQ(told(cursor_), (std::vector<domain::Change>{domain::Tombstone{"notices", id}}));
    EXPECT_EQ(last_entry().action, "notice.delete");
    EXPECT_EQ(duty.post(page, {{"do", "delete"}}).status, 404);
    EXPECT_EQ(duty.post(page, form()).status, 404);
    EXPECT_EQ(duty.get(page).status, 404);
}

TEST_F(ConsoleNotices, ASnapshotHoldsThemToo) {
    duty.post(list + "/new", form());
    EXPECT_EQ(told(), std::vector<domain::Change>{protocol::to_record(only())});
}

TEST_F(ConsoleNotices, AFormThatIsWrongLosesNothing) {
    const auto without = [](const char* field) {
        auto fields = form();
        fields.erase(field);
        return fields;
    };
    for (const auto& fields : {without("title_zh"), without("from_date"), without("until_time"),
                               form("停水", "07:00"), form(std::string(41, 'x')), form("停\x01水")}) {
        const auto refused = duty.post(list + "/new", fields);
        EXPECT_EQ(refused.status, 422);
        EXPECT_TRUE(says(refused, "aria-invalid=\"true\""));
        EXPECT_TRUE(says(refused, "请提前接水"));
    }
    EXPECT_TRUE(hub.store().records(domain::topic::notices).value().empty());
    duty.post(list + "/new", form("<script>x</script>"));
    EXPECT_FALSE(says(duty.get(list), "<script>x"));
}

TEST_F(ConsoleNotices, WhoMayLookMayNotWrite) {
    EXPECT_EQ(auditor.get(list).status, 200);
    EXPECT_FALSE(says(auditor.get(list), "/console/notices/new"));
    EXPECT_EQ(auditor.post(list + "/new", form()).status, 403);
    EXPECT_EQ(canteen.get(list).status, 403);
}

TEST_F(ConsoleNotices, OneThatCannotBeReadIsLeftAlone) {
    hub::Edit edit;
    edit.changes.emplace_back(domain::UnknownRecord{"notices", "0000000000000077", R"({"title":7})"});
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    EXPECT_EQ(duty.get(list).status, 200);
    EXPECT_EQ(duty.get(list + "/0000000000000077").status, 404);
}

}  // namespace
