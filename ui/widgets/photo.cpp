#include "ui/widgets/photo.h"

namespace ui {
namespace {

constexpr float edge = 4;

void number_on(Painter& paint, const Box& box, int number) {
    const float r = std::max(20.0f, paint.smallest() * .72f), x = box.x + 10 + r, y = box.bottom() - 10 - r;
    paint.disc(x, y, r, color::river9);
    paint.text({x - r, y - r, 2 * r, 2 * r}, std::to_string(number), {Type::caption, color::white, true},
               Align::centre);
}

}  // namespace

void small_photo(Stage& stage, const Box& box, const std::shared_ptr<const base::Rgba>& picture, int number) {
    Painter& paint = stage.paint;
    paint.card(box, Elevation::e1, radius::photo);
    paint.photo(picture, box.inset(edge), radius::photo - edge);
    number_on(paint, box, number);
}

void photo_place(Stage& stage, const Box& box) {
    stage.paint.dashed(box, color::line_strong, 2, radius::photo);
}

bool photo_slot(Stage& stage, const Box& box, const PhotoSlot& slot) {
    const Touch now = touch(stage, {slot.id, NodeRole::button, slot.label, box, true, slot.on});
    Painter& paint = stage.paint;
    const Box shape = squeezed(box, now);
    if (slot.picture) {
        small_photo(stage, shape, slot.picture, slot.number);
        if (slot.on) paint.outline(box, color::river7, 6, radius::photo);
    } else {
        paint.fill(shape, now.ground(color::river0, color::river1), radius::photo);
        paint.dashed(shape, color::river7, 3, radius::photo);
        paint.icon(icon::camera, box.centre_x(), box.centre_y(), 54, color::river7);
    }
    if (now.focused) focus_ring(stage, box, radius::photo);
    return now.activated;
}

}  // namespace ui
