#include "ui/screens/request_pictures.h"

namespace ui {
namespace {

constexpr int most = 2;

void picture(Stage& stage, const Box& place, const service::SlipPhotoShown& photo, std::string_view words) {
    stage.paint.photo(photo.preview, place, radius::photo);
    const TextStyle style{Type::caption, color::white, true};
    const Box tag{place.x + 12, place.bottom() - 12 - 52, stage.paint.width(words, style) + 40, 52};
    stage.paint.fill(tag, color::river9, 26);
    stage.paint.text(tag, words, style, Align::centre);
    stage.say(photo.mended ? "request.photo.mended" : "request.photo.before", NodeRole::image, words, place);
}

}  // namespace

void request_pictures(Page& page, Stage& stage, const Box& box, bool open,
                      const std::vector<service::SlipPhotoShown>& all) {
    const std::string_view before_words = page.words.tr("报修时"),
                           after_words = open ? page.words.tr("师傅拍的") : page.words.tr("修好后");
    int at = 0;
    for (const bool mended : {false, true})
        for (const service::SlipPhotoShown& each : all) {
            if (each.mended != mended || at == most) continue;
            const Box place =
                box.h > box.w ? box.row(at, most, space::gap) : box.column(at, most, space::gap);
            picture(stage, place, each, mended ? after_words : before_words);
            ++at;
        }
}

}  // namespace ui
