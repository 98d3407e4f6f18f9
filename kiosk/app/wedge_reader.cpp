#include "kiosk/app/wedge_reader.h"

#include <algorithm>

#include "base/wipe.h"

namespace app {

WedgeReader::WedgeReader(std::shared_ptr<scanner::Rereads> rereads, std::shared_ptr<const base::Clock> clock,
                         std::function<void(const scanner::CodeSeen&)> on_code)
    : wedge_(std::move(rereads)), clock_(std::move(clock)), on_code_(std::move(on_code)) {
    thread_ = base::Worker("wedge", [this](std::stop_token) { run(); });
}

WedgeReader::~WedgeReader() {
    keys_.close();
    thread_.join();
}

void WedgeReader::run() {
    bool open = true;
    while (open)
        base::without_trace([&] { open = take_key(); });
}

bool WedgeReader::take_key() {
    const auto expiry = wedge_.next_expiry();
    const auto key =
        expiry ? keys_.pop_for(std::max(*expiry - clock_->boot(), base::BootTime{0})) : keys_.pop();
    if (!key && keys_.closed()) return false;
    const auto code = !key                 ? wedge_.expire(clock_->boot())
                      : key->typed == '\r' ? wedge_.enter(key->at)
                                           : wedge_.character(key->typed, key->at);
    if (code) on_code_(*code);
    return true;
}

}  // namespace app
