// Reports through the Open311 endpoint: over a real socket, with what other programs send and with what
// nobody should.
#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "hub/fleet/kiosk_code.h"
#include "hub/open311/report_form.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;
using Form = httplib::Params;

class Open311Report : public testing::Test {
  protected:
    Open311Report() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category(), fakes::bare_category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        EXPECT_TRUE(
            hub.store().set_open311_house(R"({"jurisdiction_id": "example.gov.cn"})", {}, hub.clock.wall()));
        EXPECT_TRUE(hub.store().add_api_key({"00000000000000aa", "小程序", hub.clock.wall(), {}},
                                            hub::sha256_hex("the key"), {"cli", ""}));
        port = hub.start();
    }

    static Form form(const Form& more = {}) {
        Form all{{"api_key", "the key"}, {"service_code", "water.leak"}, {"address_id", "main-3-2"}};
        for (const auto& [name, value] : more) {
            all.erase(name);
            all.emplace(name, value);
        }
        return all;
    }
    httplib::Result post(const Form& sent, const httplib::Headers& headers = {},
                         const char* end = "json") const {
        httplib::Client client("127.0.0.1", port);
        return client.Post(std::string("/open311/v2/requests.") + end, headers, sent);
    }
    std::string number_of(const httplib::Result& answer) const {
        EXPECT_TRUE(answer);
        EXPECT_EQ(answer->status, 200) << answer->body;
        return Json::parse(answer->body).at(0).at("service_request_id").get<std::string>();
    }
    void expect_error(const httplib::Result& answer, int status) const {
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, status) << answer->body;
        const Json errors = Json::parse(answer->body, nullptr, false);
        ASSERT_TRUE(errors.is_array() && !errors.empty()) << answer->body;
        EXPECT_EQ(errors[0]["code"], status);
    }
    hub::ServiceRequest at(const std::string& number) {
        auto found = hub.store().service_request(number).value();
        EXPECT_TRUE(found) << number;
        return found.value_or(hub::ServiceRequest{});
    }
    std::uint64_t kept() { return hub.store().service_requests({}).value().total; }

    fakes::HubInProcess hub;
    int port = 0;
};

TEST_F(Open311Report, BecomesAServiceRequestAsAnyOther) {
    const auto answer = post(form({{"description", "空调漏水<b>\n一地"},
                                   {"phone", "+86 138-0000 0000"},
                                   {"first_name", "建国"},
                                   {"last_name", "王"},
                                   {"email", "wang@example.org"},
                                   {"jurisdiction_id", "example.gov.cn"},
                                   {"lat", "33.59"},
                                   {"long", "119.02"},
                                   {"attribute[X]", "1"}}));
    const std::string number = number_of(answer);
    EXPECT_EQ(number, "BX-20261222-API-001");
    EXPECT_EQ(Json::parse(answer->body)[0].size(), 3u);
    const auto request = at(number);
    EXPECT_EQ(request.kiosk, "(open311)");
    EXPECT_EQ(request.cell, "main-3-2");
    EXPECT_EQ(request.unit, "27");
    EXPECT_EQ(request.category, "water.leak");
    EXPECT_EQ(request.words, "空调漏水<b>\n一地\n坐标：33.59, 119.02");
    EXPECT_EQ(request.phone, "8613800000000");
    EXPECT_TRUE(request.danger) << "the kind says so";
    EXPECT_EQ(request.due, fakes::at(11, 12));
    EXPECT_TRUE(request.key);
    const auto record = hub.store().record(domain::topic::requests, number).value();
    ASSERT_TRUE(record && std::holds_alternative<domain::ServiceRequest>(*record));
    EXPECT_EQ(number_of(post(form())), "BX-20261222-API-002");
    hub.clock.advance(24h);
    EXPECT_EQ(number_of(post(form())), "BX-20261223-API-001");
    EXPECT_EQ(hub.store().fact_count().value(), 3u);
    EXPECT_EQ(hub.store().kiosk_name("(open311)").value().en, "Open311");
    httplib::Client client("127.0.0.1", port);
    const auto listed = client.Get("/open311/v2/requests.json");
    ASSERT_TRUE(listed);
    EXPECT_EQ(Json::parse(listed->body).size(), 3u);
    for (const char* secret : {"空调漏水", "13800000000", "建国", "wang@", "33.59"})
        EXPECT_EQ(listed->body.find(secret), std::string::npos) << secret;
}

TEST_F(Open311Report, AnswersAreThoseOfTheDefinition) {
    const std::string number =
        number_of(post(form({{"attribute[where]", "水管"}, {"attribute[other]", "x"}})));
    const std::vector<domain::RequestAnswer> said{{"哪里漏？", "水管"}};
    EXPECT_EQ(at(number).answers, said);
    expect_error(post(form({{"attribute[where]", "屋顶"}})), 400);
    EXPECT_EQ(kept(), 1u);
}

TEST_F(Open311Report, NoKioskIsEverCalledAsTheEndpoint) {
    for (std::uint64_t nth = 1; nth < 20'000; ++nth)
        EXPECT_NE(hub::kiosk_code(nth), hub::open311_code);
    EXPECT_TRUE(domain::is_kiosk_code(hub::open311_code));
}

TEST_F(Open311Report, APlaceInWordsIsACellWhereItIsCalledSoAndElseForStaffAlone) {
    Form named = form({{"address_string", "主楼 3 楼 东翼 305 会议室"}});
    named.erase("address_id");
    EXPECT_EQ(at(number_of(post(named))).cell, "main-3-2");
    EXPECT_EQ(at(number_of(post(named))).words, "");
    Form words = form({{"address_string", "王建国的办公室"}});
    words.erase("address_id");
    const std::string number = number_of(post(words));
    EXPECT_EQ(at(number).words, "位置：王建国的办公室");
    httplib::Client client("127.0.0.1", port);
    const auto told = client.Get("/open311/v2/requests/" + number + ".json");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->body.find("王建国"), std::string::npos);
    EXPECT_TRUE(Json::parse(told->body)[0]["address"].is_null());
    EXPECT_TRUE(Json::parse(told->body)[0]["address_id"].is_null());
    const auto record = hub.store().record(domain::topic::requests, number).value();
    ASSERT_TRUE(record && std::holds_alternative<domain::ServiceRequest>(*record));
    EXPECT_EQ(protocol::encode_record(*record).find("王建国"), std::string::npos);
}

TEST_F(Open311Report, WhoeverReportsHasAKeyThatIsGood) {
    Form without = form();
    without.erase("api_key");
    expect_error(post(without), 403);
    expect_error(post(form({{"api_key", ""}})), 403);
    expect_error(post(form({{"api_key", "another key"}})), 403);
    expect_error(post(form({{"api_key", hub::sha256_hex("the key")}})), 403);
    expect_error(post(form({{"api_key", "' OR ''='"}})), 403);
    const auto xml = post(without, {}, "xml");
    EXPECT_NE(xml->body.find("<errors><error><code>403</code>"), std::string::npos);
    EXPECT_EQ(kept(), 0u);
    number_of(post(form()));
    const auto keys = hub.store().api_keys().value();
    ASSERT_EQ(keys.size(), 1u);
    ASSERT_TRUE(hub.store().revoke_api_key("00000000000000aa", {"cli", ""}, hub.clock.wall()));
    EXPECT_FALSE(hub.store().revoke_api_key("00000000000000aa", {"cli", ""}, hub.clock.wall()));
    expect_error(post(form()), 403);
    EXPECT_NE(hub.store().api_keys().value()[0].revoked, base::WallTime{});
}

TEST_F(Open311Report, WhatComesTwiceUnderItsNameIsOne) {
    const httplib::Headers name{{"Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324"}};
    const auto first = number_of(post(form(), name));
    EXPECT_EQ(number_of(post(form(), name)), first);
    expect_error(post(form({{"description", "something else"}}), name), 400);
    EXPECT_EQ(kept(), 1u);
    ASSERT_TRUE(hub.store().add_api_key({"00000000000000bb", "another", hub.clock.wall(), {}},
                                        hub::sha256_hex("key of another"), {"cli", ""}));
    EXPECT_NE(number_of(post(form({{"api_key", "key of another"}}), name)), first)
        << "each client has its own names";
    EXPECT_NE(number_of(post(form())), first);
    expect_error(post(form(), {{"Idempotency-Key", std::string(129, 'x')}}), 400);
    expect_error(post(form(), {{"Idempotency-Key", "a b"}}), 400);
}

TEST_F(Open311Report, HostileFormsChangeNothing) {
    const std::string long_word = [] {
        std::string words;
        for (int n = 0; n < 10'000; ++n)
            words += "水";
        return words;
    }();
    expect_error(post(form({{"description", long_word}})), 400);
    expect_error(post(form({{"description", std::string(200'000, 'x')}})), 413);
    expect_error(post(form({{"description", std::string("a\0b", 3)}})), 400);
    expect_error(post(form({{"description", "\xff\xfe"}})), 400);
    expect_error(post(form({{"address_string", long_word.substr(0, 603)}})), 400);
    expect_error(post(form({{"service_code", "nothing"}})), 404);
    expect_error(post(form({{"service_code", "water"}})), 404);
    expect_error(post(form({{"service_code", "'; DROP TABLE service_requests; --"}})), 404);
    expect_error(post(form({{"service_code", ""}})), 400);
    expect_error(post(form({{"address_id", ""}})), 400);
    expect_error(post(form({{"address_id", "nowhere"}})), 400);
    expect_error(post(form({{"address_id", "main-b1-1"}})), 400);  // closed
    expect_error(post(form({{"lat", "33.59"}})), 400);
    expect_error(post(form({{"lat", "33.59"}, {"long", "181"}})), 400);
    expect_error(post(form({{"lat", "nan"}, {"long", "inf"}})), 400);
    expect_error(post(form({{"phone", "ask for Wang"}})), 400);
    expect_error(post(form({{"jurisdiction_id", "another.gov.cn"}})), 404);
    const auto several = post(form({{"service_code", ""}, {"address_id", ""}}));
    EXPECT_EQ(Json::parse(several->body).size(), 2u);
    EXPECT_EQ(kept(), 0u);
    EXPECT_EQ(hub.store().fact_count().value(), 0u);
    EXPECT_EQ(at(number_of(post(form({{"description", long_word.substr(0, 12'000)}})))).words.size(),
              12'000u);
}

TEST_F(Open311Report, OneKeyDoesNotFillTheList) {
    for (int n = 0; n < 30; ++n)
        EXPECT_EQ(post(form())->status, 200);
    const auto last = post(form());
    expect_error(last, 429);
    EXPECT_TRUE(last->has_header("Retry-After"));
}

}  // namespace
