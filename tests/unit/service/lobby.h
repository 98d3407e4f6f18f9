// A kiosk without threads, windows or wires: the core, a store in memory and a clock that the test moves.
#pragma once

#include <string>
#include <vector>

#include "kiosk/service/core.h"
#include "tests/fakes/fake_sync.h"
#include "tests/fakes/manual_clock.h"
#include "tests/fakes/memory_store.h"
#include "tests/fakes/sample_data.h"

namespace service::test {

namespace sample = fakes;
using namespace std::chrono_literals;

// 08:52 on the day of the sample meeting, list and key downloaded, nobody before the screen.
struct Lobby {
    fakes::MemoryStore store;
    fakes::FakeSync sync;
    std::shared_ptr<fakes::ManualClock> clock = std::make_shared<fakes::ManualClock>(sample::at(8, 52));
    std::vector<bool> camera;  // every order it got
    std::vector<SlipJob> slips;
    std::vector<base::Error> log;
    std::vector<std::string> unread;
    bool printer_takes = true, pins_take = true;
    std::vector<PinJob> pins;
    int stills_asked = 0;
    bool photos_take = true;
    std::vector<PhotoJob> photo_jobs;
    std::optional<bool> ended;  // whether to begin again
    Settings settings;
    syncing::Enroller* enroller = nullptr;
    std::unique_ptr<Core> core;

    Lobby() {
        store.meetings = {sample::meeting()};
        store.attendees = {sample::attendee()};
        store.key_ring = sample::key_ring();
        domain::Place room;
        room.id = sample::meeting().place;
        room.floor = {"3 楼", "Level 3"};
        room.name = {"第二会议室", "Meeting Room 2"};
        store.places = {room};
        settings.site.desk = {"大厅东侧", "East side of the lobby"};
        settings.site.duty_phone = "0517-0000";
    }

    void start() {
        Ports ports;
        ports.store = &store;
        ports.sync = &sync;
        ports.enroller = enroller;
        ports.camera = [this](bool open) { camera.push_back(open); };
        ports.print = [this](SlipJob job) {
            if (printer_takes) slips.push_back(std::move(job));
            return printer_takes;
        };
        ports.check_pin = [this](PinJob job) {
            if (pins_take) pins.push_back(std::move(job));
            return pins_take;
        };
        ports.take_still = [this] { ++stills_asked; };
        ports.make_photo = [this](PhotoJob job) {
            if (photos_take) photo_jobs.push_back(std::move(job));
            return photos_take;
        };
        ports.recent_log = [] { return std::vector<std::string>{"a line"}; };
        ports.storage_free = [] { return std::optional<std::uint64_t>{12'000'000'000}; };
        ports.memory_use = [] { return std::optional(domain::MemoryUse{98'304, 87'000}); };
        ports.end_program = [this](bool restart) { ended = restart; };
        ports.log = [this](const base::Error& error) { log.push_back(error); };
        ports.unread = [this](const scanner::CodeSeen& code) { unread.push_back(code.text); };
        ports.clock = clock;
        core = std::make_unique<Core>(settings, std::move(ports));
        core->start();
    }
    // One turn of the service thread's loop.
    std::shared_ptr<const KioskView> step(const Event& event) {
        if (!core) start();
        core->step(event);
        core->view(false);
        core->tidy();
        return core->view(false);
    }
    std::shared_ptr<const KioskView> send(Command command) { return step(Event{std::move(command)}); }
    std::shared_ptr<const KioskView> scan(const std::string& text) {
        return step(scanner::CodeSeen{text, scanner::Source::camera, clock->boot()});
    }
    std::shared_ptr<const KioskView> after(std::chrono::milliseconds time) {
        clock->advance(time);
        return step(Tick{});
    }
    std::shared_ptr<const KioskView> look() {
        if (!core) start();
        return core->view(false);
    }
    void hub_in_reach() { step(syncing::SyncEvent{heard()}); }
    syncing::HubHeard heard(std::chrono::milliseconds kiosk_ahead = 0ms) {
        return {clock->wall() - kiosk_ahead, clock->boot(), 20ms};
    }
};

// The n-th of many people on the sample meeting's list.
inline domain::Attendee person(std::uint64_t n) {
    auto a = sample::attendee();
    a.id = {0x1000 + n};
    a.credential = {0xc000000000000000 + n};
    a.name = "示例" + std::to_string(n);
    a.masked_phone = "139****" + std::to_string(1000 + n);
    return a;
}

}  // namespace service::test
