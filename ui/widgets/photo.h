// Photos as a strip of slots, and one of them small.
#pragma once

#include <memory>

#include "base/picture/rgba.h"
#include "ui/widgets/stage.h"

namespace ui {

// A photo with its number, or the place of the next one.
struct PhotoSlot {
    std::string_view id, label;  // the label is spoken; the slot shows a picture or a camera
    std::shared_ptr<const base::Rgba> picture = nullptr;
    int number = 1;
    bool on = false;  // the one that is shown large
};
bool photo_slot(Stage& stage, const Box& box, const PhotoSlot& slot);

// Only to be looked at.
void small_photo(Stage& stage, const Box& box, const std::shared_ptr<const base::Rgba>& picture, int number);
// Where a later one will be.
void photo_place(Stage& stage, const Box& box);

}  // namespace ui
