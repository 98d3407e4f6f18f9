#include "hub/web/calendar.h"

#include <fmt/format.h>

#include "hub/web/wording.h"

namespace hub {

namespace {

// RFC 5545, 3.3.11: backslash, comma, semicolon and line breaks; other control characters are not text.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) continue;
        if (c == '\\' || c == ',' || c == ';') out += '\\';
        out += c;
    }
    return out;
}

// RFC 5545, 3.1: at most 75 octets a line, never inside a UTF-8 character.
void put_line(std::string& file, const std::string& line) {
    constexpr std::size_t longest = 75;
    std::size_t at = 0, room = longest;
    while (line.size() - at > room) {
        std::size_t end = at + room;
        while (end > at && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
            --end;
        file.append(line, at, end - at).append("\r\n ");
        at = end;
        room = longest - 1;  // the space that continues
    }
    file.append(line, at, std::string::npos).append("\r\n");
}

std::string utc(base::WallTime t) {
    const auto c = base::to_civil(t, std::chrono::minutes{0});
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", c.year, c.month, c.day, c.hour, c.minute,
                       c.second);
}

}  // namespace

std::string calendar_file(const PassCard& card, base::Language language, base::WallTime now) {
    std::string file;
    put_line(file, "BEGIN:VCALENDAR");
    put_line(file, "VERSION:2.0");
    put_line(file, "PRODID:-//Suishou Station//Hub//ZH");
    put_line(file, "METHOD:PUBLISH");
    put_line(file, "BEGIN:VEVENT");
    put_line(file, "UID:" + base::to_string(card.meeting.id) + "@suishou-station");
    put_line(file, "DTSTAMP:" + utc(now));
    put_line(file, "DTSTART:" + utc(card.meeting.starts));
    put_line(file, "DTEND:" + utc(card.meeting.ends));
    put_line(file, "SUMMARY:" + escaped(in_language(card.meeting.title, language)));
    if (card.place) put_line(file, "LOCATION:" + escaped(place_words(*card.place, language)));
    put_line(file, "END:VEVENT");
    put_line(file, "END:VCALENDAR");
    return file;
}

}  // namespace hub
