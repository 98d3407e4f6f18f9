// What the pages of a report show of its photos.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/domain/photo.h"
#include "ui/screens/wording.h"
#include "ui/widgets/stage.h"

namespace ui {

inline constexpr float photo_slot_side = 112;

inline const service::PhotosView& photos_of(const Page& page) {
    return known(page.view.repair).photos;
}
// "2 张照片"; empty if there is none.
std::string photo_count(const Page& page, std::size_t n);
// Whether the house forbids photos at this place.
bool forbids_photos(const Page& page, std::string_view cell);

// The slots from the left: those that are filled, one for the next, and where later ones will be. Ids are
// `id` + ".slot.N". What was touched: a photo's id, or 0 for the next one.
struct PhotoStrip {
    std::string_view id;
    std::uint64_t on = 0;  // the photo that is shown large
    bool next = true;      // another one can be begun here
};
std::optional<std::uint64_t> photo_strip(Page& page, Stage& stage, const Box& box, const PhotoStrip& strip);
float photo_strip_width();
// Only to be looked at, as large as the box is high.
void photo_row(Page& page, Stage& stage, const Box& box, std::string_view id);

}  // namespace ui
