// From frames to events: what a decoder thread does with each picture, without the thread.
#pragma once

#include <array>
#include <chrono>
#include <list>
#include <memory>
#include <optional>
#include <vector>

#include "base/frame.h"
#include "devices/scanner/code.h"
#include "devices/scanner/decoder.h"
#include "devices/scanner/motion.h"
#include "devices/scanner/rereads.h"

namespace scanner {

enum class Distance { too_near, right, too_far };

// Where in the frame a code is, for the screen's guidance.
struct Sighting {
    bool present = false;  // if false the rest means nothing
    Distance distance = Distance::right;
    struct Corner {
        float x = 0, y = 0;  // 0..1 of the frame's width and height
    };
    std::array<Corner, 4> corners{};
    base::BootTime at{};
};

// Longest side of the code against the width of the frame. Below 0.11 a pass (41 modules) has 3.4 pixels a
// module at 1280 pixels, where blur and noise begin to cost reads; above 0.45 it fills four fifths of the
// height of a 16:9 frame and the lens no longer focuses on it.
Distance distance_of(const std::array<Point, 4>& corners, int frame_width);

// Everything one frame gave rise to.
struct Look {
    std::vector<CodeSeen> readings;    // new ones only; two phones in one frame are two
    std::optional<Sighting> sighting;  // only if presence or distance changed
    bool motion = false;               // something moved for the first time after `still`, or a camera opened
    bool still = false;                // nothing has moved for 20 s; said again every second
};

// Takes its time from the frames (boot time), so a test can run hours in a moment. One thread.
class Watcher {
  public:
    static constexpr std::chrono::seconds still_after{20}, said_again_after{1};
    // A code that only a patient pass can read is read once in 8 frames: half a second at 15 a second.
    static constexpr std::chrono::milliseconds sighting_holds{800};
    // Frames further apart than this come from a camera that was closed in between.
    static constexpr std::chrono::seconds reopened_after{2};

    explicit Watcher(std::shared_ptr<Rereads> rereads) : rereads_(std::move(rereads)) {}

    Look look(const base::Frame& frame);
    Look no_frame(base::BootTime now);  // the camera is silent: a sighting ends
    // While it does, no_frame() has something to end.
    bool sees_a_code() const { return told_.has_value(); }
    const Work& work() const { return decoder_.work(); }

  private:
    void watch_motion(const base::Frame& frame, LumaView picture, Look& out);
    void decode(LumaView picture, base::BootTime now, Look& out);
    void keep_in_view(base::BootTime now, Look& out);
    void tell_sighting(int frame_width, int frame_height, base::BootTime now, Look& out);

    std::shared_ptr<Rereads> rereads_;
    Decoder decoder_;
    CascadeSchedule schedule_;
    MotionGate gate_;
    struct InView {
        Code code;
        base::BootTime last{};
    };
    std::list<InView> in_view_;  // newest first
    std::optional<base::BootTime> last_frame_;
    base::BootTime last_motion_{}, last_said_{};
    int frames_to_decode_ = 0;  // until every pass has had its turn on this scene
    bool still_ = false;
    std::optional<Distance> told_;  // the last sighting that was given out
};

}  // namespace scanner
