// What the protocol asks of a hub, in memory and as plain as it can be: the other end for property tests.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kiosk/domain/change.h"
#include "kiosk/sync/transport.h"

namespace sync_test {

// topic/id -> record
using Replica = std::map<std::pair<std::string, std::string>, std::string>;
void apply_change(Replica& replica, const domain::Change& change);

class HubModel {
  public:
    syncing::HttpAnswer handle(const syncing::HttpRequest& request);

    // What staff do.
    void commit(domain::Change change);
    void poison(const domain::FactId& fact) { poisoned_.insert(fact); }
    // As after a restore: every cursor that is out there is dead.
    void forget_cursors() { ++epoch_; }

    const Replica& data() const { return data_; }
    const std::map<domain::FactId, std::string>& facts() const { return facts_; }
    const std::map<domain::FactId, int>& times_applied() const { return times_applied_; }
    const std::set<std::uint64_t>& sequences() const { return sequences_; }
    void never_recognise_duplicates() { forgetful_ = true; }  // the broken variant

  private:
    syncing::HttpAnswer take_facts(const syncing::HttpRequest& request);
    syncing::HttpAnswer give_changes(const std::string& cursor);

    std::map<domain::FactId, std::string> facts_;
    std::map<domain::FactId, int> times_applied_;
    std::set<std::uint64_t> sequences_;
    std::set<domain::FactId> poisoned_;
    Replica data_;
    std::vector<domain::Change> log_;                         // in commit order
    std::vector<std::pair<Replica, std::size_t>> snapshots_;  // frozen, with the place in the log
    int epoch_ = 1;
    bool forgetful_ = false;
};

}  // namespace sync_test
