#include "hub/api/gzip.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include <zlib.h>

namespace hub {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

bool is(std::string_view word, std::string_view name) {
    return std::equal(word.begin(), word.end(), name.begin(), name.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    });
}

// "q=0", "q=0.000": not wanted.
bool refused(std::string_view weight) {
    weight = trimmed(weight);
    if (weight.size() < 3 || !is(weight.substr(0, 2), "q=")) return false;
    return weight.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
    std::optional<bool> named, any;
    while (!accept_encoding.empty()) {
        const auto comma = accept_encoding.find(',');
        const std::string_view one = accept_encoding.substr(0, comma);
        accept_encoding =
            comma == std::string_view::npos ? std::string_view() : accept_encoding.substr(comma + 1);
        const auto semicolon = one.find(';');
        const std::string_view coding = trimmed(one.substr(0, semicolon));
        const bool wanted = semicolon == std::string_view::npos || !refused(one.substr(semicolon + 1));
        if (is(coding, "gzip")) named = wanted;
        if (coding == "*") any = wanted;
    }
    return named.value_or(any.value_or(false));
}

std::string gzipped(std::string_view body) {
    constexpr int gzip_window = 15 + 16;  // the largest window, and gzip's frame instead of zlib's
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // zlib reads it only
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

}  // namespace hub
