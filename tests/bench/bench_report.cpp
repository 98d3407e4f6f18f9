// What somebody who reports a repair waits for: from the camera's picture to a photo on the screen, from
// "submit" to a report with two photos on the disk, from there to the slip's bytes. Beside each the least
// that it needs: the JPEG alone, the same bytes written and synced, the bytes of a slip that is drawn
// already. Usage: bench_report [FOLDER ON THE DISK]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include <fcntl.h>
#include <unistd.h>

#include "assets/assets.h"
#include "base/picture/jpeg.h"
#include "base/unique_fd.h"
#include "devices/printer/escpos.h"
#include "kiosk/service/photo_worker.h"
#include "kiosk/service/slip_drawer.h"
#include "kiosk/store/store.h"
#include "tests/bench/bench.h"
#include "tests/fakes/one_of_each.h"

namespace {

using namespace bench;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 15;

template <class Work>
double median_ms(Work work) {
    std::vector<double> all;
    for (int n = 0; n < rounds; ++n) {
        const auto begin = Clock::now();
        work();
        all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    std::ranges::sort(all);
    return all[rounds / 2];
}

void print_row(const char* what, double took, double least) {
    std::printf("%-52s %8.1f ms %8.1f ms %6.2f\n", what, took, least, took / least);
}

// Full HD, with the detail and the noise that a camera gives in a lobby.
base::Still scene() {
    base::Still still{1920, 1080, {}};
    std::mt19937 random(1);
    for (int y = 0; y < still.height; ++y)
        for (int x = 0; x < still.width; ++x) {
            const int edge = (x / 40 + y / 40) % 2 * 60;
            const auto level = static_cast<std::uint8_t>(90 + edge + x * 60 / still.width + random() % 12);
            still.rgb.insert(still.rgb.end(), {level, level, static_cast<std::uint8_t>(level / 2)});
        }
    return still;
}

void bench_photo(const base::Still& still) {
    const double least = median_ms([&] {
        must(base::encode_jpeg(still, {domain::Photo::longest_side, domain::Photo::made_bytes}));
    });
    const double took = median_ms([&] {
        if (!service::make_photo(still)) give_up("no photo");
    });
    print_row("picture taken -> photo and what the screen shows", took, least);
}

domain::Fact report_of(const std::vector<domain::Photo>& photos, std::uint32_t count) {
    domain::Fact fact;
    fact.header.wall = fakes::at(9, 12);
    fact.header.id = base::make_uuid_v7(fact.header.wall);
    fact.header.boot_id = "boot";
    auto body = fakes::service_request_fact();
    body.number.count = count;
    body.photos.clear();
    for (const domain::Photo& photo : photos)
        body.photos.push_back(photo.hash);
    fact.body = body;
    return fact;
}

// Each round other bytes: the same photo is kept once.
std::vector<domain::Photo> two_photos(const std::string& jpeg, int round) {
    return {domain::photo_of(jpeg + std::to_string(2 * round)),
            domain::photo_of(jpeg + std::to_string(2 * round + 1))};
}

void write_synced(const std::string& path, const std::vector<domain::Photo>& photos) {
    const base::UniqueFd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    for (const domain::Photo& photo : photos)
        if (write(fd.get(), photo.jpeg.data(), photo.jpeg.size()) != ssize_t(photo.jpeg.size()))
            give_up("cannot write " + path);
    if (fdatasync(fd.get()) != 0) give_up("the disk failed");
}

void bench_submit(const std::string& folder, const std::string& jpeg) {
    auto kiosk = must(store::open_store({folder + "/kiosk.db", ""})).store;
    int round = 0;
    const double least = median_ms([&] { write_synced(folder + "/floor", two_photos(jpeg, round++)); });
    const double took = median_ms([&] {
        const auto photos = two_photos(jpeg, round++);
        must(kiosk->record(report_of(photos, static_cast<std::uint32_t>(round)), photos));
    });
    print_row("submit -> report with two photos, durable", took, least);
}

void bench_slip() {
    service::ReportResult report;
    report.receipt = 1;
    report.request.number = {2026, 12, 22, "A", 37};
    report.request.cell = "main-3-2";
    report.request.category = fakes::category().id;
    report.request.made = fakes::at(9, 12);
    report.key = {0xc0ffee};
    auto site = std::make_shared<domain::Site>();
    site->name = {"淮安市行政中心", "Huai'an Administrative Centre"};
    site->phone_pages = "https://suishou.example";
    auto house = std::make_shared<service::HouseView>();
    house->layouts = {fakes::layout()};
    house->categories = {fakes::category()};
    const service::SlipJob job{report, site, house, ""};
    const auto draw = service::make_slip_drawer(assets::path("locale"), std::chrono::minutes{480});
    const base::Bitmap drawn = must(draw(job));  // opens fonts and catalogue, once
    const double least = median_ms([&] { must(printer::encode_escpos(drawn)); });
    const double took = median_ms([&] { must(printer::encode_escpos(must(draw(job)))); });
    print_row("report kept -> the slip's bytes", took, least);
}

}  // namespace

int main(int argc, char** argv) {
    std::string folder = std::string(argc > 1 ? argv[1] : ".") + "/bench-report-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) give_up("cannot make a folder there");
    const base::Still still = scene();
    const std::string jpeg =
        must(base::encode_jpeg(still, {domain::Photo::longest_side, domain::Photo::made_bytes}));
    std::printf("%-52s %11s %11s %6s\n", "of a report with photos of 1920 x 1080", "median", "the least", "");
    bench_photo(still);
    bench_submit(folder, jpeg);
    bench_slip();
    std::printf("a photo has %zu bytes\n", jpeg.size());
    std::filesystem::remove_all(folder);
}
