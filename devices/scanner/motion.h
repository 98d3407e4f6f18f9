// Has anything moved before the camera? The gate that spares the decoder an empty lobby.
#pragma once

#include <cstdint>
#include <vector>

#include "devices/scanner/luma.h"

namespace scanner {

// Compares one pixel in 8 x 8 (the mean of a few, against sensor noise) with the picture at the last motion,
// so that something creeping in is noticed too. Costs about a hundredth of a decoder pass.
class MotionGate {
  public:
    // True for the first picture, for one of another size, and whenever the scene differs from the reference.
    bool moved(LumaView picture);

  private:
    std::vector<std::uint8_t> reference_, now_;
};

}  // namespace scanner
