#include "hub/import/arrivals.h"

#include <algorithm>
#include <map>
#include <span>

#include "hub/clock.h"
#include "hub/digest.h"

namespace hub {

namespace {

using Json = nlohmann::json;

constexpr const char* kiosk_id = "sample-kiosk-2";

base::Error wrong(const std::string& text) {
    return {base::ErrorKind::invalid, "arrivals: " + text, "hub.import"};
}

std::string text_of(const Json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// A version 7 UUID (RFC 9562) whose random part is a fixed function of who and when: a second import finds it
// again.
domain::FactId fact_id(const Person& person, base::WallTime at) {
    const std::string who = base::to_string(person.meeting) + base::to_string(person.attendee);
    const auto fixed = keyed_hash("suishou-hub sample arrival", who, 16);
    domain::FactId id;
    std::copy(fixed.begin(), fixed.end(), id.bytes.begin());
    auto ms = static_cast<std::uint64_t>(base::to_ms(at));
    for (int byte = 5; byte >= 0; --byte, ms >>= 8)
        id.bytes[static_cast<std::size_t>(byte)] = static_cast<std::uint8_t>(ms);
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0f));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
    return id;
}

domain::Fact fact_of(const Person& person, base::WallTime at, std::uint64_t sequence) {
    domain::Fact fact;
    fact.header.id = fact_id(person, at);
    fact.header.sequence = sequence;
    fact.header.wall = at;
    fact.header.boot_id = "sample";
    domain::CheckInFact body;
    body.meeting = person.meeting;
    body.attendee = person.attendee;
    body.credential = person.credential;
    fact.body = body;
    return fact;
}

bool known(Store& store) {
    const auto kiosks = store.kiosks();
    return kiosks && std::any_of(kiosks->begin(), kiosks->end(),
                                 [](const KioskState& state) { return state.kiosk.id == kiosk_id; });
}

}  // namespace

base::Result<EarlierArrivals> read_arrivals(const Json& file, const std::vector<Person>& people) {
    EarlierArrivals arrivals;
    const auto list = file.find("arrivals");
    if (list == file.end()) return arrivals;
    if (!list->is_array()) return wrong("no list");
    if (file.value("sample", Json()) != Json(true)) return wrong("only sample data may bring them");
    const Json kiosk = file.value("arrivals_at", Json::object());
    arrivals.kiosk = {text_of(kiosk, "zh"), text_of(kiosk, "en")};
    if (arrivals.kiosk.zh.empty()) return wrong("arrivals_at names no kiosk");
    std::map<std::string, const Person*> waiting;
    for (const Person& person : people)
        waiting.emplace(base::to_string(person.attendee), &person);
    for (const Json& item : *list) {
        const auto person = waiting.extract(text_of(item, "attendee"));
        const auto at = parse_iso_time(text_of(item, "at"));
        if (!person || !at) return wrong("an attendee of this file, once, and a time are needed");
        arrivals.facts.push_back(fact_of(*person.mapped(), *at, arrivals.facts.size() + 1));
    }
    return arrivals;
}

base::Status take_in(Store& store, const EarlierArrivals& arrivals, base::WallTime now) {
    if (arrivals.facts.empty()) return {};
    const Kiosk kiosk{kiosk_id, arrivals.kiosk, false, {}};
    // Nobody ever learns its token.
    if (!known(store))
        if (auto status = store.add_kiosk(kiosk, sha256_hex(random_hex(32)), {"cli", ""}, now); !status)
            return status;
    const std::span<const domain::Fact> all(arrivals.facts);
    for (std::size_t done = 0; done < all.size(); done += protocol::max_batch) {
        const auto piece = all.subspan(done, std::min(protocol::max_batch, all.size() - done));
        const auto batch = protocol::decode_facts(protocol::encode_facts({piece.begin(), piece.end()}));
        if (!batch) return batch.error();
        const auto receipt = store.receive(kiosk, *batch, std::nullopt, now);
        if (!receipt) return receipt.error();
        for (const auto& verdict : receipt->verdicts)
            if (verdict.verdict == domain::Verdict::refused) return wrong(verdict.reason);
    }
    return {};
}

}  // namespace hub
