#include "devices/scanner/decoder.h"

#include <algorithm>
#include <array>

namespace scanner {
namespace {

constexpr int border = 16;      // pixels: four modules, the standard's quiet zone, of a code at 4 px a module
constexpr int half_from = 128;  // shorter side, below which half a picture holds no code worth the look

constexpr Pass half{true, false, Filter::none, Effort::fast};
constexpr Pass blurred{false, false, Filter::blur, Effort::fast};
constexpr Pass sharpened{false, false, Filter::sharpen, Effort::thorough};
constexpr Pass contrasted{false, false, Filter::contrast, Effort::fast};
constexpr Pass plain{false, false, Filter::none, Effort::thorough};

constexpr Pass inverse(Pass pass) {
    pass.inverted = !pass.inverted;
    return pass;
}

constexpr std::array cascade{half,      inverse(half),      blurred,    inverse(blurred),
                             sharpened, inverse(sharpened), contrasted, inverse(contrasted),
                             plain,     inverse(plain)};

constexpr std::array even{half, inverse(half), blurred, inverse(blurred)};
constexpr std::array first{half, inverse(half), sharpened};
constexpr std::array third{half, inverse(half), contrasted};
constexpr std::array fifth{half, inverse(half), inverse(sharpened)};
constexpr std::array seventh{half, inverse(half), plain};

constexpr std::array<std::span<const Pass>, CascadeSchedule::period> turns{
    std::span<const Pass>(even),  std::span<const Pass>(first),  std::span<const Pass>(even),
    std::span<const Pass>(third), std::span<const Pass>(even),   std::span<const Pass>(fifth),
    std::span<const Pass>(even),  std::span<const Pass>(seventh)};

std::uint64_t area(LumaView view) {
    return static_cast<std::uint64_t>(view.width) * static_cast<std::uint64_t>(view.height);
}

void map_back(Code& code, int scale) {
    for (Point& corner : code.corners)
        corner = {(corner.x - border) * scale, (corner.y - border) * scale};
}

bool holds(const std::vector<Code>& codes, const Code& code) {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const Code& other) { return other.text == code.text; });
}

}  // namespace

std::vector<Code> Decoder::run(LumaView picture, const Pass& pass) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    if (pass.half_size && std::min(picture.width, picture.height) < half_from) return {};
    LumaView from = picture;
    if (pass.half_size) {
        halve(picture, half_);
        work_.prepared += area(half_.view());
        from = half_.view();
    }
    filter_with_border(from, pass.filter, border, prepared_);
    if (pass.inverted) invert(prepared_);
    work_.prepared += area(prepared_.view());
    work_.scanned += pixels_scanned(prepared_.width, prepared_.height, pass.effort);
    std::vector<Code> codes = read_codes(prepared_.view(), pass.effort);
    for (Code& code : codes)
        map_back(code, pass.half_size ? 2 : 1);
    return codes;
}

std::vector<Code> Decoder::run(LumaView picture, std::span<const Pass> passes,
                               const std::function<bool(const Code&)>& enough) {
    std::vector<Code> all;
    for (const Pass& pass : passes) {
        bool done = false;
        for (Code& code : run(picture, pass)) {
            if (holds(all, code)) continue;
            done = done || enough(code);
            all.push_back(std::move(code));
        }
        if (done) break;
    }
    return all;
}

std::span<const Pass> CascadeSchedule::next() {
    const std::span<const Pass> due = turns[static_cast<std::size_t>(frame_)];
    frame_ = (frame_ + 1) % period;
    return due;
}

std::span<const Pass> full_cascade() {
    return cascade;
}

std::vector<Code> decode_fully(LumaView picture) {
    Decoder decoder;
    return decoder.run(picture, cascade, [](const Code&) { return true; });
}

}  // namespace scanner
