// Accounts, sessions and the audit log.
#include <gtest/gtest.h>

#include "hub/accounts/lock_out.h"
#include "hub/accounts/password.h"
#include "hub/handlers/console/console.h"
#include "tests/fakes/console_visitor.h"

namespace {

using namespace std::chrono_literals;
using hub::PasswordFault;

TEST(LockOut, GrowsAndHasAnEnd) {
    EXPECT_EQ(hub::rest_after(0), 0s);
    EXPECT_EQ(hub::rest_after(4), 0s);
    EXPECT_EQ(hub::rest_after(5), 30s);
    EXPECT_EQ(hub::rest_after(6), 60s);
    EXPECT_EQ(hub::rest_after(9), 480s);
    EXPECT_EQ(hub::rest_after(10), 900s);
    EXPECT_EQ(hub::rest_after(1'000'000), 900s);
}

TEST(Passwords, LengthCountsInCharacters) {
    EXPECT_EQ(hub::judge_password("短密码", "li"), PasswordFault::too_short);
    EXPECT_EQ(hub::judge_password("会议室的灯比月亮还要亮呢", "li"), PasswordFault::none);
    EXPECT_EQ(hub::judge_password("elevenchars", "li"), PasswordFault::too_short);
    EXPECT_EQ(hub::judge_password(std::string(129, 'x'), "li"), PasswordFault::too_long);
}

TEST(Passwords, WhatEverybodyTriesIsRefused) {
    for (const char* first : {"123456789012", "aaaaaaaaaaaa", "123123123123", "Password1234", "qwertyuiop[]",
                              "lishifu-2026", "Suishou-2026"})
        EXPECT_EQ(hub::judge_password(first, "lishifu"), PasswordFault::too_common) << first;
}

TEST(Passwords, FitTheirHashAlone) {
    const auto hash = hub::hash_password("correct horse battery").value();
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(hub::password_fits(hash, "correct horse battery"));
    EXPECT_FALSE(hub::password_fits(hash, "correct horse batterz"));
    EXPECT_FALSE(hub::password_fits("", ""));
    EXPECT_FALSE(hub::password_fits("plain", "plain"));
    EXPECT_EQ(hub::judge_password(hub::random_password(), "li"), PasswordFault::none);
    EXPECT_NE(hub::random_password(), hub::random_password());
}

TEST(Roles, SurviveTheirText) {
    for (std::size_t n = 0; n < hub::role_count; ++n) {
        const auto role = static_cast<hub::StaffRole>(n);
        EXPECT_EQ(hub::role_named(hub::name_of(role)), role);
    }
    EXPECT_EQ(hub::parse_roles(hub::to_text(hub::Roles::all())), hub::Roles::all());
    EXPECT_EQ(hub::parse_roles("meetings astronaut"), hub::Roles{hub::StaffRole::meetings});
}

class AccountsOfAHub : public testing::Test {
  protected:
    hub::Account account(const std::string& name, hub::Roles roles) {
        hub::Account a;
        a.id = base::hex16(base::random_u64());
        a.name = name;
        a.roles = roles;
        a.password_hash = "$argon2id$of " + name;
        return a;
    }
    hub::Account added(const std::string& name, hub::Roles roles) {
        auto a = account(name, roles);
        EXPECT_TRUE(accounts().add(a, by, now()));
        return a;
    }
    hub::Accounts accounts() { return hub.store().accounts(); }
    base::WallTime now() { return hub.clock.wall(); }
    bool signed_in(const std::string& token) { return accounts().session(token, now()).value().has_value(); }

    const hub::Actor by{"admin", "192.0.2.7"};
    fakes::HubInProcess hub;
};

TEST_F(AccountsOfAHub, AreFoundByNameAndNeverTwice) {
    const auto a = added("li", {hub::StaffRole::repairs, hub::StaffRole::duty});
    const auto found = accounts().by_name("li").value();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->roles, a.roles);
    EXPECT_EQ(accounts().add(account("li", {hub::StaffRole::meetings}), by, now()).error().kind,
              base::ErrorKind::refused);
    EXPECT_FALSE(accounts().by_name("li' OR '1'='1").value());
    EXPECT_EQ(accounts().all().value().size(), 1u);
}

TEST_F(AccountsOfAHub, TheLastAdministratorStays) {
    auto first = added("first", {hub::StaffRole::administrator});
    first.disabled = true;
    EXPECT_EQ(accounts().change(first, by, now()).error().kind, base::ErrorKind::refused);
    first.disabled = false;
    first.roles = {hub::StaffRole::meetings};
    EXPECT_EQ(accounts().change(first, by, now()).error().kind, base::ErrorKind::refused);
    added("second", {hub::StaffRole::administrator});
    EXPECT_TRUE(accounts().change(first, by, now()));
    EXPECT_EQ(accounts().by_name("first").value()->roles, first.roles);
}

TEST_F(AccountsOfAHub, SessionsEndByThemselves) {
    const auto a = added("li", {hub::StaffRole::repairs});
    ASSERT_TRUE(accounts().open_session(a.id, "t", by, now()));
    EXPECT_TRUE(signed_in("t"));
    EXPECT_FALSE(signed_in("another"));
    hub.clock.advance(61min);
    EXPECT_FALSE(signed_in("t"));
    ASSERT_TRUE(accounts().open_session(a.id, "u", by, now()));
    for (int n = 0; n < 11; ++n) {
        hub.clock.advance(59min);
        ASSERT_TRUE(accounts().note_seen("u", now()));
        EXPECT_TRUE(signed_in("u"));
    }
    hub.clock.advance(59min);
    ASSERT_TRUE(accounts().note_seen("u", now()));
    hub.clock.advance(13min);
    EXPECT_FALSE(signed_in("u")) << "twelve hours have passed";
}

TEST_F(AccountsOfAHub, APageThatFollowsByItselfKeepsNobodySignedIn) {
    fakes::ConsoleVisitor duty{hub, {hub::StaffRole::duty}};
    hub.clock.advance(40min);
    EXPECT_EQ(duty.get("/console/live").status, 200);
    hub.clock.advance(21min);
    EXPECT_EQ(duty.get("/console").status, 303);
    fakes::ConsoleVisitor busy{hub, {hub::StaffRole::duty}};
    hub.clock.advance(40min);
    EXPECT_EQ(busy.get("/console").status, 200);
    hub.clock.advance(21min);
    EXPECT_EQ(busy.get("/console").status, 200);
}

TEST_F(AccountsOfAHub, WhoSitsAtAnOpenPageCannotGuessOn) {
    fakes::ConsoleVisitor duty{hub, {hub::StaffRole::duty}};
    const std::multimap<std::string, std::string> guess{
        {"old", "guess"}, {"new", "seven herons over it"}, {"again", "seven herons over it"}};
    for (int n = 0; n < 5; ++n)
        EXPECT_NE(duty.post("/console/password", guess).body.find("现在的密码不对"), std::string::npos);
    const auto sixth = duty.post("/console/password", guess);
    EXPECT_EQ(sixth.status, 422);
    EXPECT_NE(sixth.body.find("输错太多次"), std::string::npos);
    EXPECT_EQ(sixth.why, "password: refused");
    EXPECT_EQ(accounts().audit({.limit = 1}).value().at(0).action, "session.refuse");
}

// What a stranger is told of a name that nobody has is what they are told of a colleague's.
TEST_F(AccountsOfAHub, ANameThatNobodyHasRestsAsOneThatSomebodyHas) {
    added("li", {hub::StaffRole::repairs});
    int guesses = 0;  // each from another address: the limit of addresses is another one
    const auto guess = [&](const std::string& name) {
        hub::Request request;
        request.peer = "192.0.2." + std::to_string(++guesses);
        request.form = {{"name", name}, {"password", "guess"}};
        const auto answer = hub::post_sign_in(hub.services(), request);
        const auto at = answer.body.find("输错太多次");
        return at == std::string::npos ? std::string("wrong") : answer.body.substr(at, 60);
    };
    for (int n = 1; n <= 8; ++n) {
        const std::string known = guess("li"), unknown = guess("nobody");
        EXPECT_EQ(known, unknown) << n;
        EXPECT_EQ(known == "wrong", n <= 5) << n;
    }
    hub.clock.advance(16min);
    EXPECT_EQ(guess("li"), "wrong");
    EXPECT_EQ(guess("nobody"), "wrong");
}

TEST_F(AccountsOfAHub, AFormOfBeforeSomebodyElsesChangeIsNotSaved) {
    fakes::ConsoleVisitor admin{hub, {hub::StaffRole::administrator}};
    const auto store = added("store", {hub::StaffRole::store});
    const std::string page = "/console/accounts/" + store.id;
    const std::string shown = admin.get(page).body, mark = "name=\"version\" value=\"";
    const std::string version = shown.substr(shown.find(mark) + mark.size(), 16);
    EXPECT_EQ(admin.post(page, {{"do", "save"}, {"role", "duty"}, {"version", version}}).status, 200);
    const auto late = admin.post(page, {{"do", "save"}, {"role", "administrator"}, {"version", version}});
    EXPECT_EQ(late.status, 422);
    EXPECT_NE(late.body.find("别人刚改过这个账号"), std::string::npos);
    EXPECT_EQ(accounts().by_id(store.id).value()->roles, hub::Roles{hub::StaffRole::duty});
}

TEST_F(AccountsOfAHub, AChangeOfWhatSomebodyElseChangedMeanwhileIsRefused) {
    const auto seen = added("li", {hub::StaffRole::repairs, hub::StaffRole::administrator});
    added("zhao", {hub::StaffRole::administrator});
    auto shut_out = seen, own_password = seen;
    shut_out.disabled = true;
    own_password.password_hash = "$argon2id$new";
    ASSERT_TRUE(accounts().change(shut_out, by, now(), seen));
    EXPECT_EQ(accounts().change(own_password, by, now(), seen).error().kind, base::ErrorKind::refused);
    EXPECT_TRUE(accounts().by_id(seen.id).value()->disabled) << "nobody lets themselves in again";
}

TEST_F(AccountsOfAHub, AChangedPasswordEndsEverySession) {
    auto a = added("li", {hub::StaffRole::repairs});
    ASSERT_TRUE(accounts().open_session(a.id, "t", by, now()));
    a.display = "李师傅";
    ASSERT_TRUE(accounts().change(a, by, now()));
    EXPECT_TRUE(signed_in("t"));
    a.password_hash = "$argon2id$another";
    ASSERT_TRUE(accounts().change(a, by, now()));
    EXPECT_FALSE(signed_in("t"));
    ASSERT_TRUE(accounts().open_session(a.id, "u", by, now()));
    a.disabled = true;
    ASSERT_TRUE(accounts().change(a, by, now()));
    EXPECT_FALSE(signed_in("u"));
}

TEST_F(AccountsOfAHub, WrongPasswordsRestAndARightOneClears) {
    const auto a = added("li", {hub::StaffRole::repairs});
    for (int n = 0; n < 4; ++n)
        ASSERT_TRUE(accounts().note_failure(a.id, by, now()));
    EXPECT_LT(accounts().by_name("li").value()->rests_until, now());
    ASSERT_TRUE(accounts().note_failure(a.id, by, now()));
    EXPECT_EQ(accounts().by_name("li").value()->rests_until, now() + 30s);
    ASSERT_TRUE(accounts().open_session(a.id, "t", by, now()));
    EXPECT_EQ(accounts().by_name("li").value()->failures, 0);
}

TEST_F(AccountsOfAHub, EveryChangeIsInTheAuditLog) {
    auto a = added("li", {hub::StaffRole::repairs});
    a.roles.add(hub::StaffRole::duty);
    hub.clock.advance(1min);
    ASSERT_TRUE(accounts().change(a, by, now()));
    const auto log = accounts().audit({.limit = 10}).value();
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(log[0].action, "account.change");
    EXPECT_EQ(log[0].detail, "li: roles: repairs duty");
    EXPECT_EQ(log[0].at, now());
    EXPECT_EQ(log[0].actor.who, "admin");
    EXPECT_EQ(log[0].actor.source, "192.0.2.7");
    EXPECT_EQ(log[1].action, "account.add");
    EXPECT_EQ(accounts().audit({.limit = 10, .before = log[0].id}).value().size(), 1u);
    EXPECT_EQ(accounts().audit({.limit = 10, .object = "nobody"}).value().size(), 0u);
    hub.reopen();
    EXPECT_EQ(accounts().audit({.limit = 10, .object = a.id}).value().size(), 2u);
}

}  // namespace
