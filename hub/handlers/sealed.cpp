#include "hub/handlers/sealed.h"

#include <iterator>

#include "hub/digest.h"

namespace hub {

namespace {

using domain::Verdict;

// One question for each token: most batches hold one.
class Makers {
  public:
    Makers(Store& store, const Kiosk& asker) : store_(store), asker_(asker) {}

    base::Result<Kiosk> of(const std::string& token) {
        const auto known = found_.find(token);
        if (known != found_.end()) return known->second;
        auto kiosk = store_.kiosk_by_token(sha256_hex(token));
        if (!kiosk) return std::move(kiosk).error();
        return found_.emplace(token, kiosk->value_or(asker_)).first->second;
    }

  private:
    Store& store_;
    const Kiosk& asker_;
    std::map<std::string, Kiosk> found_;
};

bool is_about(const protocol::ReceivedFacts& one, const domain::FactId& id) {
    return one.facts.empty() ? one.broken.front().fact == id : one.facts.front().header.id == id;
}

}  // namespace

base::Result<Batches> open_boxes(Store& store, const Kiosk& asker, const protocol::ReceivedSealed& received,
                                 const domain::SealKeyPair& keys) {
    Batches batches{{asker.id, {asker, {{}, received.broken}}}};
    auto& refused = batches.at(asker.id).facts.broken;
    Makers makers(store, asker);
    for (const auto& sealed : received.sealed) {
        const auto text = domain::unseal(sealed.box, keys);
        if (!text) {
            refused.push_back({sealed.fact, Verdict::refused, protocol::error_code::not_opened,
                               "sealed to another key, or damaged"});
            continue;
        }
        auto opened = protocol::decode_box(*text);
        if (!opened || !is_about(opened->fact, sealed.fact)) {
            refused.push_back({sealed.fact, Verdict::refused, protocol::error_code::malformed,
                               "the box does not hold this fact"});
            continue;
        }
        auto maker = makers.of(opened->token);
        if (!maker) return std::move(maker).error();
        auto& into = batches.try_emplace(maker->id, Batch{*maker, {}}).first->second.facts;
        std::move(opened->fact.facts.begin(), opened->fact.facts.end(), std::back_inserter(into.facts));
        std::move(opened->fact.broken.begin(), opened->fact.broken.end(), std::back_inserter(into.broken));
    }
    return batches;
}

}  // namespace hub
