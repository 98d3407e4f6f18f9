// The table of addresses, and who may ask what.
#include "hub/api/routes.h"

#include <set>

#include <gtest/gtest.h>

#include "hub/api/door.h"
#include "hub/handlers/form.h"
#include "tests/fakes/hub_in_process.h"

namespace {

TEST(Routes, AreFoundByMethodAndSteps) {
    const auto found = hub::find_route(hub::routes(), "GET", "/p/abc/meeting.ics");
    ASSERT_TRUE(found.route);
    EXPECT_EQ(found.route->path, "/p/{token}/meeting.ics");
    EXPECT_EQ(found.steps, std::vector<std::string>{"abc"});
    EXPECT_TRUE(hub::find_route(hub::routes(), "HEAD", "/healthz").route);
    for (const char* nowhere : {"", "/", "//", "/p/", "/p//meeting.ics", "/p/a/b", "/healthz/", "/console/"})
        EXPECT_FALSE(hub::find_route(hub::routes(), "GET", nowhere).route) << nowhere;
    const auto wrong = hub::find_route(hub::routes(), "DELETE", "/api/v1/facts");
    EXPECT_FALSE(wrong.route);
    EXPECT_EQ(wrong.allowed, std::vector<std::string>{"POST"});
}

TEST(Routes, NoneHidesAnother) {
    std::set<std::string> seen;
    for (const hub::Route& route : hub::routes()) {
        EXPECT_TRUE(seen.insert(std::string(route.method) + " " + std::string(route.path)).second)
            << route.path;
        std::string path(route.path);
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, "x7");
        EXPECT_EQ(hub::find_route(hub::routes(), route.method, path).route, &route) << route.path;
    }
}

TEST(Routes, WhatChangesHasALimitAndIsNoGet) {
    for (const hub::Route& route : hub::routes())
        EXPECT_EQ(route.method == "GET", route.most_bytes == 0) << route.path;
}

TEST(Form, ReadsWhatBrowsersWrite) {
    const auto form = hub::parse_form("name=%E6%9D%8E+%25&role=a&role=b&&empty=&bare&bad=%zz%4");
    EXPECT_EQ(form.find("name")->second, "李 %");
    EXPECT_EQ(form.count("role"), 2u);
    EXPECT_EQ(form.find("empty")->second, "");
    EXPECT_EQ(form.find("bare")->second, "");
    EXPECT_EQ(form.find("bad")->second, "%zz%4");
    EXPECT_EQ(hub::trimmed("\u3000 李 师傅\t\u3000"), "李 师傅");
    EXPECT_EQ(hub::trimmed(" \u3000 "), "");
}

TEST(Cookie, IsTheFirstOfItsWholeName) {
    EXPECT_EQ(hub::cookie_in("ab=0; b=1;b=2", "b"), "1");
    EXPECT_EQ(hub::cookie_in("b=", "b"), "");
    EXPECT_EQ(hub::cookie_in(" ;; b=1=2", "b"), "1=2");
    for (const char* none : {"", "b", "ab=1", "; b"})
        EXPECT_FALSE(hub::cookie_in(none, "b")) << none;
}

// Every route with every role: generated from the table, so that no page can be forgotten.
class Door : public testing::Test {
  protected:
    hub::Request as(const hub::Roles& roles, bool must_change = false) {
        hub::Account account;
        account.id = base::hex16(base::random_u64());
        account.name = "a" + account.id;
        account.roles = roles;
        account.must_change = must_change;
        account.password_hash = "$argon2id$";
        const std::string token = "cookie of " + account.id;
        EXPECT_TRUE(hub.store().accounts().add(account, {}, hub.clock.wall()));
        EXPECT_TRUE(
            hub.store().accounts().open_session(account.id, hub::sha256_hex(token), {}, hub.clock.wall()));
        hub::Request request;
        request.headers["cookie"] = "other=1; __Host-suishou=" + token;
        return request;
    }
    // 0: let in.
    int refusal(const hub::Route& route, hub::Request request) {
        request.path = std::string(route.path);
        auto admission = hub::admit(hub.services(), route, request);
        const auto* response = std::get_if<hub::Response>(&admission);
        return response ? response->status : 0;
    }
    static bool for_staff(const hub::Route& route) {
        return std::holds_alternative<hub::ForStaff>(route.handler);
    }
    fakes::HubInProcess hub;
};

TEST_F(Door, OpensEachPageToItsRolesAlone) {
    for (std::size_t n = 0; n < hub::role_count; ++n) {
        const auto role = static_cast<hub::StaffRole>(n);
        const auto request = as({role});
        for (const hub::Route& route : hub::routes()) {
            if (!for_staff(route)) continue;
            EXPECT_EQ(refusal(route, request), route.roles.has(role) ? 0 : 403)
                << route.method << " " << route.path << " for " << hub::name_of(role);
        }
    }
}

TEST_F(Door, SendsStrangersToTheSignInPageAndKiosksToTheirToken) {
    hub::Request stranger, forged;
    forged.headers["cookie"] = "__Host-suishou=guessed";
    for (const hub::Route& route : hub::routes())
        for (const hub::Request& request : {stranger, forged}) {
            const bool open = std::holds_alternative<hub::ForAnybody>(route.handler);
            EXPECT_EQ(refusal(route, request), open ? 0 : for_staff(route) ? 303 : 401) << route.path;
        }
}

TEST_F(Door, AKioskIsNoStaffAndStaffAreNoKiosk) {
    hub.add_kiosk("k1", "token of kiosk one");
    hub::Request kiosk;
    kiosk.headers["authorization"] = "Bearer token of kiosk one";
    const auto staff = as(hub::Roles::all());
    for (const hub::Route& route : hub::routes()) {
        if (for_staff(route)) {
            EXPECT_EQ(refusal(route, kiosk), 303) << route.path;
        } else if (std::holds_alternative<hub::ForKiosks>(route.handler)) {
            EXPECT_EQ(refusal(route, kiosk), 0) << route.path;
            EXPECT_EQ(refusal(route, staff), 401) << route.path;
        }
    }
}

TEST_F(Door, AFormNeedsTheSessionsOwnMark) {
    auto request = as({hub::StaffRole::administrator});
    for (const hub::Route& route : hub::routes()) {
        if (!for_staff(route) || route.method == "GET") continue;
        request.path = std::string(route.path);
        for (const char* mark : {"", "0123456789abcdef0123456789abcdef"}) {
            request.form = {{"csrf", mark}};
            const auto admission = hub::admit_with_body(hub.services(), route, request);
            ASSERT_TRUE(std::holds_alternative<hub::Response>(admission)) << route.path;
            EXPECT_EQ(std::get<hub::Response>(admission).status, 403) << route.path;
        }
        const auto who = hub::admit(hub.services(), route, request);
        if (const auto* asker = std::get_if<hub::Asker>(&who)) {
            request.form = {{"csrf", std::get<hub::Staff>(*asker).csrf}};
            EXPECT_TRUE(
                std::holds_alternative<hub::Asker>(hub::admit_with_body(hub.services(), route, request)));
            request.headers["sec-fetch-site"] = "cross-site";
            EXPECT_TRUE(
                std::holds_alternative<hub::Response>(hub::admit_with_body(hub.services(), route, request)));
            request.headers.erase("sec-fetch-site");
        }
    }
}

TEST_F(Door, AGivenPasswordIsChangedBeforeAnythingElse) {
    const auto request = as(hub::Roles::all(), true);
    for (const hub::Route& route : hub::routes()) {
        if (!for_staff(route)) continue;
        const bool allowed = route.path == "/console/password" || route.path == "/console/sign-out";
        EXPECT_EQ(refusal(route, request), allowed ? 0 : 303) << route.path;
    }
}

}  // namespace
