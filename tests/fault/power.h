// What may be on a disk after the power went away at some moment of a recorded run.
#pragma once

#include <random>
#include <set>

#include "tests/fault/disk.h"

namespace fault {

using Random = std::mt19937_64;

// Walks through the log of a run. What was synced is on the disk for certain; of what was written since, any
// subset of 512-byte sectors may be, each at any of its versions, some torn in the middle. Files appear and
// disappear at once, and a sync is believed.
class PowerLine {
  public:
    PowerLine(Files at_start, const std::vector<Event>& log) : durable_(std::move(at_start)), log_(log) {}

    std::size_t position() const { return position_; }
    bool at_end() const { return position_ == log_.size(); }
    std::size_t marks() const { return marks_; }  // acknowledged so far
    void advance();                               // by one event
    bool anything_pending() const;
    Files cut(Random& random) const;  // the power goes here

  private:
    void cut_file(Bytes& bytes, const std::vector<const Event*>& pending, Random& random) const;

    Files durable_;
    const std::vector<Event>& log_;
    std::map<std::string, std::vector<const Event*>> pending_;
    std::size_t position_ = 0, marks_ = 0;
};

}  // namespace fault
