// From what a screen wants to be heard to a player, at the volume of the hour.
#pragma once

#include <functional>
#include <memory>

#include "base/clock.h"
#include "kiosk/app/config.h"
#include "kiosk/service/kiosk_service.h"
#include "ui/shell/sounds.h"

namespace app {

// As loud as the newest view says. The function never blocks and may be called as long as it and `views`
// live; the player ends with it.
std::function<void(ui::Sound)> make_sounds(const Config& config, std::shared_ptr<const base::Clock> clock,
                                           const service::Views& views);

}  // namespace app
