// Photos of a service request: a fact names each by its content, and the pictures travel by themselves.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace domain {

// A JPEG (ITU-T T.81) without metadata, as a kiosk made it.
struct Photo {
    std::string hash;  // its name: SHA-256 of `jpeg` in lower-case hex
    std::string jpeg;

    static constexpr std::size_t most = 3;                 // of one service request
    static constexpr std::size_t most_bytes = 1536 << 10;  // that the hub takes
    // That a kiosk makes: a proxy before the hub may take a megabyte and no more, and one that it refuses
    // holds up all behind it.
    static constexpr std::size_t made_bytes = 1'000'000;
    static constexpr int longest_side = 2048;  // pixels
    friend bool operator==(const Photo&, const Photo&) = default;
};

// With its name.
Photo photo_of(std::string jpeg);

inline bool is_photo_hash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace domain
