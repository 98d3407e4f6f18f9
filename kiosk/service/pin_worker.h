// Compares PINs with their hash on a thread of its own: it is slow on purpose, and no check-in waits for it.
#pragma once

#include <memory>
#include <string>

#include "base/mailbox.h"
#include "base/worker.h"
#include "kiosk/service/command.h"
#include "kiosk/service/inbox.h"

namespace service {

struct PinJob {
    VisitId visit = 0;
    std::string hash, pin;
};

// Answers each job with PinChecked.
class PinWorker {
  public:
    explicit PinWorker(std::shared_ptr<Inbox> inbox);
    ~PinWorker();

    // False: one is being compared already.
    bool check(PinJob job) { return jobs_.try_push(std::move(job)); }

  private:
    bool take_job();  // false: closed

    std::shared_ptr<Inbox> inbox_;
    base::Mailbox<PinJob> jobs_{1};
    base::Worker thread_;
};

}  // namespace service
