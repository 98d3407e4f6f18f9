// The audit log at the console: found by who, what and when, and taken out as a table. Runs on both engines.
#include <gtest/gtest.h>

#include "tests/fakes/console_visitor.h"

namespace {

using hub::StaffRole;
using namespace std::chrono_literals;

std::size_t times(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++count;
    return count;
}

class ConsoleAudit : public testing::Test {
  protected:
    void write(const std::string& who, const std::string& action, const std::string& object = "",
               const std::string& detail = "", const std::string& source = "192.0.2.9") {
        hub::Edit edit;
        edit.audit.push_back({0, hub.clock.wall(), {who, source}, action, object, detail});
        ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    }
    std::string page(const std::string& query) { return page(auditor, query); }
    static std::string page(fakes::ConsoleVisitor& visitor, const std::string& query) {
        const auto answer = visitor.get("/console/audit" + query);
        EXPECT_EQ(answer.status, 200);
        return answer.body;
    }

    fakes::HubInProcess hub;
    fakes::ConsoleVisitor auditor{hub, {StaffRole::auditor}}, cook{hub, {StaffRole::canteen}};
};

TEST_F(ConsoleAudit, IsFoundByWordsAndByWhatWasDone) {
    write("Zhao.Li", "meeting.change", "m-7", "title");
    write("wang", "meeting.delete", "m-8", "100% of_it");
    EXPECT_EQ(times(page("?words=zhao"), "<tr><td>"), 1u) << "in whatever case";
    EXPECT_EQ(times(page("?words=m-8"), "<tr><td>"), 1u);
    EXPECT_EQ(times(page("?words=192.0.2.9"), "<tr><td>"), 2u);
    EXPECT_EQ(times(page("?words=100%25+OF_"), "<tr><td>"), 1u);
    EXPECT_EQ(times(page("?words=10_%25"), "<tr><td>"), 0u) << "these are no wildcards";
    EXPECT_EQ(times(page("?words='"), "<tr><td>"), 0u);
    EXPECT_EQ(times(page("?words=%00%FF"), "<tr><td>"), 0u) << "on every database";
    EXPECT_EQ(times(page("?action=meeting.delete"), "<tr><td>"), 1u);
    EXPECT_EQ(times(page("?action=meeting.delete&words=zhao"), "<tr><td>"), 0u);
    EXPECT_NE(page("?action=meeting.delete").find("\"meeting.delete\" selected>"), std::string::npos);
}

TEST_F(ConsoleAudit, IsFoundByDaysOfTheHouse) {
    hub.clock.advance(14h + 47min);  // 23:59
    write("one", "meeting.change");
    hub.clock.advance(2min);
    write("two", "meeting.change");
    fakes::ConsoleVisitor next_day{hub, {StaffRole::auditor}};
    EXPECT_EQ(times(page(next_day, "?action=meeting.change&until=2026-12-22"), "<tr><td>"), 1u);
    EXPECT_EQ(times(page(next_day, "?action=meeting.change&from=2026-12-23"), "<tr><td>"), 1u);
    EXPECT_EQ(times(page(next_day, "?action=meeting.change&from=2026-12-22&until=2026-12-23"), "<tr><td>"),
              2u);
    EXPECT_EQ(times(page(next_day, "?action=meeting.change&from=0202-12-2x"), "<tr><td>"), 2u)
        << "no day asks nothing";
}

TEST_F(ConsoleAudit, OlderPagesKeepTheQuestion) {
    for (int n = 0; n < 51; ++n)
        write("li", "notice.change", "n" + std::to_string(n));
    write("li", "notice.add");
    const std::string first = page("?action=notice.change");
    EXPECT_EQ(times(first, "<tr><td>"), 50u);
    const auto at = first.find("?before=");
    ASSERT_NE(at, std::string::npos);
    const std::string link = first.substr(at, first.find('"', at) - at);
    const auto amp = link.find("&amp;");
    ASSERT_NE(amp, std::string::npos);
    const std::string second = page(link.substr(0, amp) + "&" + link.substr(amp + 5));
    EXPECT_EQ(times(second, "<tr><td>"), 1u);
    EXPECT_NE(second.find(">n0<"), std::string::npos);
}

TEST_F(ConsoleAudit, GoesOutAsATableAndThatIsWritten) {
    write("=cmd()", "meeting.change", "m-7", "title, place");
    const auto table = auditor.get("/console/audit.csv?words=m-7");
    EXPECT_EQ(table.status, 200);
    EXPECT_EQ(table.content_type, "text/csv; charset=utf-8");
    EXPECT_EQ(times(table.body, "\r\n"), 2u) << table.body;
    EXPECT_NE(table.body.find("2026-12-22 09:12:00,'=cmd(),修改会议,\"title, place\",m-7,192.0.2.9"),
              std::string::npos)
        << table.body;
    const auto last = hub.store().accounts().audit({.limit = 1}).value().at(0);
    EXPECT_EQ(last.action, "audit.export");
    EXPECT_EQ(last.detail, "1 entries");
    EXPECT_EQ(last.actor.who, auditor.name);
    EXPECT_EQ(cook.get("/console/audit.csv").status, 403);
}

}  // namespace
