#include "kiosk/domain/enrolment.h"

#include <algorithm>

#include "kiosk/domain/pass.h"

namespace domain {

namespace {

constexpr std::string_view prefix = "SUISHOU-ENROL:";
constexpr std::size_t longest_payload = 512;

std::string comparable(std::string_view url) {
    while (url.ends_with('/'))
        url.remove_suffix(1);
    std::string text(url);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

// The same alphabet and length as the look-up codes of attendees: one keypad writes both.
std::string make_enrolment_code() {
    return make_look_up_code();
}

std::string normalize_enrolment_code(std::string_view typed) {
    return normalize_look_up_code(typed);
}

std::string write_enrolment_payload(const EnrolmentPayload& payload) {
    std::string text = std::string(prefix) + payload.code;
    if (!payload.hub_url.empty()) text += ":" + payload.hub_url;
    return text;
}

bool begins_enrolment_payload(std::string_view scanned) {
    return scanned.starts_with(prefix);
}

std::optional<EnrolmentPayload> read_enrolment_payload(std::string_view scanned) {
    if (!begins_enrolment_payload(scanned) || scanned.size() > longest_payload) return std::nullopt;
    scanned.remove_prefix(prefix.size());
    const auto colon = scanned.find(':');
    EnrolmentPayload payload;
    payload.code = normalize_enrolment_code(scanned.substr(0, colon));
    if (colon != std::string_view::npos) payload.hub_url = scanned.substr(colon + 1);
    const bool whole = !payload.code.empty() && printable(payload.hub_url) &&
                       (colon == std::string_view::npos || !payload.hub_url.empty());
    return whole ? std::optional(std::move(payload)) : std::nullopt;
}

bool same_hub(std::string_view a, std::string_view b) {
    return comparable(a) == comparable(b);
}

}  // namespace domain
