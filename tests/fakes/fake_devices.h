// A camera and a printer that do nothing but say what was asked of them. Thread-safe.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "devices/camera/camera.h"
#include "devices/printer/printer.h"

namespace fakes {

class FakeCamera final : public camera::Camera {
  public:
    explicit FakeCamera(std::shared_ptr<std::atomic<bool>> is_open) : is_open_(std::move(is_open)) {}
    void open() override { *is_open_ = true; }
    void close() override { *is_open_ = false; }
    void take_still() override {}
    camera::State state() const override {
        return *is_open_ ? camera::State::running : camera::State::closed;
    }

  private:
    std::shared_ptr<std::atomic<bool>> is_open_;
};

// What lies in the tray, and what the printer is to say next.
struct PrinterTray {
    std::mutex mutex;
    std::vector<std::string> slips;
    printer::State state = printer::State::ready;
};

class FakePrinter final : public printer::Printer {
  public:
    explicit FakePrinter(std::shared_ptr<PrinterTray> tray) : tray_(std::move(tray)) {}
    base::Status print(const base::Bitmap&, const std::string& job_name) override {
        std::lock_guard lock(tray_->mutex);
        if (tray_->state != printer::State::ready)
            return base::Error{base::ErrorKind::unavailable, "as told", "fake.print"};
        tray_->slips.push_back(job_name);
        return {};
    }
    printer::State state() const override {
        std::lock_guard lock(tray_->mutex);
        return tray_->state;
    }

  private:
    std::shared_ptr<PrinterTray> tray_;
};

}  // namespace fakes
