// A named thread that runs one function and is joined when its owner goes away.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace base {

// The function must return soon after stop is requested. Names show in ps -L and gdb (15 bytes at most).
class Worker {
  public:
    Worker() = default;
    Worker(std::string name, std::function<void(std::stop_token)> run);
    void request_stop() { thread_.request_stop(); }
    void join() {
        if (thread_.joinable()) thread_.join();
    }

  private:
    std::jthread thread_;
};

}  // namespace base
