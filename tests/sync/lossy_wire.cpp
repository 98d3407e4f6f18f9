#include "tests/sync/lossy_wire.h"

namespace sync_test {

using syncing::HttpAnswer;
using syncing::HttpRequest;

namespace {

const base::Error lost{base::ErrorKind::network, "lost", "wire"};
const base::Error late{base::ErrorKind::timeout, "late", "wire"};

}  // namespace

base::Result<HttpAnswer> LossyWire::send(const HttpRequest& request, std::stop_token) {
    if (!faults_) return hub_(request);
    switch (below(10)) {
        case 0:  // the request never arrives
            return lost;
        case 1:  // it arrives, the answer does not
            (void)hub_(request);
            return lost;
        case 2:  // it arrives after everybody gave up, in any order with others
            late_.push_back(request);
            return late;
        case 3:  // it arrives twice
            (void)hub_(request);
            return hub_(request);
        case 4: {  // somebody else answers
            HttpAnswer portal{200, {{"content-type", "text/html"}}, "<html>Please log in</html>"};
            if (below(2)) portal.status = 302;
            return portal;
        }
        case 5:
            return HttpAnswer{502, {}, "Bad Gateway"};
        case 6: {  // it arrives, the answer is damaged on the way back
            return damaged(hub_(request));
        }
        case 7:  // the answer to an earlier request comes instead
            if (!earlier_.empty()) {
                (void)hub_(request);
                return earlier_[below(earlier_.size())];
            }
            [[fallthrough]];
        default:
            earlier_.push_back(hub_(request));
            return earlier_.back();
    }
}

HttpAnswer LossyWire::damaged(HttpAnswer answer) {
    switch (below(4)) {
        case 0:
            if (!answer.body.empty()) answer.body.resize(below(answer.body.size()));
            break;
        case 1:
            answer.headers.erase("x-suishou-protocol");
            break;
        case 2:
            answer.headers["content-type"] = "text/html";
            break;
        default:
            answer.body += "<script>";
    }
    return answer;
}

void LossyWire::deliver_late_ones() {
    while (!late_.empty() && (!faults_ || below(2))) {
        const auto which = late_.begin() + static_cast<std::ptrdiff_t>(below(late_.size()));
        (void)hub_(*which);
        late_.erase(which);
    }
}

}  // namespace sync_test
