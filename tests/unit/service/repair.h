// A kiosk at which somebody reports a leak, and comes back to it.
#pragma once

#include <gtest/gtest.h>

#include "kiosk/domain/request_code.h"
#include "tests/fakes/one_of_each.h"
#include "tests/unit/service/lobby.h"

namespace service::test {

struct Repair : ::testing::Test {
    Lobby lobby;

    Repair() {
        lobby.store.all_layouts = {sample::layout()};
        lobby.store.all_categories = {sample::category(), danger()};
        lobby.store.all_categories[0].danger = false;
        lobby.settings.site.kiosk_code = "A";
        lobby.settings.site.phone_pages = "https://suishou.example";
        lobby.send(command::BeginVisit{1});
    }
    static domain::Category danger() {
        domain::Category category;
        category.id = "power.spark";
        category.name = {"冒火花", "Sparks"};
        category.danger = true;
        return category;
    }
    // A leak in room 305.
    static command::SubmitRequest leak() {
        command::SubmitRequest said;
        said.visit = 1;
        said.cell = "main-3-2";
        said.category = "water.leak";
        said.words = "空调漏水";
        said.phone = "138 0000-0000";
        said.language = "en";
        return said;
    }
    ReportResult report(const command::SubmitRequest& said) { return *lobby.send(said)->repair->report; }
    ReportProblem problem(const command::SubmitRequest& said) { return report(said).problem; }
    std::uint64_t shown() { return lobby.look()->repair->followed->number; }
    command::HoldUnhappyWord hold_rating(domain::Satisfaction word) {
        return {1, shown(), {domain::FollowUpKind::rating, word}};
    }
    std::vector<domain::FollowUp> follow_ups() {
        std::vector<domain::FollowUp> all;
        for (const auto& fact : lobby.store.facts_of<domain::FollowUpFact>())
            all.push_back(fact.said);
        return all;
    }
    std::vector<domain::ServiceRequestFact> facts() {
        return lobby.store.facts_of<domain::ServiceRequestFact>();
    }
};

}  // namespace service::test
