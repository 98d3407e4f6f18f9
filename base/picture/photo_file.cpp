#include "base/picture/photo_file.h"

#include <algorithm>
#include <memory>
#include <string>

#include <gdk-pixbuf/gdk-pixbuf.h>

namespace base {
namespace {

struct Unref {
    void operator()(GdkPixbufLoader* loader) const { g_object_unref(loader); }
    void operator()(GdkPixbuf* pixbuf) const { g_object_unref(pixbuf); }
    void operator()(GError* error) const { g_error_free(error); }
};

Error invalid(std::string text) {
    return {ErrorKind::invalid, std::move(text), "picture.photo"};
}

// By its first bytes, never by its name: the library would try a dozen more formats than we want to trust.
const char* type_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "png";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "jpeg";
    return nullptr;
}

struct Sizing {
    PhotoLimits limits;
    bool too_large = false;
};

// Called before the pixels get memory. A size of 0 x 0 tells the loader to read on without them.
void choose_size(GdkPixbufLoader* loader, int width, int height, gpointer data) {
    auto& sizing = *static_cast<Sizing*>(data);
    if (std::int64_t{width} * height > sizing.limits.most_pixels) {
        sizing.too_large = true;
        gdk_pixbuf_loader_set_size(loader, 0, 0);
        return;
    }
    const std::int64_t longest = std::max(width, height), wanted = sizing.limits.longest_side;
    if (wanted == 0 || longest <= wanted) return;
    const auto scaled = [&](int side) {
        return static_cast<int>(std::max<std::int64_t>(1, side * wanted / longest));
    };
    gdk_pixbuf_loader_set_size(loader, scaled(width), scaled(height));
}

Still on_paper(const GdkPixbuf* pixbuf) {
    Still still;
    still.width = gdk_pixbuf_get_width(pixbuf);
    still.height = gdk_pixbuf_get_height(pixbuf);
    still.rgb.resize(static_cast<std::size_t>(still.width) * static_cast<std::size_t>(still.height) * 3);
    const int channels = gdk_pixbuf_get_n_channels(pixbuf), stride = gdk_pixbuf_get_rowstride(pixbuf);
    const guint8* pixels = gdk_pixbuf_read_pixels(pixbuf);
    auto to = still.rgb.begin();
    for (int y = 0; y < still.height; ++y) {
        const guint8* from = pixels + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < still.width; ++x, from += channels) {
            const int alpha = channels == 4 ? from[3] : 255;
            for (int c = 0; c < 3; ++c)
                *to++ = static_cast<std::uint8_t>((from[c] * alpha + 255 * (255 - alpha)) / 255);
        }
    }
    return still;
}

}  // namespace

Result<Still> read_photo(std::string_view bytes, const PhotoLimits& limits) {
    const char* type = type_of(bytes);
    if (type == nullptr) return invalid("neither PNG nor JPEG");
    GError* raw = nullptr;
    const std::unique_ptr<GdkPixbufLoader, Unref> loader(gdk_pixbuf_loader_new_with_type(type, &raw));
    Sizing sizing{limits};
    bool ok = loader != nullptr;
    if (ok) {
        g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(choose_size), &sizing);
        ok = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()),
                                     bytes.size(), &raw) != FALSE;
        // It must be closed even after a failed write, and may then fail once more.
        ok = gdk_pixbuf_loader_close(loader.get(), raw == nullptr ? &raw : nullptr) != FALSE && ok;
    }
    const std::unique_ptr<GError, Unref> error(raw);
    if (sizing.too_large) return invalid("picture too large");
    if (!ok) return invalid(error ? error->message : "cannot be decoded");
    GdkPixbuf* as_stored = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (as_stored == nullptr || gdk_pixbuf_get_bits_per_sample(as_stored) != 8)
        return invalid("cannot be decoded");
    const std::unique_ptr<GdkPixbuf, Unref> upright(gdk_pixbuf_apply_embedded_orientation(as_stored));
    if (!upright) return invalid("cannot be decoded");
    return on_paper(upright.get());
}

}  // namespace base
