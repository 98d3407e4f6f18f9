// Open311 GeoReport v2: what is told, in which form, and what is never told.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hub/api/door.h"
#include "hub/open311/reading.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using Json = nlohmann::json;
using hub::open311::Format;

std::vector<std::string> fields_of(const Json& object) {
    std::vector<std::string> fields;
    for (const auto& [name, value] : object.items())
        fields.push_back(name);
    std::sort(fields.begin(), fields.end());
    return fields;
}

std::vector<std::string> sorted(std::vector<std::string> fields) {
    std::sort(fields.begin(), fields.end());
    return fields;
}

class Open311 : public testing::Test {
  protected:
    Open311() {
        one = hub.add_kiosk("k1", "token of kiosk one");
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category(), fakes::bare_category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        EXPECT_TRUE(hub.store().set_open311_house(
            R"({"jurisdiction_id": "example.gov.cn", "contact": "值班室", "key_service": "信息科"})", {},
            hub.clock.wall()));
    }

    void report(std::uint32_t count, base::WallTime when) {
        auto fact = fakes::check_in_fact(count);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", count};
        body.key = {1000 + count};
        body.cell = "main-3-2";
        body.category = "water.leak";
        fact.header.wall = when;
        fact.header.id = base::make_uuid_v7(when);
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        ASSERT_TRUE(hub.store().receive(one, batch, {}, hub.clock.wall()));
    }

    hub::Response get(const std::string& path, std::map<std::string, std::string> query = {}) {
        hub::Request request;
        request.path = "/open311/v2/" + path;
        request.query = std::move(query);
        return hub::answer_bare(hub.services(), "GET", request);
    }
    Json json(const std::string& path, std::map<std::string, std::string> query = {}) {
        const auto answer = get(path, std::move(query));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return Json::parse(answer.body);
    }
    void expect_error(const hub::Response& answer, int status) {
        EXPECT_EQ(answer.status, status) << answer.body;
        const Json errors = Json::parse(answer.body, nullptr, false);
        ASSERT_TRUE(errors.is_array() && !errors.empty()) << answer.body;
        EXPECT_EQ(errors[0]["code"], status);
        EXPECT_TRUE(errors[0]["description"].is_string());
        EXPECT_EQ(fields_of(errors[0]), (std::vector<std::string>{"code", "description"}));
    }

    fakes::HubInProcess hub;
    hub::Kiosk one;
};

TEST_F(Open311, ServicesAreTheKindsThatNoOthersLieIn) {
    const Json services = json("services.json");
    ASSERT_EQ(services.size(), 1u);
    EXPECT_EQ(services[0]["service_code"], "water.leak");
    EXPECT_EQ(services[0]["service_name"], "漏水");
    EXPECT_EQ(services[0]["group"], "用水");
    EXPECT_EQ(services[0]["description"], "空调漏水; 水管漏水");
    EXPECT_EQ(services[0]["keywords"], "滴水, 渗水");
    EXPECT_EQ(services[0]["metadata"], true);
    EXPECT_EQ(services[0]["type"], "realtime");
    EXPECT_EQ(fields_of(services[0]), sorted({"service_code", "service_name", "description", "metadata",
                                              "type", "keywords", "group"}));
    const Json definition = json("services/water.leak.json");
    EXPECT_EQ(definition["service_code"], "water.leak");
    ASSERT_EQ(definition["attributes"].size(), 2u);
    EXPECT_EQ(
        definition["attributes"][0],
        (Json{{"variable", true},
              {"code", "where"},
              {"datatype", "singlevaluelist"},
              {"required", false},
              {"datatype_description", nullptr},
              {"order", 1},
              {"description", "哪里漏？"},
              {"values", {{{"key", "天花板"}, {"name", "天花板"}}, {{"key", "水管"}, {"name", "水管"}}}}}));
    expect_error(get("services/water.json"), 404);
    expect_error(get("services/nothing.json"), 404);
    EXPECT_EQ(get("services/water.leak").status, 404) << "no form is named";
}

TEST_F(Open311, ARequestHasTheStandardsFieldsAndNothingOfItsReporter) {
    report(1, fakes::at(9, 0));
    ASSERT_TRUE(hub.store().move_service_request(
        {"BX-20261222-A-001", domain::RequestState::submitted, domain::RequestState::dispatched,
         domain::RequestMover::dispatcher, "快去", "li", "李师傅"},
        {"lifang", ""}, fakes::at(9, 5)));
    for (const char* path : {"requests.json", "requests/BX-20261222-A-001.json"}) {
        const Json all = json(path);
        ASSERT_EQ(all.size(), 1u);
        const Json& r = all[0];
        EXPECT_EQ(fields_of(r), sorted({"service_request_id", "status", "status_notes", "service_name",
                                        "service_code", "description", "agency_responsible", "service_notice",
                                        "requested_datetime", "updated_datetime", "expected_datetime",
                                        "address", "address_id", "zipcode", "lat", "long", "media_url"}));
        EXPECT_EQ(r["service_request_id"], "BX-20261222-A-001");
        EXPECT_EQ(r["status"], "open");
        EXPECT_EQ(r["status_notes"], "已派单");
        EXPECT_EQ(r["requested_datetime"], "2026-12-22T09:00:00+08:00");
        EXPECT_EQ(r["updated_datetime"], "2026-12-22T09:05:00+08:00");
        EXPECT_EQ(r["address"], "主楼 3 楼 东翼 305 会议室");
        EXPECT_EQ(r["address_id"], "main-3-2");
        EXPECT_TRUE(r["description"].is_null());
    }
    for (const char* path : {"requests.json", "requests.xml", "servicerequestupdates.json"})
        for (const char* secret : {"13800000000", "空调漏水", "李师傅", "lifang", "快去"})
            EXPECT_EQ(get(path).body.find(secret), std::string::npos) << path << " " << secret;
}

TEST_F(Open311, XmlSaysTheSame) {
    report(1, fakes::at(9, 0));
    const auto answer = get("requests/BX-20261222-A-001.xml");
    EXPECT_EQ(answer.content_type, "text/xml; charset=utf-8");
    EXPECT_TRUE(answer.body.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<service_requests><request><service_request_id>"
        "BX-20261222-A-001</service_request_id><status>open</status>"))
        << answer.body;
    EXPECT_NE(answer.body.find("<description/>"), std::string::npos);
    EXPECT_NE(get("services.xml").body.find("<services><service><service_code>water.leak</service_code>"),
              std::string::npos);
    EXPECT_NE(get("nothing.xml").body.find("<errors><error><code>404</code><description>"),
              std::string::npos);
    EXPECT_EQ(hub::open311::write({"errors", {{"a", "<&>\x01\"'"}}}, Format::xml),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<errors><a>&lt;&amp;&gt;\"'</a></errors>\n");
}

TEST_F(Open311, DiscoverySaysWhereAndInWhichForms) {
    const Json d = json("discovery.json");
    EXPECT_EQ(fields_of(d), sorted({"changeset", "contact", "key_service", "endpoints"}));
    EXPECT_EQ(d["endpoints"][0]["url"], "/open311/v2");
    EXPECT_EQ(d["endpoints"][0]["formats"], (Json{"text/xml", "application/json"}));
    EXPECT_EQ(fields_of(d["endpoints"][0]), sorted({"specification", "url", "changeset", "type", "formats"}));
    EXPECT_NE(get("discovery.xml").body.find("<formats><format>text/xml</format>"), std::string::npos);
}

TEST_F(Open311, ListsAreOfThatKindStateAndTime) {
    report(1, fakes::at(8, 0));
    report(2, fakes::at(9, 0));
    hub.clock.advance(std::chrono::minutes{8});
    using Move = domain::RequestState;
    ASSERT_TRUE(hub.store().move_service_request({"BX-20261222-A-001", Move::submitted, Move::rejected,
                                                  domain::RequestMover::dispatcher, "不归我们管", "", ""},
                                                 {"lifang", ""}, fakes::at(9, 20)));
    const auto ids = [&](std::map<std::string, std::string> query) {
        std::string all;
        for (const Json& r : json("requests.json", std::move(query)))
            all += r["service_request_id"].get<std::string>().substr(14);
        return all;
    };
    EXPECT_EQ(ids({}), "002001") << "the newest first";
    EXPECT_EQ(ids({{"status", "open"}}), "002");
    EXPECT_EQ(ids({{"service_code", std::string("\0", 1)}}), "") << "on every database";
    EXPECT_EQ(ids({{"status", "closed"}}), "001");
    EXPECT_EQ(ids({{"status", "open, closed"}}), "002001");
    EXPECT_EQ(ids({{"service_code", "water.leak,nothing"}}), "002001");
    EXPECT_EQ(ids({{"service_code", "nothing"}}), "");
    EXPECT_EQ(ids({{"service_code", "' OR '1'='1"}}), "");
    EXPECT_EQ(ids({{"start_date", "2026-12-22T00:30:00Z"}}), "002");
    EXPECT_EQ(ids({{"end_date", "2026-12-22T08:00:00 08:00"}}), "001") << "a plus that nobody encoded";
    EXPECT_EQ(ids({{"end_date", "2026-12-22T09:00:00.000+08:00"}}), "002001") << "the end is meant too";
    EXPECT_EQ(ids({{"start_date", "2025-01-01T00:00:00Z"}}), "") << "ninety days and no more";
    EXPECT_EQ(ids({{"service_request_id", "BX-20261222-A-001, nothing"}, {"status", "open"}}), "001");
    EXPECT_EQ(ids({{"service_request_id", "nothing"}}), "");
    EXPECT_EQ(ids({{"status", ""}, {"start_date", ""}, {"jurisdiction_id", ""}}), "002001");
    EXPECT_EQ(json("servicerequestupdates.json").size(), 3u);
    const Json last = json("servicerequestupdates.json", {{"start_date", "2026-12-22T01:20:00Z"}});
    ASSERT_EQ(last.size(), 1u);
    EXPECT_EQ(last[0], (Json{{"update_id", "BX-20261222-A-001.1"},
                             {"service_request_id", "BX-20261222-A-001"},
                             {"status", "closed"},
                             {"updated_datetime", "2026-12-22T09:20:00+08:00"},
                             {"recorded_datetime", "2026-12-22T09:20:00+08:00"},
                             {"description", "没有受理"},
                             {"media_url", nullptr}}));
}

TEST_F(Open311, WhatComesLateFromAKioskWithoutANetworkIsNew) {
    report(1, fakes::at(7, 0));  // the hub's clock says 9:12
    const Json since = json("servicerequestupdates.json", {{"start_date", "2026-12-22T09:10:00+08:00"}});
    ASSERT_EQ(since.size(), 1u);
    EXPECT_EQ(since[0]["updated_datetime"], "2026-12-22T07:00:00+08:00");
    EXPECT_EQ(since[0]["recorded_datetime"], "2026-12-22T09:12:00+08:00") << "to go on from";
    EXPECT_EQ(json("servicerequestupdates.json", {{"start_date", since[0]["recorded_datetime"]}}).size(), 1u);
    EXPECT_EQ(json("servicerequestupdates.json", {{"start_date", "2026-12-22T09:13:00+08:00"}}).size(), 0u);
}

// Half of the answer would say that a service is unknown, and a client would give its report up.
TEST_F(Open311, WhatCannotBeReadJustNowIsAFaultOfOurs) {
    report(1, fakes::at(9, 0));
    fakes::run_sql(hub.database(), "ALTER TABLE records RENAME TO hidden");
    for (const char* path : {"discovery.json", "services.json", "services/water.leak.json", "requests.json",
                             "requests/BX-20261222-A-001.json", "servicerequestupdates.json"})
        expect_error(get(path), 503);
}

TEST_F(Open311, WhatCannotBeMeantIsRefusedInTheStandardsForm) {
    using Query = std::map<std::string, std::string>;
    for (const Query& query :
         {Query{{"status", "done"}},
          {{"start_date", "2026-12-22"}},
          {{"start_date", "2026-12-22T09:00:00"}},
          {{"start_date", "2026-02-30T09:00:00Z"}},
          {{"end_date", std::string(10'000, '1')}},
          {{"end_date", "yesterday"}},
          {{"start_date", "2026-12-22T09:00:00Z"}, {"end_date", "2026-12-21T09:00:00Z"}},
          {{"start_date", "2026-01-01T00:00:00Z"}, {"end_date", "2026-12-21T09:00:00Z"}}})
        for (const char* path : {"requests.json", "servicerequestupdates.json"})
            expect_error(get(path, query), 400);
    expect_error(get("requests/BX-20261222-A-009.json"), 404);
    expect_error(get("requests/" + std::string(10'000, 'x') + ".json"), 404);
    expect_error(get("nothing.json"), 404);
    expect_error(get("services.json", {{"jurisdiction_id", "another.gov.cn"}}), 404);
    EXPECT_EQ(get("services.json", {{"jurisdiction_id", "example.gov.cn"}}).status, 200);
    hub::Request request;
    request.path = "/open311/v2/services.json";
    const auto wrong_method = hub::answer_bare(hub.services(), "OPTIONS", request);
    expect_error(wrong_method, 405);
    for (int n = 0; n < 60; ++n)
        get("discovery.json");
    const auto restless = get("discovery.json");
    expect_error(restless, 429);
    EXPECT_TRUE(std::any_of(restless.headers.begin(), restless.headers.end(),
                            [](const auto& header) { return header.first == "retry-after"; }));
}

TEST_F(Open311, AHouseThatHasNotSaidSoHasNoEndpoint) {
    fakes::HubInProcess other;
    hub::Request request;
    request.path = "/open311/v2/services.json";
    EXPECT_EQ(hub::answer_bare(other.services(), "GET", request).status, 404);
    for (const char* wrong : {"", "[]", "{}", R"({"jurisdiction_id": ""})", R"({"jurisdiction_id": 7})",
                              R"({"jurisdiction_id": "a", "contact": 7})"})
        EXPECT_FALSE(other.store().set_open311_house(wrong, {}, other.clock.wall())) << wrong;
}

}  // namespace
