#include "hub/api/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace {

std::string unpacked(std::string packed) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

TEST(Gzip, GivesBackWhatWentIn) {
    std::string mixed;
    for (int i = 0; i < 100'000; ++i)
        mixed.push_back(static_cast<char>(i % 251 * (i % 13)));
    for (const std::string& body : {std::string(), std::string("{}"), std::string(50'000, 'x'), mixed})
        EXPECT_EQ(unpacked(hub::gzipped(body)), body);
    EXPECT_LT(hub::gzipped(std::string(50'000, 'x')).size(), 200u);
}

TEST(Gzip, IsSentToWhoeverTakesIt) {
    for (const char* yes :
         {"gzip", "GZIP", "deflate, gzip, br", "gzip;q=0.5", "*", "identity;q=0, *;q=0.1", " br , gzip "})
        EXPECT_TRUE(hub::takes_gzip(yes)) << yes;
    for (const char* no :
         {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "gzip;q=0, *", "*;q=0", "x-gzip-like", ";,;q"})
        EXPECT_FALSE(hub::takes_gzip(no)) << no;
}

}  // namespace
