// Input: one byte for the way in, then the bytes.
//   0: the text of a code as a scanner hands it over
//   1: the 90 bytes behind the base45, so that mutations reach the fields
//   2: 26 bytes of payload that are signed with a trusted key, then a mask for all 90: the only way past the
//      signature check
#include <algorithm>
#include <string_view>

#include "kiosk/domain/base45.h"
#include "kiosk/domain/pass.h"
#include "tests/fakes/sample_data.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

constexpr std::size_t payload_size = 26, pass_size = 90;

const domain::KeyRing& ring() {
    static const domain::KeyRing keys = fakes::key_ring();
    return keys;
}

std::vector<std::uint8_t> sized(Bytes bytes, std::size_t size) {
    std::vector<std::uint8_t> out(bytes.begin(),
                                  bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), size)));
    out.resize(size);
    return out;
}

std::string text_of(const std::vector<std::uint8_t>& bytes) {
    return "K1:" + domain::encode_base45(bytes);
}

void read_text(std::string_view text) {
    const auto read = domain::read_pass(text, ring());
    const auto kind = domain::classify_code(text);
    require((kind == domain::CodeKind::pass) == text.starts_with("K1:"));
    if (const auto* pass = std::get_if<domain::Pass>(&read)) {
        require(pass->meeting && pass->credential && pass->not_before <= pass->expires);
        // One pass, one text.
        require(domain::write_pass(*pass, fakes::key_pair().secret_key) == text);
    }
    const auto code = domain::normalize_look_up_code(text);
    require(code.empty() || (code.size() == 8 && domain::normalize_look_up_code(code) == code));
    require(code.empty() || domain::hash_look_up_code(code, {1}).size() == 32);
    (void)domain::mask_name(text);
}

std::uint64_t number(Bytes bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

void read_signed(Bytes input) {
    const auto payload = sized(input, payload_size);
    domain::Pass pass;
    pass.key = 1;
    pass.meeting.value = number(payload, 2, 8) | 1;
    pass.credential.value = number(payload, 10, 8) | 1;
    pass.expires = base::WallTime{std::chrono::seconds{number(payload, 18, 4)}};
    pass.not_before = pass.expires - number(payload, 22, 2) * std::chrono::minutes{10};
    pass.generation = static_cast<std::uint16_t>(number(payload, 24, 2));
    const auto text = domain::write_pass(pass, fakes::key_pair().secret_key);
    const auto read = domain::read_pass(text, ring());
    require(std::holds_alternative<domain::Pass>(read) && std::get<domain::Pass>(read) == pass);

    auto bytes = *domain::decode_base45(std::string_view(text).substr(3));
    const auto mask = sized(input.subspan(std::min(input.size(), payload_size)), pass_size);
    for (std::size_t i = 0; i < pass_size; ++i)
        bytes[i] ^= mask[i];
    const bool untouched = std::all_of(mask.begin(), mask.end(), [](auto byte) { return byte == 0; });
    require(std::holds_alternative<domain::Pass>(domain::read_pass(text_of(bytes), ring())) == untouched);
}

}  // namespace

void pass(Bytes input) {
    if (input.empty()) return;
    const auto rest = input.subspan(1);
    switch (input[0] % 3) {
        case 0:
            return read_text({reinterpret_cast<const char*>(rest.data()), rest.size()});
        case 1:
            return read_text(text_of(sized(rest, pass_size)));
        default:
            return read_signed(rest);
    }
}

}  // namespace fuzz
