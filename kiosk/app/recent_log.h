// The newest lines of the log, for the maintenance pages.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <vector>

namespace app {

// Thread-safe. Holds no line longer than 400 bytes and no more than 200 of them.
class RecentLog {
  public:
    static constexpr std::size_t lines = 200, bytes = 400;

    void add(std::string line);
    std::vector<std::string> read() const;  // newest last

  private:
    mutable std::mutex mutex_;
    std::list<std::string> kept_;
};

}  // namespace app
