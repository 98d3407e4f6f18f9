// The page of a label on a wall, and the sheet that labels are printed from. Runs on both engines.
#include <gtest/gtest.h>

#include "hub/handlers/order_work.h"
#include "hub/web/place_page.h"
#include "kiosk/domain/request_code.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace {

using domain::RequestState;
using hub::StaffRole;

std::size_t times_in(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

class PlacePhone : public testing::Test {
  protected:
    PlacePhone() {
        hub::Edit edit;
        edit.changes = {fakes::layout(), fakes::category()};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        report(37, "main-3-2");
    }
    void report(std::uint32_t nth, const std::string& cell, const std::string& category = "water.leak") {
        auto fact = fakes::check_in_fact(++sequence);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", nth};
        body.key = {sequence};
        body.cell = cell;
        body.category = category;
        body.photos = {};
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    }
    void move(RequestState to, domain::RequestMover by = domain::RequestMover::worker) {
        hub::RequestMove one;
        one.number = number;
        one.from = stored().state;
        one.to = to;
        one.by = by;
        one.assignee = zhao.name;
        one.worker = "赵师傅";
        ASSERT_TRUE(hub.store().move_service_request(one, {zhao.name, ""}, hub.clock.wall()));
    }
    hub::ServiceRequest stored() { return *hub.store().service_request(number).value(); }
    hub::Response get(const std::string& path, const std::string& language = "zh") {
        hub::Request request;
        request.path = path;
        request.query["lang"] = language;
        return hub::answer_bare(hub.services(), "GET", request);
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    std::uint32_t sequence = 0;
    fakes::ConsoleVisitor zhao{hub, {StaffRole::works}}, sun{hub, {StaffRole::works}},
        canteen{hub, {StaffRole::canteen}};
    const std::string number = "BX-20261222-A-037", page = "/l/main-3-2";
};

TEST_F(PlacePhone, TellsAnybodyWhatKiosksTellAndNothingElse) {
    move(RequestState::dispatched, domain::RequestMover::dispatcher);
    const auto answer = get(page);
    ASSERT_EQ(answer.status, 200);
    for (const char* words : {"主楼 3 楼 东翼 305 会议室", "漏水 · 已派单", "<svg class=\"qr\"",
                              "维修人员登录", "../console/sign-in?next=%2Fl%2Fmain-3-2"})
        EXPECT_EQ(times_in(answer.body, words), 1u) << words;
    for (const char* other : {"空调漏水", "13800000000", "BX-", "赵师傅", "/photos/", "console/orders"})
        EXPECT_EQ(times_in(answer.body, other), 0u) << other;
    EXPECT_EQ(times_in(answer.body, zhao.name), 0u);
    EXPECT_EQ(times_in(get(page, "en").body, "Room 305"), 1u);
    const std::map<std::string, std::string> headers{answer.headers.begin(), answer.headers.end()};
    EXPECT_EQ(headers.at("cache-control"), "no-store");
    EXPECT_NE(headers.at("content-security-policy").find("form-action 'none'"), std::string::npos);
}

TEST_F(PlacePhone, ListsWhatIsOpenHereAlone) {
    report(38, "main-4-6", "air.leak");
    report(37, "main-3-2");  // a second one of one number, which no kiosk is told
    EXPECT_EQ(times_in(get(page).body, "漏水 · 已提交"), 1u);
    EXPECT_EQ(times_in(get(page).body, "air.leak"), 0u);
    report(39, "main-3-2");
    EXPECT_EQ(times_in(get(page).body, "漏水 · 已提交"), 2u);
    move(RequestState::dispatched, domain::RequestMover::dispatcher);
    move(RequestState::accepted);
    EXPECT_EQ(times_in(get(page).body, "漏水 · 师傅已接单"), 1u);
    move(RequestState::done);
    EXPECT_EQ(times_in(get(page).body, "已修好"), 0u);
}

TEST_F(PlacePhone, WhatIsNoPlaceIsAnsweredTheSame) {
    const std::string same = get("/l/main-9-9").body;
    for (const char* wrong :
         {"/l/main-9-9", "/l/", "/l/main-3-2/x", "/l/main", "/l/%27%20OR%201", "/l/<b>"}) {
        EXPECT_EQ(get(wrong).status, 404) << wrong;
        EXPECT_EQ(get(wrong).body, same) << wrong;
    }
    EXPECT_EQ(get("/l/main-b1-1").status, 200);
    EXPECT_EQ(times_in(get("/l/main-b1-1").body, "<svg class=\"qr\""), 0u)
        << "closed: nothing is reported there";
}

TEST_F(PlacePhone, WhoIsSignedInSeesTheirOwnHere) {
    move(RequestState::dispatched, domain::RequestMover::dispatcher);
    const std::string link = "../console/orders/" + number + "?label=main-3-2";
    EXPECT_EQ(times_in(zhao.get(page).body, link), 1u);
    EXPECT_EQ(times_in(zhao.get(page).body, "维修人员登录"), 0u);
    EXPECT_EQ(times_in(sun.get(page).body, link), 0u);
    EXPECT_EQ(times_in(sun.get(page).body, "您在这里没有要修的单"), 1u);
    EXPECT_EQ(times_in(canteen.get(page).body, "维修人员登录"), 1u) << "as anybody: no work is given to them";
    EXPECT_EQ(times_in(zhao.get("/l/main-b1-1").body, link), 0u) << "another place";
    auto account = hub.store().accounts().by_name(zhao.name).value().value();
    account.disabled = true;
    ASSERT_TRUE(hub.store().accounts().change(account, {}, hub.clock.wall()));
    EXPECT_EQ(times_in(zhao.get(page).body, link), 0u);
}

TEST_F(PlacePhone, WhoScannedTheLabelIsOfferedThatFirstAndTheStepSaysSo) {
    move(RequestState::dispatched, domain::RequestMover::dispatcher);
    move(RequestState::accepted);
    const std::string order = "/console/orders/" + number;
    const std::string main = "<button class=\"primary\" name=\"to\" value=\"on_site\">";
    const auto scanned = zhao.get(order + "?label=main-3-2").body;
    EXPECT_EQ(times_in(scanned, main), 1u);
    EXPECT_EQ(times_in(scanned, "class=\"primary\" name=\"to\""), 1u);
    EXPECT_LT(scanned.find("value=\"on_site\""), scanned.find("value=\"waiting\""));
    EXPECT_EQ(times_in(scanned, "name=\"label\" value=\"main-3-2\""), 1u);
    for (const char* none : {"", "?label=main-4-6", "?label="}) {
        EXPECT_EQ(times_in(zhao.get(order + none).body, main), 0u) << none;
        EXPECT_EQ(times_in(zhao.get(order + none).body, "name=\"label\""), 0u) << none;
    }
    EXPECT_EQ(zhao.post(order, {{"from", "accepted"}, {"to", "waiting"}, {"label", "main-3-2"}}).status, 303);
    EXPECT_EQ(stored().moves.back().words, "") << "another step";
    EXPECT_EQ(zhao.post(order, {{"from", "waiting"}, {"to", "on_site"}, {"label", "main-3-2"}}).status, 303);
    EXPECT_EQ(stored().moves.back().words, hub::label_words);
    EXPECT_EQ(zhao.post(order, {{"from", "on_site"}, {"to", "waiting"}}).status, 303);
    EXPECT_EQ(
        zhao.post(order, {{"from", "waiting"}, {"to", "on_site"}, {"label", "main-4-6"}, {"words", "到了"}})
            .status,
        303);
    EXPECT_EQ(stored().moves.back().words, "到了") << "the label of another place";
}

TEST_F(PlacePhone, SigningInLeadsBackAndNowhereElse) {
    EXPECT_EQ(times_in(get("/console/sign-in").body, "value=\"/console\""), 1u);
    const auto next = [&](const std::string& where) {
        hub::Request request;
        request.path = "/console/sign-in";
        request.query["next"] = where;
        return hub::answer_bare(hub.services(), "GET", request).body;
    };
    EXPECT_EQ(times_in(next("/l/main-3-2"), "value=\"/l/main-3-2\""), 1u);
    for (const char* elsewhere : {"//l/x", "/lx", "https://a.example/l/x", "/w/x/y", "/l/a\\b", "/l/a\nb"})
        EXPECT_EQ(times_in(next(elsewhere), "value=\"/console\""), 1u) << elsewhere;
}

TEST(LabelSheet, HasOneOfEachOpenPlaceInBothLanguages) {
    auto layout = fakes::layout();
    layout.cells[0].name.zh = "<b>305";
    const auto sheet = hub::label_sheet({layout}, "https://suishou.example", {}).value();
    EXPECT_EQ(times_in(sheet, "<svg class=\"qr\""), 1u) << "one of two is closed";
    EXPECT_EQ(times_in(sheet, "&lt;b&gt;305"), 1u);
    EXPECT_EQ(times_in(sheet, "Room 305"), 1u);
    EXPECT_NE(times_in(sheet, "报修请扫这里"), 0u);
    EXPECT_EQ(times_in(sheet, "size:A4"), 1u);
    EXPECT_NE(hub::label_sheet({layout}, "", {}).value(), sheet) << "where phones reach nothing";
    EXPECT_EQ(times_in(sheet, "<script"), 0u);
}

}  // namespace
