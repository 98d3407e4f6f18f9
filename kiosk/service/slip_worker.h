// Draws and prints slips on its own thread: both may take seconds.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "base/frame.h"
#include "base/mailbox.h"
#include "base/result.h"
#include "base/worker.h"
#include "devices/printer/printer.h"
#include "kiosk/service/inbox.h"
#include "kiosk/service/slip_drawer.h"
#include "kiosk/service/slip_job.h"

namespace service {

// Says PrinterChanged at the start and after each job, SlipDone for each job. Jobs live in memory only.
class SlipWorker {
  public:
    SlipWorker(std::shared_ptr<Inbox> inbox, std::unique_ptr<printer::Printer> printer, DrawSlip draw);
    ~SlipWorker();  // waits for the slip that is being printed, drops the others

    // False: too many wait already.
    bool print(SlipJob job) { return jobs_.try_push(std::move(job)); }

  private:
    void run();
    bool take_job();  // false: closed
    SlipState work(const SlipJob& job);
    void tell_printer();

    std::shared_ptr<Inbox> inbox_;
    std::unique_ptr<printer::Printer> printer_;
    DrawSlip draw_;
    base::Mailbox<SlipJob> jobs_{4};
    std::atomic<bool> ending_ = false;
    base::Worker thread_;
};

}  // namespace service
