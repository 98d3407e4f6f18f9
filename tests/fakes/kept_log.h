// A log that a test can read.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "hub/log.h"

namespace fakes {

class KeptLog {
  public:
    hub::Log log() const {
        return [lines = lines_](const char* event, hub::LogFields fields) {
            std::string line = event;
            for (const auto& [name, value] : fields)
                line += std::string(" ") + name + "=" + value;
            std::lock_guard lock(lines->mutex);
            lines->all.push_back(std::move(line));
        };
    }
    std::vector<std::string> lines() const {
        std::lock_guard lock(lines_->mutex);
        return lines_->all;
    }
    bool has(const std::string& words) const {
        for (const std::string& line : lines())
            if (line.find(words) != std::string::npos) return true;
        return false;
    }

  private:
    struct Lines {
        std::mutex mutex;
        std::vector<std::string> all;
    };
    std::shared_ptr<Lines> lines_ = std::make_shared<Lines>();
};

}  // namespace fakes
