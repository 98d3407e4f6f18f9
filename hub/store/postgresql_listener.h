// Hears on a connection of its own when another hub has committed (LISTEN/NOTIFY, by libpq).
#pragma once

#include <functional>
#include <string>

#include "base/unique_fd.h"
#include "base/worker.h"

namespace hub {

// The channel that a transaction notifies when it moved the feed.
inline constexpr const char* commit_channel = "suishou_commits";

// A lost connection is made anew after a pause; what was missed meanwhile counts as one commit.
class PostgresqlListener {
  public:
    // `committed` is called on the listener's thread.
    PostgresqlListener(std::string connection, std::function<void()> committed);
    ~PostgresqlListener();

  private:
    void run(const std::stop_token& stop);
    // Until the connection is lost or the end is near.
    void hear(const std::stop_token& stop);
    bool wait_readable(int socket, std::chrono::milliseconds at_most);

    const std::string connection_;
    const std::function<void()> committed_;
    base::UniqueFd ending_;
    base::Worker worker_;  // last: it uses the others
};

}  // namespace hub
