// Disk space put by, given up when the disk is full so that what is unsent can still leave.
#pragma once

#include <string>

namespace store {

class Ballast {
  public:
    // bytes = 0: no ballast, which counts as always being there.
    Ballast(std::string path, std::size_t bytes, std::size_t plenty = room_for_years)
        : path_(std::move(path)), bytes_(bytes), plenty_(plenty) {}

    bool ready() const { return bytes_ == 0 || there_; }
    // Real blocks, not a hole. False if the disk has no room for it and some air; cheap to ask again.
    bool make();
    // Whether so much may be taken beside it and plenty be left: what is nice to have must not take the room
    // of what has to be kept. The file never shrinks.
    bool spares(std::size_t bytes) const;
    void release();

  private:
    static constexpr std::size_t room_for_years = 64u << 20;  // a hundred thousand facts

    std::string path_;
    std::size_t bytes_, plenty_;
    bool there_ = false;
};

}  // namespace store
