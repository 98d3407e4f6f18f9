// Who is signed in to the console, as its handlers see it.
#pragma once

#include <string>

#include "hub/handlers/message.h"
#include "hub/store/accounts.h"

namespace hub {

struct Staff {
    Account account;
    std::string session;  // hash of the cookie
    std::string csrf;     // what every form of this session carries

    Actor actor(const Request& request) const { return {account.name, request.peer}; }
};

}  // namespace hub
