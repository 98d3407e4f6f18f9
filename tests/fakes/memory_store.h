// A store in memory that can be told to fail, for tests of what stands on top of it.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/store/store.h"

namespace fakes {

class MemoryStore final : public store::Store {
  public:
    // --- what a test arranges and looks at
    std::optional<domain::Site> site_record;
    std::optional<domain::KioskConfig> config_record;
    std::vector<domain::Place> places;
    std::vector<domain::GridLayout> all_layouts;
    std::vector<domain::Category> all_categories;
    std::vector<domain::Meeting> meetings;
    std::vector<domain::Attendee> attendees;
    std::vector<domain::ServiceRequest> told_requests;
    base::WallTime birth{};
    domain::KeyRing key_ring;
    std::optional<domain::SealKey> hub_seal_key;
    std::vector<domain::CredentialId> revocations;
    std::vector<domain::Arrival> arrivals;
    std::vector<domain::Fact> facts;   // the ledger
    std::vector<domain::Fact> outbox;  // what is unsent
    std::vector<domain::SealedFact> boxes;
    std::vector<store::DeadLetter> dead;
    std::vector<domain::Photo> photos;  // that the hub has not had
    std::vector<store::RefusedPhoto> photos_aside;
    bool room_for_photos = true;
    std::vector<domain::ChangePage> pages;
    std::vector<domain::HubCommand> commands;
    std::vector<store::CommandOutcome> outcomes;  // of commands, in the order of the last words
    std::vector<domain::CommandId> told;
    std::string cursor_now;
    int checkpoints = 0, wipes = 0;
    std::optional<base::ErrorKind> record_fails, read_fails, apply_fails, result_fails;

    template <class Body>
    std::vector<Body> facts_of() const {
        std::vector<Body> out;
        for (const auto& fact : facts)
            if (const auto* body = std::get_if<Body>(&fact.body)) out.push_back(*body);
        return out;
    }

    // --- the store
    base::Result<std::vector<domain::Fact>> unsent(std::size_t limit) override {
        return std::vector(outbox.begin(), outbox.begin() + std::min(limit, outbox.size()));
    }
    base::Result<std::vector<domain::SealedFact>> sealed(std::size_t limit) override {
        return std::vector(boxes.begin(), boxes.begin() + std::min(limit, boxes.size()));
    }
    base::Status settle(const std::vector<domain::FactVerdict>& verdicts) override {
        for (const auto& verdict : verdicts) {
            std::erase_if(boxes, [&](const domain::SealedFact& s) { return s.fact == verdict.fact; });
            const auto is_it = [&](const domain::Fact& f) { return f.header.id == verdict.fact; };
            const auto found = std::find_if(outbox.begin(), outbox.end(), is_it);
            if (found == outbox.end()) continue;
            if (verdict.verdict == domain::Verdict::refused)
                dead.push_back({*found, verdict.code, verdict.reason});
            outbox.erase(found);
        }
        return {};
    }
    base::Result<store::OutboxState> outbox_state() override {
        store::OutboxState state{outbox.size() + boxes.size(), dead.size(), std::nullopt, photos.size(),
                                 photos_aside.size()};
        if (!outbox.empty()) state.oldest = outbox.front().header.wall;
        return state;
    }
    base::Result<std::vector<store::DeadLetter>> dead_letters(std::size_t limit) override {
        return std::vector(dead.begin(), dead.begin() + std::min(limit, dead.size()));
    }
    base::Status retry_dead_letter(const domain::FactId& id) override {
        const auto is_it = [&](const store::DeadLetter& letter) { return letter.fact.header.id == id; };
        const auto found = std::find_if(dead.begin(), dead.end(), is_it);
        if (found == dead.end())
            return base::Error{base::ErrorKind::not_found, "no such letter", "fake.retry"};
        outbox.push_back(found->fact);
        dead.erase(found);
        return {};
    }
    base::Result<std::vector<std::string>> unsent_photos(std::size_t limit) override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.unsent_photos"};
        std::vector<std::string> hashes;
        for (const auto& photo : photos)
            if (hashes.size() < limit) hashes.push_back(photo.hash);
        return hashes;
    }
    base::Result<std::optional<domain::Photo>> unsent_photo(const std::string& hash) override {
        return find<domain::Photo>(photos, [&](const domain::Photo& p) { return p.hash == hash; });
    }
    base::Status photo_sent(const std::string& hash) override {
        if (result_fails) return base::Error{*result_fails, "as told", "fake.photo_sent"};
        std::erase_if(photos, [&](const domain::Photo& p) { return p.hash == hash; });
        return {};
    }
    base::Status photo_refused(const std::string& hash, const std::string& code,
                               const std::string& reason) override {
        std::erase_if(photos, [&](const domain::Photo& p) { return p.hash == hash; });
        photos_aside.push_back({hash, fact_naming(hash), code, reason});
        return {};
    }
    base::Result<std::vector<store::RefusedPhoto>> refused_photos(std::size_t limit) override {
        return std::vector(photos_aside.begin(), photos_aside.begin() + std::min(limit, photos_aside.size()));
    }
    base::Result<std::vector<domain::Fact>> ledger(std::uint64_t after, std::size_t limit) override {
        std::vector<domain::Fact> out;
        for (const auto& fact : facts)
            if (fact.header.sequence > after && out.size() < limit) out.push_back(fact);
        return out;
    }

    base::Result<std::vector<domain::Fact>> staff_facts(std::size_t limit) override {
        std::vector<domain::Fact> out;
        for (auto fact = facts.rbegin(); fact != facts.rend() && out.size() < limit; ++fact)
            if (std::holds_alternative<domain::StaffFact>(fact->body)) out.push_back(*fact);
        return out;
    }

    base::Result<base::WallTime> born() override { return birth; }
    base::Result<std::optional<domain::ServiceRequest>> request(const std::string& number) override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.request"};
        for (const auto& request : known_requests())
            if (to_string(request.number) == number) return std::optional(request);
        return std::optional<domain::ServiceRequest>{};
    }
    base::Result<std::vector<domain::Fact>> follow_ups(const domain::RequestNumber& number) override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.follow_ups"};
        std::vector<domain::Fact> all;
        for (const auto& fact : facts)
            if (const auto* body = std::get_if<domain::FollowUpFact>(&fact.body))
                if (body->said.number == number) all.push_back(fact);
        return all;
    }
    base::Result<std::vector<std::string>> recent_cells(std::size_t limit) override {
        std::vector<std::string> cells;
        auto reports = facts_of<domain::ServiceRequestFact>();
        for (auto report = reports.rbegin(); report != reports.rend() && cells.size() < limit; ++report)
            if (std::find(cells.begin(), cells.end(), report->cell) == cells.end())
                cells.push_back(report->cell);
        return cells;
    }
    base::Result<std::vector<domain::ServiceRequest>> requests_at(const std::string& cell,
                                                                  std::size_t limit) override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.requests_at"};
        std::vector<domain::ServiceRequest> at;
        for (const auto& request : known_requests())
            if (request.cell == cell && at.size() < limit) at.push_back(request);
        return at;
    }

    base::Status apply(const domain::ChangePage& page) override {
        if (apply_fails) return base::Error{*apply_fails, "as told", "fake.apply"};
        for (const auto& change : page.changes) {
            if (const auto* meeting = std::get_if<domain::Meeting>(&change)) meetings.push_back(*meeting);
            if (const auto* attendee = std::get_if<domain::Attendee>(&change)) attendees.push_back(*attendee);
            if (const auto* command = std::get_if<domain::HubCommand>(&change)) commands.push_back(*command);
            if (const auto* site = std::get_if<domain::Site>(&change)) site_record = *site;
            if (const auto* config = std::get_if<domain::KioskConfig>(&change)) config_record = *config;
        }
        pages.push_back(page);
        cursor_now = page.cursor;
        return {};
    }
    base::Result<std::string> cursor() override { return cursor_now; }

    base::Result<std::optional<domain::Site>> site() override { return site_record; }
    base::Result<std::optional<domain::KioskConfig>> config() override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.config"};
        return config_record;
    }
    base::Result<std::optional<domain::SealKey>> seal_key() override { return hub_seal_key; }
    base::Result<std::optional<domain::Place>> place(const std::string& id) override {
        return find<domain::Place>(places, [&](const domain::Place& p) { return p.id == id; });
    }
    base::Result<std::vector<domain::GridLayout>> layouts() override { return all_layouts; }
    base::Result<std::vector<domain::Category>> categories() override { return all_categories; }
    base::Result<domain::KeyRing> keys() override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.keys"};
        return key_ring;
    }
    base::Result<bool> revoked(domain::CredentialId credential) override {
        return std::find(revocations.begin(), revocations.end(), credential) != revocations.end();
    }
    base::Result<std::optional<domain::Meeting>> meeting(domain::MeetingId id) override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.meeting"};
        return find<domain::Meeting>(meetings, [&](const domain::Meeting& m) { return m.id == id; });
    }
    base::Result<std::vector<domain::Meeting>> meetings_between(base::WallTime from,
                                                                base::WallTime to) override {
        if (read_fails) return base::Error{*read_fails, "as told", "fake.meetings"};
        std::vector<domain::Meeting> out;
        for (const auto& m : meetings)
            if (m.starts < to && std::max(m.ends, m.closes) > from) out.push_back(m);
        return out;
    }
    base::Result<std::optional<domain::Attendee>> attendee(domain::AttendeeId id) override {
        return find<domain::Attendee>(attendees, [&](const domain::Attendee& a) { return a.id == id; });
    }
    base::Result<std::optional<domain::Attendee>> attendee_by_credential(
        domain::MeetingId meeting, domain::CredentialId credential) override {
        return find<domain::Attendee>(attendees, [&](const domain::Attendee& a) {
            return a.meeting == meeting && a.credential == credential;
        });
    }
    base::Result<std::optional<domain::Attendee>> attendee_by_code(domain::MeetingId meeting,
                                                                   const std::string& hash) override {
        return find<domain::Attendee>(attendees, [&](const domain::Attendee& a) {
            return a.meeting == meeting && !hash.empty() && a.code_hash == hash;
        });
    }
    base::Result<std::vector<domain::Attendee>> attendees_of(const std::vector<domain::MeetingId>& of,
                                                             std::size_t limit) override {
        std::vector<domain::Attendee> out;
        for (const auto& a : attendees)
            if (std::find(of.begin(), of.end(), a.meeting) != of.end() && out.size() < limit)
                out.push_back(a);
        return out;
    }

    base::Result<std::optional<domain::KnownCheckIn>> known_check_in(
        domain::MeetingId meeting, domain::AttendeeId attendee, domain::CredentialId credential) override {
        const auto same = [&](const auto& f) {
            return f.meeting == meeting &&
                   ((attendee && f.attendee == attendee) || (credential && f.credential == credential));
        };
        std::optional<domain::KnownCheckIn> known;
        for (const auto& arrival : arrivals)
            if (same(arrival)) known = domain::KnownCheckIn{arrival.at, arrival.kiosk, arrival.left};
        for (const auto& fact : facts) {
            const auto* in = std::get_if<domain::CheckInFact>(&fact.body);
            const auto* out = std::get_if<domain::CheckOutFact>(&fact.body);
            if (in && same(*in)) known = domain::KnownCheckIn{fact.header.wall, "", false};
            if (out && same(*out) && known) known->left = true;
        }
        return known;
    }
    base::Result<store::Counts> counts(domain::MeetingId id) override {
        store::Counts counts;
        for (const auto& in : facts_of<domain::CheckInFact>())
            counts.arrived += in.meeting == id;
        for (const auto& arrival : arrivals)
            counts.arrived += arrival.meeting == id;
        for (const auto& m : meetings)
            if (m.id == id) counts.expected = m.expected;
        return counts;
    }

    base::Result<std::vector<domain::HubCommand>> open_commands() override {
        std::vector<domain::HubCommand> open;
        for (const auto& command : commands)
            if (!outcome_of(command.id)) open.push_back(command);
        return open;
    }
    base::Result<std::optional<domain::HubCommand>> message() override {
        std::optional<domain::HubCommand> newest;
        for (const auto& command : commands) {
            const auto* outcome = outcome_of(command.id);
            const bool shown = command.kind == domain::CommandKind::show_message && outcome &&
                               outcome->result.state == domain::CommandState::done;
            if (shown && (!newest || newest->issued < command.issued)) newest = command;
        }
        return newest;
    }
    base::Status keep_result(const domain::HubCommand& command,
                             const domain::CommandResult& result) override {
        if (result_fails) return base::Error{*result_fails, "as told", "fake.result"};
        std::erase_if(outcomes, [&](const auto& o) { return o.result.id == result.id; });
        outcomes.push_back({command, result});
        return {};
    }
    base::Result<std::vector<store::CommandOutcome>> untold_results() override {
        std::vector<store::CommandOutcome> untold;
        for (const auto& outcome : outcomes)
            if (std::find(told.begin(), told.end(), outcome.result.id) == told.end())
                untold.push_back(outcome);
        return untold;
    }
    base::Status result_told(domain::CommandId id, base::WallTime) override {
        told.push_back(id);
        return {};
    }

    base::Status wipe_personal_data(const store::Seal& seal) override {
        std::vector<domain::SealedFact> sealed;
        for (const auto& fact : seal ? outbox : std::vector<domain::Fact>{}) {
            auto box = seal(fact);
            if (!box) return std::move(box).error();
            sealed.push_back({fact.header.id, std::move(*box)});
        }
        if (seal) outbox.clear();
        boxes.insert(boxes.end(), sealed.begin(), sealed.end());
        ++wipes;
        photos.clear();
        photos_aside.clear();
        attendees.clear();
        arrivals.clear();
        cursor_now.clear();
        return {};
    }
    base::Status checkpoint() override {
        ++checkpoints;
        return {};
    }

  private:
    base::Result<domain::Fact> keep(domain::Fact fact, std::span<const domain::Photo> with) override {
        if (record_fails) return base::Error{*record_fails, "as told", "fake.record"};
        fact.header.sequence = facts.size() + 1;
        if (auto* report = std::get_if<domain::ServiceRequestFact>(&fact.body)) {
            give_number(report->number);
            if (!with.empty() && !room_for_photos) report->photos.clear();
        }
        facts.push_back(fact);
        outbox.push_back(fact);
        for (const auto& photo : with)
            if (room_for_photos && std::find(photos.begin(), photos.end(), photo) == photos.end())
                photos.push_back(photo);
        return fact;
    }
    domain::FactId fact_naming(const std::string& hash) const {
        for (const auto& fact : facts)
            if (const auto* report = std::get_if<domain::ServiceRequestFact>(&fact.body);
                report && std::count(report->photos.begin(), report->photos.end(), hash) > 0)
                return fact.header.id;
        return {};
    }
    void give_number(domain::RequestNumber& number) {
        number.count = std::max(number.count, 1u);
        for (const auto& report : facts_of<domain::ServiceRequestFact>())
            if (day_of(report.number) == day_of(number) && report.number.kiosk == number.kiosk)
                number.count = std::max(number.count, report.number.count + 1);
    }
    std::vector<domain::ServiceRequest> known_requests() const {
        std::vector<domain::ServiceRequest> all = told_requests;
        for (const auto& fact : facts)
            if (const auto* report = std::get_if<domain::ServiceRequestFact>(&fact.body)) {
                domain::ServiceRequest own;
                own.number = report->number;
                own.cell = report->cell;
                own.category = report->category;
                own.place = report->place;
                own.room = report->room;
                own.danger = report->danger;
                own.made = fact.header.wall;
                own.steps = {{domain::RequestState::submitted, own.made}};
                all.push_back(own);
            }
        return all;
    }
    const store::CommandOutcome* outcome_of(domain::CommandId id) const {
        const auto is_it = [&](const store::CommandOutcome& o) { return o.result.id == id; };
        const auto found = std::find_if(outcomes.begin(), outcomes.end(), is_it);
        return found == outcomes.end() ? nullptr : &*found;
    }
    template <class T, class Match>
    static std::optional<T> find(const std::vector<T>& all, Match match) {
        const auto found = std::find_if(all.begin(), all.end(), match);
        return found == all.end() ? std::nullopt : std::optional<T>(*found);
    }
};

}  // namespace fakes
