#include "devices/scanner/watcher.h"

#include <algorithm>
#include <cmath>

namespace scanner {
namespace {

double side(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double longest_side(const std::array<Point, 4>& c) {
    return std::max({side(c[0], c[1]), side(c[1], c[2]), side(c[2], c[3]), side(c[3], c[0])});
}

bool is_sound(const base::Frame& frame) {
    return frame.width > 0 && frame.height > 0 &&
           frame.luma.size() >=
               static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
}

}  // namespace

Distance distance_of(const std::array<Point, 4>& corners, int frame_width) {
    const double share = longest_side(corners) / std::max(frame_width, 1);
    if (share > 0.45) return Distance::too_near;
    return share < 0.11 ? Distance::too_far : Distance::right;
}

Look Watcher::look(const base::Frame& frame) {
    Look out;
    if (!is_sound(frame)) return out;
    const LumaView picture{frame.luma.data(), frame.width, frame.height, frame.width};
    watch_motion(frame, picture, out);
    if (frames_to_decode_ > 0) {
        --frames_to_decode_;
        decode(picture, frame.taken, out);
    } else {
        keep_in_view(frame.taken, out);
    }
    tell_sighting(frame.width, frame.height, frame.taken, out);
    return out;
}

void Watcher::watch_motion(const base::Frame& frame, LumaView picture, Look& out) {
    const bool reopened = !last_frame_ || frame.taken - *last_frame_ > reopened_after;
    last_frame_ = frame.taken;
    if (gate_.moved(picture) || reopened) {
        if (frames_to_decode_ == 0) schedule_.restart();
        frames_to_decode_ = CascadeSchedule::period;
        out.motion = still_ || reopened;
        still_ = false;
        last_motion_ = frame.taken;
    } else if (frame.taken - last_motion_ >= still_after && frame.taken - last_said_ >= said_again_after) {
        still_ = out.still = true;
        last_said_ = frame.taken;
    }
}

void Watcher::decode(LumaView picture, base::BootTime now, Look& out) {
    // A code that was read already must not end the cascade: the next person's may need a more patient pass.
    const auto is_news = [&](const Code& code) { return !rereads_->knows(code.text, now); };
    std::vector<Code> codes = decoder_.run(picture, schedule_.next(), is_news);
    for (const Code& code : codes) {
        if (rereads_->is_new(code.text, now)) out.readings.push_back({code.text, Source::camera, now});
    }
    std::erase_if(in_view_, [&](const InView& old) {
        return now - old.last >= sighting_holds ||
               std::any_of(codes.begin(), codes.end(),
                           [&](const Code& c) { return c.text == old.code.text; });
    });
    for (Code& code : codes)
        in_view_.push_front({std::move(code), now});
}

// The scene rests, so what it showed it still shows: a phone held still is one reading, however long, unless
// somebody forgot it meanwhile. What was seen only before the last motion has left with it.
void Watcher::keep_in_view(base::BootTime now, Look& out) {
    std::erase_if(in_view_, [&](const InView& seen) { return seen.last < last_motion_; });
    for (InView& seen : in_view_) {
        seen.last = now;
        if (rereads_->is_new(seen.code.text, now))
            out.readings.push_back({seen.code.text, Source::camera, now});
    }
}

void Watcher::tell_sighting(int frame_width, int frame_height, base::BootTime now, Look& out) {
    if (in_view_.empty()) {
        if (told_) out.sighting = Sighting{false, Distance::right, {}, now};
        told_.reset();
        return;
    }
    const std::array<Point, 4>& corners = in_view_.front().code.corners;
    const Distance distance = distance_of(corners, frame_width);
    if (told_ == distance) return;
    told_ = distance;
    Sighting sighting{true, distance, {}, now};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        sighting.corners[i] = {static_cast<float>(corners[i].x) / static_cast<float>(frame_width),
                               static_cast<float>(corners[i].y) / static_cast<float>(frame_height)};
    }
    out.sighting = sighting;
}

Look Watcher::no_frame(base::BootTime now) {
    Look out;
    if (last_frame_ && now - *last_frame_ >= sighting_holds) {
        in_view_.clear();
        tell_sighting(1, 1, now, out);
    }
    return out;
}

}  // namespace scanner
