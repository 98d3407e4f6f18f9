// A wire that keeps what it was asked; the test plays the hub's part by stepping its answers.
#pragma once

#include <string>
#include <vector>

#include "kiosk/sync/sync.h"

namespace fakes {

class FakeSync final : public syncing::Sync {
  public:
    std::vector<std::vector<domain::Fact>> pushes;
    std::vector<std::vector<domain::SealedFact>> sealed_pushes;
    std::vector<std::string> pulls, tokens;
    std::vector<syncing::Report> reports;
    std::vector<domain::Photo> photos;
    std::vector<syncing::Handover> handovers;
    std::vector<syncing::SlipPhotos> slips;
    int handovers_ended = 0, slips_ended = 0;

    void push(std::vector<domain::Fact> batch) override { pushes.push_back(std::move(batch)); }
    void push_sealed(std::vector<domain::SealedFact> batch) override {
        sealed_pushes.push_back(std::move(batch));
    }
    void pull(std::string cursor) override { pulls.push_back(std::move(cursor)); }
    void use_token(std::string token) override { tokens.push_back(std::move(token)); }
    void send_photo(domain::Photo photo) override { photos.push_back(std::move(photo)); }
    void begin_handover(syncing::Handover handover) override { handovers.push_back(handover); }
    void end_handover() override { ++handovers_ended; }
    void fetch_slip_photos(syncing::SlipPhotos asked) override { slips.push_back(std::move(asked)); }
    void end_slip_photos() override { ++slips_ended; }
    void report(syncing::Report report) override { reports.push_back(std::move(report)); }

    // The newest batch, all with one verdict.
    syncing::Pushed answer(domain::Verdict verdict = domain::Verdict::accepted) const {
        syncing::Pushed pushed;
        for (const auto& fact : pushes.back())
            pushed.verdicts.push_back({fact.header.id, verdict, "", ""});
        return pushed;
    }
};

}  // namespace fakes
