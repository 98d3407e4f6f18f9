// A finger that goes over a photo: what lies there is nobody's business, and is made unrecognisable.
#pragma once

#include <memory>
#include <vector>

#include "base/picture/hide.h"
#include "base/picture/rgba.h"
#include "ui/screens/lobby_screen.h"

namespace ui {

// Seen at once where the finger goes; said when it is lifted, and drawn until the picture has become another
// one.
class FingerMarks {
  public:
    // Takes the touches on the picture, of which `preview` shows the whole in `box`. What is to be hidden,
    // once the finger is lifted; empty: nothing new. `hiding`: a part is being hidden.
    std::vector<base::Spot> take(Stage& stage, const Box& box, std::string_view label,
                                 const std::shared_ptr<const base::Rgba>& preview, bool hiding);
    void clear();

  private:
    void follow(const Stage& stage, const Box& box);

    std::vector<base::Spot> stroke_, said_;
    std::weak_ptr<const base::Rgba> shown_;  // the picture that the marks lie on
};

}  // namespace ui
