// What another program is told of service requests, and who is reminded of promises. Runs on both engines.
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "hub/requests/worker_link.h"
#include "hub/webhook/courier.h"
#include "hub/webhook/signature.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/hub_in_process.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace std::chrono_literals;
using domain::RequestMover;
using domain::RequestState;
using hub::webhook::Post;
using Json = nlohmann::json;

const hub::Actor by{"lifang", "192.0.2.1"};

class Webhook : public testing::Test {
  protected:
    Webhook() {
        hub::Edit edit;
        auto category = fakes::category();
        category.danger = false;
        edit.changes = {fakes::layout(), category};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        hub::Account zhao;
        zhao.id = zhao.name = "zhao";
        zhao.roles = {hub::StaffRole::works};
        zhao.password_hash = "$argon2id$";
        EXPECT_TRUE(hub.store().accounts().add(zhao, {}, hub.clock.wall()));
    }
    void listen() {
        ASSERT_TRUE(hub.store().webhook_book().set(
            hub::webhook::House{"https://im.example/hook", "https://hub.example"}, by, hub.clock.wall()));
    }
    void report(std::uint64_t sequence) {
        auto fact = fakes::check_in_fact(sequence);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", static_cast<std::uint32_t>(36 + sequence)};
        body.cell = "main-3-2";
        body.category = "water.leak";
        body.words = "SECRET WORDS";
        body.phone = "13800000000";
        body.danger = false;
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        ASSERT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    }
    base::Status move(RequestState from, RequestState to) {
        hub::RequestMove one;
        one.number = number;
        one.from = from;
        one.to = to;
        one.by = to == RequestState::dispatched ? RequestMover::dispatcher : RequestMover::worker;
        one.assignee = assignee;
        one.worker = "赵师傅";
        return hub.store().move_service_request(one, by, hub.clock.wall());
    }
    hub::webhook::Courier courier() {
        return {hub.store(),
                hub.clock,
                secret,
                link_secret,
                hub::no_log(),
                [this](const Post& post) -> base::Result<int> {
                    posts.push_back(post);
                    return answer;
                }};
    }
    // What has come since the last time, as "kind state".
    std::vector<std::string> heard() {
        std::vector<std::string> all;
        for (const Post& post : posts) {
            const Json body = Json::parse(post.body);
            all.push_back(std::string(body["type"]).substr(16) + " " + std::string(body["data"]["state"]));
        }
        posts.clear();
        return all;
    }
    hub::ServiceRequest stored() { return *hub.store().service_request(number).value(); }
    std::size_t waiting() { return hub.store().webhook_book().waiting().value().waiting; }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    const std::string number = "BX-20261222-A-037";
    const std::string secret = hub::webhook::secret_of(hub::make_secrets("1")),
                      link_secret = hub::link_secret_of(hub::make_secrets("1"));
    std::string assignee = "zhao";
    std::vector<Post> posts;
    base::Result<int> answer = 204;
};

using Words = std::vector<std::string>;

TEST_F(Webhook, TellsNothingUntilItIsAsked) {
    report(1);
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(waiting(), 0u);
    listen();
    EXPECT_TRUE(courier().go());
    EXPECT_TRUE(posts.empty()) << "of what was before";
}

TEST_F(Webhook, TellsEachStateAndNothingOfWhoReportedIt) {
    listen();
    report(1);
    EXPECT_TRUE(courier().go());
    ASSERT_EQ(posts.size(), 1u);
    const Post post = posts.at(0);
    EXPECT_EQ(post.url, "https://im.example/hook");
    EXPECT_EQ(post.signature,
              hub::webhook::signature_of(secret, post.id, std::stoll(post.timestamp), post.body));
    for (const char* personal : {"SECRET", "13800000000", "token"})
        EXPECT_EQ(post.body.find(personal), std::string::npos);
    const Json body = Json::parse(post.body);
    EXPECT_EQ(body["timestamp"], "2026-12-22T09:12:00.000+08:00");
    EXPECT_EQ(body["data"]["service_request_id"], number);
    EXPECT_EQ(body["data"]["address_id"], "main-3-2");
    EXPECT_EQ(body["data"]["assignee"], nullptr);
    EXPECT_EQ(body["data"]["url"], "https://hub.example/console/orders/" + number);
    EXPECT_EQ(heard(), Words{"moved submitted"});
    ASSERT_TRUE(move(RequestState::submitted, RequestState::dispatched));
    ASSERT_TRUE(move(RequestState::dispatched, RequestState::accepted));
    EXPECT_TRUE(courier().go());
    ASSERT_EQ(posts.size(), 2u);
    EXPECT_EQ(Json::parse(posts[0].body)["data"]["assignee"],
              (Json{{"name", "zhao"}, {"display", "赵师傅"}}));
    EXPECT_EQ(Json::parse(posts[0].body)["data"]["by"], "lifang");
    EXPECT_NE(posts[0].id, posts[1].id);
    EXPECT_EQ(heard(), (Words{"moved dispatched", "moved accepted"})) << "each as it was then";
    EXPECT_EQ(waiting(), 0u);
}

TEST_F(Webhook, LeadsWhoHasItToTheirLinkAndNobodyElse) {
    fakes::ConsoleVisitor zhao{hub, {hub::StaffRole::works}};
    assignee = zhao.name;
    listen();
    report(1);
    ASSERT_TRUE(move(RequestState::submitted, RequestState::dispatched));
    EXPECT_TRUE(courier().go());
    const auto link = [&](std::size_t nth) {
        return Json::parse(posts.at(nth).body)["data"]["assignee_url"];
    };
    const std::string key = hub::worker_key(link_secret, stored(), hub.clock.wall());
    ASSERT_EQ(key.size(), 32u);
    EXPECT_EQ(link(1), "https://hub.example/w/" + number + "/" + key);
    EXPECT_EQ(link(0), link(1)) << "as it is when it is sent";
    EXPECT_EQ(Json::parse(posts.at(1).body)["data"]["url"], "https://hub.example/console/orders/" + number)
        << "whoever sends this one to a group gives nothing away";
    ASSERT_TRUE(move(RequestState::dispatched, RequestState::submitted));
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(link(2), nullptr) << "nobody has it";
    ASSERT_TRUE(hub.store().webhook_book().set(hub::webhook::House{"https://im.example/hook", ""}, by,
                                               hub.clock.wall()));
    ASSERT_TRUE(move(RequestState::submitted, RequestState::dispatched));
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(link(3), nullptr) << "a link is none without the house's address";
    EXPECT_EQ(posts.at(3).body.find("/w/"), std::string::npos);
}

// Whoever let it lie learns from the house's messages that it is theirs no more.
TEST_F(Webhook, NamesWhoHadItBefore) {
    fakes::ConsoleVisitor sun{hub, {hub::StaffRole::duty}};
    ASSERT_TRUE(hub.store().dispatch_book().add(hub::DutyTurn{hub::duty_day(hub.clock.wall(), 8h), sun.name},
                                                by, hub.clock.wall()));
    listen();
    report(1);
    ASSERT_TRUE(move(RequestState::submitted, RequestState::dispatched));
    EXPECT_TRUE(courier().go());
    heard();
    hub.clock.advance(3h);
    EXPECT_TRUE(courier().go());
    ASSERT_EQ(posts.size(), 2u);
    for (const Post& post : posts) {
        const Json data = Json::parse(post.body)["data"];
        EXPECT_EQ(data["assignee"]["name"], sun.name);
        EXPECT_EQ(data["previous_assignee"], "zhao");
    }
    EXPECT_EQ(heard(), (Words{"moved dispatched", "overdue dispatched"}));
}

TEST_F(Webhook, NamesWhoIsOnDuty) {
    listen();
    ASSERT_TRUE(hub.store().dispatch_book().add(hub::DutyTurn{hub::duty_day(hub.clock.wall(), 8h), "sun"}, by,
                                                hub.clock.wall()));
    report(1);
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(Json::parse(posts.at(0).body)["data"]["on_duty"], Json::array({"sun"}));
}

TEST_F(Webhook, WhatIsNotTakenIsTriedAgainAndThenGivenUp) {
    listen();
    report(1);
    answer = base::Error{base::ErrorKind::network, "refused", "test"};
    EXPECT_TRUE(courier().go());
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(posts.size(), 1u) << "not at once";
    hub.clock.advance(5s);
    answer = 500;
    EXPECT_TRUE(courier().go());
    ASSERT_EQ(posts.size(), 2u);
    EXPECT_EQ(posts[0].id, posts[1].id) << "so that whoever heard it knows it again";
    hub.reopen();
    for (int n = 0; n < 20; ++n) {
        hub.clock.advance(24h);
        EXPECT_TRUE(courier().go());
    }
    // Its promise passed meanwhile, and those messages have their own tries.
    const std::string first = posts[0].id;
    EXPECT_EQ(std::count_if(posts.begin(), posts.end(), [&](const Post& post) { return post.id == first; }),
              10);
    EXPECT_EQ(hub.store().webhook_book().waiting().value().given_up, 2u);
    hub::RetentionRules rules;
    rules.operations = std::chrono::days{10};
    EXPECT_EQ(hub.store().purge(rules, by, hub.clock.wall()).value().messages, 2u);
}

TEST_F(Webhook, WhereNobodyAnswersTheRestIsNotKeptWaitingOneByOne) {
    listen();
    report(1);
    report(2);
    answer = base::Error{base::ErrorKind::network, "timeout", "test"};
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(posts.size(), 1u);
    answer = 410;
    hub.clock.advance(5s);
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(posts.size(), 3u) << "an answer of any kind holds up nobody";
}

TEST_F(Webhook, WhatWasGivenUpIsSentOnceMoreWhereSomebodyAsksForIt) {
    listen();
    report(1);
    answer = 500;
    for (int n = 0; n < 15; ++n) {
        EXPECT_TRUE(courier().go());
        hub.clock.advance(24h);
    }
    posts.clear();
    answer = 200;
    EXPECT_TRUE(courier().go());
    EXPECT_TRUE(posts.empty());
    ASSERT_TRUE(hub.store().webhook_book().retry(by, hub.clock.wall()));
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(posts.size(), 2u);
    EXPECT_EQ(hub.store().webhook_book().waiting().value().given_up, 0u);
}

TEST_F(Webhook, ItIsInOneHandAtATime) {
    listen();
    report(1);
    auto book = hub.store().webhook_book();
    ASSERT_TRUE(book.claim(hub.clock.wall()).value());
    EXPECT_FALSE(book.claim(hub.clock.wall()).value());
    hub.clock.advance(2min);
    const auto again = book.claim(hub.clock.wall()).value();
    ASSERT_TRUE(again) << "whoever had it died";
    EXPECT_EQ(again->attempts, 2);
}

TEST_F(Webhook, WhereNobodyListensAnyMoreNothingWaits) {
    listen();
    report(1);
    ASSERT_EQ(waiting(), 1u);
    ASSERT_TRUE(hub.store().webhook_book().set(std::nullopt, by, hub.clock.wall()));
    EXPECT_EQ(waiting(), 0u);
    EXPECT_TRUE(courier().go());
    EXPECT_TRUE(posts.empty());
    const auto log = hub.store().accounts().audit({.limit = 2}).value();
    EXPECT_EQ(log.at(0).action, "webhook.off");
    EXPECT_EQ(log.at(1).action, "webhook.set");
    EXPECT_EQ(log.at(1).detail.find("im.example"), std::string::npos);
}

// A leak is promised within two hours of working time: 9:12, so 10:42 and 11:12.
TEST_F(Webhook, WhoHasItIsRemindedOnceOfEach) {
    listen();
    report(1);
    ASSERT_TRUE(move(RequestState::submitted, RequestState::dispatched));
    EXPECT_TRUE(courier().go());
    heard();
    const auto near = stored().near, due = stored().due;
    ASSERT_LT(hub.clock.wall(), near);
    ASSERT_LT(near, due);
    hub.clock.advance(std::chrono::duration_cast<std::chrono::milliseconds>(near - hub.clock.wall()) + 1s);
    EXPECT_TRUE(hub::is_near(stored(), hub.clock.wall()));
    EXPECT_TRUE(courier().go());
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(heard(), Words{"near_due dispatched"});
    EXPECT_EQ(stored().reminded, hub::Reminder::near);
    hub.clock.advance(std::chrono::duration_cast<std::chrono::milliseconds>(due - hub.clock.wall()) + 1s);
    EXPECT_FALSE(hub::is_near(stored(), hub.clock.wall())) << "it is late";
    EXPECT_TRUE(courier().go());
    EXPECT_TRUE(courier().go());
    EXPECT_EQ(heard(), Words{"overdue dispatched"});
    const auto log = hub.store().accounts().audit({.limit = 10, .action = "request.remind"}).value();
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(log[0].detail, "late: zhao");
    EXPECT_EQ(log[0].actor.who, "hub");
}

TEST_F(Webhook, NobodyIsRemindedOfWhatIsDoneOrWasNeverPromised) {
    listen();
    report(1);
    ASSERT_TRUE(move(RequestState::submitted, RequestState::dispatched));
    ASSERT_TRUE(move(RequestState::dispatched, RequestState::accepted));
    ASSERT_TRUE(move(RequestState::accepted, RequestState::done));
    hub.clock.advance(24h * 30);
    EXPECT_EQ(hub.store().remind(hub.clock.wall()).value(), 0u);
}

TEST_F(Webhook, AHubThatWasOffRemindsOnceOfWhatIsLate) {
    report(1);
    hub.clock.advance(24h * 7);
    EXPECT_EQ(hub.store().remind(hub.clock.wall()).value(), 1u);
    EXPECT_EQ(stored().reminded, hub::Reminder::late);
    EXPECT_EQ(hub.store().remind(hub.clock.wall()).value(), 0u);
}

// Over a real socket: what a receiver of any make sees.
TEST_F(Webhook, IsAPostThatAnyReceiverReads) {
    httplib::Server receiver;
    httplib::Request seen;
    receiver.Post("/hook", [&](const httplib::Request& request, httplib::Response& to) {
        seen = request;
        to.status = request.get_param_value("key") == "1" ? 200 : 302;
        to.set_header("Location", "/elsewhere");
    });
    const int port = receiver.bind_to_any_port("127.0.0.1");
    std::thread serving([&] { receiver.listen_after_bind(); });
    const std::string url = "http://127.0.0.1:" + std::to_string(port) + "/hook?key=";
    EXPECT_EQ(hub::webhook::carry({url + "1", "msg_1", "1614265330", "v1,abc", "{}"}).value(), 200);
    EXPECT_EQ(seen.get_header_value("webhook-id"), "msg_1");
    EXPECT_EQ(seen.get_header_value("webhook-timestamp"), "1614265330");
    EXPECT_EQ(seen.get_header_value("webhook-signature"), "v1,abc");
    EXPECT_EQ(seen.get_header_value("Content-Type"), "application/json");
    EXPECT_EQ(seen.body, "{}");
    EXPECT_EQ(hub::webhook::carry({url + "2", "msg_1", "1", "", "{}"}).value(), 302) << "goes nowhere else";
    // An answer without an end: its status is all that is read.
    receiver.Post("/endless", [](const httplib::Request&, httplib::Response& to) {
        to.set_chunked_content_provider("text/plain", [](std::size_t, httplib::DataSink& sink) {
            const std::string much(1 << 16, 'x');
            return sink.write(much.data(), much.size());
        });
    });
    const std::string endless = "http://127.0.0.1:" + std::to_string(port) + "/endless";
    EXPECT_EQ(hub::webhook::carry({endless, "msg_1", "1", "", "{}"}).value(), 200);
    receiver.stop();
    serving.join();
    EXPECT_FALSE(hub::webhook::carry({url + "1", "msg_1", "1", "", "{}"})) << "nobody is there";
}

}  // namespace
