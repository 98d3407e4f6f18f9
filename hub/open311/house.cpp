#include "hub/open311/house.h"

#include <nlohmann/json.hpp>

#include "base/text/characters.h"
#include "base/text/charset.h"

namespace hub {

namespace {

constexpr std::size_t longest_jurisdiction = 128, longest_sentence = 500;  // bytes

base::Error wrong_field(const std::string& field) {
    return {base::ErrorKind::invalid, "open311: " + field, "hub.open311_house"};
}

bool read_sentence(const nlohmann::json& from, const char* field, std::size_t longest, std::string& into) {
    const auto found = from.find(field);
    if (found == from.end()) return true;
    if (!found->is_string()) return false;
    into = found->get<std::string>();
    return into.size() <= longest && base::is_utf8(into) && !base::has_control(into);
}

}  // namespace

base::Result<Open311House> parse_open311_house(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return wrong_field("no JSON object");
    Open311House house;
    if (!read_sentence(json, "jurisdiction_id", longest_jurisdiction, house.jurisdiction) ||
        house.jurisdiction.empty())
        return wrong_field("jurisdiction_id");
    if (!read_sentence(json, "contact", longest_sentence, house.contact)) return wrong_field("contact");
    if (!read_sentence(json, "key_service", longest_sentence, house.key_service))
        return wrong_field("key_service");
    if (!read_sentence(json, "changeset", longest_jurisdiction, house.changeset))
        return wrong_field("changeset");
    return house;
}

std::string to_json(const Open311House& house) {
    return nlohmann::json{{"jurisdiction_id", house.jurisdiction},
                          {"contact", house.contact},
                          {"key_service", house.key_service},
                          {"changeset", house.changeset}}
        .dump();
}

}  // namespace hub
