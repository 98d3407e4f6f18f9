#include "ui/shell/textures.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <GL/gl.h>

#include "ui/shell/shadow.h"

namespace ui {

namespace {

constexpr std::size_t most_shadows = 64;

// Sizes this close look the same when one is drawn as the other.
bool about(int a, int b) {
    return std::abs(a - b) <= std::max(1, b / 40);
}

}  // namespace

Texture::~Texture() {
    if (id_ != 0) glDeleteTextures(1, &id_);
}

void Texture::upload(int width, int height, int channels, const std::uint8_t* pixels) {
    const GLenum format = channels == 3 ? GL_RGB : GL_RGBA;
    const bool again = id_ != 0 && width == width_ && height == height_ && channels == channels_;
    if (id_ == 0) glGenTextures(1, &id_);
    glBindTexture(GL_TEXTURE_2D, id_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (again) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, format, GL_UNSIGNED_BYTE, pixels);
        return;
    }
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, channels == 3 ? GL_RGB8 : GL_RGBA8, width, height, 0, format,
                 GL_UNSIGNED_BYTE, pixels);
    width_ = width;
    height_ = height;
    channels_ = channels;
}

void Texture::blacken() {
    if (id_ == 0) return;
    const std::vector<std::uint8_t> black(static_cast<std::size_t>(width_) *
                                          static_cast<std::size_t>(height_) *
                                          static_cast<std::size_t>(channels_));
    upload(width_, height_, channels_, black.data());
}

Textures::Textures(std::string art_folder, const base::Latest<base::Frame>* frames, Warn warn)
    : frames_(frames), warn_(std::move(warn)), loader_(std::move(art_folder)) {}

std::optional<Picture> Textures::svg(std::string_view name, float width, float height, Shade shade) {
    const ArtKey key{std::string(name), static_cast<int>(std::ceil(width)),
                     static_cast<int>(std::ceil(height)), shade};
    if (key.width <= 0 || key.height <= 0) return std::nullopt;
    auto found = art_.find(key);
    if (found == art_.end()) {
        if (Entry* close = close_to(key)) {
            close->used = frame_;
            return Picture{close->texture.ref(), static_cast<float>(key.width),
                           static_cast<float>(key.height)};
        }
        if (loading_ >= most_loading || !loader_.ask(key)) return std::nullopt;
        ++loading_;
        found = art_.emplace(key, Entry{}).first;
    }
    found->second.used = frame_;
    if (found->second.state != State::ready) return std::nullopt;
    return Picture{found->second.texture.ref(), static_cast<float>(key.width),
                   static_cast<float>(key.height)};
}

Textures::Entry* Textures::close_to(const ArtKey& key) {
    for (auto it = art_.lower_bound({key.name, 0, 0}); it != art_.end() && it->first.name == key.name; ++it) {
        if (it->second.state == State::ready && it->first.shade == key.shade &&
            about(it->first.width, key.width) && about(it->first.height, key.height)) {
            return &it->second;
        }
    }
    return nullptr;
}

bool Textures::news() {
    for (ArtLoader::Loaded& one : loader_.take())
        arrived_.push_back(std::move(one));
    return !arrived_.empty();
}

void Textures::begin_frame(base::BootTime now) {
    now_ = now;
    ++frame_;
    camera_asked_ = false;
    news();
    for (ArtLoader::Loaded& loaded : std::exchange(arrived_, {})) {
        --loading_;
        Entry& entry = art_[loaded.key];
        if (!loaded.picture) {
            entry.state = State::missing;
            warn_(loaded.picture.error());
            continue;
        }
        const base::Rgba& picture = loaded.picture.value();
        entry.texture.upload(picture.width, picture.height, 4, picture.pixels.data());
        entry.state = State::ready;
        entry.bytes = picture.pixels.size();
        entry.used = frame_;
        bytes_ += entry.bytes;
    }
}

void Textures::end_frame() {
    camera_shown_ = camera_asked_;
    collect_photos();
    if (bytes_ > art_bytes) collect();
    if (shadows_.size() > most_shadows) collect_shadows();
}

// A kiosk runs for months, in every size and mode: only what the last frame showed is sure to be wanted.
void Textures::collect_shadows() {
    std::erase_if(shadows_, [this](const auto& entry) { return entry.second.used != frame_; });
}

// Least recently drawn first; never what the last frame showed.
void Textures::collect() {
    while (bytes_ > art_bytes) {
        auto oldest = art_.end();
        for (auto it = art_.begin(); it != art_.end(); ++it) {
            if (it->second.state != State::ready || it->second.used == frame_) continue;
            if (oldest == art_.end() || it->second.used < oldest->second.used) oldest = it;
        }
        if (oldest == art_.end()) return;
        bytes_ -= oldest->second.bytes;
        art_.erase(oldest);
    }
}

bool Textures::camera_news() const {
    return frames_ != nullptr && frames_->get().version != camera_version_;
}

std::optional<Picture> Textures::camera() {
    camera_asked_ = true;
    if (frames_ == nullptr) return std::nullopt;
    const auto newest = frames_->get();
    if (!newest.value) camera_version_ = newest.version;
    if (!newest.value || now_ - newest.value->taken > stale_after) {
        forget_camera();
        return std::nullopt;
    }
    if (newest.version != camera_version_) {
        camera_version_ = newest.version;
        upload_camera(*newest.value);
    }
    if (!camera_) return std::nullopt;
    camera_picture_.texture = camera_.ref();
    return camera_picture_;
}

void Textures::upload_camera(const base::Frame& frame) {
    const auto pixels = [](int w, int h) {
        return static_cast<std::size_t>(w) * static_cast<std::size_t>(h);
    };
    int width = frame.preview_width, height = frame.preview_height;
    const std::uint8_t* rgb = frame.rgb.data();
    if (width <= 0 || height <= 0 || frame.rgb.size() != pixels(width, height) * 3) {
        width = frame.width;
        height = frame.height;
        if (width <= 0 || height <= 0 || frame.luma.size() != pixels(width, height)) return;
        luma_as_rgb_.resize(frame.luma.size() * 3);
        for (std::size_t i = 0; i < frame.luma.size(); ++i) {
            luma_as_rgb_[i * 3] = luma_as_rgb_[i * 3 + 1] = luma_as_rgb_[i * 3 + 2] = frame.luma[i];
        }
        rgb = luma_as_rgb_.data();
    }
    camera_.upload(width, height, 3, rgb);
    camera_picture_ = {camera_.ref(), static_cast<float>(width), static_cast<float>(height)};
}

void Textures::forget_camera() {
    camera_.blacken();
    camera_ = Texture{};
    luma_as_rgb_ = {};
}

std::optional<Picture> Textures::photo(const std::shared_ptr<const base::Rgba>& photo) {
    if (!photo || photo->width <= 0 || photo->height <= 0) return std::nullopt;
    auto found =
        std::find_if(photos_.begin(), photos_.end(), [&](const Photo& one) { return one.picture == photo; });
    if (found == photos_.end()) {
        Texture texture;
        texture.upload(photo->width, photo->height, 4, photo->pixels.data());
        found = photos_.insert(photos_.end(), {photo, std::move(texture), frame_});
    }
    found->used = frame_;
    return Picture{found->texture.ref(), static_cast<float>(photo->width), static_cast<float>(photo->height)};
}

void Textures::collect_photos() {
    std::erase_if(photos_, [this](Photo& photo) {
        if (photo.used == frame_) return false;
        photo.texture.blacken();
        return true;
    });
}

void Textures::forget_visit() {
    forget_camera();
    for (Photo& photo : photos_)
        photo.texture.blacken();
    photos_.clear();
}

Art::Shadow Textures::shadow(float radius, float blur) {
    const std::pair<int, int> key{static_cast<int>(std::lround(radius * 8)),
                                  static_cast<int>(std::lround(blur * 8))};
    auto found = shadows_.find(key);
    if (found == shadows_.end()) {
        const BakedShadow baked = bake_shadow(radius, blur);
        Texture texture;
        texture.upload(baked.picture.width, baked.picture.height, 4, baked.picture.pixels.data());
        const Shadow shadow{texture.ref(), static_cast<float>(baked.picture.width), baked.corner};
        found = shadows_.emplace(key, Baked{std::move(texture), shadow}).first;
    }
    found->second.used = frame_;
    return found->second.shadow;
}

std::size_t Textures::count() const {
    return art_.size() + shadows_.size() + photos_.size() + (camera_ ? 1 : 0);
}

}  // namespace ui
