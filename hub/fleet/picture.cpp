#include "hub/fleet/picture.h"

#include "kiosk/domain/hub_command.h"

namespace hub {

namespace {

using namespace std::string_view_literals;

// PNG (ISO/IEC 15948), sections 5.2, 11.2.2 and 11.2.5: the signature, the header's length and type; 8 bits a
// channel, colour or colour with alpha, the one compression and filter, not interlaced; the end.
constexpr auto head = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv;
constexpr auto rgb = "\x08\x02\0\0\0"sv, rgba = "\x08\x06\0\0\0"sv;
constexpr auto end = "\0\0\0\0IEND\xae\x42\x60\x82"sv;
constexpr std::size_t length_and_checksum = 8;

int number_at(std::string_view data, std::size_t at) {
    std::uint32_t number = 0;
    for (const char c : data.substr(at, 4))
        number = number << 8 | static_cast<unsigned char>(c);
    return number > domain::CommandPicture::longest_side ? 0 : static_cast<int>(number);
}

}  // namespace

std::optional<PngSize> png_size(std::string_view data) {
    const std::size_t after_size = head.size() + 8;
    if (!data.starts_with(head) || !data.ends_with(end)) return std::nullopt;
    if (data.size() < after_size + rgb.size() + length_and_checksum + end.size()) return std::nullopt;
    const auto how = data.substr(after_size, rgb.size());
    if (how != rgb && how != rgba) return std::nullopt;
    const PngSize size{number_at(data, head.size()), number_at(data, head.size() + 4)};
    if (size.width == 0 || size.height == 0) return std::nullopt;
    return size;
}

}  // namespace hub
