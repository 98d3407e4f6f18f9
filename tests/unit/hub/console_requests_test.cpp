// Service requests at the console. Runs on both engines.
#include "tests/unit/hub/console_requests.h"

namespace {

using console_requests::Fields;
using console_requests::says;
using hub::StaffRole;
using ConsoleRequests = console_requests::House;

TEST_F(ConsoleRequests, DangerRingsUntilSomebodyHasTakenItOn) {
    EXPECT_FALSE(says(repairs.get("/console"), "data-ring"));
    report(38, true);
    EXPECT_TRUE(says(repairs.get("/console"), "data-ring=\"BX-20261222-A-038\""));
    EXPECT_TRUE(says(repairs.get("/console"), "有 1 件危险的报修还没人接"));
    EXPECT_FALSE(says(canteen.get("/console"), "data-ring")) << "who may read none hears of none";
    report(39, true);
    EXPECT_TRUE(says(repairs.get("/console"), "有 2 件"));
    EXPECT_TRUE(says(repairs.get("/console"), "data-ring=\"BX-20261222-A-039 BX-20261222-A-038\""))
        << "each by its name: one that comes late is heard, too";
    const auto dangerous = repairs.get(list + "?show=danger");
    EXPECT_TRUE(says(dangerous, "BX-20261222-A-038"));
    EXPECT_FALSE(says(dangerous, "BX-20261222-A-037"));
    for (const char* number : {"BX-20261222-A-038", "BX-20261222-A-039"}) {
        using enum domain::RequestState;
        using domain::RequestMover;
        const hub::Actor by{"sun", ""};
        const hub::RequestMove given{number, submitted, dispatched, RequestMover::dispatcher,
                                     "",     "sun",     "孙师傅"};
        ASSERT_TRUE(hub.store().move_service_request(given, by, hub.clock.wall()));
        EXPECT_TRUE(says(repairs.get("/console"), "data-ring")) << "given is not taken";
        ASSERT_TRUE(hub.store().move_service_request(
            {number, dispatched, accepted, RequestMover::worker, "", "", ""}, by, hub.clock.wall()));
    }
    EXPECT_FALSE(says(repairs.get("/console"), "data-ring"));
    using enum domain::RequestState;
    const hub::Actor by{"sun", ""};
    for (const auto& [from, to] : {std::pair(accepted, on_site), std::pair(on_site, done)})
        ASSERT_TRUE(hub.store().move_service_request(
            {"BX-20261222-A-038", from, to, domain::RequestMover::worker, "", "", ""}, by, hub.clock.wall()));
    ASSERT_TRUE(hub.store().move_service_request(
        {"BX-20261222-A-038", done, reopened, domain::RequestMover::dispatcher, "", "", ""}, by,
        hub.clock.wall()));
    EXPECT_TRUE(says(repairs.get("/console"), "data-ring=\"BX-20261222-A-038/"))
        << "another name: it rings anew";
}

TEST_F(ConsoleRequests, TheBoardHasAColumnAStateAndRings) {
    const std::string board = list + "/board";
    EXPECT_FALSE(says(repairs.get(board), "data-ring"));
    for (std::uint32_t nth = 38; nth < 52; ++nth)
        report(nth, nth == 38);
    const hub::Response shown = repairs.get(board);
    EXPECT_TRUE(says(shown, "data-live=\"/console/requests/board/live\""));
    EXPECT_TRUE(says(shown, "data-ring=\"BX-20261222-A-038\""));
    EXPECT_TRUE(says(shown, "aria-label=\"已提交 15\""));
    EXPECT_TRUE(says(shown, "还有 3 件")) << "twelve of fifteen";
    EXPECT_LT(shown.body.find("BX-20261222-A-038</span>"), shown.body.find("BX-20261222-A-051</span>"))
        << "danger first";
    EXPECT_FALSE(says(shown, "alert(1)")) << "no word of a reporter";
    EXPECT_TRUE(says(shown, "aria-label=\"已修好 0\""));
    repairs.post(page, move("submitted", "rejected", "", "twice"));
    EXPECT_TRUE(says(repairs.get(board), "aria-label=\"已提交 14\""));
    EXPECT_EQ(auditor.get(board).status, 200);
    const hub::Response live = repairs.get(board + "/live");
    ASSERT_TRUE(live.events);
    EXPECT_NE(live.events()->find("show=submitted"), std::string::npos);
    for (const std::string& address : {board, board + "/live"})
        EXPECT_EQ(canteen.get(address).status, 403) << address;
}

TEST_F(ConsoleRequests, WhatARuleHandedOnMeanwhileIsNotMovedUnseen) {
    ASSERT_TRUE(repairs.location(repairs.post(page, move("submitted", "dispatched", repairs.name)))
                    .ends_with("saved"));
    auto form = move("dispatched", "rejected", "", "twice");
    form.emplace("had", "zhao");
    const auto answer = repairs.post(page, form);
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(says(answer, "value=\"twice\"")) << "nobody writes it twice";
    EXPECT_TRUE(says(answer, "别人刚改过"));
    const auto refused = repairs.post(page, move("dispatched", "rejected"));
    EXPECT_TRUE(says(refused, "不受理要选原因或写原因"));
    EXPECT_TRUE(says(refused, "<option value=\"rejected\" selected>")) << "nobody chooses it twice";
    EXPECT_TRUE(says(repairs.get(page), "name=\"had\" value=\"" + repairs.name + "\""));
    EXPECT_TRUE(says(repairs.get(page), "派给 " + repairs.name)) << "to whom it was given";
}

// Two of one surname are one to visitors, and two to whoever dispatches.
TEST_F(ConsoleRequests, StaffReadWholeNamesAndVisitorsNever) {
    for (const char* name : {"limin", "liqiang"}) {
        hub::Account account;
        account.id = account.name = name;
        account.display = name == std::string("limin") ? "李敏" : "李强";
        account.roles = {StaffRole::works};
        account.password_hash = "$argon2id$";
        ASSERT_TRUE(hub.store().accounts().add(account, {}, hub.clock.wall()));
    }
    repairs.post(page, move("submitted", "dispatched", "limin"));
    EXPECT_EQ(stored().worker, "李师傅");
    for (const std::string& address : {list, list + "/board", page, list + ".csv"})
        EXPECT_TRUE(says(repairs.get(address), "李敏")) << address;
    const auto slip = phone("BX-20261222-A-037", base::to_string(stored().key));
    EXPECT_TRUE(says(slip, "李师傅"));
    EXPECT_FALSE(says(slip, "李敏"));
}

TEST_F(ConsoleRequests, TheListIsOfOneUnitKindAndPerson) {
    const auto shown = [&](const std::string& query) {
        return says(repairs.get(list + "?" + query), "/console/requests/BX-20261222-A-037\"");
    };
    EXPECT_TRUE(shown("category=water.leak&unit=27"));
    EXPECT_FALSE(shown("category=other"));
    EXPECT_FALSE(shown("unit=28"));
    EXPECT_FALSE(shown("worker=zhao")) << "nobody has it";
    EXPECT_TRUE(shown("category=&worker=&unit="));
    const auto page = repairs.get(list + "?category=water.leak");
    EXPECT_TRUE(says(page, "<option value=\"water.leak\" selected>"));
    EXPECT_TRUE(says(page, "/console/requests.csv?show=open&amp;number=&amp;unit=&amp;category=water.leak"))
        << "the table is of the same";
    EXPECT_TRUE(says(auditor.get(list + "?category=water.leak"), "BX-20261222-A-037"));
}

TEST_F(ConsoleRequests, EachStateIsCountedAndLeadsToItsOwn) {
    const auto shown = repairs.get(list);
    EXPECT_TRUE(says(shown, "?show=submitted\">已提交 1</a>"));
    EXPECT_FALSE(says(shown, "?show=done\">")) << "none is in it";
    EXPECT_TRUE(says(repairs.get(list + "?show=submitted"), "BX-20261222-A-037"));
    EXPECT_TRUE(says(repairs.get(list + "?show=submitted"), "aria-current"));
    EXPECT_TRUE(says(repairs.get(list + "?show=on_site"), "没有这样的报修"));
}

TEST_F(ConsoleRequests, ATableHasAllThatTheListHasAndNothingOfItsReporter) {
    EXPECT_TRUE(says(repairs.get(list), "/console/requests.csv?show=open"));
    const auto table = repairs.get(list + ".csv?show=open");
    EXPECT_EQ(table.content_type, "text/csv; charset=utf-8");
    for (const char* words : {"BX-20261222-A-037", "已提交", "主楼 3 楼 东翼 305 会议室", "漏水"})
        EXPECT_TRUE(says(table, words)) << words;
    EXPECT_FALSE(says(table, "13800000000"));
    EXPECT_FALSE(says(table, fakes::service_request_fact().words)) << "its reporter's own";
    EXPECT_FALSE(says(repairs.get(list + ".csv?show=done"), "BX-20261222-A-037"));
    const auto written = hub.store().accounts().audit({.limit = 50}).value();
    EXPECT_TRUE(std::any_of(written.begin(), written.end(), [](const hub::AuditEntry& entry) {
        return entry.action == "request.export";
    })) << "it left the hub";
    EXPECT_EQ(auditor.get(list + ".csv").status, 403);
    EXPECT_TRUE(says(repairs.get(list + ".csv?show=%00x"), "BX-20261222-A-037"))
        << "no list of ours: the open ones";
    EXPECT_FALSE(says(auditor.get(list), "requests.csv"));
}

TEST_F(ConsoleRequests, TheListShowsWhatIsOpenWithoutItsReportersNumber) {
    const auto shown = repairs.get(list);
    EXPECT_TRUE(says(shown, "BX-20261222-A-037"));
    EXPECT_TRUE(says(shown, "主楼 3 楼 东翼 305 会议室"));
    EXPECT_TRUE(says(shown, "漏水"));
    EXPECT_FALSE(says(shown, "13800000000"));
    EXPECT_TRUE(says(repairs.get(list + "?show=done"), "没有这样的报修"));
    EXPECT_TRUE(says(repairs.get(list + "?show=all&number=a-038"), "没有这样的报修"));
    EXPECT_TRUE(says(repairs.get(list + "?show=all&number=a-037"), "BX-20261222-A-037"));
    EXPECT_EQ(canteen.get(list).status, 403);
}

TEST_F(ConsoleRequests, OneShowsWhatWasSaidAndNothingOfItIsMarkup) {
    const auto shown = repairs.get(page);
    EXPECT_TRUE(says(shown, "&lt;script&gt;"));
    EXPECT_FALSE(says(shown, "<script>alert"));
    EXPECT_TRUE(says(shown, "13800000000"));
    EXPECT_EQ(hub.store().accounts().audit({.limit = 1}).value().at(0).action, "request.look");
    EXPECT_FALSE(says(auditor.get(page), "name=\"to\"")) << "looks, and moves nothing";
    EXPECT_EQ(repairs.get(list + "/BX-20261222-A-999").status, 404);
}

TEST_F(ConsoleRequests, IsGivenToSomebodyAndGoesOnToTheEnd) {
    EXPECT_EQ(repairs.post(page, move("submitted", "dispatched")).status, 409) << "to whom";
    EXPECT_EQ(repairs.post(page, move("submitted", "rejected")).status, 409) << "why";
    EXPECT_EQ(repairs.post(page, move("submitted", "dispatched", "nobody")).status, 409);
    const std::string worker = repairs.name;
    EXPECT_EQ(repairs.location(repairs.post(page, move("submitted", "dispatched", worker, "先看水阀"))),
              page + "?done=saved");
    EXPECT_EQ(stored().assignee, worker);
    EXPECT_EQ(repairs.post(page, move("submitted", "rejected", "", "no")).status, 409) << "moved meanwhile";
    EXPECT_EQ(repairs.post(page, move("dispatched", "accepted")).status, 303);
    EXPECT_EQ(repairs.post(page, move("accepted", "done", "", "换了垫圈")).status, 303);
    EXPECT_EQ(repairs.post(page, move("done", "confirmed")).status, 409) << "that is its reporter's word";
    EXPECT_TRUE(says(repairs.get(page), "换了垫圈"));
    EXPECT_FALSE(says(auditor.get(page), "换了垫圈")) << "words may name somebody";
    EXPECT_TRUE(says(auditor.get("/console/requests/figures"), worker)) << "who has no name for visitors";
    EXPECT_TRUE(says(repairs.get(list + "?show=done"), "BX-20261222-A-037"));
}

TEST_F(ConsoleRequests, ManyAreGivenAtOnceAndWhatSomebodyMovedMeanwhileIsNot) {
    report(38);
    report(39);
    const auto shown = repairs.get(list + "?show=open");
    EXPECT_TRUE(says(shown, "value=\"BX-20261222-A-038 submitted \""));
    EXPECT_FALSE(says(auditor.get(list), "name=\"number\" value=\"BX-"));
    ASSERT_EQ(repairs.post(page, move("submitted", "rejected", "", "不是我们的")).status, 303);
    Fields many{{"assignee", repairs.name}};
    for (const char* one : {"BX-20261222-A-037 submitted", "BX-20261222-A-038 submitted",
                            "BX-20261222-A-039 submitted", "BX-20261222-A-040 submitted", "nonsense", ""})
        many.emplace("number", one);
    const auto answer = repairs.post(list + "?show=open&unit=27", many);
    EXPECT_EQ(repairs.location(answer), list + "?show=open&unit=27&given=2&kept=4");
    const auto after = repairs.get(repairs.location(answer));
    EXPECT_TRUE(says(after, "已派 2 件 · 4 件没有派成"));
    EXPECT_EQ(stored().state, domain::RequestState::rejected);
    EXPECT_EQ(hub.store().service_request("BX-20261222-A-039").value()->assignee, repairs.name);
    const auto nothing = repairs.post(list, {{"act", "reject"}, {"words", "试机时报的"}});
    EXPECT_EQ(nothing.status, 422);
    EXPECT_TRUE(says(nothing, "请先勾选要改的单") && says(nothing, "value=\"试机时报的\""))
        << "nobody writes twice";
    EXPECT_TRUE(says(repairs.post(list, {}), "请先勾选要改的单"));
    EXPECT_EQ(auditor.post(list, many).status, 403);
}

// Who is ill hands on what they have: to somebody who is named, and what they still have.
TEST_F(ConsoleRequests, WhatSomebodyHasIsHandedOnInABatchToWhoeverIsNamed) {
    fakes::ConsoleVisitor other{hub, {StaffRole::repairs}};
    ASSERT_EQ(repairs.post(page, move("submitted", "dispatched", repairs.name)).status, 303);
    const std::string theirs = "BX-20261222-A-037 dispatched " + repairs.name;
    EXPECT_TRUE(says(repairs.get(list + "?show=all"), "value=\"" + theirs + "\""));
    const auto batch = [&](const std::string& to, const std::string& value) {
        return repairs.location(repairs.post(list, {{"act", "give"}, {"assignee", to}, {"number", value}}));
    };
    ASSERT_TRUE(hub.store().dispatch_book().add(hub::DispatchRule{"", "water.leak", other.name}, {},
                                                hub.clock.wall()));
    EXPECT_EQ(batch("", theirs), list + "?given=0&kept=1") << "no rule takes it from anybody";
    EXPECT_EQ(batch(repairs.name, theirs), list + "?given=0&kept=1") << "they have it";
    EXPECT_EQ(batch(other.name, "BX-20261222-A-037 dispatched zhao"), list + "?given=0&kept=1")
        << "meanwhile";
    EXPECT_EQ(batch(other.name, theirs), list + "?given=1&kept=0");
    EXPECT_EQ(stored().assignee, other.name);
}

TEST_F(ConsoleRequests, ManyAreRejectedAtOnceWithOneReason) {
    report(38);
    report(39);
    ASSERT_EQ(repairs.post(page, move("submitted", "dispatched", repairs.name)).status, 303);
    ASSERT_EQ(repairs.post(page, move("dispatched", "accepted")).status, 303);
    Fields many{{"act", "reject"},
                {"number", "BX-20261222-A-037 accepted " + repairs.name},
                {"number", "BX-20261222-A-038 submitted "},
                {"number", "BX-20261222-A-039 submitted "}};
    many.emplace("assignee", repairs.name);
    const auto refused = repairs.post(list + "?show=open", many);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "不受理要选原因或写原因"));
    EXPECT_TRUE(says(refused, "value=\"BX-20261222-A-038 submitted \" checked")) << "nobody ticks twice";
    EXPECT_TRUE(says(refused, "<option value=\"" + repairs.name + "\" selected>"));
    EXPECT_FALSE(says(repairs.get(list), "checked"));
    Fields stale{{"act", "reject"}, {"number", "BX-20261222-A-037 submitted "}};
    const auto changed = repairs.post(list, stale);
    EXPECT_EQ(changed.status, 422);
    EXPECT_FALSE(says(changed, "checked")) << "it has moved since it was ticked";
    many.emplace("words", "试机时报的");
    many.emplace("rejection", "petition");
    Fields entered = many;
    entered.erase("act");
    const auto unclear = repairs.post(list, entered);
    EXPECT_EQ(unclear.status, 422) << "Enter, not the key";
    EXPECT_TRUE(says(unclear, "请按“不受理”") && says(unclear, "value=\"试机时报的\""));
    EXPECT_TRUE(says(unclear, "<option value=\"petition\" selected>"));
    const auto answer = repairs.post(list + "?category=water.leak&worker=zhao", many);
    EXPECT_EQ(repairs.location(answer), list + "?category=water.leak&worker=zhao&rejected=2&kept=1");
    EXPECT_TRUE(says(repairs.get(repairs.location(answer)), "2 件改成不受理 · 1 件没有改成"));
    EXPECT_EQ(stored().state, domain::RequestState::accepted) << "somebody is on it";
    const auto rejected = hub.store().service_request("BX-20261222-A-039").value();
    EXPECT_EQ(rejected->state, domain::RequestState::rejected);
    EXPECT_EQ(rejected->moves.back().words, "转信访：试机时报的");
}

TEST_F(ConsoleRequests, ManyAreGivenByTheRulesAndWhatNoneCoversStays) {
    report(38);
    const std::multimap<std::string, std::string> both{{"number", "BX-20261222-A-037 submitted"},
                                                       {"number", "BX-20261222-A-038 submitted"}};
    EXPECT_EQ(repairs.location(repairs.post(list, both)), list + "?given=0&kept=2");
    ASSERT_TRUE(hub.store().dispatch_book().add(hub::DispatchRule{"", "water.leak", repairs.name}, {},
                                                hub.clock.wall()));
    EXPECT_EQ(repairs.location(repairs.post(list, both)), list + "?given=2&kept=0");
    EXPECT_EQ(stored().assignee, repairs.name);
    Fields nobody = both;
    nobody.emplace("assignee", "nobody");
    EXPECT_EQ(repairs.location(repairs.post(list, nobody)), list + "?given=0&kept=2");
}

}  // namespace
