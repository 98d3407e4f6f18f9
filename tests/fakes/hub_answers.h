// Single answers of a hub, for wires that need no memory.
#pragma once

#include "kiosk/protocol/messages.h"
#include "tests/fakes/fake_transport.h"
#include "tests/fakes/sample_data.h"

namespace fakes {

inline std::vector<domain::FactId> fact_ids(const syncing::HttpRequest& request) {
    std::vector<domain::FactId> ids;
    const auto received = protocol::decode_facts(request.body);
    if (!received) return ids;
    for (const auto& fact : received->facts)
        ids.push_back(fact.header.id);
    return ids;
}

inline syncing::HttpAnswer accept_all(const syncing::HttpRequest& request) {
    protocol::FactsAnswer answer;
    answer.hub_time = at(8, 53);
    for (const auto& id : fact_ids(request))
        answer.verdicts.push_back({id, domain::Verdict::accepted, "", ""});
    return hub_answer(200, protocol::encode(answer));
}

inline syncing::HttpAnswer error_answer(int status, const char* code) {
    return hub_answer(status, protocol::encode(protocol::ErrorAnswer{code, "", at(8, 53)}));
}

inline syncing::HttpAnswer page_answer(std::string cursor, bool snapshot = false,
                                       std::vector<domain::Change> changes = {}) {
    protocol::ChangesAnswer answer;
    answer.hub_time = at(8, 53);
    answer.page = {std::move(changes), std::move(cursor), false, snapshot};
    return hub_answer(200, protocol::encode(answer));
}

}  // namespace fakes
