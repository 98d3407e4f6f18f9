// The thread round the core: the same behaviour, awaited instead of stepped.
#include "kiosk/service/kiosk_service.h"

#include <future>

#include <gtest/gtest.h>

#include "tests/fakes/fake_devices.h"
#include "tests/unit/service/lobby.h"

using namespace service;
using namespace service::test;

namespace {

struct Running : ::testing::Test {
    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    std::shared_ptr<std::atomic<bool>> camera_open = std::make_shared<std::atomic<bool>>(false);
    std::shared_ptr<fakes::PrinterTray> tray = std::make_shared<fakes::PrinterTray>();
    std::promise<base::Error> fatal;
    fakes::MemoryStore* store = nullptr;  // look only while the service waits or is gone
    std::unique_ptr<KioskService> service;

    void start(std::optional<base::ErrorKind> record_fails = std::nullopt) {
        auto memory = std::make_unique<fakes::MemoryStore>();
        store = memory.get();
        memory->meetings = {sample::meeting()};
        memory->key_ring = sample::key_ring();
        memory->record_fails = record_fails;
        for (std::uint64_t n = 0; n < 50; ++n)
            memory->attendees.push_back(person(n));
        Parts parts;
        parts.store = std::move(memory);
        parts.sync = std::make_unique<fakes::FakeSync>();
        parts.camera = std::make_unique<fakes::FakeCamera>(camera_open);
        parts.printer = std::make_unique<fakes::FakePrinter>(tray);
        parts.draw_slip = [](const SlipJob&) -> base::Result<base::Bitmap> { return base::Bitmap{}; };
        parts.clock = std::make_shared<fakes::ManualClock>(sample::at(8, 52));
        parts.wake = [] {};
        parts.log = [](const base::Error&) {};
        parts.on_fatal = [this](const base::Error& error) { fatal.set_value(error); };
        service = std::make_unique<KioskService>(Settings{}, inbox, std::move(parts));
    }
    // Waits until the view is as wanted; the test's own time limit is the only one.
    std::shared_ptr<const KioskView> until(const std::function<bool(const KioskView&)>& wanted) {
        auto seen = service->views().get();
        while (!wanted(*seen.value))
            seen = service->views().wait_newer(seen.version, 10s);
        return seen.value;
    }
    void scan(std::uint64_t n) {
        inbox->post(scanner::CodeSeen{
            sample::pass_text(sample::pass(sample::meeting(), person(n))), scanner::Source::scripted, {}});
    }
};

}  // namespace

TEST_F(Running, FirstViewIsThereAtOnce) {
    start();
    ASSERT_TRUE(service->views().get().value);
    EXPECT_EQ(service->views().get().value->today->meetings.size(), 1u);
}

TEST_F(Running, FiftyPassesAreAllRecorded) {
    start();
    for (std::uint64_t n = 0; n < 50; ++n)
        scan(n);
    const auto view = until([](const KioskView& v) { return v.check_in->scans == 50; });
    EXPECT_EQ(view->check_in->result->name, person(49).name);
    until([](const KioskView& v) { return v.sync->unsent == 50 && !v.busy; });
}

TEST_F(Running, EndingWorksOnWhatWasTaken) {
    start();
    for (std::uint64_t n = 0; n < 50; ++n)
        scan(n);
    inbox->close();
    until([](const KioskView& v) { return v.sync->unsent == 50; });
    service.reset();
    EXPECT_FALSE(inbox->post(Tick{}));
}

TEST_F(Running, CameraAndPrinterDoAsTold) {
    start();
    until([](const KioskView& v) { return v.devices->printer; });
    inbox->post(Command{command::BeginVisit{1}});
    inbox->post(Command{command::EnterScanPage{1}});
    scan(0);
    const auto view = until([](const KioskView& v) { return v.check_in->result.has_value(); });
    EXPECT_TRUE(*camera_open);
    inbox->post(Command{command::PrintSlip{1, view->check_in->result->number}});
    until([](const KioskView& v) { return v.check_in->result->slip == SlipState::printed; });
    std::lock_guard lock(tray->mutex);
    EXPECT_EQ(tray->slips.size(), 1u);
}

TEST_F(Running, APrinterWithoutPaperSaysSo) {
    tray->state = printer::State::no_paper;
    start();
    until([](const KioskView& v) { return v.devices->printer && !v.devices->printer_paper; });
    inbox->post(Command{command::BeginVisit{1}});
    scan(0);
    const auto view = until([](const KioskView& v) { return v.check_in->result.has_value(); });
    inbox->post(Command{command::PrintSlip{1, view->check_in->result->number}});
    until([](const KioskView& v) { return v.check_in->result->slip == SlipState::no_paper; });
}

TEST_F(Running, ALostStoreIsReportedOnce) {
    start(base::ErrorKind::io);
    scan(0);
    scan(1);
    EXPECT_EQ(fatal.get_future().get().kind, base::ErrorKind::io);
    until([](const KioskView& v) { return v.trouble == Trouble::store_failed; });
}
