#include "kiosk/service/slip_worker.h"

#include <string>

#include "base/wipe.h"

namespace service {

namespace {

struct Done {
    SlipState state;
    SlipDone operator()(const CheckInResult& result) const { return {result.number, state}; }
    SlipDone operator()(const ReportResult& report) const { return {report.number, state, SlipOf::report}; }
    SlipDone operator()(const FollowAnswer& followed) const {
        return {followed.number, state, SlipOf::followed};
    }
    SlipDone operator()(const TestPrint&) const { return {0, state}; }
};

// No person's: a time and a number.
struct JobName {
    static std::string of(const char* kind, base::WallTime at, std::uint64_t number) {
        return kind + std::to_string(base::to_ms(at)) + "-" + std::to_string(number);
    }
    std::string operator()(const CheckInResult& result) const {
        return of("slip-", result.at, result.number);
    }
    std::string operator()(const ReportResult& report) const {
        return of("report-", report.request.made, report.number);
    }
    std::string operator()(const FollowAnswer& followed) const {
        return of("followed-", followed.request->made, followed.number);
    }
    std::string operator()(const TestPrint& test) const { return of("test-", test.at, 0); }
};

}  // namespace

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
    inbox_->post(std::visit(Done{state}, job->what));
    return true;
}

SlipState SlipWorker::work(const SlipJob& job) {
    const auto slip = draw_(job);
    if (!slip) return SlipState::failed;
    const auto name = std::visit(JobName{}, job.what);
    if (printer_->print(*slip, name)) return SlipState::printed;
    return printer_->state() == printer::State::no_paper ? SlipState::no_paper : SlipState::failed;
}

void SlipWorker::tell_printer() {
    const auto state = printer_->state();
    inbox_->post(PrinterChanged{state != printer::State::absent, state != printer::State::no_paper});
}

}  // namespace service
