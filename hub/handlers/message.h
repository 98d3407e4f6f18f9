// Requests and answers as the handlers see them: plain values, no HTTP library.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/text/catalogue.h"
#include "hub/accounts/password_desk.h"
#include "hub/accounts/unknown_names.h"
#include "hub/handlers/rate_limit.h"
#include "hub/handlers/waiting_room.h"
#include "hub/log.h"
#include "hub/metrics.h"
#include "hub/requests/photo_rewriter.h"
#include "hub/store/store.h"

namespace hub {

// A file that a form sent along.
struct Upload {
    std::string name, content;
};

struct Request {
    std::string id;  // ours, for the log
    std::string path;
    std::vector<std::string> steps;              // what stood for each {name} of the route's path
    std::string peer;                            // address of whoever asks, as far as we can believe it
    std::map<std::string, std::string> headers;  // names in lower case
    std::map<std::string, std::string> query;
    std::string body;
    std::multimap<std::string, std::string> form;  // fields of a posted form
    std::map<std::string, Upload> uploads;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
    std::string argument(const std::string& name) const {
        const auto found = query.find(name);
        return found == query.end() ? "" : found->second;
    }
    std::string field(const std::string& name) const {
        const auto found = form.find(name);
        return found == form.end() ? "" : found->second;
    }
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string why;  // of a refusal, for the log: no text of the peer's own
    // Server-sent events instead of a body: the next piece to send, after waiting for it; nothing: the end.
    // Called on the connection's thread until it ends or the peer is gone.
    std::function<std::optional<std::string>()> events;
};

// What every handler works with; outlives them all.
struct Services {
    Store& store;
    const base::Clock& clock;
    Log log;
    std::string secrets;      // path of the key file, read when a pass is shown
    base::Catalogue english;  // words of the phone pages
    // The process can do its work no more and wants to be started again. Any thread, any number of times.
    std::function<void()> give_up = [] {};
    std::shared_ptr<WaitingRoom> room = std::make_shared<WaitingRoom>();
    std::shared_ptr<PasswordDesk> passwords = std::make_shared<PasswordDesk>();
    std::shared_ptr<SharedTryLimit> enrolment_tries = std::make_shared<SharedTryLimit>();
    std::shared_ptr<PhotoRewriter> photos = std::make_shared<PhotoRewriter>();
    std::shared_ptr<UnknownNames> unknown_names = std::make_shared<UnknownNames>();
    std::shared_ptr<SharedTryLimit> sign_in_tries = std::make_shared<SharedTryLimit>();
    std::shared_ptr<RateLimits> rates = std::make_shared<RateLimits>();
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
    base::WallTime started = clock.wall();
    bool metrics_open = false;  // also for other machines than this one
};

}  // namespace hub
