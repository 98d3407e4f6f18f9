#include "tests/golden/screens/panel.h"

#include <cstdio>

#include "assets/assets.h"

namespace golden {

namespace {

void complain_of_art(const base::Error& error) {
    std::fprintf(stderr, "%s\n", base::describe(error).c_str());
}

base::Still seen_by_the_camera() {
    const base::Rgba hall = hall_with_phone();
    base::Still still{hall.width, hall.height, {}};
    for (std::size_t i = 0; i < hall.pixels.size(); ++i)
        if (i % 4 != 3) still.rgb.push_back(hall.pixels[i]);
    return still;
}

}  // namespace

class Panel::Nowhere final : public ui::Navigator {
    void open(std::unique_ptr<ui::Screen>) override {}
    void replace(std::unique_ptr<ui::Screen>) override {}
    void back() override {}
    void home() override {}
    bool can_go_back() const override { return possible; }

  public:
    bool possible = true;
};

base::Result<std::unique_ptr<Panel>> Panel::open(int width, int height, const ui::Words& words) {
    auto window = ui::Window::open({width, height, false, "panel"}, ui::WindowEvents{});
    if (!window) return std::move(window).error();
    return std::unique_ptr<Panel>(new Panel(std::move(*window), words));
}

Panel::Panel(std::unique_ptr<ui::Window> window, const ui::Words& words)
    : window_(std::move(window)),
      graphics_(*window_),
      textures_(assets::path("art"), &frames_, complain_of_art),
      words_(words),
      nowhere_(std::make_unique<Nowhere>()),
      seen_(seen_by_the_camera()) {}

Panel::~Panel() = default;

void Panel::settle(Stand& stand) {
    draw(stand);
    while (textures_.loading()) {
        textures_.news();
        draw(stand);
    }
    // Glyphs may have moved in the atlas while the last one asked for more.
    draw(stand);
}

void Panel::draw(Stand& stand) {
    now_ += std::chrono::milliseconds{500};
    const auto since = std::chrono::steady_clock::now();
    if (stand.scene.view.devices && stand.scene.view.devices->camera == service::CameraState::running)
        put_frame();
    textures_.begin_frame(now_);
    graphics_.begin_frame(now_);
    page(stand);
    built_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
    graphics_.end_frame();
    textures_.end_frame();
}

void Panel::page(Stand& stand) {
    const Shot& shot = stand.scene.shot;
    const auto never = [](std::chrono::milliseconds) {};
    nowhere_->possible = shot.can_go_back;
    ui::Tree tree;
    tree.begin(stand.screen->name());
    ui::Page page{.view = stand.scene.view,
                  .modes = shot.modes,
                  .words = words_.of(shot.modes.language),
                  .fonts = graphics_.fonts(),
                  .art = textures_,
                  .tree = tree,
                  .go = *nowhere_,
                  .send = [](service::Command) {},
                  .set_modes = [](const ui::Modes&) {},
                  .visit = 1,
                  .width = static_cast<float>(window_->width()),
                  .height = static_cast<float>(window_->height()),
                  .mm_per_pixel = shot.mm_per_pixel,
                  .now = shot.now,
                  .age = shot.age,
                  .animate_for = never,
                  .wake_in = never,
                  .seconds_left = shot.seconds_in_all > 0 ? std::optional(shot.seconds_left) : std::nullopt,
                  .seconds_in_all = shot.seconds_in_all,
                  .asking = shot.asking,
                  .keep_visit = [] {},
                  .typed = {},
                  .languages = words_.languages(),
                  .composer = stand.composer};
    stand.screen->draw(page);
}

// As a camera does while somebody stands before it: a new picture for each frame.
void Panel::put_frame() {
    auto frame = std::make_shared<base::Frame>();
    frame->width = frame->preview_width = seen_.width;
    frame->height = frame->preview_height = seen_.height;
    frame->luma.assign(seen_.rgb.size() / 3, 128);
    frame->rgb = seen_.rgb;
    frame->number = ++number_;
    frame->taken = now_;
    frames_.put(std::move(frame));
}

}  // namespace golden
