// Linked with the wiping heap, as suishou-kiosk is.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace {

constexpr std::size_t size = 512;
constexpr std::size_t links = 16;  // at a free block's start the C library keeps its lists

// What lies in the block that the heap gives out next: the one given back last.
std::string next_block(std::size_t bytes) {
    char* volatile block = static_cast<char*>(std::malloc(bytes));
    std::string content(block + links, bytes - links);
    std::free(block);
    return content;
}

char* filled(std::size_t bytes) {
    auto* block = static_cast<char*>(std::malloc(bytes));
    std::memset(block, 'x', bytes);
    return block;
}

TEST(WipingHeap, OverwritesWhatIsGivenBack) {
    char* volatile block = filled(size);
    std::free(block);
    EXPECT_EQ(next_block(size), std::string(size - links, '\0'));
    auto* text = new std::string(size - 1, 'y');
    delete text;
    EXPECT_EQ(next_block(size), std::string(size - links, '\0'));
}

TEST(WipingHeap, OverwritesTheOldPlaceOfABlockThatGrows) {
    char* volatile block = filled(size);
    auto* larger = static_cast<char*>(std::realloc(block, 64 * size));
    EXPECT_EQ(std::string(larger, size), std::string(size, 'x'));
    EXPECT_EQ(next_block(size), std::string(size - links, '\0'));
    std::free(larger);
}

TEST(WipingHeap, OverwritesTheTailOfABlockThatShrinks) {
    for (const std::size_t kept : {size - 8, size / 4}) {
        char* volatile block = filled(size);
        auto* smaller = static_cast<char*>(std::realloc(block, kept));
        EXPECT_EQ(std::string(smaller, kept), std::string(kept, 'x'));
        std::free(smaller);
        EXPECT_EQ(next_block(kept), std::string(kept - links, '\0')) << kept;
    }
}

TEST(WipingHeap, KeepsTheRulesOfRealloc) {
    void* block = std::realloc(nullptr, size);
    ASSERT_NE(block, nullptr);
    auto* huge = static_cast<char*>(std::realloc(block, 8 << 20));  // from the heap to a mapping of its own
    ASSERT_NE(huge, nullptr);
    std::memset(huge, 'z', 8 << 20);
    huge = static_cast<char*>(std::realloc(huge, 16 << 20));
    ASSERT_NE(huge, nullptr);
    EXPECT_EQ(std::count(huge, huge + (8 << 20), 'z'), 8 << 20);
    std::free(huge);
    volatile std::size_t too_much = SIZE_MAX / 2;
    char* volatile kept = filled(size);
    EXPECT_EQ(std::realloc(kept, too_much), nullptr);
    EXPECT_EQ(std::string(kept, size), std::string(size, 'x'));
    std::free(kept);
}

}  // namespace
