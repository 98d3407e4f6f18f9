// What is given to a meeting's people: sheets to print, links to send.
#include <algorithm>

#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/console/meeting_work.h"
#include "hub/handlers/console/public_address.h"
#include "hub/import/csv.h"
#include "hub/meetings/meeting_edits.h"
#include "hub/passes/pass_maker.h"
#include "hub/web/console/person_page.h"
#include "hub/web/pages.h"

namespace hub {

namespace {

// Everybody who is expected; that they were taken out of the hub is written down first.
base::Result<std::vector<PassCard>> take_cards(Services& services, const Staff& staff, const Request& request,
                                               const domain::Meeting& meeting, const char* action) {
    const auto secrets = load_secrets(services.secrets);
    if (!secrets) return secrets.error();
    auto cards = make_cards(services.store, *secrets, meeting.id);
    if (!cards) return cards.error();
    std::erase_if(*cards, [](const PassCard& card) {
        return card.attendee.excused || !card.attendee.stood_in_by.empty();
    });
    Edit edit;
    note(edit, services, staff, request, action, base::to_string(meeting.id),
         std::to_string(cards->size()) + " people");
    if (auto status = services.store.apply(edit, services.clock.wall()); !status) return status.error();
    return cards;
}

// The sheet is a page of its own, with its style inside.
constexpr const char* sheet_policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors "
    "'none'";

}  // namespace

namespace {

// As the house says it itself, without a last slash; empty: it does not, or cannot be asked.
std::string phone_pages(Store& store) {
    std::string said;
    const auto sites = store.records(domain::topic::site);
    if (!sites) return said;
    for (const domain::Change& change : *sites)
        if (const auto* site = std::get_if<domain::Site>(&change)) said = site->phone_pages;
    while (said.ends_with('/'))
        said.pop_back();
    return said;
}

}  // namespace

std::string public_address(Store& store, const Request& request) {
    const std::string host = request.header("host");
    const bool good = !host.empty() && host.size() < 256 && std::all_of(host.begin(), host.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               std::string_view("-.:[]").find(c) != std::string_view::npos;
    });
    if (!good) return "";
    const bool here = host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("[::1]");
    if (const std::string said = phone_pages(store); !here && !said.empty()) return said;
    return (here && request.header("x-forwarded-proto") != "https" ? "http://" : "https://") + host;
}

Response get_passes(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const auto cards = take_cards(services, staff, request, *meeting, "meeting.passes");
    if (!cards) return broken_page(services, &staff, request, cards.error());
    const Frame frame = frame_for(services, &staff, request);
    auto sheet = pass_sheet({frame.language, frame.words, frame.site}, *cards);
    if (!sheet) return broken_page(services, &staff, request, sheet.error());
    Response response = page_answer(request, std::move(*sheet));
    for (auto& [name, value] : response.headers)
        if (name == "content-security-policy") value = sheet_policy;
    return response;
}

Response get_links(Services& services, const Staff& staff, const Request& request) {
    const auto meeting = stored_meeting(services.store, request.steps.at(0));
    if (!meeting) return failed_work(services, staff, request, meeting.error());
    const auto cards = take_cards(services, staff, request, *meeting, "meeting.links");
    if (!cards) return broken_page(services, &staff, request, cards.error());
    const auto listed = listed_people(services.store, meeting->id);
    if (!listed) return broken_page(services, &staff, request, listed.error());
    std::map<domain::AttendeeId, std::string> phones;
    for (const Listed& person : *listed)
        phones[person.attendee.id] = person.phone;
    std::string lines;
    for (const PassCard& card : *cards)
        lines += defused(card.attendee.name) + "\t" + phones[card.attendee.id] + "\t" +
                 public_address(services.store, request) + "/p/" + card.page_token + "\n";
    return page_answer(request, links_page(frame_for(services, &staff, request), *meeting, lines));
}

}  // namespace hub
