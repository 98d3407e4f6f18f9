#include "ui/widgets/code.h"

#include "base/wipe.h"

namespace ui {

bool ScreenCode::read(const std::string& text) {
    if (text != text_) {
        const auto made = base::encode_qr(text, base::QrLevel::M);
        code_ = made && !text.empty() ? std::optional(*made) : std::nullopt;
        text_ = text;
    }
    return code_.has_value();
}

void ScreenCode::draw(Painter& paint, const Box& box) const {
    if (!code_) return;
    constexpr int quiet = 4;  // modules
    const float each = box.w / static_cast<float>(code_->size + 2 * quiet);
    paint.fill(box, color::white, 18);
    for (int y = 0; y < code_->size; ++y)
        for (int x = 0; x < code_->size; ++x)
            if (code_->at(x, y))
                paint.fill({box.x + each * static_cast<float>(x + quiet),
                            box.y + each * static_cast<float>(y + quiet), each + .4f, each + .4f},
                           color::ink9);
}

void ScreenCode::wipe() {
    base::renew(text_);
    code_.reset();
}

}  // namespace ui
