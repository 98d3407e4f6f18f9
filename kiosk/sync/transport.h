// The wire as sync sees it: one request, one answer or an error. The real one is libcurl; tests bring broken
// ones.
#pragma once

#include <chrono>
#include <map>
#include <stop_token>
#include <string>

#include "base/result.h"

namespace syncing {  // not "sync": unistd.h has that name

struct HttpRequest {
    std::string method = "GET";
    std::string path;                            // begins with /api/v1/
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
    std::chrono::milliseconds deadline{10'000};  // for the whole call
    // Not zero: the call also ends where nothing to speak of has moved for so long, so that its deadline can
    // be that of a slow line.
    std::chrono::seconds stall{0};
    std::size_t max_answer = 4u << 20;  // bytes after decompression; more is ErrorKind::protocol
};

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

// Called from sync's own threads, one call at a time per transport. Returns early when stop is requested.
class Transport {
  public:
    virtual ~Transport() = default;
    virtual base::Result<HttpAnswer> send(const HttpRequest& request, std::stop_token stop) = 0;
};

}  // namespace syncing
