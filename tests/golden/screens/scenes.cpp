#include "tests/golden/screens/scenes.h"

#include "tests/golden/screens/sample_week.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/gallery.h"
#include "ui/screens/help.h"
#include "ui/screens/home.h"
#include "ui/screens/lookup.h"
#include "ui/screens/maintenance.h"
#include "ui/screens/scan.h"
#include "ui/screens/staff_gate.h"
#include "ui/screens/status.h"
#include "ui/screens/walk_in.h"

namespace golden {
namespace {

using Make = std::function<std::unique_ptr<ui::Screen>(Studio&)>;

service::KioskView with_camera(service::CameraState camera, service::Distance distance) {
    service::KioskView view = usual_day();
    set_camera(view, camera, distance);
    return view;
}

service::KioskView found(int n) {
    service::KioskView view = usual_day();
    service::LookUpAnswer answer;
    answer.number = 1;
    for (int i = 0; i < n; ++i) {
        service::FoundAttendee person;
        person.meeting = domain::MeetingId{1};
        person.attendee = domain::AttendeeId{static_cast<std::uint64_t>(i + 1)};
        person.masked_name = i % 2 == 0 ? "王*国" : "王*";
        person.masked_phone = "138****000" + std::to_string(i % 10);
        person.organisation = {"示例办公室", "Sample Office"};
        person.meeting_title = view.today->meetings[0].title;
        person.starts = view.today->meetings[0].starts;
        person.checked_in = i == 2;
        answer.found.push_back(person);
    }
    service::CheckInView check_in;
    check_in.look_up = answer;
    view.check_in = std::make_shared<service::CheckInView>(check_in);
    return view;
}

void type(Studio& studio, ui::Screen& screen, const Shot& shot, std::string_view prefix,
          std::string_view text) {
    const service::KioskView view = usual_day();
    for (const char c : text)
        studio.tap(screen, view, shot, std::string(prefix) + ".key." + c);
}

std::unique_ptr<ui::Screen> typed_lookup(Studio& studio) {
    auto screen = ui::make_lookup_screen();
    type(studio, *screen, portrait(), "checkin.lookup", "wjg");
    return screen;
}
std::unique_ptr<ui::Screen> answered_lookup(Studio& studio) {
    auto screen = typed_lookup(studio);
    studio.tap(*screen, usual_day(), portrait(), "checkin.lookup.key.done");
    return screen;
}
std::unique_ptr<ui::Screen> picked_lookup(Studio& studio) {
    auto screen = answered_lookup(studio);
    studio.tap(*screen, found(3), portrait(), "checkin.lookup.person.0");
    return screen;
}
std::unique_ptr<ui::Screen> typed_code(Studio& studio) {
    auto screen = ui::make_code_screen();
    type(studio, *screen, portrait(), "checkin.code", "k7pq2");
    return screen;
}
std::unique_ptr<ui::Screen> fresh_walk_in(Studio& studio) {
    studio.composer.wipe();
    return ui::make_walk_in_screen(usual_day().today->meetings[0]);
}
// With these keys struck, one after another.
Make walk_in_after(std::vector<std::string> keys, Shot shot = portrait()) {
    return [keys = std::move(keys), shot](Studio& studio) {
        auto screen = fresh_walk_in(studio);
        for (const std::string& key : keys)
            studio.tap(*screen, usual_day(), shot, "checkin.walkin.key." + key);
        return screen;
    };
}
std::vector<std::string> letters_then(std::string_view letters, std::vector<std::string> keys = {}) {
    std::vector<std::string> all;
    for (const char c : letters)
        all.emplace_back(1, c);
    all.insert(all.end(), keys.begin(), keys.end());
    return all;
}
std::unique_ptr<ui::Screen> named_walk_in(Studio& studio) {
    auto screen = walk_in_after(letters_then("wangjianguo", {"candidate.0"}))(studio);
    studio.tap(*screen, usual_day(), portrait(), "checkin.walkin.key.done");
    studio.tap(*screen, usual_day(), portrait(), "checkin.walkin.organisation.1");
    return screen;
}

std::vector<Scene> typing() {
    const Make code = typed_code, picked = picked_lookup, answered = answered_lookup, typed = typed_lookup;
    const Make walk_in = fresh_walk_in, organisation = named_walk_in;
    const Make composing = walk_in_after(letters_then("wangjianguo"));
    const Make in_part = walk_in_after(letters_then("wangjianguo", {"candidate.1"}));
    const Make endless = walk_in_after(letters_then("wangjianguo" + std::string(45, 'w') + "guo"));
    const Make grid = walk_in_after(letters_then("wangjianguo", {"more"}));
    const Make symbols = walk_in_after({"symbols"}), digits = walk_in_after({"digits"});
    const Make capitals = walk_in_after({"tab.english", "caps"}), hidden = walk_in_after({"hide"});
    const Make nine = walk_in_after({"wxyz", "abc", "mno", "ghi"}, small());
    const service::KioskView usual = usual_day();
    return {
        {"lookup", usual, portrait(), typed},
        {"lookup-landscape-english", usual, english(landscape()), typed},
        {"lookup-large-low", usual, large(low(portrait())), typed},
        {"lookup-none", found(0), portrait(), answered},
        {"lookup-found", found(3), portrait(), answered},
        {"lookup-many", found(20), large(low(portrait())), answered},
        {"lookup-confirm", found(3), portrait(), picked},
        {"lookup-confirm-large-low", found(3), large(low(landscape())), picked},
        {"code", usual, portrait(), code},
        {"walk-in", usual, portrait(), walk_in},
        {"walk-in-composing", usual, portrait(), composing},
        {"walk-in-in-part-large-low", usual, large(low(portrait())), in_part},
        {"walk-in-long", usual, large(portrait()), endless},
        {"walk-in-grid", usual, landscape(), grid},
        {"walk-in-nine", usual, small(), nine},
        {"walk-in-symbols", usual, portrait(), symbols},
        {"walk-in-digits-large", usual, large(portrait()), digits},
        {"walk-in-capitals", usual, english(low(landscape())), capitals},
        {"walk-in-hidden", usual, portrait(), hidden},
        {"walk-in-organisation", usual, portrait(), organisation},
    };
}

service::KioskView behind_the_gate(int letters) {
    service::KioskView view = usual_day();
    service::StaffView staff;
    staff.by_pin = staff.open = true;
    staff.session = staff.visit = 1;
    staff.tries_left = 5;
    for (int i = 0; i < letters; ++i)
        staff.letters.push_back({{{static_cast<std::uint8_t>(i + 1)}},
                                 i % 2 == 0 ? "check_in" : "refusal",
                                 morning(8, 30 + i),
                                 "malformed",
                                 "field: body.meeting"});
    staff.codes = 1;
    staff.code_kind = domain::CodeKind::pass;
    staff.slip = service::SlipState::printed;
    staff.storage_free = 21'400'000'000;
    staff.version = "0.1.0";
    staff.hub_host = "hub.example.org";
    std::vector<std::string> log;
    for (int i = 0; i < 40; ++i)
        log.push_back("12-22 09:" + std::to_string(10 + i) +
                      ":36 error unavailable: could not connect to server (curl 7) [sync.http]");
    staff.log = std::make_shared<const std::vector<std::string>>(log);
    view.staff = std::make_shared<const service::StaffView>(staff);
    service::SyncView sync = *view.sync;
    sync.dead_letters = static_cast<std::uint64_t>(letters);
    view.sync = std::make_shared<const service::SyncView>(sync);
    return view;
}

service::KioskView before_the_gate(std::uint64_t wrong_tries, bool locked) {
    service::KioskView view = usual_day();
    service::StaffView staff;
    staff.by_pin = true;
    staff.wrong_tries = wrong_tries;
    staff.tries_left = 3;
    if (locked) staff.locked_until = morning(9, 17, 36);
    view.staff = std::make_shared<const service::StaffView>(staff);
    return view;
}

// Four digits are in, or the pad has just said no.
std::unique_ptr<ui::Screen> typed_pin(Studio& studio) {
    auto screen = ui::make_staff_gate_screen();
    for (const char c : std::string_view("2048"))
        studio.tap(*screen, before_the_gate(0, false), portrait(), std::string("staff.gate.key.") + c);
    return screen;
}
std::unique_ptr<ui::Screen> chosen_letter(Studio& studio) {
    auto screen = ui::make_dead_letters_screen();
    studio.tap(*screen, behind_the_gate(3), portrait(), "maintenance.letters.1");
    return screen;
}
std::unique_ptr<ui::Screen> asking_to_restart(Studio& studio) {
    auto screen = ui::make_exit_screen();
    studio.tap(*screen, behind_the_gate(0), portrait(), "maintenance.exit.restart");
    return screen;
}

std::vector<Scene> maintenance() {
    const auto made_by = [](std::unique_ptr<ui::Screen> (*make)()) {
        return Make([make](Studio&) { return make(); });
    };
    const Make overview = made_by(ui::make_maintenance_screen), gate = typed_pin;
    const Make exit = made_by(ui::make_exit_screen), asked = asking_to_restart, letter = chosen_letter;
    const service::KioskView open = behind_the_gate(0), letters = behind_the_gate(3);
    return {
        {"staff-gate", before_the_gate(2, false), portrait(), gate},
        {"staff-gate-locked", before_the_gate(5, true), large(low(portrait())),
         made_by(ui::make_staff_gate_screen)},
        {"maintenance", open, portrait(), overview},
        {"maintenance-large-low-english", letters, english(large(low(portrait()))), overview},
        {"maintenance-landscape", letters, landscape(), overview},
        {"maintenance-devices", open, portrait(), made_by(ui::make_device_tests_screen)},
        {"maintenance-network", open, portrait(), made_by(ui::make_network_screen)},
        {"maintenance-letters", letters, portrait(), letter},
        {"maintenance-letters-many", behind_the_gate(30), large(low(portrait())),
         made_by(ui::make_dead_letters_screen)},
        {"maintenance-letters-none", open, portrait(), made_by(ui::make_dead_letters_screen)},
        {"maintenance-log", open, portrait(), made_by(ui::make_log_screen)},
        {"maintenance-brightness", open, portrait(), made_by(ui::make_brightness_screen)},
        {"maintenance-exit", open, portrait(), exit},
        {"maintenance-exit-asked", open, portrait(), asked},
        {"maintenance-cleaning", open, portrait(), made_by(ui::make_cleaning_screen)},
    };
}

}  // namespace

Scene gallery_page(int page) {
    return {"gallery-" + std::to_string(page + 1), usual_day(), at_home(portrait()),
            [page](Studio&) { return ui::make_gallery_screen(page); }};
}

std::vector<Scene> gallery() {
    std::vector<Scene> all;
    for (int page = 0; page < 19; ++page)
        all.push_back(gallery_page(page));
    return all;
}

std::vector<Scene> scenes() {
    const Make home = [](Studio&) { return ui::make_home_screen(); };
    const Make scan = [](Studio&) { return ui::make_scan_screen(); };
    const Make status = [](Studio&) { return ui::make_status_screen(); };
    const Make help = [](Studio&) { return ui::make_help_screen(); };
    using service::CameraState;
    using service::Distance;
    const service::KioskView usual = usual_day();
    service::KioskView near = with_camera(CameraState::running, Distance::right);
    service::CheckInView chosen;
    chosen.chosen = near.today->meetings[0].id;
    near.check_in = std::make_shared<service::CheckInView>(chosen);
    const base::WallTime half_past_two = in_week(22, 14, 32);
    const service::KioskView afternoon = week_view(half_past_two);
    const auto after = [&](Shot shot) {
        shot.now = half_past_two;
        return shot;
    };
    Shot asking = portrait();
    asking.asking = true;
    asking.seconds_left = 8;
    asking.seconds_in_all = 30;
    std::vector<Scene> all{
        {"home", usual, at_home(portrait()), home},
        {"home-landscape", usual, at_home(landscape()), home},
        {"home-english", usual, at_home(english(portrait())), home},
        {"home-english-landscape", usual, at_home(english(landscape())), home},
        {"home-large-low", usual, at_home(large(low(portrait()))), home},
        {"home-large", usual, at_home(large(portrait())), home},
        {"home-low", usual, at_home(low(portrait())), home},
        {"home-large-low-english", usual, at_home(english(large(low(portrait())))), home},
        {"home-large-landscape", usual, at_home(large(landscape())), home},
        {"home-low-landscape", usual, at_home(low(landscape())), home},
        {"home-quiet", quiet_day(), at_home(portrait()), home},
        {"home-quiet-landscape", quiet_day(), at_home(landscape()), home},
        {"home-message", with_message(usual), at_home(portrait()), home},
        {"home-quiet-message", with_message(quiet_day()), at_home(portrait()), home},
        {"home-afternoon", afternoon, after(at_home(portrait())), home},
        {"home-afternoon-large-low-english", afternoon, after(at_home(english(large(low(landscape()))))),
         home},
        {"scan", near, portrait(), scan},
        {"scan-landscape", near, landscape(), scan},
        {"scan-english", near, english(portrait()), scan},
        {"scan-large-low", near, large(low(portrait())), scan},
        {"scan-english-large-landscape", near, english(large(landscape())), scan},
        {"scan-closed", with_camera(CameraState::closed, Distance::unseen), portrait(), scan},
        {"scan-absent", with_camera(CameraState::absent, Distance::unseen), portrait(), scan},
        {"scan-quiet", quiet_day(), portrait(), scan},
        {"status", usual, portrait(), status},
        {"status-landscape-english", usual, english(landscape()), status},
        {"status-large-low", usual, large(low(portrait())), status},
        {"help", usual, portrait(), help},
        {"help-landscape-english", usual, english(landscape()), help},
        {"help-large-low", usual, large(low(portrait())), help},
        {"asking", usual, asking, scan},
    };
    for (auto& more :
         {result_scenes(), typing(), maintenance(), enrolment_scenes(), repair_scenes(), request_scenes()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace golden
