#include "kiosk/service/slip_worker.h"

#include <string>

#include "base/wipe.h"

namespace service {

SlipWorker::SlipWorker(std::shared_ptr<Inbox> inbox, std::unique_ptr<printer::Printer> printer, DrawSlip draw)
    : inbox_(std::move(inbox)), printer_(std::move(printer)), draw_(std::move(draw)) {
    thread_ = base::Worker("slips", [this](std::stop_token) { run(); });
}

SlipWorker::~SlipWorker() {
    ending_ = true;
    jobs_.close();
    thread_.join();
}

void SlipWorker::run() {
    tell_printer();
    bool open = true;
    while (open)
        base::without_trace([&] { open = take_job(); });
}

bool SlipWorker::take_job() {
    const auto job = jobs_.pop();
    if (!job || ending_) return false;
    const auto state = work(*job);
    tell_printer();
    inbox_->post(SlipDone{job->test ? 0 : job->result.number, state});
    return true;
}

SlipState SlipWorker::work(const SlipJob& job) {
    const auto slip = draw_(job);
    if (!slip) return SlipState::failed;
    // The job's name is no person's: a time and a number.
    const auto name = std::string(job.test ? "test-" : "slip-") + std::to_string(base::to_ms(job.result.at)) +
                      "-" + std::to_string(job.result.number);
    if (printer_->print(*slip, name)) return SlipState::printed;
    return printer_->state() == printer::State::no_paper ? SlipState::no_paper : SlipState::failed;
}

void SlipWorker::tell_printer() {
    const auto state = printer_->state();
    inbox_->post(PrinterChanged{state != printer::State::absent, state != printer::State::no_paper});
}

}  // namespace service
