#include "devices/scanner/tool/picture_file.h"

#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

#include <gdk-pixbuf/gdk-pixbuf.h>

namespace scanner {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t largest_file = std::size_t{64} << 20;
constexpr std::int64_t largest_picture = 64'000'000;

struct Unref {
    void operator()(GdkPixbufLoader* loader) const { g_object_unref(loader); }
    void operator()(GError* error) const { g_error_free(error); }
};

Error invalid(std::string text) {
    return {ErrorKind::invalid, std::move(text), "scan.picture"};
}

base::Result<std::vector<guchar>> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorKind::not_found, "cannot be opened", "scan.picture"};
    std::vector<guchar> bytes;
    std::vector<char> buffer(std::size_t{1} << 16);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), file.gcount() > 0) {
        if (bytes.size() + static_cast<std::size_t>(file.gcount()) > largest_file)
            return invalid("file too large");
        bytes.insert(bytes.end(), buffer.begin(), buffer.begin() + file.gcount());
    }
    if (file.bad()) return Error{ErrorKind::io, "cannot be read", "scan.picture"};
    return bytes;
}

// By its first bytes, never by its name: the library would try a dozen more formats than we want to trust.
const char* type_of(const std::vector<guchar>& bytes) {
    static constexpr guchar png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static constexpr guchar jpeg[] = {0xFF, 0xD8, 0xFF};
    if (bytes.size() > sizeof png && std::memcmp(bytes.data(), png, sizeof png) == 0) return "png";
    if (bytes.size() > sizeof jpeg && std::memcmp(bytes.data(), jpeg, sizeof jpeg) == 0) return "jpeg";
    return nullptr;
}

// Called before the pixels get memory. A size of 0 x 0 tells the loader to read on without them.
void refuse_large(GdkPixbufLoader* loader, int width, int height, gpointer too_large) {
    if (std::int64_t{width} * height <= largest_picture) return;
    *static_cast<bool*>(too_large) = true;
    gdk_pixbuf_loader_set_size(loader, 0, 0);
}

LumaImage to_luma(const GdkPixbuf* pixbuf) {
    LumaImage image;
    image.resize(gdk_pixbuf_get_width(pixbuf), gdk_pixbuf_get_height(pixbuf));
    const int channels = gdk_pixbuf_get_n_channels(pixbuf), stride = gdk_pixbuf_get_rowstride(pixbuf);
    const guint8* pixels = gdk_pixbuf_read_pixels(pixbuf);
    for (int y = 0; y < image.height; ++y) {
        const guint8* from = pixels + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < image.width; ++x, from += channels) {
            const int luma = (306 * from[0] + 601 * from[1] + 117 * from[2] + 512) >> 10;  // BT.601
            const int alpha = channels == 4 ? from[3] : 255;
            image.row(y)[x] = static_cast<std::uint8_t>((luma * alpha + 255 * (255 - alpha)) / 255);
        }
    }
    return image;
}

}  // namespace

base::Result<LumaImage> read_picture_file(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    const char* type = type_of(*bytes);
    if (type == nullptr) return invalid("neither PNG nor JPEG");
    GError* raw = nullptr;
    const std::unique_ptr<GdkPixbufLoader, Unref> loader(gdk_pixbuf_loader_new_with_type(type, &raw));
    bool too_large = false;
    bool ok = loader != nullptr;
    if (ok) {
        g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(refuse_large), &too_large);
        ok = gdk_pixbuf_loader_write(loader.get(), bytes->data(), bytes->size(), &raw) != FALSE;
        // It must be closed even after a failed write, and may then fail once more.
        ok = gdk_pixbuf_loader_close(loader.get(), raw == nullptr ? &raw : nullptr) != FALSE && ok;
    }
    const std::unique_ptr<GError, Unref> error(raw);
    if (too_large) return invalid("picture too large");
    if (!ok) return invalid(error ? error->message : "cannot be decoded");
    const GdkPixbuf* pixbuf = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (pixbuf == nullptr || gdk_pixbuf_get_bits_per_sample(pixbuf) != 8) return invalid("cannot be decoded");
    return to_luma(pixbuf);
}

}  // namespace scanner
