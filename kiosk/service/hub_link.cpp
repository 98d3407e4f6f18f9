#include "kiosk/service/hub_link.h"

#include <algorithm>

namespace service {

namespace {

bool is_of_the_house(const domain::Change& change) {
    namespace topic = domain::topic;
    const auto* gone = std::get_if<domain::Tombstone>(&change);
    const auto* unread = std::get_if<domain::UnknownRecord>(&change);
    const std::string of = gone ? gone->topic : unread ? unread->topic : "";
    return std::holds_alternative<domain::GridLayout>(change) ||
           std::holds_alternative<domain::Category>(change) ||
           std::holds_alternative<domain::ServiceRequest>(change) || of == topic::layouts ||
           of == topic::categories || of == topic::requests;
}

}  // namespace

base::Status HubLink::start(const Moment& moment) {
    if (auto done = push_more(moment); !done) return done;
    return pull(moment);
}

base::Status HubLink::connect(syncing::Sync& sync, const Moment& moment) {
    sync_ = &sync;
    return start(moment);
}

base::Status HubLink::push_more(const Moment& moment) {
    const bool waits = resume_at_ && moment.boot < *resume_at_;
    if (sync_ && !view_.revoked && under_way_.empty() && !waits) {
        auto facts = store_.unsent(batch);
        if (!facts) return std::move(facts).error();
        for (const auto& fact : *facts)
            under_way_.push_back(fact.header.id);
        if (!facts->empty())
            sync_->push(std::move(*facts));
        else if (auto done = push_sealed(); !done)
            return done;
    }
    if (sync_ && !view_.revoked && !waits)
        if (auto done = photos_.send_next(*sync_); !done) return done;
    return refresh();
}

base::Status HubLink::on_photo(const syncing::SyncEvent& event, const Moment& moment) {
    if (view_.revoked) return {};  // they went with the names
    auto done = photos_.handle(event, moment.boot);
    if (!done) resume_at_ = moment.boot + pause;
    if (done) done = push_more(moment);
    return done ? photos_.take_trouble() : done;
}

// What was sealed when this kiosk was revoked, once it is let in again.
base::Status HubLink::push_sealed() {
    auto boxes = store_.sealed(batch);
    if (!boxes) return std::move(boxes).error();
    for (const auto& sealed : *boxes)
        under_way_.push_back(sealed.fact);
    if (!boxes->empty()) sync_->push_sealed(std::move(*boxes));
    return {};
}

base::Status HubLink::send_now(const Moment& moment) {
    resume_at_.reset();
    return start(moment);
}

base::Status HubLink::pull(const Moment& moment) {
    if (!sync_ || view_.revoked || pulling_) return {};
    auto cursor = store_.cursor();
    if (!cursor) {
        resume_at_ = moment.boot + pause;
        return std::move(cursor).error();
    }
    pulling_ = true;
    if (resync_ == Resync::wanted) cursor->clear();
    cursor_ = *cursor;
    sync_->pull(std::move(*cursor));
    return {};
}

base::Status HubLink::handle(const syncing::SyncEvent& event, const Moment& moment, ClockWatch& clock) {
    if (const auto* heard = std::get_if<syncing::HubHeard>(&event)) {
        view_.hub_in_reach = true;
        view_.last_heard = moment.wall;
        clock.hub_sample(heard->hub_time, heard->at, moment.wall, moment.boot);
        view_.clock_drift_ms = clock.drift_ms();
        return {};
    }
    if (const auto* pushed = std::get_if<syncing::Pushed>(&event)) return on(*pushed, moment);
    if (const auto* pulled = std::get_if<syncing::Pulled>(&event)) return on(*pulled, moment);
    if (const auto* revoked = std::get_if<syncing::Revoked>(&event)) return on(*revoked);
    if (std::holds_alternative<syncing::TokenRenewal>(event)) return {};
    // A line that is too slow for a photo may do for all else: it says nothing about the hub's reach.
    if (PhotoLink::is_about_photos(event)) return on_photo(event, moment);
    view_.hub_in_reach = false;  // a push or pull failed; sync tries again by itself
    return {};
}

base::Status HubLink::on(const syncing::Pushed& pushed, const Moment& moment) {
    // Verdicts about anything else are not ours to believe.
    std::vector<domain::FactVerdict> ours;
    for (const auto& verdict : pushed.verdicts)
        if (std::find(under_way_.begin(), under_way_.end(), verdict.fact) != under_way_.end())
            ours.push_back(verdict);
    under_way_.clear();
    const auto settled = ours.empty() ? base::Status{} : store_.settle(ours);
    if (ours.empty() || !settled) resume_at_ = moment.boot + pause;  // the same batch again, but not at once
    if (!settled) return settled;
    return push_more(moment);
}

base::Status HubLink::on(const syncing::Pulled& pulled, const Moment& moment) {
    pulling_ = false;
    if (view_.revoked) return {};  // it was on its way while the other conversation learned of the revocation
    const auto& page = pulled.page;
    if (resync_ == Resync::wanted && !page.snapshot_begins) return pull(moment);
    // A long-poll that ended with nothing new writes nothing.
    if (page.changes.empty() && !page.snapshot_begins && page.cursor == cursor_) return pull(moment);
    if (auto applied = store_.apply(page); !applied) {
        resume_at_ = moment.boot + pause;
        return applied;
    }
    replica_changed_ = true;
    // A snapshot's last page lets go what none of them named.
    snapshot_ = snapshot_ || page.snapshot_begins;
    house_changed_ = house_changed_ || (snapshot_ && !page.more) ||
                     std::any_of(page.changes.begin(), page.changes.end(), is_of_the_house);
    snapshot_ = snapshot_ && page.more;
    if (page.snapshot_begins && resync_ == Resync::wanted) resync_ = Resync::under_way;
    if (resync_ == Resync::under_way && !page.more) resync_ = Resync::done;
    return pull(moment);
}

base::Status HubLink::on(const syncing::Revoked& revoked) {
    view_.revoked = true;
    view_.hub_in_reach = false;
    replica_changed_ = house_changed_ = true;
    const auto key = store_.seal_key();
    if (!key) return key.error();
    base::Status unsealed = base::Error{base::ErrorKind::not_found, "no hub has told its key", "sync.seal"};
    if (*key) {
        const auto seal = [&](const domain::Fact& fact) {
            return syncing::seal_fact(fact, revoked.token, **key);
        };
        unsealed = store_.wipe_personal_data(seal);
        if (unsealed || unsealed.error().kind != base::ErrorKind::refused) return unsealed;
    }
    if (auto wiped = store_.wipe_personal_data({}); !wiped) return wiped;
    if (view_.unsent + view_.dead_letters == 0) return {};
    auto error = unsealed.error();
    error.text = "what the hub has not had stays here unsealed: " + error.text;
    return error;
}

std::optional<base::BootTime> HubLink::next_due() const {
    const auto photo = photos_.next_due();
    return resume_at_ && photo ? std::min(*resume_at_, *photo) : resume_at_ ? resume_at_ : photo;
}

base::Status HubLink::time_passes(const Moment& moment) {
    const auto due = next_due();
    if (!due || moment.boot < *due) return {};
    photos_.time_passes(moment.boot);
    const bool resumes = resume_at_ && moment.boot >= *resume_at_;
    if (resumes) resume_at_.reset();
    if (auto done = push_more(moment); !done || !resumes) return done;  // a photo's time is not the feed's
    return pull(moment);
}

base::Status HubLink::refresh() {
    const auto state = store_.outbox_state();
    if (!state) return state.error();
    view_.unsent = state->unsent;
    view_.dead_letters = state->dead;
    return {};
}

}  // namespace service
