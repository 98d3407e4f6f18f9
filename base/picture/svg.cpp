#include "base/picture/svg.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include <cairo.h>
#include <librsvg/rsvg.h>

namespace base {
namespace {

constexpr const char* kPlace = "picture.svg";
constexpr int kMaxSide = 8192;
constexpr std::size_t kMaxFile = 4u << 20;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* p) const {
        release(p);
    }
};
using Handle = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

Error failed(ErrorKind kind, std::string text) {
    return {kind, std::move(text), kPlace};
}

Error taken(GError* error) {
    Error ours = failed(ErrorKind::invalid, error ? error->message : "unreadable");
    g_clear_error(&error);
    return ours;
}

Result<Surface> render(RsvgHandle* handle, int width, int height) {
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)};
    const Context context{cairo_create(surface.get())};
    const RsvgRectangle viewport{0, 0, double(width), double(height)};
    GError* error = nullptr;
    if (!rsvg_handle_render_document(handle, context.get(), &viewport, &error)) return taken(error);
    if (const auto status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS)
        return failed(ErrorKind::internal, cairo_status_to_string(status));
    cairo_surface_flush(surface.get());
    return surface;
}

// Cairo keeps premultiplied 0xAARRGGBB words.
Rgba straight(cairo_surface_t* surface) {
    Rgba picture{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * picture.height * 4);
    std::uint8_t* pixel = picture.pixels.data();
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < picture.height; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < picture.width; ++x) {
            const std::uint32_t word = row[x], alpha = word >> 24;
            for (const int shift : {16, 8, 0}) {
                const std::uint32_t channel = (word >> shift) & 0xFF;
                const std::uint32_t value = alpha == 0 ? 0 : (channel * 255 + alpha / 2) / alpha;
                *pixel++ = static_cast<std::uint8_t>(value > 255 ? 255 : value);
            }
            *pixel++ = static_cast<std::uint8_t>(alpha);
        }
    }
    return picture;
}

Result<std::string> read_text(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || !in) return failed(ErrorKind::not_found, path);
    std::string text(std::min<std::uintmax_t>(size, kMaxFile + 1), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad()) return failed(ErrorKind::io, path);
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

std::string without_first_rect(std::string svg) {
    const auto body = svg.find("</defs>");
    const auto start = svg.find("<rect", body == std::string::npos ? 0 : body);
    if (start == std::string::npos) return svg;
    const auto end = svg.find('>', start);
    if (end == std::string::npos || svg[end - 1] != '/') return svg;  // a rect with children is no ground
    return svg.erase(start, end + 1 - start);
}

}  // namespace

Result<Rgba> rasterise_svg(std::string_view svg, int width, int height) {
    if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide)
        return failed(ErrorKind::invalid, "impossible size");
    if (svg.empty() || svg.size() > kMaxFile) return failed(ErrorKind::invalid, "empty or too large");
    GError* error = nullptr;
    // Made from memory without a base file: references to other files then lead nowhere.
    const Handle handle{
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error)};
    if (!handle) return taken(error);
    const auto surface = render(handle.get(), width, height);
    if (!surface) return surface.error();
    return straight(surface->get());
}

Result<Rgba> load_svg(const std::string& path, int width, int height) {
    const auto text = read_text(path);
    return text ? rasterise_svg(*text, width, height) : text.error();
}

Result<Rgba> load_svg_without_ground(const std::string& path, int width, int height) {
    auto text = read_text(path);
    return text ? rasterise_svg(without_first_rect(std::move(*text)), width, height) : text.error();
}

}  // namespace base
