#include "devices/scanner/decoder.h"

#include <algorithm>
#include <array>

namespace scanner {
namespace {

constexpr int border = 16;      // pixels: four modules, the standard's quiet zone, of a code at 4 px a module
constexpr int half_from = 128;  // shorter side, below which half a picture holds no code worth the look

constexpr Pass half{true, false, Filter::none, Effort::fast};
constexpr Pass blurred{false, false, Filter::blur, Effort::fast};
constexpr Pass sharpened{false, false, Filter::sharpen, Effort::fast};
constexpr Pass half_sharpened{true, false, Filter::sharpen, Effort::fast};
constexpr Pass contrasted{false, false, Filter::contrast, Effort::fast};
constexpr Pass plain{false, false, Filter::none, Effort::thorough};

constexpr Pass inverse(Pass pass) {
    pass.inverted = !pass.inverted;
    return pass;
}

constexpr std::array cascade{half,       inverse(half),       half_sharpened, inverse(half_sharpened),
                             blurred,    inverse(blurred),    sharpened,      inverse(sharpened),
                             contrasted, inverse(contrasted), plain,          inverse(plain)};

// Dark on light is what almost everybody shows, so it has more turns than its inverse.
constexpr std::array turn0{half, blurred};
constexpr std::array turn1{half, inverse(half), sharpened};
constexpr std::array turn2{half, inverse(blurred)};
constexpr std::array turn3{half, inverse(half), contrasted};
constexpr std::array turn4{half, blurred};
constexpr std::array turn5{half, inverse(half), inverse(sharpened)};
constexpr std::array turn6{half, half_sharpened, blurred};
constexpr std::array turn7{half, inverse(half), plain};

using Turn = std::span<const Pass>;
constexpr std::array<Turn, CascadeSchedule::period> turns{Turn(turn0), Turn(turn1), Turn(turn2), Turn(turn3),
                                                          Turn(turn4), Turn(turn5), Turn(turn6), Turn(turn7)};

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

Work default_work(int width, int height) {
    const ScanWork scan = scan_work(width, height, Effort::thorough);
    return {scan.thresholded, scan.walked};
}

std::vector<Code> Decoder::run(LumaView picture, const Pass& pass) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    if (pass.half_size && std::min(picture.width, picture.height) < half_from) return {};
    LumaView from = picture;
    if (pass.half_size) {
        halve(picture, half_);
        work_.touched += area(half_.view());
        from = half_.view();
    }
    filter_with_border(from, pass.filter, border, scratch_, prepared_);
    if (pass.inverted) invert(prepared_);
    const ScanWork scan = scan_work(prepared_.width, prepared_.height, pass.effort);
    work_.touched += area(prepared_.view()) * (pass.filter == Filter::sharpen ? 2 : 1) + scan.thresholded;
    work_.walked += scan.walked;
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
