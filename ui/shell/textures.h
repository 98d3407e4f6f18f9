// Art as OpenGL textures: what Page::art hands to the screens.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <string>
#include <utility>

#include "base/clock.h"
#include "base/frame.h"
#include "base/latest.h"
#include "ui/shell/art.h"
#include "ui/shell/art_loader.h"

namespace ui {

// An OpenGL texture that is given back. UI thread, with the context current.
class Texture {
  public:
    Texture() = default;
    Texture(Texture&& other) noexcept { swap(other); }
    Texture& operator=(Texture&& other) noexcept {
        Texture gone(std::move(other));
        swap(gone);
        return *this;
    }
    ~Texture();
    // `channels` is 3 (RGB) or 4 (RGBA, straight alpha). Same size as before: replaced in place.
    void upload(int width, int height, int channels, const std::uint8_t* pixels);
    // Overwrites the pixels: a deleted texture lies in the graphics memory as it was.
    void blacken();
    ImTextureRef ref() const { return ImTextureRef(static_cast<ImTextureID>(id_)); }
    explicit operator bool() const { return id_ != 0; }

  private:
    void swap(Texture& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(width_, other.width_);
        std::swap(height_, other.height_);
        std::swap(channels_, other.channels_);
    }
    unsigned id_ = 0;
    int width_ = 0, height_ = 0, channels_ = 0;
};

class Textures final : public Art {
  public:
    using Warn = std::function<void(const base::Error&)>;
    // Art that was not drawn lately is dropped beyond this many bytes.
    static constexpr std::size_t art_bytes = 64u << 20;
    static constexpr int most_loading = 64;
    // An older frame is a frame of somebody who has gone.
    static constexpr base::BootTime stale_after{1500};

    Textures(std::string art_folder, const base::Latest<base::Frame>* frames, Warn warn);

    std::optional<Picture> svg(std::string_view name, float width, float height, Shade shade) override;
    std::optional<Picture> camera() override;
    std::optional<Picture> photo(const std::shared_ptr<const base::Rgba>& photo) override;
    Shadow shadow(float radius, float blur) override;

    // Around a frame: uploads what has come, then drops what is too much.
    void begin_frame(base::BootTime now);
    void end_frame();
    // Something came that the next frame would show.
    bool news();
    // Whether the last frame showed the camera, and whether a newer picture is there.
    bool camera_wanted() const { return camera_shown_; }
    bool camera_news() const;
    // Art that was asked for and has not come yet.
    bool loading() const { return loading_ > 0; }
    // The end of a visit: the last visitor's face goes, and what they photographed.
    void forget_visit();
    std::size_t count() const;

  private:
    enum class State { loading, ready, missing };
    struct Entry {
        State state = State::loading;
        Texture texture;
        std::size_t bytes = 0;
        std::uint64_t used = 0;  // number of the last frame that showed it
    };
    Entry* close_to(const ArtKey& key);
    void upload_camera(const base::Frame& frame);
    void forget_camera();
    void collect_photos();
    void collect();

    const base::Latest<base::Frame>* frames_;
    Warn warn_;
    ArtLoader loader_;
    std::vector<ArtLoader::Loaded> arrived_;
    std::map<ArtKey, Entry> art_;
    struct Baked {
        Texture texture;
        Shadow shadow;
        std::uint64_t used = 0;
    };
    void collect_shadows();
    std::map<std::pair<int, int>, Baked> shadows_;  // by eighths of a pixel
    Texture camera_;
    Picture camera_picture_;
    std::uint64_t camera_version_ = 0;
    bool camera_shown_ = false, camera_asked_ = false;
    std::vector<std::uint8_t> luma_as_rgb_;
    struct Photo {
        std::shared_ptr<const base::Rgba> picture;  // held, so that no other can stand at its address
        Texture texture;
        std::uint64_t used = 0;
    };
    std::vector<Photo> photos_;
    base::BootTime now_{0};
    std::uint64_t frame_ = 0;
    std::size_t bytes_ = 0;
    int loading_ = 0;
};

}  // namespace ui
