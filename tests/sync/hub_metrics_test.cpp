// What the hub says about itself, to monitoring and to its log, over real HTTP.
#include <map>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>
#include <httplib.h>

#include "hub/handlers/metrics.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/kept_log.h"
#include "tests/fakes/raw_client.h"

namespace {

// A reader of text format 0.0.4, as strict as Prometheus is: fills `fault` with what it would not take.
struct Scrape {
    std::map<std::string, std::string> types;  // by family
    std::map<std::string, double> samples;     // by name with labels
    std::string fault;

    explicit Scrape(const std::string& text) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line) && fault.empty();)
            line.starts_with('#') ? take_comment(line) : take_sample(line);
        if (!text.ends_with('\n')) fault = "the last line has no end";
    }
    double at(const std::string& name) const {
        const auto found = samples.find(name);
        return found == samples.end() ? -1 : found->second;
    }

  private:
    void take_comment(const std::string& line) {
        static const std::regex shape("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
        std::smatch m;
        if (!std::regex_match(line, m, shape)) return void(fault = line);
        if (m[1] == "HELP") return;
        if (m[3] != "counter" && m[3] != "gauge" && m[3] != "histogram") fault = line;
        if (!types.emplace(m[2], m[3]).second) fault = "twice: " + line;
        family_ = m[2];
    }
    void take_sample(const std::string& line) {
        static const std::regex shape(
            R"re(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_]\w*="[^"\\\n]*",?)+\})? (-?[0-9.e+-]+|\+Inf|NaN))re");
        std::smatch m;
        if (!std::regex_match(line, m, shape)) return void(fault = line);
        const std::string name = m[1], type = types[family_];
        const bool mine = name == family_ || (type == "histogram" && name.starts_with(family_ + "_"));
        if (!mine) fault = "outside of its family: " + line;
        if (!samples.emplace(name + m[2].str(), std::stod(m[4])).second) fault = "twice: " + line;
    }
    std::string family_;
};

class HubMetrics : public testing::Test {
  protected:
    HubMetrics() {
        hub.add_kiosk("k1", token);
        hub.add_kiosk("k2", "token of kiosk two");
        (void)hub.store().revoke_kiosk("k2", {"by the test", ""}, hub.clock.wall());
        hub.add_sample();
        hub.services().log = log.log();
    }
    void begin() {
        port = hub.start();
        client = std::make_unique<httplib::Client>("127.0.0.1", port);
    }
    Scrape scrape() {
        const auto answer = client->Get("/metrics");
        EXPECT_TRUE(answer);
        EXPECT_EQ(answer->get_header_value("content-type"), "text/plain; version=0.0.4; charset=utf-8");
        return Scrape(answer->body);
    }
    const std::string token = "token of kiosk one";
    const httplib::Headers bearer = {{"Authorization", "Bearer " + token}};
    fakes::KeptLog log;
    fakes::HubInProcess hub;
    int port = 0;
    std::unique_ptr<httplib::Client> client;
};

TEST_F(HubMetrics, CountWhatWasAsked) {
    begin();
    const auto body = protocol::encode_facts({fakes::check_in_fact()});
    for (int n = 0; n < 2; ++n)
        ASSERT_TRUE(client->Post("/api/v1/facts", bearer, body, "application/json"));
    ASSERT_TRUE(client->Get("/api/v1/nothing"));
    ASSERT_TRUE(client->Get("/p/0123456789abcdef0123456789abcdef"));
    const Scrape seen = scrape();
    EXPECT_EQ(seen.fault, "");
    EXPECT_EQ(seen.at(R"(suishou_hub_requests_total{method="POST",route="/api/v1/facts",status="2xx"})"), 2);
    EXPECT_EQ(seen.at(R"(suishou_hub_requests_total{method="GET",route="/p/{token}",status="4xx"})"), 1);
    EXPECT_EQ(seen.at(R"(suishou_hub_requests_total{method="other",route="other",status="4xx"})"), 1);
    EXPECT_EQ(seen.at(R"(suishou_hub_facts_total{verdict="accepted"})"), 1);
    EXPECT_EQ(seen.at(R"(suishou_hub_facts_total{verdict="duplicate"})"), 1);
    EXPECT_EQ(seen.at(R"(suishou_hub_kiosks{state="known"})"), 1);
    EXPECT_EQ(seen.at(R"(suishou_hub_kiosks{state="heard"})"), 1);
    EXPECT_EQ(seen.at(R"(suishou_hub_kiosks{state="revoked"})"), 1);
    EXPECT_EQ(seen.at("suishou_hub_database_up"), 1);
    EXPECT_EQ(seen.at("suishou_hub_sessions_open"), 0);
    EXPECT_GT(seen.at("process_start_time_seconds"), 1.7e9);
    const std::string facts = R"({method="POST",route="/api/v1/facts")";
    const std::string family = "suishou_hub_request_duration_seconds";
    EXPECT_EQ(seen.at(family + "_count" + facts + "}"), 2);
    EXPECT_EQ(seen.at(family + "_bucket" + facts + R"(,le="+Inf"})"), 2);
    EXPECT_GT(seen.at(family + "_sum" + facts + "}"), 0);
}

TEST_F(HubMetrics, NeverFallWithAHistogramsBuckets) {
    begin();
    for (int n = 0; n < 5; ++n)
        ASSERT_TRUE(client->Get("/readyz"));
    const Scrape seen = scrape();
    double before = 0;
    for (const char* end : {"0.005", "0.025", "0.1", "0.5", "2.5", "10", "20", "30", "+Inf"}) {
        const double now = seen.at(
            std::string(R"(suishou_hub_request_duration_seconds_bucket{method="GET",route="/readyz",le=")") +
            end + "\"}");
        EXPECT_GE(now, before) << end;
        before = now;
    }
    EXPECT_EQ(before, 5);
}

TEST_F(HubMetrics, TellStrangersNothing) {
    begin();
    EXPECT_EQ(client->Get("/metrics", {{"X-Forwarded-For", "203.0.113.7"}})->status, 404);
    EXPECT_EQ(client->Get("/metrics", {{"X-Forwarded-For", "127.0.0.1"}})->status, 404) << "by a proxy";
    hub::Request afar;
    afar.path = "/metrics";
    afar.peer = "203.0.113.7";
    EXPECT_EQ(hub::get_metrics(hub.services(), afar).status, 404);
    hub.stop();
    hub.services().metrics_open = true;
    begin();
    EXPECT_EQ(client->Get("/metrics", {{"X-Forwarded-For", "203.0.113.7"}})->status, 200);
}

TEST_F(HubMetrics, NameNobody) {
    begin();
    const auto answer = client->Get("/metrics");
    ASSERT_TRUE(answer);
    EXPECT_NE(answer->body.find("suishou_hub_database_errors_total{kind=\"write\"} 0\n"), std::string::npos);
    for (const std::string& personal : {fakes::attendee().name, std::string("13800000000"), token})
        EXPECT_EQ(answer->body.find(personal), std::string::npos);
}

TEST_F(HubMetrics, TheLogHasALineForEveryRequestAndNoSecretInAny) {
    begin();
    const std::string page = "feedfacefeedfacefeedfacefeedface", cookie = "cookie-that-is-secret";
    const auto asked = client->Get("/p/" + page + "?lang=en&name=secretive");
    ASSERT_TRUE(client->Get("/p/" + page + "/meeting.ics") && client->Get("/p/" + page + "/x/" + page));
    ASSERT_TRUE(client->Get("/console", {{"Cookie", "__Host-suishou=" + cookie}}));
    ASSERT_TRUE(client->Get("/api/v1/changes", bearer));
    ASSERT_TRUE(client->Post("/p/" + page, bearer, page, "text/plain"));
    fakes::RawClient broken(port);
    broken.say("GET/p/" + page + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(broken.rest().starts_with("HTTP/1.1 400 "));
    client->stop();
    hub.stop();
    const std::string id = asked->get_header_value("x-request-id");
    EXPECT_TRUE(log.has("method=other path=other status=400"));
    EXPECT_TRUE(log.has("request=" + id + " method=GET path=/p/{token} status=404 ms="));
    EXPECT_TRUE(log.has("refused request=" + id + " why=not_found: no such link"));
    std::size_t requests = 0;
    for (const std::string& line : log.lines()) {
        requests += line.starts_with("request ");
        for (const std::string& secret : {page, cookie, token, std::string("secretive")})
            EXPECT_EQ(line.find(secret), std::string::npos) << line;
    }
    EXPECT_EQ(requests, 7u);
}

}  // namespace
