#include "base/worker.h"

#include <pthread.h>

namespace base {

Worker::Worker(std::string name, std::function<void(std::stop_token)> run)
    : thread_([name = std::move(name), run = std::move(run)](std::stop_token stop) {
          pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
          run(stop);
      }) {}

}  // namespace base
