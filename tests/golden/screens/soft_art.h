// The art of the house for tests: rasterised at once, a drawn camera picture, shadows baked on the CPU.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "base/picture/rgba.h"
#include "tests/golden/screens/soft_renderer.h"
#include "ui/shell/art.h"

namespace golden {

// What the camera sees in tests: a phone with a code before a blurred hall.
base::Rgba hall_with_phone();

class SoftArt final : public ui::Art {
  public:
    explicit SoftArt(std::string folder) : folder_(std::move(folder)) {}
    std::optional<ui::Picture> svg(std::string_view name, float width, float height,
                                   ui::Shade shade) override;
    std::optional<ui::Picture> camera() override;
    std::optional<ui::Picture> photo(const std::shared_ptr<const base::Rgba>& photo) override;
    Shadow shadow(float radius, float blur) override;
    bool camera_runs = false;

  private:
    struct Held {
        base::Rgba picture;
        Texture texture;
    };
    ui::Picture show(const Held& held) const;
    static std::unique_ptr<Held> hold(base::Rgba picture);

    std::string folder_;
    std::map<std::tuple<std::string, int, int, ui::Shade>, std::unique_ptr<Held>> pictures_;
    std::map<std::pair<int, int>, std::unique_ptr<Held>> shadows_;
    std::unique_ptr<Held> camera_;
    std::map<std::shared_ptr<const base::Rgba>, std::unique_ptr<Held>> photos_;
};

}  // namespace golden
