// What a visitor hears beside what is seen. The app plays it; a screen only says what happened.
#pragma once

namespace ui {

enum class Sound {
    tick,     // a finger pressed something
    done,     // it worked
    problem,  // it did not, and there is something to read
    warning,  // the time runs out
};

}  // namespace ui
