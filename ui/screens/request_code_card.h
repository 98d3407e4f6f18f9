// Beside a request's progress: what leads a phone to the same.
#pragma once

#include "ui/screens/lobby_screen.h"
#include "ui/widgets/code.h"

namespace ui {

class RequestCodeCard {
  public:
    // Of whose slip's key this is. False: no phone is led anywhere, so there is nothing to draw.
    bool read(const Page& page, const domain::RequestNumber& number, domain::RequestKey key);
    void draw(Page& page, Stage& stage, const Box& box) const;
    void wipe() { code_.wipe(); }

  private:
    ScreenCode code_;
};

}  // namespace ui
