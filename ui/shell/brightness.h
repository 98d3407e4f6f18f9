// How bright the panel is: by its backlight, else by its output's own property, else by the colours that are
// sent.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "base/mailbox.h"
#include "base/worker.h"

namespace ui {

inline constexpr int brightest = 5;
// Of full brightness, for levels 1 to 5: the lowest can still be read in a lit hall.
double brightness_share(int level);

// One way to set it. Used on one thread.
class Dimmer {
  public:
    virtual ~Dimmer() = default;
    virtual bool set(double share) = 0;  // 0.3 to 1
};
// The first backlight under `folder` (/sys/class/backlight) that this user may write; null: none.
std::unique_ptr<Dimmer> make_backlight_dimmer(const std::string& folder);
// RandR: the outputs' Backlight property, else the gamma of what shows them; null: the X server has neither.
std::unique_ptr<Dimmer> make_x_dimmer();

// Everything that may wait (files, the X server) happens on a thread of its own. The level is remembered in
// `file`; empty: nowhere. `wake` is called when the present level is known.
class Brightness {
  public:
    Brightness(std::string file, std::function<void()> wake);
    ~Brightness();

    int level() const { return level_; }  // 1 to 5; 0: cannot be set, or not known yet
    void set(int level);                  // UI thread; returns at once

  private:
    void run();

    const std::string file_;
    const std::function<void()> wake_;
    std::atomic<int> level_ = 0;
    base::Mailbox<int> wishes_{16};
    base::Worker thread_;
};

}  // namespace ui
