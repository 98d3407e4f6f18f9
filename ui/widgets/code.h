// A QR code that phones read from the screen.
#pragma once

#include <optional>
#include <string>

#include "base/picture/qr.h"
#include "ui/widgets/stage.h"

namespace ui {

// Made once for each text: a frame draws it, and does no more.
class ScreenCode {
  public:
    // False: there is nothing to draw.
    bool read(const std::string& text);
    // On white, with its quiet zone.
    void draw(Painter& paint, const Box& box) const;
    void wipe();

  private:
    std::string text_;
    std::optional<base::QrMatrix> code_;
};

}  // namespace ui
