// The fuzzers' corpus in every build: each file as it is, cut short and with bits flipped. A broken promise
// aborts.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"

namespace {

std::vector<std::vector<std::uint8_t>> corpus(const char* target) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(SUISHOU_SOURCE_DIR "/tests/fuzz/corpus/" + std::string(target)))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());  // the same order, so the same mutations, everywhere
    std::vector<std::vector<std::uint8_t>> inputs;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return inputs;
}

void replay(const char* name, void (*target)(fuzz::Bytes)) {
    const auto inputs = corpus(name);
    ASSERT_GE(inputs.size(), 5u);
    std::mt19937_64 random(1);
    for (const auto& input : inputs) {
        target(input);
        for (int i = 0; i < 200 && !input.empty(); ++i) {
            auto changed = input;
            if (random() % 4 == 0) changed.resize(random() % input.size());
            for (auto flips = random() % 3; flips > 0 && !changed.empty(); --flips)
                changed[random() % changed.size()] ^= static_cast<std::uint8_t>(1u << (random() % 8));
            target(changed);
        }
    }
    target({});
}

}  // namespace

TEST(FuzzCorpus, Pass) {
    replay("pass", fuzz::pass);
}

TEST(FuzzCorpus, Hub) {
    replay("hub", fuzz::hub);
}

TEST(FuzzCorpus, Protocol) {
    replay("protocol", fuzz::protocol);
}

TEST(FuzzCorpus, Wire) {
    replay("wire", fuzz::wire);
}
