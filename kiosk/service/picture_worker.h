// Makes a PNG of what the window has read, on its own thread: it takes longer than a frame.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/mailbox.h"
#include "base/picture/rgba.h"
#include "base/worker.h"
#include "kiosk/service/inbox.h"

namespace service {

struct PictureJob {
    std::uint64_t number = 0;  // KioskView::picture_wanted
    base::Rgba picture;
};

// As large as the hub takes it: halved as often as need be. Empty: it cannot be made.
std::string picture_for_hub(base::Rgba picture);

// Answers each job with PictureTaken.
class PictureWorker {
  public:
    explicit PictureWorker(std::shared_ptr<Inbox> inbox);
    ~PictureWorker();

    // Any thread; never blocks. What does not find room has failed.
    void make(PictureJob job);

  private:
    bool take_job();  // false: closed

    std::shared_ptr<Inbox> inbox_;
    // Room for pictures that a visit withdrew while they waited.
    base::Mailbox<PictureJob> jobs_{3};
    base::Worker thread_;
};

}  // namespace service
