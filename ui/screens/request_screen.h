// What has become of a service request: its number large, where it stands in words, what was promised.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/screens/lobby_screen.h"
#include "ui/screens/request_card.h"

namespace ui {

// The page of one request. Who may say what of it, and what stands beside its progress, is the screen's.
class RequestScreen : public LobbyScreen {
  public:
    std::chrono::seconds stays() const override { return std::chrono::seconds{30}; }

  protected:
    bool moves_down() const override { return false; }
    virtual const domain::ServiceRequest* request(const Page& page) const = 0;
    // That went with it from here; and what to say if they could not be kept.
    virtual std::size_t photos(const Page&) const { return 0; }
    // To be seen by whoever holds its slip.
    virtual std::vector<service::SlipPhotoShown> pictures(const Page&) const { return {}; }
    virtual std::string photos_lost(const Page&) const { return {}; }
    // How to say something of it, where that cannot be done here; empty: it can, or nobody need.
    virtual std::string how_to_say(const Page&) const { return {}; }
    // What may be said of an end that is none: where it goes on; empty: whom to ask.
    virtual std::string end_words(const Page&) const { return {}; }
    // That it may have gone on since; empty: it has not, as far as anybody knows.
    virtual std::string as_of(const Page&) const { return {}; }
    // Before anything else that is said of it; empty: nothing.
    virtual std::string warning(const Page&) const { return {}; }
    // What was just said of it counts.
    virtual bool voice_counted(const Page&) const { return false; }
    // Whether something stands beside the progress, and what.
    virtual bool has_beside(const Page&) { return false; }
    virtual void beside(Page&, Stage&, const Box&) {}
    virtual bool keys_beside(const Page&) const { return false; }  // that no photo may leave too little room
    virtual float beside_lies_below(const Page&, const Stage&) const { return 0; }  // so high
    virtual void buttons(Page& page, Stage& stage, const Box& row) = 0;

    void body(Page& page, Stage& stage) final;

  private:
    // The card, its part for words, and what is left for the progress and what stands beside it.
    struct Parts {
        Box card, words, area;
        bool pictured = false;
    };

    Parts parts_of(Page& page, const Stage& stage, float under, const RequestHead& head,
                   const std::vector<RequestFact>& facts, bool has_pictures);
    // Where it ends.
    static float number(Page& page, Stage& stage, const domain::ServiceRequest& shown);
    std::vector<RequestFact> facts_of(Page& page, const domain::ServiceRequest& shown);
    void progress_card(Page& page, Stage& stage, const Box& box, const domain::ServiceRequest& shown);
    void progress_or_photos(Page& page, Stage& stage, const Box& box, const domain::ServiceRequest& shown,
                            const std::vector<service::SlipPhotoShown>& all);

    std::optional<domain::RequestNumber> photos_of_;  // that were asked for in place of the progress
};

}  // namespace ui
