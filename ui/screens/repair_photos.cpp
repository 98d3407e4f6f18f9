#include "ui/screens/repair_photos.h"

#include <algorithm>

#include "ui/widgets/photo.h"

namespace ui {
namespace {

constexpr int slots = static_cast<int>(domain::Photo::most);

Box slot_at(const Box& box, int i) {
    return {box.x + static_cast<float>(i) * (photo_slot_side + space::gap), box.y, photo_slot_side,
            photo_slot_side};
}

}  // namespace

std::string photo_count(const Page& page, std::size_t n) {
    if (n == 0) return {};
    return base::fill(page.words.tr_n("{n} 张照片", n), {{"n", std::to_string(n)}});
}

bool forbids_photos(const Page& page, std::string_view cell) {
    const auto at = domain::find_cell(known(page.view.house).layouts, cell);
    return at && at.cell->no_photo;
}

float photo_strip_width() {
    return slots * photo_slot_side + (slots - 1) * space::gap;
}

std::optional<std::uint64_t> photo_strip(Page& page, Stage& stage, const Box& box, const PhotoStrip& strip) {
    const auto& kept = photos_of(page).kept;
    const int n = std::min(static_cast<int>(kept.size()), slots);
    std::optional<std::uint64_t> touched;
    for (int i = 0; i < slots; ++i) {
        const Box at = slot_at(box, i);
        const bool filled = i < n;
        if (i > n || (!filled && !strip.next)) {
            photo_place(stage, at);
            continue;
        }
        const std::string_view words =
            filled ? page.words.tr("第 {n} 张照片") : page.words.tr("拍第 {n} 张照片");
        const std::string label = base::fill(words, {{"n", std::to_string(i + 1)}}),
                          name = std::string(strip.id) + ".slot." + std::to_string(i);
        PhotoSlot slot{name, label};
        slot.number = i + 1;
        const auto* photo = filled ? &kept[static_cast<std::size_t>(i)] : nullptr;
        if (photo != nullptr) slot.picture = photo->preview;
        slot.on = photo != nullptr && photo->id == strip.on;
        if (photo_slot(stage, at, slot)) touched = photo != nullptr ? photo->id : 0;
    }
    return touched;
}

void photo_row(Page& page, Stage& stage, const Box& box, std::string_view id) {
    const auto& kept = photos_of(page).kept;
    if (kept.empty()) return;
    float x = box.x;
    int number = 0;
    for (const auto& photo : kept) {
        small_photo(stage, {x, box.y, box.h, box.h}, photo.preview, ++number);
        x += box.h + space::gap;
    }
    stage.say(id, NodeRole::text, photo_count(page, kept.size()),
              {box.x, box.y, x - space::gap - box.x, box.h});
}

}  // namespace ui
