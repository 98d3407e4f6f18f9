#include "tests/sync/at_door.h"

#include "hub/api/door.h"
#include "hub/handlers/form.h"

namespace sync_test {

syncing::HttpAnswer at_door(fakes::HubInProcess& hub, const syncing::HttpRequest& asked) {
    hub::Request request;
    const auto question = asked.path.find('?');
    request.path = asked.path.substr(0, question);
    if (question != std::string::npos)
        for (const auto& [name, value] : hub::parse_form(std::string_view(asked.path).substr(question + 1)))
            request.query[name] = value;
    if (request.query.contains("wait")) request.query["wait"] = "0";  // nobody waits in virtual time
    request.headers = asked.headers;
    request.body = asked.body;
    const auto answer = hub::answer_bare(hub.services(), asked.method, request);
    syncing::HttpAnswer out{answer.status,
                            {{"content-type", answer.content_type}},
                            asked.method == "HEAD" ? std::string() : answer.body};
    for (const auto& [name, value] : answer.headers)
        out.headers[name] = value;
    out.headers[protocol::header] = std::to_string(protocol::version);
    return out;
}

}  // namespace sync_test
