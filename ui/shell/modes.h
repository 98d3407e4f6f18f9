// How this visitor wants to be served. Kept until the visit ends, then back to the site's defaults.
#pragma once

#include <string>

namespace ui {

struct Modes {
    std::string language = "zh_CN";  // a catalogue's name; zh_CN is the source language
    bool large_text = false;         // 大字
    bool low_reach = false;          // 低位
    bool voice = false;              // 语音
    bool calm = false;               // 减少动画: short fades, nothing moves
    friend bool operator==(const Modes&, const Modes&) = default;
};

}  // namespace ui
