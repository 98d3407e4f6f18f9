#include "base/picture/jpeg.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>  // before jpeglib.h, which uses FILE
#include <optional>
#include <utility>

#include <jpeglib.h>

#include "base/picture/shrink.h"

namespace base {
namespace {

Error jpeg_error(const char* text) {
    return {ErrorKind::invalid, text, "picture.jpeg"};
}

// The library ends a call that fails by this, or it would end the process.
struct Failure {
    jpeg_error_mgr manager;  // first: the library knows the address of this alone
    std::jmp_buf back;
    char text[JMSG_LENGTH_MAX];
};

void leave(j_common_ptr library) {
    auto* failure = reinterpret_cast<Failure*>(library->err);
    failure->manager.format_message(library, failure->text);
    std::longjmp(failure->back, 1);
}

void stay_silent(j_common_ptr) {}

// Where the library writes: as much as there is, and no more. Nothing of it is the library's, which after a
// failure would neither free it nor say where it is.
struct Room {
    jpeg_destination_mgr manager;  // first: the library knows the address of this alone
    std::string bytes;
    bool full = false;
};

void enter(j_compress_ptr library) {
    auto& room = *reinterpret_cast<Room*>(library->dest);
    room.manager.next_output_byte = reinterpret_cast<JOCTET*>(room.bytes.data());
    room.manager.free_in_buffer = room.bytes.size();
}

boolean find_it_full(j_compress_ptr library) {
    reinterpret_cast<Room*>(library->dest)->full = true;
    std::longjmp(reinterpret_cast<Failure*>(library->err)->back, 1);
}

void close(j_compress_ptr library) {
    auto& room = *reinterpret_cast<Room*>(library->dest);
    room.bytes.resize(room.bytes.size() - room.manager.free_in_buffer);
}

void run(jpeg_compress_struct& library, const Still& still, int quality) {
    library.image_width = static_cast<JDIMENSION>(still.width);
    library.image_height = static_cast<JDIMENSION>(still.height);
    library.input_components = 3;
    library.in_color_space = JCS_RGB;
    jpeg_set_defaults(&library);
    jpeg_set_quality(&library, quality, TRUE);
    library.optimize_coding = TRUE;
    jpeg_simple_progression(&library);
    jpeg_start_compress(&library, TRUE);
    const std::size_t row = static_cast<std::size_t>(still.width) * 3;
    while (library.next_scanline < library.image_height) {
        // Read only: the library's own signature lacks the word.
        auto* line = const_cast<JSAMPROW>(still.rgb.data() + library.next_scanline * row);
        jpeg_write_scanlines(&library, &line, 1);
    }
    jpeg_finish_compress(&library);
}

// Owns nothing that a jump would pass over: what has a destructor lives in the caller.
bool compress(const Still& still, int quality, Failure& failure, Room& room) {
    jpeg_compress_struct library{};
    library.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = leave;
    failure.manager.output_message = stay_silent;
    if (setjmp(failure.back) != 0) {
        jpeg_destroy_compress(&library);
        return false;
    }
    jpeg_create_compress(&library);
    library.dest = &room.manager;
    run(library, still, quality);
    jpeg_destroy_compress(&library);
    return true;
}

// Nothing where it does not fit into so many bytes.
Result<std::optional<std::string>> encode(const Still& still, int quality, std::size_t most_bytes) {
    Failure failure{};
    // One more: the library takes a room for full with its last byte.
    Room room{{nullptr, 0, enter, find_it_full, close}, std::string(most_bytes + 1, '\0')};
    if (compress(still, quality, failure, room)) {
        room.bytes.shrink_to_fit();
        return std::optional(std::move(room.bytes));
    }
    if (room.full) return std::optional<std::string>{};
    return jpeg_error(failure.text);
}

constexpr std::array qualities{86, 75, 60};  // below it is better to be smaller
constexpr int smallest_side = 16;

}  // namespace

Result<std::string> encode_jpeg(const Still& still, const JpegLimits& limits) {
    for (int longest = std::max(1, limits.longest_side); longest >= smallest_side;
         longest = longest * 3 / 4) {
        const Still small = shrunk(still, longest);
        if (small.rgb.empty()) return jpeg_error("bytes do not fit the size");
        longest = std::max(small.width, small.height);
        for (const int quality : qualities) {
            auto jpeg = encode(small, quality, limits.most_bytes);
            if (!jpeg) return std::move(jpeg).error();
            if (*jpeg) return **std::move(jpeg);
        }
    }
    return jpeg_error("does not fit into so few bytes");
}

}  // namespace base
