#include "kiosk/domain/request_code.h"

#include <algorithm>

namespace domain {

namespace {

constexpr std::string_view path = "/r/", label = "SUISHOU-PLACE:", scheme = "https://";
constexpr std::size_t longest_code = 512, longest_cell = 64;

std::string_view without_end(std::string_view text) {
    while (text.ends_with('/'))
        text.remove_suffix(1);
    return text;
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

std::string write_place_label(std::string_view cell) {
    return std::string(label) + std::string(cell);
}

std::optional<std::string> read_place_label(std::string_view scanned) {
    if (!scanned.starts_with(label)) return std::nullopt;
    const auto cell = scanned.substr(label.size());
    const bool whole = !cell.empty() && cell.size() <= longest_cell &&
                       std::all_of(cell.begin(), cell.end(), [](char c) { return c > ' ' && c < 0x7f; });
    return whole ? std::optional(std::string(cell)) : std::nullopt;
}

}  // namespace domain
