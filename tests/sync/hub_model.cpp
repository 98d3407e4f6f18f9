#include "tests/sync/hub_model.h"

#include <cstdio>

#include "kiosk/protocol/messages.h"
#include "tests/fakes/fake_transport.h"
#include "tests/fakes/sample_data.h"

namespace sync_test {

using syncing::HttpAnswer;
using syncing::HttpRequest;

namespace {

constexpr std::size_t page_size = 3;  // small, so that every run has many pages

HttpAnswer error(int status, const char* code) {
    return fakes::hub_answer(status, protocol::encode(protocol::ErrorAnswer{code, "", fakes::at(9, 0)}));
}

std::string cursor_of(const HttpRequest& request) {
    const auto begin = request.path.find("after=") + 6;
    return request.path.substr(begin, request.path.find('&') - begin);
}

}  // namespace

void apply_change(Replica& replica, const domain::Change& change) {
    const std::pair key{protocol::topic_of(change), protocol::id_of(change)};
    if (std::holds_alternative<domain::Tombstone>(change))
        replica.erase(key);
    else
        replica[key] = protocol::encode_record(change);
}

void HubModel::commit(domain::Change change) {
    apply_change(data_, change);
    log_.push_back(std::move(change));
}

HttpAnswer HubModel::handle(const HttpRequest& request) {
    if (request.method == "POST") return take_facts(request);
    return give_changes(cursor_of(request));
}

HttpAnswer HubModel::take_facts(const HttpRequest& request) {
    const auto received = protocol::decode_facts(request.body);
    if (!received) return error(400, "malformed");
    protocol::FactsAnswer answer;
    answer.hub_time = fakes::at(9, 0);
    answer.verdicts = received->broken;
    for (const auto& fact : received->facts) {
        const auto& id = fact.header.id;
        if (poisoned_.contains(id)) {
            answer.verdicts.push_back({id, domain::Verdict::refused, "poison", ""});
            continue;
        }
        const bool fresh = facts_.emplace(id, fact.body_json).second;
        if (fresh || forgetful_) ++times_applied_[id];
        sequences_.insert(fact.header.sequence);
        answer.verdicts.push_back(
            {id, fresh ? domain::Verdict::accepted : domain::Verdict::duplicate, "", ""});
    }
    return fakes::hub_answer(200, protocol::encode(answer));
}

// Cursors: "EPOCH-l-PLACE" in the log, "EPOCH-s-SNAPSHOT-OFFSET" inside a snapshot.
HttpAnswer HubModel::give_changes(const std::string& cursor) {
    int epoch = epoch_;
    std::size_t place = 0, number = 0, offset = 0;
    const bool fresh = cursor.empty();
    const bool in_snapshot = std::sscanf(cursor.c_str(), "%d-s-%zu-%zu", &epoch, &number, &offset) == 3;
    const bool in_log = !in_snapshot && std::sscanf(cursor.c_str(), "%d-l-%zu", &epoch, &place) == 2;
    if (epoch != epoch_ || (!fresh && !in_snapshot && !in_log)) return error(410, "cursor_expired");

    protocol::ChangesAnswer answer;
    answer.hub_time = fakes::at(9, 0);
    answer.after = cursor;
    auto& page = answer.page;
    const auto prefix = std::to_string(epoch_);
    if (fresh) {
        number = snapshots_.size();
        snapshots_.emplace_back(data_, log_.size());
        page.snapshot_begins = true;
    }
    if (fresh || in_snapshot) {
        const auto& [rows, log_place] = snapshots_.at(number);
        auto row = std::next(rows.begin(), static_cast<std::ptrdiff_t>(std::min(offset, rows.size())));
        for (; row != rows.end() && page.changes.size() < page_size; ++row, ++offset)
            page.changes.push_back(
                *protocol::decode_record(row->first.first, row->first.second, row->second));
        const bool ends = row == rows.end();
        page.more = !ends || log_place < log_.size();
        page.cursor = ends ? prefix + "-l-" + std::to_string(log_place)
                           : prefix + "-s-" + std::to_string(number) + "-" + std::to_string(offset);
    } else {
        for (; place < log_.size() && page.changes.size() < page_size; ++place)
            page.changes.push_back(log_[place]);
        page.more = place < log_.size();
        page.cursor = prefix + "-l-" + std::to_string(place);
    }
    return fakes::hub_answer(200, protocol::encode(answer));
}

}  // namespace sync_test
