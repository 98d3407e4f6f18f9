// The one way in from app: a window, a frame loop, and the profile's screens in it.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/frame.h"
#include "base/latest.h"
#include "base/picture/rgba.h"
#include "base/result.h"
#include "kiosk/domain/heartbeat.h"
#include "kiosk/service/view.h"
#include "ui/shell/screen.h"

namespace ui {

// What a profile (lobby, later menu-board, queue-board) brings.
struct Profile {
    std::function<std::unique_ptr<Screen>()> home;
    // Called before each frame whose view is new: a scan result opens its screen from wherever the visitor
    // is.
    std::function<void(const service::KioskView& view, Navigator& go, const Screen& top)> route;
};

struct Options {
    int width = 0, height = 0;  // 0 x 0 with fullscreen: the monitor's
    bool fullscreen = false;
    std::string automation_socket;  // empty: none
    std::string art_folder;         // of the SVGs that Art::svg() finds
    std::string locale_folder;      // of LANGUAGE/LC_MESSAGES/suishou.mo
    std::string pinyin_folder;      // of the dictionary; empty: letters stay letters
    bool fuzzy_pinyin = false;      // zh = z, ch = c, sh = s, n = l
    std::string brightness_file;    // where the panel's brightness is remembered; empty: nowhere
    Modes defaults;                 // until a view says otherwise
    std::chrono::minutes utc_offset{480};
};

struct Deps {
    Profile profile;
    Options options;
    std::shared_ptr<const base::Clock> clock;
    const base::Latest<service::KioskView>* views = nullptr;
    const base::Latest<base::Frame>* frames = nullptr;
    std::function<void(service::Command)> send;  // never blocks
    std::function<void(Sound)> play;             // never blocks; without it there is silence
    std::function<void(char32_t typed, base::BootTime at)>
        key_typed;  // keyboard-wedge scanners; Enter is '\r'
    // The picture that KioskView::picture_wanted asks for; never blocks.
    std::function<void(std::uint64_t number, base::Rgba picture)> picture_taken;
    // Whenever contacts were ignored again; never blocks.
    std::function<void(const domain::TouchesIgnored&)> touches_counted;
    std::function<std::string(const service::KioskView&)> view_as_json;  // for the automation socket
    std::function<void()> frame_done;  // after each swap and each idle wait (5 s at most): watchdog
    // What does not work and does not keep the screen from starting: a font, a picture, touch, a catalogue,
    // the dictionary. Called on any thread of the window's.
    std::function<void(const base::Error&)> warn;
};

// Runs until stop_ui() or the window is closed. Must be called on the main thread. Exit reasons are values.
base::Status run(const Deps& deps);

// Thread-safe: wakes the frame loop because a view or a frame is new; may be called before run() and after
// it.
void wake_ui();
void stop_ui();  // a run() that has not begun yet ends at once; async-signal-safe enough to be called from a
                 // watcher thread, not from a handler

}  // namespace ui
