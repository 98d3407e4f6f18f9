#include "hub/api/body.h"

#include <charconv>
#include <limits>

#include "hub/handlers/form.h"

namespace hub {

namespace {

// A form in parts (RFC 7578): fields by name, files beside them.
Body read_parts(Request& request, const httplib::ContentReader& read, std::size_t most, bool too_large) {
    std::size_t size = 0;
    std::string* into = nullptr;
    constexpr std::size_t most_parts = 64;
    std::size_t parts = 0;
    const bool whole = read(
        [&](const httplib::MultipartFormData& part) {
            into = nullptr;
            too_large = too_large || ++parts > most_parts;
            constexpr std::size_t head = 64;  // parts of nothing cost us something, too
            if (too_large) return (size += head) <= most_thrown_away / 64;
            if (part.filename.empty()) {
                into = &request.form.emplace(part.name, "")->second;
            } else {
                Upload& upload = request.uploads[part.name];
                upload.name = part.filename;
                into = &upload.content;
            }
            return true;
        },
        [&](const char* data, std::size_t count) {
            size += count;
            too_large = too_large || size > most;
            if (!too_large && into) into->append(data, count);
            return size <= most_thrown_away;
        });
    return too_large ? Body::too_large : whole ? Body::whole : Body::torn;
}

}  // namespace

std::size_t declared_size(std::string_view content_length) {
    if (content_length.empty()) return 0;
    std::size_t size = 0;
    const auto end = content_length.data() + content_length.size();
    const auto parsed = std::from_chars(content_length.data(), end, size);
    return parsed.ec == std::errc() && parsed.ptr == end ? size : std::numeric_limits<std::size_t>::max();
}

Body read_body(const httplib::Request& from, Request& request, const httplib::ContentReader& read,
               std::size_t most) {
    const std::size_t declared = declared_size(request.header("content-length"));
    if (declared > most_thrown_away) return Body::too_large;
    if (from.is_multipart_form_data()) return read_parts(request, read, most, declared > most);
    // Beyond the payload limit the library skips the bytes by itself and never calls the receiver.
    bool too_large = declared > most && most > 0;
    const bool unwanted = most == 0 || too_large;
    std::size_t thrown_away = 0;
    const bool whole = read([&](const char* data, std::size_t size) {
        if (unwanted) return (thrown_away += size) <= most_thrown_away;
        too_large = too_large || request.body.size() + size > most;
        if (!too_large) request.body.append(data, size);
        return !too_large;
    });
    if (!too_large && media_type(request.header("content-type")) == "application/x-www-form-urlencoded")
        request.form = parse_form(request.body);
    return too_large ? Body::too_large : whole ? Body::whole : Body::torn;
}

}  // namespace hub
