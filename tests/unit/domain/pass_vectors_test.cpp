// The vectors of docs/pass-format.md, written by another implementation: tests/golden/make_pass_vectors.py.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kiosk/domain/pass.h"

using domain::Pass;
using domain::PassFault;

namespace {

std::string file(const std::string& path) {
    std::ifstream in(SUISHOU_SOURCE_DIR "/" + path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

const nlohmann::json& vectors() {
    static const auto json = nlohmann::json::parse(file("tests/golden/pass_vectors.json"));
    return json;
}

std::string hex(const auto& bytes) {
    std::string text;
    for (const auto byte : bytes)
        text += base::hex16(byte).substr(14);
    return text;
}

domain::KeyPair key_pair(std::uint8_t id) {
    std::array<std::uint8_t, 32> seed{};
    const auto text = vectors()["keys"][id - 1u]["seed"].get<std::string>();
    for (std::size_t i = 0; i < seed.size(); ++i)
        seed[i] = static_cast<std::uint8_t>(std::stoul(text.substr(2 * i, 2), nullptr, 16));
    return domain::make_key_pair(id, seed);
}

domain::KeyRing ring() {
    return {key_pair(1).key, key_pair(2).key};
}

Pass pass_of(const nlohmann::json& v) {
    Pass pass;
    pass.key = v["key"].get<std::uint8_t>();
    pass.meeting.value = *base::parse_hex16(v["meeting"].get<std::string>());
    pass.credential.value = *base::parse_hex16(v["credential"].get<std::string>());
    pass.expires = base::WallTime{std::chrono::seconds{v["expires"].get<std::int64_t>()}};
    pass.not_before = base::WallTime{std::chrono::seconds{v["not_before"].get<std::int64_t>()}};
    pass.generation = v["generation"].get<std::uint16_t>();
    return pass;
}

const char* name_of(PassFault fault) {
    switch (fault) {
        case PassFault::foreign:
            return "foreign";
        case PassFault::malformed:
            return "malformed";
        case PassFault::unknown_version:
            return "unknown_version";
        case PassFault::unknown_key:
            return "unknown_key";
        case PassFault::bad_signature:
            return "bad_signature";
    }
    return "";
}

}  // namespace

TEST(PassVectors, KeysFollowFromTheirSeeds) {
    for (const auto& v : vectors()["keys"])
        EXPECT_EQ(hex(key_pair(v["id"].get<std::uint8_t>()).key.public_key),
                  v["public_key"].get<std::string>());
}

TEST(PassVectors, AcceptedOnesAreReadAndWrittenAlike) {
    ASSERT_GE(vectors()["accepted"].size(), 4u);
    for (const auto& v : vectors()["accepted"]) {
        const auto text = v["text"].get<std::string>();
        const auto read = domain::read_pass(text, ring());
        ASSERT_TRUE(std::holds_alternative<Pass>(read)) << v["name"];
        EXPECT_EQ(std::get<Pass>(read), pass_of(v)) << v["name"];
        EXPECT_EQ(domain::write_pass(pass_of(v), key_pair(v["key"].get<std::uint8_t>()).secret_key), text)
            << v["name"];
    }
}

TEST(PassVectors, RefusedOnesAreRefusedForTheirReason) {
    ASSERT_GE(vectors()["refused"].size(), 15u);
    for (const auto& v : vectors()["refused"]) {
        const auto read = domain::read_pass(v["text"].get<std::string>(), ring());
        ASSERT_TRUE(std::holds_alternative<PassFault>(read)) << v["name"];
        EXPECT_EQ(name_of(std::get<PassFault>(read)), v["fault"].get<std::string>()) << v["name"];
    }
}

TEST(PassVectors, TheDocumentShowsTheSameOnes) {
    const auto document = file("docs/pass-format.md");
    for (const auto& v : vectors()["accepted"])
        EXPECT_NE(document.find("\n" + v["text"].get<std::string>() + "\n"), std::string::npos) << v["name"];
    for (const auto& v : vectors()["refused"]) {
        const auto row = "| " + v["name"].get<std::string>() + " | `" + v["fault"].get<std::string>() + "` |";
        EXPECT_NE(document.find(row), std::string::npos) << row;
    }
    for (const auto& v : vectors()["keys"])
        EXPECT_NE(document.find(v["public_key"].get<std::string>()), std::string::npos);
}
