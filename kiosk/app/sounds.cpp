#include "kiosk/app/sounds.h"

#include <utility>

#include "devices/sound/sound.h"
#include "kiosk/app/log.h"

namespace app {

namespace {

sound::Sound heard(ui::Sound wanted) {
    switch (wanted) {
        case ui::Sound::tick:
            return sound::Sound::tick;
        case ui::Sound::done:
            return sound::Sound::done;
        case ui::Sound::problem:
            return sound::Sound::problem;
        case ui::Sound::warning:
            break;
    }
    return sound::Sound::warning;
}

}  // namespace

std::function<void(ui::Sound)> make_sounds(const Config& config, std::shared_ptr<const base::Clock> clock,
                                           const service::Views& views) {
    const std::shared_ptr<sound::Player> player =
        config.sound
            ? sound::make_player(config.sound_sink, [](const base::Error& error) { log_error(error); })
            : sound::make_null_player();
    return [player, clock = std::move(clock), &views, offset = config.utc_offset](ui::Sound wanted) {
        const auto settings = views.get().value->settings;
        if (wanted == ui::Sound::tick && !settings->ticks) return;
        const base::CivilTime now = base::to_civil(clock->wall(), offset);
        player->play(heard(wanted), settings->loudness.at(now.hour * 60 + now.minute));
    };
}

}  // namespace app
