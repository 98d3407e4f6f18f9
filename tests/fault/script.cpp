#include "tests/fault/script.h"

#include <algorithm>

namespace fault {

namespace {

constexpr domain::MeetingId meeting{0x00a1};
constexpr std::size_t everything = 1'000'000;

domain::Attendee attendee(std::uint64_t id, std::uint64_t salt) {
    domain::Attendee a;
    a.id = {id};
    a.meeting = meeting;
    a.credential = {id + 1000};
    a.name = "王建国";
    a.organisation = {std::string(20 + salt % 200, 'x'), ""};
    return a;
}

}  // namespace

std::string describe(const State& s) {
    return std::to_string(s.ledger.size()) + " facts, " + std::to_string(s.unsent.size()) + " unsent, " +
           std::to_string(s.dead.size()) + " dead, cursor '" + s.cursor + "', " +
           std::to_string(s.people.size()) + " people, " + std::to_string(s.photos.size()) + " photos, " +
           std::to_string(s.aside.size()) + " set aside";
}

namespace {

base::Status read_photos(store::Store& store, State& state) {
    const auto hashes = store.unsent_photos(everything);
    if (!hashes) return hashes.error();
    for (const auto& hash : *hashes) {
        auto photo = store.unsent_photo(hash);
        if (!photo) return photo.error();
        state.photos.push_back(photo->value_or(domain::Photo{hash, "gone"}));
    }
    std::sort(state.photos.begin(), state.photos.end(),
              [](const auto& a, const auto& b) { return a.hash < b.hash; });
    const auto refused = store.refused_photos(everything);
    if (!refused) return refused.error();
    for (const auto& photo : *refused)
        state.aside.push_back(photo.hash);
    std::sort(state.aside.begin(), state.aside.end());
    return {};
}

// Few, so that reports name the same ones.
domain::Photo photo(std::uint64_t number) {
    const std::string digits = base::hex16(number);
    return {digits + digits + digits + digits,
            std::string(100 + number * 250, static_cast<char>('p' + number))};
}

}  // namespace

base::Result<State> read_state(store::Store& store) {
    State state;
    auto ledger = store.ledger(0, everything);
    if (!ledger) return ledger.error();
    state.ledger = std::move(*ledger);
    const auto unsent = store.unsent(everything);
    if (!unsent) return unsent.error();
    for (const auto& fact : *unsent)
        state.unsent.push_back(fact.header.sequence);
    const auto dead = store.dead_letters(everything);
    if (!dead) return dead.error();
    for (const auto& letter : *dead)
        state.dead.emplace_back(letter.fact.header.sequence, letter.code);
    auto cursor = store.cursor();
    if (!cursor) return cursor.error();
    state.cursor = std::move(*cursor);
    const auto people = store.attendees_of({meeting}, everything);
    if (!people) return people.error();
    for (const auto& person : *people)
        state.people.push_back(person.id.value);
    if (auto done = read_photos(store, state); !done) return done.error();
    return state;
}

State Script::view(const Model& model) {
    State state{model.ledger,
                {model.unsent.begin(), model.unsent.end()},
                {model.dead.begin(), model.dead.end()},
                model.cursor,
                {},
                {},
                {model.aside.begin(), model.aside.end()}};
    for (const auto& [id, generation] : model.people)
        state.people.push_back(id);
    for (const auto& [hash, photo] : model.photos)
        state.photos.push_back(photo);
    return state;
}

base::Status Script::step(store::Store& store) {
    attempted_ = model_;
    const auto dice = below(100);
    base::Status done;
    if (dice < 56)
        done = record(store);
    else if (dice < 72)
        done = settle(store);
    else if (dice < 76)
        done = retry(store);
    else if (dice < 82)
        done = end_photo(store);
    else if (dice < 95)
        done = apply(store);
    else
        done = store.checkpoint();
    if (done) model_ = attempted_;
    return done;
}

domain::Fact Script::next_fact() {
    domain::Fact fact;
    auto& h = fact.header;
    const auto number = ++facts_made_;
    for (int i = 0; i < 8; ++i)
        h.id.bytes[15 - std::size_t(i)] = static_cast<std::uint8_t>(number >> (8 * i));
    h.id.bytes[6] = 0x70;
    h.id.bytes[8] = 0x80;
    h.wall = base::from_ms(1797901956000 + static_cast<std::int64_t>(number));
    h.boot_id = "0c1b7b2e-7d5c-4f39-9a51-2b1b8f1f6a11";
    h.boot = base::BootTime{static_cast<std::int64_t>(number)};
    switch (below(5)) {
        case 0:
            fact.body =
                domain::RefusalFact{domain::Outcome::expired, domain::Method::pass, meeting, {}, {}, {}};
            break;
        case 1:
            fact.body = domain::CheckOutFact{meeting, {below(9)}, {}};
            break;
        case 2: {
            domain::ServiceRequestFact body;
            body.number = {2026, 12, 22, "A", 0};
            fact.body = body;
            break;
        }
        default: {
            domain::CheckInFact body;
            body.meeting = meeting;
            body.attendee = {below(50)};
            body.walk_in_name = std::string(below(300), 'n');
            fact.body = body;
        }
    }
    return fact;
}

std::vector<domain::Photo> Script::next_photos() {
    std::vector<domain::Photo> photos;
    const auto first = below(6);
    for (auto n = below(3); n > 0; --n)
        photos.push_back(photo(first + n));
    return photos;
}

base::Status Script::record(store::Store& store) {
    auto fact = next_fact();
    std::vector<domain::Photo> photos;
    auto* report = std::get_if<domain::ServiceRequestFact>(&fact.body);
    if (report) photos = next_photos();
    for (const auto& each : photos)
        report->photos.push_back(each.hash);
    const auto asked = fact;
    fact.header.sequence = model_.ledger.size() + 1;
    if (report)
        report->number.count =
            1 + static_cast<std::uint32_t>(
                    std::count_if(model_.ledger.begin(), model_.ledger.end(), [](const auto& other) {
                        return std::holds_alternative<domain::ServiceRequestFact>(other.body);
                    }));
    attempted_.ledger.push_back(fact);
    attempted_.unsent.insert(fact.header.sequence);
    for (const auto& each : photos) {
        attempted_.photos[each.hash] = each;
        attempted_.aside.erase(each.hash);
    }
    const auto recorded = store.record(asked, photos);
    if (!recorded) return recorded.error();
    if (report) note_given_up(*recorded, photos);
    if (*recorded != attempted_.ledger.back())
        return base::Error{base::ErrorKind::internal, "another fact came back", "script"};
    return {};
}

// A full disk keeps a report with the first photos that it has room for, and says so.
void Script::note_given_up(const domain::Fact& recorded, const std::vector<domain::Photo>& photos) {
    const auto* report = std::get_if<domain::ServiceRequestFact>(&recorded.body);
    if (!report || report->photos.size() >= photos.size()) return;
    const std::vector<domain::Photo> kept(
        photos.begin(), photos.begin() + static_cast<std::ptrdiff_t>(report->photos.size()));
    auto& names = std::get<domain::ServiceRequestFact>(attempted_.ledger.back().body).photos;
    names.resize(kept.size());
    attempted_.photos = model_.photos;
    attempted_.aside = model_.aside;
    for (const auto& each : kept) {
        attempted_.photos[each.hash] = each;
        attempted_.aside.erase(each.hash);
    }
    ++given_up_;
}

base::Status Script::end_photo(store::Store& store) {
    if (model_.photos.empty()) return {};
    const auto hash = model_.photos.begin()->first;
    attempted_.photos.erase(hash);
    if (below(3) > 0) return store.photo_sent(hash);
    attempted_.aside.insert(hash);
    return store.photo_refused(hash, "malformed", "why");
}

base::Status Script::settle(store::Store& store) {
    std::vector<domain::FactVerdict> verdicts;
    for (const auto sequence : model_.unsent) {
        if (below(3) == 0) continue;
        const bool refused = below(6) == 0;
        attempted_.unsent.erase(sequence);
        if (refused) attempted_.dead[sequence] = "code" + std::to_string(sequence);
        verdicts.push_back({model_.ledger[sequence - 1].header.id,
                            refused ? domain::Verdict::refused : domain::Verdict::accepted,
                            refused ? "code" + std::to_string(sequence) : "", "why"});
    }
    return store.settle(verdicts);
}

base::Status Script::retry(store::Store& store) {
    if (model_.dead.empty()) return {};
    const auto sequence = model_.dead.begin()->first;
    attempted_.dead.erase(sequence);
    attempted_.unsent.insert(sequence);
    return store.retry_dead_letter(model_.ledger[sequence - 1].header.id);
}

domain::ChangePage Script::next_page() {
    domain::ChangePage page;
    page.cursor = "c" + std::to_string(++pages_made_);
    page.snapshot_begins = below(4) == 0;
    page.more = below(2) == 0;
    for (std::uint64_t i = below(12); i > 0; --i) {
        const auto id = 1 + below(30);
        if (below(3) == 0)
            page.changes.push_back(domain::Tombstone{domain::topic::attendees, base::hex16(id)});
        else
            page.changes.push_back(attendee(id, random_()));
    }
    return page;
}

base::Status Script::apply(store::Store& store) {
    const auto page = next_page();
    auto& m = attempted_;
    if (page.snapshot_begins) ++m.generation, m.building = true;
    for (const auto& change : page.changes) {
        if (const auto* gone = std::get_if<domain::Tombstone>(&change))
            m.people.erase(*base::parse_hex16(gone->id));
        else
            m.people[std::get<domain::Attendee>(change).id.value] = m.generation;
    }
    if (m.building && !page.more) {
        std::erase_if(m.people, [&](const auto& person) { return person.second < m.generation; });
        m.building = false;
    }
    m.cursor = page.cursor;
    return store.apply(page);
}

}  // namespace fault
