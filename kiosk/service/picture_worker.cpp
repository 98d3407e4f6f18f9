#include "kiosk/service/picture_worker.h"

#include <algorithm>

#include "base/picture/png.h"
#include "base/wipe.h"
#include "kiosk/domain/hub_command.h"

namespace service {

namespace {

// More than a page of the console shows.
constexpr int longest_side = 2560;
static_assert(longest_side <= domain::CommandPicture::longest_side);

}  // namespace

std::string picture_for_hub(base::Rgba picture) {
    while (picture.width > 1 && picture.height > 1) {
        if (std::max(picture.width, picture.height) <= longest_side) {
            const auto png = base::encode_png(picture);
            if (!png) return "";
            if (png->size() <= domain::CommandPicture::most_bytes) return {png->begin(), png->end()};
        }
        picture = base::halved(picture);
    }
    return "";
}

PictureWorker::PictureWorker(std::shared_ptr<Inbox> inbox) : inbox_(std::move(inbox)) {
    thread_ = base::Worker("pictures", [this](std::stop_token) {
        bool open = true;
        while (open)
            base::without_trace([&] { open = take_job(); });
    });
}

PictureWorker::~PictureWorker() {
    jobs_.close();
    thread_.join();
}

void PictureWorker::make(PictureJob job) {
    const auto number = job.number;
    if (!jobs_.try_push(std::move(job))) inbox_->post(PictureTaken{number, ""});
}

bool PictureWorker::take_job() {
    auto job = jobs_.pop();
    if (!job) return false;
    inbox_->post(PictureTaken{job->number, picture_for_hub(std::move(job->picture))});
    return true;
}

}  // namespace service
