#include "hub/handlers/form.h"

#include <cctype>

#include "base/text/charset.h"

namespace hub {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t n = 0; n < text.size(); ++n) {
        const int high = text[n] == '%' && n + 2 < text.size() ? hex_digit(text[n + 1]) : -1;
        const int low = high < 0 ? -1 : hex_digit(text[n + 2]);
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            n += 2;
        } else {
            out += text[n] == '+' ? ' ' : text[n];
        }
    }
    return out;
}

}  // namespace

std::multimap<std::string, std::string> parse_form(std::string_view body) {
    std::multimap<std::string, std::string> form;
    while (!body.empty()) {
        const auto end = body.find('&');
        const auto pair = body.substr(0, end);
        body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        form.emplace(decoded(pair.substr(0, equals)),
                     equals == std::string_view::npos ? "" : decoded(pair.substr(equals + 1)));
    }
    return form;
}

std::optional<std::string> cookie_in(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        while (header.starts_with(' '))
            header.remove_prefix(1);
        const auto end = header.find(';');
        const auto pair = header.substr(0, end);
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string(pair.substr(name.size() + 1));
    }
    return std::nullopt;
}

std::string media_type(std::string_view header) {
    std::string type = trimmed(header.substr(0, header.find(';')));
    for (char& c : type)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return type;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view wide = "\u3000", narrow = " \t\r\n";
    for (;;) {
        if (text.starts_with(wide))
            text.remove_prefix(wide.size());
        else if (text.ends_with(wide))
            text.remove_suffix(wide.size());
        else if (!text.empty() && narrow.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (!text.empty() && narrow.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else
            return std::string(text);
    }
}

std::optional<std::string> plain_line(std::string_view text, std::size_t most) {
    if (!base::is_utf8(text)) return std::nullopt;
    std::string line;
    std::size_t characters = 0;
    for (const char c : trimmed(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool begins = (byte & 0xC0) != 0x80;
        if (begins && ++characters > most) break;
        // What breaks or rings has no place in a line.
        line += byte < 0x20 || byte == 0x7F ? ' ' : c;
    }
    return line;
}

}  // namespace hub
