// A house with a report that nobody has seen to, and who works on it at the console.
#pragma once

#include <gtest/gtest.h>

#include "hub/handlers/phone_page.h"
#include "tests/fakes/console_visitor.h"
#include "tests/fakes/one_of_each.h"

namespace console_requests {

using hub::StaffRole;
using Fields = std::multimap<std::string, std::string>;

inline bool says(const hub::Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
}

class House : public testing::Test {
  protected:
    House() {
        hub::Edit edit;
        auto category = fakes::category();
        category.danger = false;
        edit.changes = {fakes::layout(), category};
        EXPECT_TRUE(hub.store().apply(edit, hub.clock.wall()));
        report(37);
    }
    void report(std::uint32_t nth, bool danger = false, const std::string& category = "water.leak") {
        auto fact = fakes::check_in_fact(nth - 36);
        auto body = fakes::service_request_fact();
        body.number = {2026, 12, 22, "A", nth};
        body.key.value += nth;  // each slip has its own
        body.cell = "main-3-2";
        body.category = category;
        body.words = "<script>alert(1)</script>";
        body.danger = danger;
        fact.body = body;
        const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
        EXPECT_TRUE(hub.store().receive(kiosk, batch, {}, hub.clock.wall()));
    }

    hub::ServiceRequest stored() { return *hub.store().service_request("BX-20261222-A-037").value(); }
    hub::Response phone(const std::string& number, const std::string& key) {
        hub::Request request;
        request.steps = {number, key};
        return hub::get_request_phone(hub.services(), request);
    }
    static Fields move(const std::string& from, const std::string& to, const std::string& assignee = "",
                       const std::string& words = "") {
        return {{"from", from}, {"to", to}, {"assignee", assignee}, {"words", words}};
    }

    fakes::HubInProcess hub;
    hub::Kiosk kiosk = hub.add_kiosk("k1", "token of kiosk one");
    fakes::ConsoleVisitor repairs{hub, {StaffRole::repairs}}, auditor{hub, {StaffRole::auditor}},
        canteen{hub, {StaffRole::canteen}};
    const std::string list = "/console/requests", page = list + "/BX-20261222-A-037";
};

}  // namespace console_requests
