// Makes a JPEG and a small preview of a still, on its own thread: it takes longer than a frame.
#pragma once

#include <memory>

#include "base/mailbox.h"
#include "base/worker.h"
#include "kiosk/service/inbox.h"

namespace service {

// Null: it cannot be made.
std::shared_ptr<const MadePhoto> make_photo(const base::Still& still);
std::shared_ptr<const MadePhoto> make_photo(const PhotoJob& job);

// Answers each job with PhotoMade.
class PhotoWorker {
  public:
    explicit PhotoWorker(std::shared_ptr<Inbox> inbox);
    ~PhotoWorker();

    // Never blocks. False: too many wait already.
    bool make(PhotoJob job) { return jobs_.try_push(std::move(job)); }

  private:
    bool take_job();  // false: closed

    std::shared_ptr<Inbox> inbox_;
    base::Mailbox<PhotoJob> jobs_{4};  // a phone hands in three at once
    base::Worker thread_;
};

}  // namespace service
