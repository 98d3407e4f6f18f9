// Every record and fact with every field set, for tests of the codec and of its documents.
#pragma once

#include <vector>

#include "kiosk/domain/change.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/heartbeat.h"
#include "tests/fakes/sample_data.h"

namespace fakes {

using namespace domain;

inline Place place() {
    Place p;
    p.id = "main-3-second";
    p.building = {"主楼", "Main building"};
    p.floor = {"3 楼", "Level 3"};
    p.name = {"第二会议室", ""};
    p.kind = PlaceKind::spot;
    p.minutes = 2;
    p.metres = 120;
    p.way = {{StepKind::lift, {"乘 1 号电梯", "Lift 1"}, {"到 3 楼", "to level 3"}},
             {StepKind::outdoors, {}, {"出门", ""}}};
    p.plan_width = 12.5F;
    p.plan_height = 8;
    p.plan = {{0.1F, 0.2F, 3, 4, {"302", ""}, CellKind::target}, {-1, 0, 1e-3F, 1, {}, CellKind::arrival}};
    p.path = {{0.3F, 0.7F}, {4, 5}};
    return p;
}

inline Place bare_place() {
    Place p;
    p.id = "bare";
    return p;
}

inline GridLayout layout() {
    GridLayout l;
    l.id = "main";
    l.name = {"主楼", "Main building"};
    l.rows = {{"3 楼", "L3"}, {"B1", ""}};
    l.columns = {{"西翼", "West wing"}, {"东翼", "East wing"}};
    l.below = 1;
    l.position = 2;
    l.cells = {
        {"main-3-2", 0, 1, {"305", ""}, {"305 会议室", "Room 305"}, "account-multiple", "27", true, false},
        {"main-b1-1", 1, 0, {"机房", ""}, {}, "", "", false, true}};
    l.plans = {{0,
                {{0, 0, 4, 2, {"304", ""}, "main-3-2"},
                 {4, 0, 6, 2.5f, {"305", "Room 305"}, "main-3-2"},
                 {0, 3, 4, 2, {}, ""}}},
               {1, {}}};
    return l;
}

inline ServiceRequest service_request() {
    ServiceRequest r;
    r.number = {2026, 12, 22, "A", 37};
    r.cell = "main-4-6";
    r.category = "air.leak";
    r.room = "305";
    r.place = "主楼 3 楼 东翼 305 会议室";
    r.state = RequestState::on_site;
    r.made = at(9, 12);
    r.due = at(11, 12);
    r.worker = "李师傅";
    r.voices = 3;
    r.danger = true;
    r.rejection = RejectionReason::hotline;
    r.merged_into = "BX-20261221-B-002";
    r.steps = {{RequestState::submitted, at(9, 12)}, {RequestState::on_site, at(9, 40)}};
    return r;
}

inline ServiceRequest bare_service_request() {
    ServiceRequest r;
    r.number = {2026, 12, 22, "ZZ", 1000};
    r.cell = "yard-1-1";
    r.made = at(9, 12);
    return r;
}

inline Category category() {
    Category c;
    c.id = "water.leak";
    c.group = "water";
    c.name = {"漏水", "Leak"};
    c.icon = "water-pump";
    c.phrases = {{"空调漏水", "Air conditioner leaks"}, {"水管漏水", ""}};
    c.synonyms = {"滴水", "渗水"};
    c.questions = {{"where", {"哪里漏？", "Where from?"}, {{"天花板", "Ceiling"}, {"水管", ""}}},
                   {"much", {"漏得多吗？", ""}, {{"在滴", ""}, {"在流", ""}}}};
    c.minutes = 120;
    c.danger = true;
    c.position = 3;
    return c;
}

inline Category bare_category() {
    Category c;
    c.id = "water";
    c.name = {"用水", ""};
    return c;
}

inline Attendee full_attendee() {
    auto a = attendee();
    a.generation = 0xffff;
    a.title = {"处长", "Director"};
    a.honorific = Honorific::madam;
    a.role = Role::observer;
    a.excused = true;
    a.stands_in_for = "赵敏";
    a.stood_in_by = "李明";
    a.code_hash = hash_look_up_code("ABCD2345", a.meeting);
    return a;
}

inline Meeting full_meeting() {
    auto m = meeting();
    m.visibility = Visibility::time_and_place;
    m.show_ordinal = m.walk_in = m.leaving = true;
    m.salutation = Salutation::sir_madam;
    m.note = {"手机请存放在门口柜内", "Phones stay in the lockers"};
    return m;
}

inline KioskConfig kiosk_config() {
    KioskConfig c;
    c.kiosk = "k1";
    c.language = "en";
    c.calm = true;
    c.sound_volume = 100;
    c.quiet_hours = "18:00-08:00";
    c.quiet_volume = 0;
    c.ticks = false;
    c.camera_opens = CameraOpens::by_touch;
    c.hash = "31c2a2cc86019827";  // by another program: printf '%s' RECORD | sha256sum
    return c;
}

inline std::vector<Change> one_change_of_each() {
    const auto fact = base::make_uuid_v7(at(8, 52));
    return {
        Site{{"示例中心", "Sample centre"},
             {"一号机", "Kiosk 1"},
             {"一楼东", ""},
             "0517-0000",
             {{"甲", ""}, {"乙", "B"}},
             "AB",
             "https://suishou.example"},
        place(),
        bare_place(),
        layout(),
        category(),
        bare_category(),
        service_request(),
        bare_service_request(),
        full_meeting(),
        full_attendee(),
        key_pair(255).key,
        Revocation{{0xfeed}, at(13, 30)},
        Arrival{{1}, {2}, {3}, fact, at(8, 52), "二号机", true},
        Arrival{{1}, {}, {3}, fact, at(8, 52), "", false},
        Arrival{{1}, {}, {}, fact, at(8, 52), "", false},
        Annulment{fact, {1}},
        HubCommand{{0xc0}, "k1", CommandKind::show_message, at(8, 50), at(9, 50), {"停水", "No water"}},
        kiosk_config(),
        SealKey{key_pair(1).key.public_key},
        Tombstone{"attendees", "0000000000000b01"},
        UnknownRecord{"menus", "2026-12-22", R"({"dishes":["软兜长鱼"]})"},
    };
}

inline ServiceRequestFact service_request_fact() {
    ServiceRequestFact f;
    f.number = {2026, 12, 22, "A", 37};
    f.key = {0xc0ffee};
    f.cell = "main-4-6";
    f.place = "主楼 3 楼 东翼 305 会议室";
    f.category = "air.leak";
    f.words = "空调漏水，\"地面\"已湿\n\U00020BB7";
    f.phone = "13800000000";
    f.danger = true;
    f.language = "en";
    f.photos = {std::string(64, 'a'), std::string(63, '0') + "f"};
    f.room = "305";
    f.answers = {{"哪里漏？", "天花板"}, {"漏得\"多\"吗？", "在流"}};
    return f;
}

inline std::vector<Fact> one_fact_of_each() {
    auto check_in = check_in_fact(1);
    auto& body = std::get<CheckInFact>(check_in.body);
    body.remarks = {true, true, true, true, true};
    auto walk_in = check_in_fact(2);
    walk_in.body = CheckInFact{meeting().id, {}, {}, Method::walk_in, {}, "\U00020BB7田\"国\n", "示例单位"};
    auto check_out = check_in_fact(3);
    check_out.body = CheckOutFact{{1}, {2}, {0xffffffffffffffff}};
    auto refusal = check_in_fact(4);
    refusal.body = RefusalFact{Outcome::expired, Method::typed_code, {1}, {2}, {3}, {4}};
    auto unknown = check_in_fact(5);
    unknown.body = RefusalFact{};
    auto staff = check_in_fact(6);
    staff.body = StaffFact{StaffEvent::left, StaffMethod::badge, "示例·技术员"};
    auto report = check_in_fact(7);
    report.body = service_request_fact();
    auto urge = check_in_fact(8), rating = check_in_fact(9);
    urge.body = FollowUpFact{{{2026, 12, 22, "A", 37}, {0xc0ffee}, FollowUpKind::urge, {}, ""}};
    rating.body = FollowUpFact{
        {{2026, 12, 21, "B1", 4}, {7}, FollowUpKind::rating, Satisfaction::dissatisfied, "还在\"滴水\"\n"}};
    return {check_in, walk_in, check_out, refusal, unknown, staff, report, urge, rating};
}

inline Heartbeat full_heartbeat() {
    using namespace std::chrono_literals;
    Heartbeat beat;
    beat.version = "0.1.0";
    beat.profile = "lobby";
    beat.language = "zh_CN";
    beat.schema = 5;
    beat.boot_id = "3f0e6f2e-0d5c-4c39-9a53-6d1f6f2f0a01";
    beat.boot = 731'442ms;
    beat.up = 600'000ms;
    beat.unsent = 3;
    beat.dead_letters = 1;
    beat.oldest_unsent = 61'000ms;
    beat.clock_drift = -1'500ms;
    beat.clock_jumped = true;
    beat.disk_free = 12'000'000'000;
    beat.memory = MemoryUse{98'304, 87'000};
    beat.camera = DeviceHealth::stalled;
    beat.scanner = DeviceHealth::ready;
    beat.printer = DeviceHealth::no_paper;
    beat.touches_ignored = {1, 2, 3, 4};
    beat.in_use = true;
    beat.config = "a0b1";
    return beat;
}

}  // namespace fakes
