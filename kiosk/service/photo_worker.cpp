#include "kiosk/service/photo_worker.h"

#include "base/picture/jpeg.h"
#include "base/picture/photo_file.h"
#include "base/picture/shrink.h"
#include "base/wipe.h"

namespace service {

namespace {

// As large as it stands on a page: the widest screen shows it at some 1,000 pixels, a slot at 150.
constexpr int preview_side = 960;

}  // namespace

std::shared_ptr<const MadePhoto> make_photo(const base::Still& still) {
    auto jpeg = base::encode_jpeg(still, {domain::Photo::longest_side, domain::Photo::made_bytes});
    if (!jpeg) return nullptr;
    auto preview = std::make_shared<const base::Rgba>(base::to_rgba(base::shrunk(still, preview_side)));
    return std::make_shared<const MadePhoto>(
        MadePhoto{domain::photo_of(std::move(*jpeg)), std::move(preview)});
}

std::shared_ptr<const MadePhoto> make_photo(const PhotoJob& job) {
    if (job.still) return make_photo(*job.still);
    constexpr base::PhotoLimits limits{50'000'000, domain::Photo::longest_side};
    auto still = base::read_photo(job.file, limits);
    if (!still) return nullptr;
    base::hide(*still, job.hidden);
    return make_photo(*still);
}

PhotoWorker::PhotoWorker(std::shared_ptr<Inbox> inbox) : inbox_(std::move(inbox)) {
    thread_ = base::Worker("photos", [this](std::stop_token) {
        bool open = true;
        while (open)
            base::without_trace([&] { open = take_job(); });
    });
}

PhotoWorker::~PhotoWorker() {
    jobs_.close();
    thread_.join();
}

bool PhotoWorker::take_job() {
    auto job = jobs_.pop();
    if (!job) return false;
    inbox_->post(PhotoMade{job->number, make_photo(*job), job->of});
    return true;
}

}  // namespace service
