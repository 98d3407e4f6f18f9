#include <cmath>

#include "ui/screens/maintenance.h"
#include "ui/screens/wording.h"
#include "ui/widgets/ring.h"

namespace ui {
namespace {

constexpr std::chrono::milliseconds lasts{30'000};

class CleaningScreen final : public Screen {
  public:
    std::string_view name() const override { return "maintenance.cleaning"; }
    std::chrono::seconds stays() const override { return std::chrono::seconds{120}; }
    bool deaf() const override { return true; }

    void draw(Page& page) override {
        const auto left = lasts - page.age;
        if (left <= std::chrono::milliseconds{0}) return page.go.back();
        const Layout layout = make_layout({page.width, page.height, page.mm_per_pixel}, page.modes.large_text,
                                          page.modes.low_reach);
        Painter paint(*ImGui::GetWindowDrawList(), page.fonts, page.art, layout);
        paint.tell(page.written);
        Stage stage{paint, page.tree};
        paint.fill(layout.page, color::paper);
        const auto seconds = static_cast<int>((left.count() + 999) / 1000);
        words(page, stage, seconds);
        page.wake_in(left - std::chrono::milliseconds{(seconds - 1) * 1000});
    }

  private:
    static void words(Page& page, Stage& stage, int seconds) {
        Painter& paint = stage.paint;
        const Box room = stage.layout().page.inset(96, 0);
        const std::string_view head = page.words.tr("可以擦屏幕了"),
                               more = page.words.tr("碰到屏幕不会有反应，时间到了自动恢复");
        const TextStyle strong{Type::title, color::ink9, true}, quiet{Type::body, color::ink7};
        constexpr float radius = 120;
        const float head_high = paint.paragraph_height(room.w, head, strong, 2);
        const float more_high = paint.paragraph_height(room.w, more, quiet, 3);
        float y = room.centre_y() - (2 * radius + 48 + head_high + 12 + more_high) / 2;
        countdown(page, stage, {room.centre_x() - radius, y, 2 * radius, 2 * radius}, seconds);
        y += 2 * radius + 48;
        const Box words{room.x, y, room.w, head_high + 12 + more_high};
        paint.paragraph(words, head, strong, Align::centre, 2);
        paint.paragraph(words.below(head_high + 12), more, quiet, Align::centre, 3);
        stage.say("maintenance.cleaning.title", NodeRole::heading, head, words.top(head_high));
        stage.say("maintenance.cleaning.text", NodeRole::text, more, words.below(head_high + 12));
    }

    // The visitors' ring is small and turns amber; this one ends as it began.
    static void countdown(Page& page, Stage& stage, const Box& box, int seconds) {
        Painter& paint = stage.paint;
        const float x = box.centre_x(), y = box.centre_y(), radius = box.w / 2;
        const float part = static_cast<float>(seconds) / (static_cast<float>(lasts.count()) / 1000);
        const std::string number = std::to_string(seconds);
        paint.ring(x, y, radius, 16, 1, color::river1);
        paint.ring(x, y, radius, 16, part, color::river7);
        paint.text({box.x, y - 60, box.w, 88}, number, {Type::numeral_m, color::river7, true}, Align::centre);
        paint.text({box.x + 40, y + 28, box.w - 80, 48}, page.words.tr("秒"),
                   {Type::caption, color::river7, true}, Align::centre);
        stage.say("maintenance.cleaning.left", NodeRole::progress,
                  number + " " + std::string(page.words.tr("秒")), box);
    }
};

}  // namespace

std::unique_ptr<Screen> make_cleaning_screen() {
    return std::make_unique<CleaningScreen>();
}

}  // namespace ui
