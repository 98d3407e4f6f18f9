#include "kiosk/domain/request_code.h"

#include <algorithm>

namespace domain {

namespace {

constexpr std::string_view path = "/r/", place_path = "/l/", label = "SUISHOU-PLACE:", scheme = "https://";
constexpr std::size_t longest_code = 512, longest_cell = 64;

std::string_view without_end(std::string_view text) {
    while (text.ends_with('/'))
        text.remove_suffix(1);
    return text;
}

// Letters, digits and marks that an address holds as they are (RFC 3986, section 2.3).
bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

// One step of a path; dots alone would lead elsewhere.
bool is_step(std::string_view cell) {
    return !cell.empty() && cell != "." && cell != ".." && std::all_of(cell.begin(), cell.end(), is_plain);
}

// A name with its port, and the folder that a proxy may put the hub in; no question, no person before an @.
bool is_house(std::string_view text) {
    return !text.starts_with('/') && std::all_of(text.begin(), text.end(), [](char c) {
        return is_plain(c) || c == ':' || c == '/' || c == '[' || c == ']';
    });
}

std::optional<std::string> cell_in(std::string_view text) {
    const bool whole = !text.empty() && text.size() <= longest_cell &&
                       std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return whole ? std::optional(std::string(text)) : std::nullopt;
}

}  // namespace

std::string write_request_code(std::string_view phone_pages, const RequestNumber& number, RequestKey key) {
    if (phone_pages.empty()) return to_string(number);
    return std::string(without_end(phone_pages)) + std::string(path) + to_string(number) + "/" +
           base::to_string(key);
}

std::string write_handover_code(std::string_view phone_pages, std::string_view key) {
    return std::string(without_end(phone_pages)) + "/u/" + std::string(key);
}

std::optional<RequestNumber> read_request_code(std::string_view scanned) {
    if (scanned.size() > longest_code) return std::nullopt;
    if (!scanned.starts_with(scheme)) return parse_request_number(scanned);
    const auto key_at = scanned.rfind('/');
    if (!base::parse_hex16(scanned.substr(key_at + 1))) return std::nullopt;
    scanned = scanned.substr(0, key_at);
    const auto number_at = scanned.rfind(path);
    if (number_at == std::string_view::npos) return std::nullopt;
    return parse_request_number(scanned.substr(number_at + path.size()));
}

std::optional<RequestKey> read_request_key(std::string_view scanned) {
    if (!read_request_code(scanned) || !scanned.starts_with(scheme)) return std::nullopt;
    const auto key = base::parse_hex16(scanned.substr(scanned.rfind('/') + 1));
    return key && *key != 0 ? std::optional(RequestKey{*key}) : std::nullopt;
}

std::string write_place_label(std::string_view phone_pages, std::string_view cell) {
    if (phone_pages.empty() || !is_step(cell)) return std::string(label) + std::string(cell);
    return std::string(without_end(phone_pages)) + std::string(place_path) + std::string(cell);
}

std::optional<std::string> read_place_label(std::string_view scanned) {
    if (scanned.size() > longest_code) return std::nullopt;
    if (scanned.starts_with(label)) return cell_in(scanned.substr(label.size()));
    if (!scanned.starts_with(scheme)) return std::nullopt;
    const auto at = scanned.rfind(place_path);
    if (at == std::string_view::npos || at <= scheme.size()) return std::nullopt;
    const auto house = scanned.substr(scheme.size(), at - scheme.size()),
               cell = scanned.substr(at + place_path.size());
    return is_house(house) && is_step(cell) ? cell_in(cell) : std::nullopt;
}

}  // namespace domain
