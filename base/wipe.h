// Overwriting what was personal where a destructor leaves it lying: inside a living object, and beneath the
// stack.
#pragma once

#include <cstring>
#include <memory>

namespace base {

// As new, with nothing of its former value in its own bytes: a short std::string keeps its text there, and
// neither clear() nor assignment removes more than the first letter.
template <class T>
void renew(T& object) {
    std::destroy_at(&object);
    explicit_bzero(static_cast<void*>(std::addressof(object)), sizeof object);
    std::construct_at(&object);
}

// Overwrites the next 256 KiB of this thread's stack below the caller: what finished calls have left there.
void wipe_stack();

namespace detail {
template <class Work>
[[gnu::noinline]] void in_a_frame_of_its_own(Work& work) {
    work();
}
}  // namespace detail

// Runs `work`, then overwrites the stack that it used. Costs some ten microseconds: for one turn of a
// thread's loop.
template <class Work>
void without_trace(Work&& work) {
    detail::in_a_frame_of_its_own(work);
    wipe_stack();
}

}  // namespace base
