// The pages that people see in a browser or on paper. Every value is escaped; no script, nothing fetched.
#pragma once

#include <string>
#include <vector>

#include "base/text/catalogue.h"
#include "hub/passes/pass_maker.h"
#include "hub/web/request_words.h"

namespace hub {

// Who is talking and in which language.
struct PageVoice {
    base::Language language = base::Language::zh;
    base::Catalogue words;
    domain::Text site;
    std::string duty_phone = {};  // empty: the house gives none
};

base::Result<std::string> phone_page(const PageVoice& voice, const PassCard& card);
// How far a service request is, for whoever holds its slip: nothing of its reporter.
// `answer`: to what was just said, from answer_words; empty: nothing was.
struct RequestCard {
    const ServiceRequest& request;
    const RequestPlaces& places;
    const std::vector<NamedPhoto>& photos;
    const ServiceRequest* goes_on = nullptr;  // that it was merged into
};
std::string request_phone_page(const PageVoice& voice, const RequestCard& card, const std::string& answer,
                               base::WallTime now);
// For photos of a report that is open at a kiosk: `room` more may come.
std::string photos_phone_page(const PageVoice& voice, std::size_t room, const std::string& answer);
std::string no_photos_page(const PageVoice& voice);
std::string no_request_page(const PageVoice& voice);
std::string not_found_page(const PageVoice& voice);
std::string busy_page(const PageVoice& voice);
// A4 sheets with one card per attendee; staff material.
base::Result<std::string> pass_sheet(const PageVoice& voice, const std::vector<PassCard>& cards);

// "?lang=zh": an address of the same page, relative, so that it holds wherever a proxy puts this hub.
std::string language_query(const PageVoice& voice);

// What the page may do: its own inline style, and nothing else but, where it has some, its own forms.
std::string content_security_policy(bool has_forms = false);

// en if the browser prefers it to zh; anything else reads zh.
base::Language preferred_language(const std::string& accept_language);

}  // namespace hub
