// Takes messages to the house's webhook, one after another, and reminds of promises meanwhile.
#pragma once

#include "base/clock.h"
#include "base/worker.h"
#include "hub/log.h"
#include "hub/store/store.h"

namespace hub::webhook {

struct Post {
    std::string url, id, timestamp, signature, body;
};
// A status of 2xx took it; an error is as good as another status. Blocks for 15 s at most, and as long as a
// name is looked up.
using Carrier = std::function<base::Result<int>(const Post&)>;
// Over HTTP, verified against the system's certificates; follows no redirection.
base::Result<int> carry(const Post& post);

struct Courier {
    Store& store;
    const base::Clock& clock;
    std::string secret;       // that messages are signed with
    std::string link_secret;  // that links to service requests are made with
    Log log;
    Carrier carrier = carry;

    // Everything that is due by now, and what becomes due by that. False: the database does not answer.
    bool go(std::stop_token stop = {});
};

// Goes when something has happened, and each half a minute in any case, on a thread of its own. The store
// must outlive it, and stop waiting when it is to end.
base::Worker begin(Courier courier);

}  // namespace hub::webhook
