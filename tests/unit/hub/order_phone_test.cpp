// A service request on the phone of the one who has it, by a link and without signing in. Runs on both
// engines.
#include <gtest/gtest.h>
#include <httplib.h>

#include "base/picture/jpeg.h"
#include "hub/api/door.h"
#include "hub/handlers/phone_page.h"
#include "hub/requests/worker_link.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/kept_log.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::RequestMover;
using domain::RequestState;
using hub::StaffRole;
using Form = std::multimap<std::string, std::string>;

class OrderPhone : public testing::Test {
  protected:
    OrderPhone() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        report(37);
        give(zhao.name);
        repairs.host = "hub.example.org";
    }
    void report(std::uint32_t nth) {
        auto fact = fakes::check_in_fact(nth - 36);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", nth};
        body.key = {nth};
        body.photos = {};
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    }
    void give(const std::string& to, const std::string& which = "BX-20261222-A-037") {
        hub::RequestMove one;
        one.number = which;
        one.from = hub.store().service_request(which).value()->state;
        one.to = RequestState::dispatched;
        one.assignee = to;
        ASSERT_TRUE(hub.store().move_service_request(one, {"lifang", ""}, hub.clock.wall()));
        hub.clock.advance(1min);
    }
    void by(RequestMover who, RequestState to) {
        hub::RequestMove one;
        one.number = number;
        one.from = stored().state;
        one.to = to;
        one.by = who;
        ASSERT_TRUE(hub.store().move_service_request(one, {"lifang", ""}, hub.clock.wall()));
    }
    hub::ServiceRequest stored() { return *hub.store().service_request(number).value(); }
    // As whoever gives it away sees it; empty: there is none.
    std::string link(const std::string& which = "BX-20261222-A-037") {
        const auto page = repairs.get("/console/requests/" + which);
        const std::string before = "https://hub.example.org";
        const auto at = page.body.find(before + "/w/");
        if (at == std::string::npos) return "";
        const auto begin = at + before.size();
        return page.body.substr(begin, page.body.find('"', begin) - begin);
    }

    static bool says(const hub::Response& response, const std::string& words) {
        return response.body.find(words) != std::string::npos;
    }
    hub::Request ask(const std::string& address) {
        hub::Request request;
        const auto question = address.find('?');
        request.path = address.substr(0, question);
        if (question != std::string::npos)
            for (const auto& [key, value] : hub::parse_form(address.substr(question + 1)))
                request.query[key] = value;
        request.peer = "192.0.2.9";
        return request;
    }
    hub::Response get(const std::string& address) {
        auto request = ask(address);
        return hub::answer_bare(hub.services(), "GET", request);
    }
    hub::Response post(const std::string& address, Form form,
                       std::map<std::string, hub::Upload> uploads = {}) {
        auto request = ask(address);
        const auto found = hub::find_route(hub::routes(), "POST", request.path);
        request.steps = found.steps;
        request.form = std::move(form);
        request.uploads = std::move(uploads);
        const auto admitted = hub::admit_with_body(hub.services(), *found.route, request);
        return hub::call(hub.services(), *found.route, std::get<hub::Asker>(admitted), request);
    }
    static std::string location(const hub::Response& response) {
        return fakes::ConsoleVisitor::location(response);
    }
    std::string move(const std::string& from, const std::string& to, const std::string& words = "") {
        return location(post(link(), {{"from", from}, {"to", to}, {"words", words}}));
    }
    std::string photo(int shade) {
        base::Still still{120, 80, std::vector<std::uint8_t>(120 * 80 * 3, static_cast<std::uint8_t>(shade))};
        return base::encode_jpeg(still, {}).value();
    }
    hub::AuditEntry last(const std::string& action) {
        return hub.store().accounts().audit({.limit = 1, .action = action}).value().at(0);
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    fakes::ConsoleVisitor zhao{hub, {StaffRole::works}}, sun{hub, {StaffRole::works}},
        repairs{hub, {StaffRole::repairs}}, auditor{hub, {StaffRole::auditor}};
    const std::string number = "BX-20261222-A-037";
};

TEST_F(OrderPhone, ShowsWhatIsToBeDoneAndNotWhomToCall) {
    const std::string address = link();
    ASSERT_EQ(address.size(), std::string("/w/").size() + number.size() + 1 + 32);
    const auto page = get(address);
    ASSERT_EQ(page.status, 200);
    for (const char* words : {"空调漏水", "我接了", "不归我，退回", "name=\"photo\"",
                              "报修人的电话：登录后可看", "../../console/orders/BX-20261222-A-037"})
        EXPECT_TRUE(says(page, words)) << words;
    EXPECT_FALSE(says(page, "13800000000"));
    EXPECT_FALSE(says(page, "tel:"));
    EXPECT_TRUE(says(get(address + "?lang=en"), "lang=\"en\""));
    const std::map<std::string, std::string> headers{page.headers.begin(), page.headers.end()};
    EXPECT_EQ(headers.at("cache-control"), "no-store");
    EXPECT_EQ(headers.at("referrer-policy"), "no-referrer");
    EXPECT_EQ(headers.at("x-robots-tag"), "noindex, nofollow");
    EXPECT_NE(headers.at("content-security-policy").find("form-action 'self'"), std::string::npos);
    const auto looked = hub.store().accounts().audit({.limit = 50, .action = "request.look"}).value();
    for (const auto& entry : looked)
        EXPECT_EQ(entry.actor.who, repairs.name) << "nobody has read a number by the link";
}

TEST_F(OrderPhone, EveryWrongLinkIsAnsweredTheSame) {
    report(38);
    give(zhao.name, "BX-20261222-A-038");
    const std::string mine = link(), other = link("BX-20261222-A-038");
    ASSERT_EQ(get(other).status, 200);
    const std::string key = mine.substr(mine.rfind('/') + 1), foreign = other.substr(other.rfind('/') + 1);
    ASSERT_NE(key, foreign);
    std::string capital = key;
    for (char& c : capital)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    ASSERT_NE(capital, key);
    const std::string same = get("/w/nothing/" + key).body;
    for (const std::string& wrong :
         {"/w/" + number + "/" + foreign, "/w/" + number + "/" + capital, "/w/" + number + "/" + key + "0",
          "/w/" + number + "/" + key.substr(1), "/w/" + number + "/0",
          "/w/" + number + "/" + std::string(32, '0'), "/w/BX-20261222-A-099/" + key,
          "/w/" + number + "/" + base::to_string(stored().key), "/w/" + number, std::string("/w/"),
          mine + "/photos/" + std::string(64, 'a')}) {
        const auto answer = get(wrong);
        EXPECT_EQ(answer.status, 404) << wrong;
        EXPECT_EQ(answer.body, same) << wrong;
    }
    EXPECT_EQ(post("/w/" + number + "/" + foreign, {{"from", "dispatched"}, {"to", "accepted"}}).status, 404);
    EXPECT_EQ(post("/w/" + number + "/" + foreign + "/photos", {}, {{"photo", {"a.jpg", photo(1)}}}).status,
              404);
    EXPECT_EQ(stored().state, RequestState::dispatched);
}

TEST_F(OrderPhone, ItEndsWhereItIsGivenToSomebodyElseOrAnew) {
    const std::string first = link();
    give(sun.name);
    EXPECT_EQ(get(first).status, 404);
    const std::string second = link();
    EXPECT_EQ(get(second).status, 200);
    give(zhao.name);
    EXPECT_EQ(get(first).status, 404) << "the same person, but of another day";
    EXPECT_EQ(get(second).status, 404);
    EXPECT_EQ(get(link()).status, 200);
    EXPECT_FALSE(says(repairs.get("/console/requests/" + number), first)) << "one that is over is on no page";
}

TEST_F(OrderPhone, WhatWasDoneTwoWeeksAgoIsPast) {
    auto request = stored();
    request.state = RequestState::done;
    request.changed = hub.clock.wall();
    const std::string secret = hub::link_secret_of(hub.secrets());
    EXPECT_NE(hub::worker_key(secret, request, request.changed + std::chrono::days{13}), "");
    EXPECT_EQ(hub::worker_key(secret, request, request.changed + std::chrono::days{14}), "");
    request.state = RequestState::on_site;
    EXPECT_NE(hub::worker_key(secret, request, request.changed + std::chrono::days{100}), "")
        << "still theirs";
}

TEST_F(OrderPhone, TwiceInOneMillisecondIsAnewToo) {
    auto request = stored();
    const auto now = hub.clock.wall();
    const std::string secret = hub::link_secret_of(hub.secrets()),
                      once = hub::worker_key(secret, request, now);
    request.moves.push_back(request.moves.back());
    EXPECT_NE(hub::worker_key(secret, request, now), once);
    EXPECT_NE(hub::worker_key(hub::link_secret_of(hub::make_secrets("2")), stored(), now), once);
}

TEST_F(OrderPhone, ItEndsWithTheRightToBeGivenWork) {
    const std::string address = link();
    auto accounts = hub.store().accounts();
    auto account = accounts.by_name(zhao.name).value().value();
    account.disabled = true;
    ASSERT_TRUE(accounts.change(account, {}, hub.clock.wall()));
    EXPECT_EQ(get(address).status, 404);
    EXPECT_EQ(link(), "");
    account.disabled = false;
    account.roles = {StaffRole::canteen};
    ASSERT_TRUE(accounts.change(account, {}, hub.clock.wall()));
    EXPECT_EQ(get(address).status, 404);
    account.roles = {StaffRole::works};
    ASSERT_TRUE(accounts.change(account, {}, hub.clock.wall()));
    EXPECT_EQ(get(address).status, 200);
}

TEST_F(OrderPhone, ItLivesUntilWhatWasMendedIsConfirmed) {
    const std::string address = link();
    EXPECT_EQ(move("dispatched", "accepted"), "?lang=zh&said=saved");
    EXPECT_EQ(move("accepted", "done"), "?lang=zh&said=saved");
    EXPECT_EQ(get(address).status, 200) << "the photo often comes last";
    EXPECT_FALSE(says(get(address), "登录后可看")) << "nobody has to be called any more";
    by(RequestMover::reporter, RequestState::confirmed);
    EXPECT_EQ(get(address).status, 404);
    by(RequestMover::dispatcher, RequestState::reopened);
    EXPECT_EQ(get(address).status, 404);
    EXPECT_EQ(link(), "");
}

TEST_F(OrderPhone, WhoHasItMovesItAndTheLogTellsALinkFromASession) {
    EXPECT_EQ(move("dispatched", "accepted", "马上\n来"), "?lang=zh&said=saved");
    EXPECT_EQ(stored().state, RequestState::accepted);
    EXPECT_EQ(stored().moves.back().actor, zhao.name);
    EXPECT_EQ(stored().moves.back().words, "马上 来");
    EXPECT_EQ(last("request.move").actor.who, zhao.name);
    EXPECT_EQ(last("request.move").actor.source, "192.0.2.9, link");
    EXPECT_TRUE(says(get(link() + "?said=saved"), "已保存"));
    for (const char* step : {"我到现场了", "要等配件或外援", "修好了"})
        EXPECT_TRUE(says(get(link()), step)) << step;
    EXPECT_EQ(location(zhao.post("/console/orders/" + number, {{"from", "accepted"}, {"to", "on_site"}})),
              "/console/orders/" + number + "?done=saved");
    EXPECT_EQ(last("request.move").actor.source, "192.0.2.7") << "who had signed in";
}

TEST_F(OrderPhone, OnlyTheMovesOfAWorkerAndOnlyFromWhatWasSeen) {
    for (const char* to :
         {"confirmed", "rejected", "duplicate", "dispatched", "on_site", "done", "", "rubbish"})
        EXPECT_EQ(post(link(), {{"from", "dispatched"}, {"to", to}, {"words", "why"}}).status, 409) << to;
    const auto late = post(link(), {{"from", "accepted"}, {"to", "done"}, {"words", "换了 <垫圈>"}});
    EXPECT_EQ(late.status, 409) << "as somebody saw it before";
    EXPECT_TRUE(says(late, "role=\"alert\""));
    EXPECT_TRUE(says(late, ">换了 &lt;垫圈&gt;</textarea>")) << "nobody writes it twice";
    const auto console =
        zhao.post("/console/orders/" + number, {{"from", "accepted"}, {"to", "done"}, {"words", "垫圈"}});
    EXPECT_EQ(console.status, 409);
    EXPECT_TRUE(says(console, "value=\"垫圈\""));
    EXPECT_EQ(stored().moves.size(), 2u);
    EXPECT_TRUE(says(get(link() + "?said=not_moved"), "role=\"alert\""));
}

// Reported in Chinese; whoever mends may read English, and a question that the house asks no more stays as it
// was.
TEST_F(OrderPhone, WhatWasAnsweredIsReadInThePagesLanguage) {
    auto category = fakes::category();
    category.id = stored().category;
    hub::Edit edit;
    edit.changes = {category};
    ASSERT_TRUE(hub.store().apply(edit, hub.clock.wall()));
    const auto english = get(link() + "?lang=en");
    EXPECT_TRUE(says(english, "<dt>Where from?</dt><dd>Ceiling</dd>"));
    EXPECT_TRUE(says(english, "漏得&quot;多&quot;吗？"));
    EXPECT_TRUE(says(get(link()), "<dt>哪里漏？</dt><dd>天花板</dd>"));
}

TEST_F(OrderPhone, WhatWasUsedIsKeptForStaffAlone) {
    const auto with_parts = [&](const std::string& from, const std::string& to, const std::string& parts) {
        return location(post(link(), {{"from", from}, {"to", to}, {"parts", parts}}));
    };
    EXPECT_FALSE(says(get(link()), "name=\"parts\"")) << "nothing is mended yet";
    EXPECT_EQ(with_parts("dispatched", "accepted", "not here"), "?lang=zh&said=saved");
    EXPECT_TRUE(says(get(link()), "name=\"parts\""));
    EXPECT_TRUE(says(zhao.get("/console/orders/" + number), "name=\"parts\""));
    EXPECT_EQ(with_parts("accepted", "waiting", " 接头\n<b>2 个 "), "?lang=zh&said=saved");
    EXPECT_EQ(location(zhao.post("/console/orders/" + number,
                                 {{"from", "waiting"}, {"to", "done"}, {"parts", "=垫圈"}})),
              "/console/orders/" + number + "?done=saved");
    ASSERT_EQ(stored().moves.size(), 5u);
    EXPECT_EQ(stored().moves[2].parts, "") << "who has not taken it on has used nothing";
    EXPECT_EQ(stored().moves[3].parts, "接头 <b>2 个");
    EXPECT_EQ(stored().moves[4].parts, "=垫圈");
    for (const auto& page :
         {get(link()), zhao.get("/console/orders/" + number), repairs.get("/console/requests/" + number)}) {
        EXPECT_TRUE(says(page, "配件：接头 &lt;b&gt;2 个"));
        EXPECT_TRUE(says(page, "配件：=垫圈"));
    }
    EXPECT_FALSE(says(auditor.get("/console/requests/" + number), "垫圈"));
    report(38);
    const auto table = repairs.get("/console/requests.csv?show=all");
    EXPECT_TRUE(says(table, "用了什么配件"));
    EXPECT_TRUE(says(table, ",\"接头 <b>2 个; =垫圈\"\r\n")) << "all of one, in order";
    EXPECT_TRUE(says(table, ",\r\n")) << "the other one has none";
    hub::Request slip;
    slip.steps = {number, base::to_string(stored().key)};
    EXPECT_FALSE(says(hub::get_request_phone(hub.services(), slip), "垫圈"));
    const auto told = hub.store().changes("", 1000, kiosk).value();
    for (const auto& change : std::get<domain::ChangePage>(told).changes)
        EXPECT_EQ(protocol::encode_record(change).find("垫圈"), std::string::npos);
}

TEST_F(OrderPhone, WhatWasUsedIsOneLineOfTwoHundred) {
    EXPECT_EQ(move("dispatched", "accepted"), "?lang=zh&said=saved");
    std::string much;
    for (int n = 0; n < 300; ++n)
        much += "管";
    EXPECT_EQ(location(post(link(), {{"from", "accepted"}, {"to", "done"}, {"parts", much}})),
              "?lang=zh&said=saved");
    EXPECT_EQ(stored().moves.back().parts.size(), 200u * 3);
}

TEST_F(OrderPhone, WhoGivesItBackIsToldSoAndTheLinkIsDead) {
    const std::string address = link();
    const auto answer = post(address, {{"from", "dispatched"}, {"to", "submitted"}, {"words", "不是水暖"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(says(answer, "已经退回"));
    EXPECT_EQ(stored().assignee, "");
    EXPECT_EQ(post(address, {{"from", "dispatched"}, {"to", "submitted"}}).status, 404) << "a reload";
    EXPECT_EQ(get(address).status, 404);
}

TEST_F(OrderPhone, TakesPhotosAsTheConsoleDoes) {
    const std::string address = link(), key = address.substr(address.rfind('/') + 1);
    const auto upload = [&](const std::string& content) {
        return location(post(address + "/photos", {}, {{"photo", hub::Upload{"IMG_1.JPG", content}}}));
    };
    EXPECT_EQ(upload(photo(90)), "../" + key + "?lang=zh&said=photo");
    EXPECT_EQ(upload("GIF89a"), "../" + key + "?lang=zh&said=bad_photo");
    EXPECT_EQ(upload(""), "../" + key + "?lang=zh&said=no_photo");
    const auto named = hub.store().photos_of(number).value();
    ASSERT_EQ(named.size(), 1u);
    EXPECT_TRUE(named[0].mended && named[0].here);
    EXPECT_EQ(last("request.photo").actor.who, zhao.name);
    EXPECT_EQ(last("request.photo").actor.source, "192.0.2.9, link");
    EXPECT_TRUE(says(get(address), key + "/photos/" + named[0].hash));
    EXPECT_EQ(get(address + "/photos/" + named[0].hash).content_type, "image/jpeg");
    for (int n = 1; n < 6; ++n)
        EXPECT_EQ(upload(photo(40 * n)), "../" + key + "?lang=zh&said=photo");
    EXPECT_EQ(upload(photo(255)), "../" + key + "?lang=zh&said=photo_refused") << "six are enough";
    const std::string one = "/photos/" + named[0].hash;
    EXPECT_EQ(post(address + "0" + one, {}).status, 404);
    EXPECT_EQ(location(post(address + one, {})), "../../" + key + "?lang=zh&said=photo_removed");
    EXPECT_EQ(hub.store().photos_of(number).value().size(), 5u);
    EXPECT_EQ(last("request.photo.remove").actor.source, "192.0.2.9, link");
}

TEST_F(OrderPhone, WhoGivesWorkAwaySeesTheLinkAndNobodyElseDoes) {
    const auto page = repairs.get("/console/requests/" + number);
    EXPECT_TRUE(says(page, "给师傅的链接"));
    EXPECT_TRUE(says(page, "<svg class=\"qr\""));
    const std::string key = link().substr(link().rfind('/') + 1);
    EXPECT_FALSE(says(auditor.get("/console/requests/" + number), key));
    EXPECT_FALSE(says(repairs.get("/console/requests"), key));
    hub::Request slip;
    slip.steps = {number, base::to_string(stored().key)};
    EXPECT_FALSE(says(hub::get_request_phone(hub.services(), slip), key));
    repairs.host = "hub.example.org/<script>";
    EXPECT_FALSE(says(repairs.get("/console/requests/" + number), "给师傅的链接")) << "no name of a host";
}

// Over a real socket: what a browser's form becomes, what is refused, and what of it the log holds.
TEST_F(OrderPhone, NoLogHoldsTheKey) {
    fakes::KeptLog log;
    hub.services().log = log.log();
    const std::string address = link(), key = address.substr(address.rfind('/') + 1);
    httplib::Client client("127.0.0.1", hub.start());
    EXPECT_EQ(client.Get(address)->status, 200);
    EXPECT_EQ(client.Get(address + "1")->status, 404);
    EXPECT_EQ(client.Post(address, "{}", "application/json")->status, 415);
    EXPECT_EQ(client.Put(address, "x", "text/plain")->status, 404);
    const std::string form = "from=dispatched&to=accepted&words=%E5%A5%BD";
    const auto moved = client.Post(address, form, "application/x-www-form-urlencoded");
    EXPECT_EQ(moved->status, 303);
    EXPECT_EQ(moved->get_header_value("location"), "?lang=zh&said=saved");
    const auto sent =
        client.Post(address + "/photos",
                    httplib::MultipartFormDataItems{{"photo", photo(50), "IMG 1.jpg", "image/jpeg"}});
    EXPECT_EQ(sent->get_header_value("location"), "../" + key + "?lang=zh&said=photo");
    const auto large = client.Post(
        address + "/photos",
        httplib::MultipartFormDataItems{{"photo", std::string(17u << 20, 'x'), "a.jpg", "image/jpeg"}});
    ASSERT_TRUE(large);
    EXPECT_EQ(large->get_header_value("location"), "../" + key + "?lang=zh&said=too_large");
    hub.stop();
    EXPECT_TRUE(log.has("/w/{number}/{key}/photos"));
    for (const std::string& line : log.lines())
        EXPECT_EQ(line.find(key), std::string::npos) << line;
}

}  // namespace
