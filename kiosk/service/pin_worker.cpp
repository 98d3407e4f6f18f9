#include "kiosk/service/pin_worker.h"

#include "base/wipe.h"
#include "kiosk/domain/staff.h"

namespace service {

PinWorker::PinWorker(std::shared_ptr<Inbox> inbox) : inbox_(std::move(inbox)) {
    thread_ = base::Worker("pin", [this](std::stop_token) {
        bool open = true;
        while (open)
            base::without_trace([&] { open = take_job(); });
    });
}

PinWorker::~PinWorker() {
    jobs_.close();
    thread_.join();
}

bool PinWorker::take_job() {
    const auto job = jobs_.pop();
    if (!job) return false;
    inbox_->post(PinChecked{job->visit, domain::pin_matches(job->hash, job->pin)});
    return true;
}

}  // namespace service
