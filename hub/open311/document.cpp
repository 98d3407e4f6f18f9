#include "hub/open311/document.h"

#include <array>
#include <utility>

#include <fmt/core.h>

#include "hub/clock.h"

namespace hub::open311 {

namespace {

constexpr std::string_view xml_end = ".xml", json_end = ".json";

// What the items of a list are called in XML.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> item_names{{
    {"services", "service"},
    {"service_requests", "request"},
    {"service_requests_updates", "request_update"},
    {"attributes", "attribute"},
    {"endpoints", "endpoint"},
    {"formats", "format"},
    {"errors", "error"},
}};

std::string_view item_of(std::string_view list) {
    for (const auto& [name, item] : item_names)
        if (name == list) return item;
    return "item";
}

void put_text(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        // XML 1.0 has no way at all to write these.
        if (control) continue;
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
}

void put_element(std::string& out, std::string_view name, const Value& value) {
    if (value.is_null() || value == "") {
        out += fmt::format("<{}/>", name);
        return;
    }
    out += fmt::format("<{}>", name);
    if (value.is_object())
        for (const auto& [field, inner] : value.items())
            put_element(out, field, inner);
    else if (value.is_array())
        for (const Value& item : value)
            put_element(out, item_of(name), item);
    else
        put_text(out, value.is_string() ? value.get_ref<const std::string&>() : value.dump());
    out += fmt::format("</{}>", name);
}

}  // namespace

Format format_of(std::string_view path) {
    return path.ends_with(json_end) ? Format::json : Format::xml;
}

std::optional<std::string> without_format(std::string_view step) {
    for (const std::string_view end : {xml_end, json_end})
        if (step.size() > end.size() && step.ends_with(end))
            return std::string(step.substr(0, step.size() - end.size()));
    return std::nullopt;
}

std::string_view content_type(Format format) {
    return format == Format::json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
}

std::string write(const Document& document, Format format) {
    // Text of a site file is UTF-8; should a byte of it not be, an answer is still one.
    const std::string json = document.value.dump(-1, ' ', false, Value::error_handler_t::replace);
    if (format == Format::json) return json;
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    put_element(out, document.root, Value::parse(json));
    return out += '\n';
}

Document errors_document(const std::vector<Fault>& faults, const base::Catalogue& words) {
    Value all = Value::array();
    for (const Fault& fault : faults)
        all.push_back({{"code", fault.status}, {"description", std::string(words.tr(fault.words))}});
    return {"errors", std::move(all)};
}

std::string w3_time(base::WallTime t) {
    const base::CivilTime c = base::to_civil(t, utc_offset);
    const auto hours = utc_offset.count() / 60, minutes = utc_offset.count() % 60;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+{:02}:{:02}", c.year, c.month, c.day, c.hour,
                       c.minute, c.second, hours, minutes);
}

std::optional<base::WallTime> parse_w3_time(std::string text) {
    constexpr std::size_t longest = 40, seconds_end = 19;  // "2026-12-22T09:12:00"
    if (text.size() > longest) return std::nullopt;
    // A plus that nobody encoded comes as a space.
    if (const auto space = text.find(' '); space != std::string::npos && space > seconds_end - 3)
        text[space] = '+';
    if (text.size() > seconds_end && text[seconds_end] == '.') {
        const auto end = text.find_first_not_of("0123456789", seconds_end + 1);
        if (end == seconds_end + 1) return std::nullopt;
        text.erase(seconds_end, end == std::string::npos ? end : end - seconds_end);
    }
    // Without a zone it is a time of nowhere.
    const auto t = text.find('T');
    if (t == std::string::npos || text.find_first_of("Z+-", t) == std::string::npos) return std::nullopt;
    return parse_iso_time(text);
}

}  // namespace hub::open311
