#include <fstream>
#include <iterator>

#include <fmt/core.h>

#include "assets/assets.h"
#include "hub/cli/house.h"
#include "hub/import/sample.h"
#include "hub/passes/pass_maker.h"
#include "hub/web/pages.h"

namespace hub::cli {

namespace {

base::Error wrong(const std::string& text) {
    return {base::ErrorKind::invalid, text, "passes"};
}

base::Result<std::vector<PassCard>> wanted_cards(House& house, const Secrets& secrets,
                                                 const Passes& options) {
    if (!options.attendee.empty()) {
        const auto id = base::parse_hex16(options.attendee);
        if (!id) return wrong("an attendee id has 16 hex digits");
        auto person = house.store->person(domain::AttendeeId{*id});
        if (!person) return person.error();
        if (!*person) return wrong("no attendee " + options.attendee);
        auto card = make_card(*house.store, secrets, **person);
        if (!card) return card.error();
        return std::vector{std::move(*card)};
    }
    const auto id = base::parse_hex16(options.meeting);
    if (!id) return wrong("--meeting or --attendee: an id of 16 hex digits");
    return make_cards(*house.store, secrets, domain::MeetingId{*id});
}

std::string as_text(const std::vector<PassCard>& cards, const std::string& public_url) {
    std::string text;
    for (const PassCard& card : cards)
        text +=
            fmt::format("{}\t{}\t{}\t{}\t{}/p/{}\n", base::to_string(card.attendee.id), card.attendee.name,
                        card.pass, grouped_code(card.look_up_code), public_url, card.page_token);
    return text;
}

base::Result<std::string> as_html(House& house, const std::vector<PassCard>& cards,
                                  const std::string& language) {
    PageVoice voice;
    if (language == "en") {
        auto english = base::load_catalogue(assets::path("locale"), base::Language::en);
        if (!english) return english.error();
        voice.language = base::Language::en;
        voice.words = std::move(*english);
    }
    if (const auto site = house.store->record(domain::topic::site, "site"); site && site.value())
        if (const auto* value = std::get_if<domain::Site>(&*site.value())) voice.site = value->name;
    return pass_sheet(voice, cards);
}

}  // namespace

int passes(const Common& common, const Passes& options) {
    auto opened = open_house(common);
    if (!opened) return fail(opened.error());
    House house = std::move(*opened);
    auto secrets = keys_of(house);
    if (!secrets) return fail(secrets.error());
    auto cards = wanted_cards(house, *secrets, options);
    if (!cards) return fail(cards.error());
    if (cards->empty()) return fail(wrong("nobody is on this list"));
    if (options.format == "text") return put_out(as_text(*cards, options.public_url), options.out);
    auto html = as_html(house, *cards, options.language);
    return html ? put_out(*html, options.out) : fail(html.error());
}

int import(const Common& common, const Import& options) {
    auto opened = open_house(common);
    if (!opened) return fail(opened.error());
    House house = std::move(*opened);
    std::ifstream file(options.file, std::ios::binary);
    if (!file) return fail({base::ErrorKind::not_found, "cannot read " + options.file, "import"});
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    auto secrets = keys_of(house, options.seed);
    if (!secrets) return fail(secrets.error());
    const auto count = import_file(*house.store, *secrets, json, {options.seed}, house.clock->wall());
    if (!count) return fail(count.error());
    fmt::print("{} places, {} meetings, {} attendees, {} removed, {} arrivals\n", count.value().places,
               count.value().meetings, count.value().attendees, count.value().removed,
               count.value().arrivals);
    return 0;
}

}  // namespace hub::cli
