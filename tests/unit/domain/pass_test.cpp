#include "kiosk/domain/pass.h"

#include <set>

#include <gtest/gtest.h>

#include "kiosk/domain/base45.h"
#include "tests/fakes/sample_data.h"

using domain::Pass;
using domain::PassFault;
using domain::read_pass;
using namespace std::chrono_literals;

namespace {

PassFault fault_of(std::string_view text, const domain::KeyRing& keys = fakes::key_ring()) {
    const auto read = read_pass(text, keys);
    EXPECT_TRUE(std::holds_alternative<PassFault>(read)) << text;
    const auto* fault = std::get_if<PassFault>(&read);
    return fault ? *fault : PassFault::foreign;
}

std::vector<std::uint8_t> raw(const std::string& text) {
    return *domain::decode_base45(std::string_view(text).substr(3));
}
std::string with_bytes(const std::vector<std::uint8_t>& bytes) {
    return "K1:" + domain::encode_base45(bytes);
}

}  // namespace

TEST(Pass, ComesBackAsWritten) {
    const Pass pass = fakes::pass();
    const auto text = fakes::pass_text(pass);
    EXPECT_EQ(text.size(), 138u);
    const auto read = read_pass(text, fakes::key_ring());
    ASSERT_TRUE(std::holds_alternative<Pass>(read));
    EXPECT_EQ(std::get<Pass>(read), pass);
}

TEST(Pass, ValidityIsRoundedToWhatAPassCanHold) {
    Pass pass = fakes::pass();
    pass.expires = fakes::at(12, 0) + 999ms;
    pass.not_before = fakes::at(11, 55);
    auto read = std::get<Pass>(read_pass(fakes::pass_text(pass), fakes::key_ring()));
    EXPECT_EQ(read.expires, fakes::at(12, 0));
    EXPECT_EQ(read.not_before, fakes::at(11, 50));

    pass.not_before = pass.expires + 1h;  // never valid: starts when it ends
    read = std::get<Pass>(read_pass(fakes::pass_text(pass), fakes::key_ring()));
    EXPECT_EQ(read.not_before, read.expires);

    pass.not_before = base::WallTime{};  // longer ago than the offset reaches: 455 days
    read = std::get<Pass>(read_pass(fakes::pass_text(pass), fakes::key_ring()));
    EXPECT_EQ(read.expires - read.not_before, 65535 * 10min);
}

TEST(Pass, EveryFlippedBitIsRefused) {
    const auto good = raw(fakes::pass_text());
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto bytes = good;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        const auto read = read_pass(with_bytes(bytes), fakes::key_ring());
        ASSERT_TRUE(std::holds_alternative<PassFault>(read)) << "bit " << bit;
    }
}

TEST(Pass, EveryFlippedBitOfTheTextIsRefused) {
    const auto good = fakes::pass_text();
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto text = good;
        text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
        const auto read = read_pass(text, fakes::key_ring());
        ASSERT_TRUE(std::holds_alternative<PassFault>(read)) << "bit " << bit;
    }
}

TEST(Pass, OnlyTheExactFormIsLookedAt) {
    const auto good = fakes::pass_text();
    for (std::size_t size = 3; size < good.size(); ++size)
        ASSERT_EQ(fault_of(good.substr(0, size)), PassFault::malformed) << size;
    EXPECT_EQ(fault_of(good + "0"), PassFault::malformed);
    EXPECT_EQ(fault_of(good + "\n"), PassFault::malformed);
    EXPECT_EQ(fault_of(" " + good), PassFault::foreign);
    EXPECT_EQ(fault_of(""), PassFault::foreign);
    EXPECT_EQ(fault_of("k1:" + good.substr(3)), PassFault::foreign);
    EXPECT_EQ(fault_of("https://example.org/" + good), PassFault::foreign);
    EXPECT_EQ(fault_of("K1:" + std::string(4096, 'A')), PassFault::malformed);
    EXPECT_EQ(fault_of(std::string(4096, '\0')), PassFault::foreign);
    auto lower = good;
    lower[3] = 'a';
    EXPECT_EQ(fault_of(lower), PassFault::malformed);
    auto overflow = good;
    overflow.replace(3, 3, ":::");
    EXPECT_EQ(fault_of(overflow), PassFault::malformed);
}

TEST(Pass, FaultsBeforeCryptographyHaveTheirOwnNames) {
    auto version = raw(fakes::pass_text());
    version[0] = 0x12;
    EXPECT_EQ(fault_of(with_bytes(version)), PassFault::unknown_version);
    EXPECT_EQ(fault_of(fakes::pass_text(), {}), PassFault::unknown_key);
    EXPECT_EQ(fault_of(fakes::pass_text(), {fakes::key_pair(2).key}), PassFault::unknown_key);
    Pass nobody = fakes::pass();
    nobody.credential = {};
    EXPECT_EQ(fault_of(fakes::pass_text(nobody)), PassFault::malformed);
}

TEST(Pass, AnotherKeysSignatureIsFalse) {
    auto ring = fakes::key_ring();
    ring[0].public_key = fakes::key_pair(2).key.public_key;
    EXPECT_EQ(fault_of(fakes::pass_text(), ring), PassFault::bad_signature);
}

TEST(Pass, SeveralKeysAtOnce) {
    const domain::KeyRing ring{fakes::key_pair(1).key, fakes::key_pair(2).key};
    for (std::uint8_t id : {1, 2}) {
        Pass pass = fakes::pass();
        pass.key = id;
        const auto text = domain::write_pass(pass, fakes::key_pair(id).secret_key);
        EXPECT_EQ(std::get<Pass>(read_pass(text, ring)), pass);
    }
}

TEST(Pass, NewKeyPairsSign) {
    const auto pair = domain::make_key_pair(7);
    EXPECT_NE(pair.secret_key, domain::make_key_pair(7).secret_key);
    Pass pass = fakes::pass();
    pass.key = 7;
    EXPECT_EQ(std::get<Pass>(read_pass(domain::write_pass(pass, pair.secret_key), {pair.key})), pass);
}

TEST(LookUpCode, IsMadeOfUnmistakableCharacters) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto code = domain::make_look_up_code();
        ASSERT_EQ(code.size(), 8u);
        ASSERT_EQ(code.find_first_of("0O1I"), std::string::npos) << code;
        ASSERT_EQ(domain::normalize_look_up_code(code), code);
        seen.insert(code);
    }
    EXPECT_EQ(seen.size(), 1000u);
}

TEST(LookUpCode, ForgivesHowItIsTypedAndNothingElse) {
    EXPECT_EQ(domain::normalize_look_up_code("abcd-2345"), "ABCD2345");
    EXPECT_EQ(domain::normalize_look_up_code(" AB CD 23 45 "), "ABCD2345");
    EXPECT_EQ(domain::normalize_look_up_code("ABCD234"), "");
    EXPECT_EQ(domain::normalize_look_up_code("ABCD23456"), "");
    EXPECT_EQ(domain::normalize_look_up_code("ABCD2340"), "");
    EXPECT_EQ(domain::normalize_look_up_code("ABCD234O"), "");
    EXPECT_EQ(domain::normalize_look_up_code("ABCD'--1"), "");
    EXPECT_EQ(domain::normalize_look_up_code(std::string(4096, ' ') + "ABCD2345"), "");
}

TEST(LookUpCode, HashDependsOnTheMeeting) {
    const auto hash = domain::hash_look_up_code("ABCD2345", {1});
    // python3: hashlib.blake2b(b'ABCD2345', digest_size=16, key=b'0000000000000001').hexdigest()
    EXPECT_EQ(hash, "bc2d8ccc6a61458f5f8f4ff69358cc89");
    EXPECT_EQ(hash.size(), 32u);
    EXPECT_NE(hash, domain::hash_look_up_code("ABCD2345", {2}));
    EXPECT_NE(hash, domain::hash_look_up_code("ABCD2346", {1}));
}

TEST(ClassifyCode, GoesByTheFormAlone) {
    using domain::CodeKind;
    EXPECT_EQ(domain::classify_code(fakes::pass_text()), CodeKind::pass);
    EXPECT_EQ(domain::classify_code("K1:rubbish"), CodeKind::pass);
    EXPECT_EQ(domain::classify_code("abcd-2345"), CodeKind::look_up_code);
    EXPECT_EQ(domain::classify_code("https://example.org"), CodeKind::foreign);
    EXPECT_EQ(domain::classify_code("'; DROP TABLE facts; --"), CodeKind::foreign);
    EXPECT_EQ(domain::classify_code(""), CodeKind::foreign);
}
