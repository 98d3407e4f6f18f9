#include "tests/golden/screens/views.h"

#include "tests/golden/screens/sample_week.h"

namespace golden {
namespace {

using domain::MeetingId;
using domain::MeetingPhase;
using namespace std::chrono_literals;

domain::Text text(const char* zh, const char* en) {
    return {zh, en};
}

service::MeetingRow row(std::uint64_t id, int hour, int minute, domain::Text title, domain::Text floor,
                        domain::Text room, MeetingPhase phase, int opens_before = 30) {
    service::MeetingRow row;
    row.id = MeetingId{id};
    row.title = std::move(title);
    row.floor = std::move(floor);
    row.room = std::move(room);
    row.starts = morning(hour, minute, 0);
    row.opens = row.starts - std::chrono::minutes{opens_before};
    row.phase = phase;
    return row;
}

domain::Place second_room() {
    using domain::CellKind;
    using domain::StepKind;
    domain::Place place;
    place.id = "main-3-second";
    place.building = text("主楼", "Main Building");
    place.floor = text("3 楼", "Level 3");
    place.name = text("第二会议室", "Meeting Room 2");
    place.minutes = 2;
    place.metres = 60;
    place.way = {{StepKind::lift, text("乘 1 号电梯", "Take lift 1"), text("到 3 楼", "to Level 3")},
                 {StepKind::turn_right, text("出电梯右转", "Turn right"), text("走 20 米", "walk 20 metres")},
                 {StepKind::arrive, text("左手边", "On your left"), text("第二会议室", "Meeting Room 2")}};
    place.plan_width = 568;
    place.plan_height = 378;
    place.plan = {{0, 0, 150, 120, text("301", "301"), CellKind::room},
                  {162, 0, 150, 120, text("302", "302"), CellKind::room},
                  {322, 0, 246, 120, text("第二会议室", "Meeting Room 2"), CellKind::target},
                  {0, 228, 122, 150, text("茶水间", "Tea room"), CellKind::room},
                  {132, 228, 132, 150, text("卫生间", "Toilets"), CellKind::room},
                  {276, 228, 156, 150, text("电梯厅", "Lifts"), CellKind::arrival},
                  {444, 228, 124, 150, text("305", "305"), CellKind::room}};
    place.path = {{354, 290}, {354, 174}, {445, 174}, {445, 124}};
    return place;
}

}  // namespace

base::WallTime morning(int hour, int minute, int second) {
    return base::from_civil({2026, 12, 22, 2, hour, minute, second}, 480min);
}

service::KioskView quiet_day() {
    service::KioskView view;
    domain::Site site;
    site.name = text("淮安市行政中心", "Huai'an Administrative Centre");
    site.kiosk_name = text("一号机", "Kiosk 1");
    site.desk = text("1 楼大厅东侧", "Level 1, east side of the lobby");
    site.duty_phone = "0517-8000 0000";
    site.kiosk_code = "A";
    site.phone_pages = "https://suishou.example";
    site.organisations = {text("示例办公室", "Sample Office"),
                          text("示例财政局", "Sample Finance Bureau"),
                          text("示例教育局", "Sample Education Bureau"),
                          text("示例档案馆", "Sample Archives"),
                          text("示例统计局", "Sample Statistics Bureau"),
                          text("示例信息中心", "Sample IT Centre"),
                          text("示例机关事务中心", "Sample Services Centre"),
                          text("示例宣传部", "Sample Press Office")};
    view.site = std::make_shared<domain::Site>(site);
    service::TodayView today;
    today.next_day_first = morning(9, 0, 0) + 24h;
    view.today = std::make_shared<service::TodayView>(today);
    service::DevicesView devices;
    devices.camera = service::CameraState::running;
    devices.hand_scanner = devices.printer = true;
    view.devices = std::make_shared<service::DevicesView>(devices);
    view.sync = std::make_shared<service::SyncView>();
    view.check_in = std::make_shared<service::CheckInView>();
    return view;
}

service::KioskView usual_day() {
    service::KioskView view = quiet_day();
    service::TodayView today;
    today.open_count = 1;
    today.meetings = {
        row(1, 9, 30, text("全市营商环境工作推进会", "Business environment review"), text("3 楼", "Level 3"),
            text("第二会议室", "Meeting Room 2"), MeetingPhase::open),
        row(2, 10, 0, text("物业服务月度例会", "Property services monthly"), text("2 楼", "Level 2"),
            text("205 会议室", "Room 205"), MeetingPhase::opens_later_today),
        row(3, 10, 30, text("后勤保障早调度", "Logistics briefing"), text("1 楼", "Level 1"),
            text("大厅会商室", "Briefing Corner"), MeetingPhase::opens_later_today),
        row(4, 14, 30, text("冬季安全生产专题培训", "Winter safety training"),
            text("会议中心", "Conference Centre"), text("报告厅", "Lecture Hall"),
            MeetingPhase::opens_later_today, 60),
        row(5, 8, 0, text("物业部早会", "Facilities morning round"), text("4 楼", "Level 4"),
            text("小会议室", "Small Meeting Room"), MeetingPhase::over)};
    today.meetings[0].arrived = 127;
    today.meetings[0].expected = 156;
    view.today = std::make_shared<service::TodayView>(today);
    view.house = week_house();
    return view;
}

service::CheckInResult accepted() {
    service::CheckInResult result;
    result.number = 1;
    result.visit = 1;
    result.outcome = domain::Outcome::accepted;
    result.name = "王建国";
    result.seat = text("B 区 12 号", "Zone B, seat 12");
    domain::Meeting meeting;
    meeting.id = MeetingId{1};
    meeting.title = text("全市营商环境工作推进会", "Business environment review");
    meeting.starts = morning(9, 30, 0);
    meeting.ends = morning(11, 30, 0);
    meeting.opens = morning(9, 0, 0);
    meeting.closes = meeting.ends;
    meeting.counts_public = meeting.show_ordinal = true;
    meeting.note = text("会议 Wi-Fi 见会议室桌签", "Wi-Fi: see the card on your table");
    meeting.expected = 156;
    result.meeting = meeting;
    result.place = second_room();
    result.at = morning();
    result.arrived = 128;
    result.expected = 156;
    result.ordinal = 128;
    return result;
}

domain::ServiceRequest sample_request(domain::RequestState state) {
    using domain::RequestState;
    using namespace std::chrono_literals;
    domain::ServiceRequest r;
    r.number = {2026, 12, 22, "A", 37};
    r.cell = "main-4-6";
    r.category = "water.leak";
    r.state = state;
    r.made = morning(9, 10, 0);
    r.due = morning(11, 10, 0);
    r.steps = {{RequestState::submitted, r.made}};
    if (state == RequestState::submitted) return r;
    r.worker = "李师傅";
    r.steps.push_back({RequestState::dispatched, r.made + 6min});
    if (state == RequestState::done || state == RequestState::confirmed)
        r.steps.push_back({RequestState::on_site, r.made + 18min});
    r.steps.push_back({state, r.made + 30min});
    return r;
}

// A pipe, a puddle, a door: enough to tell three pictures apart.
std::shared_ptr<const base::Rgba> photographed(int which) {
    auto picture = std::make_shared<base::Rgba>(base::Rgba{960, 540, {}});
    for (int y = 0; y < picture->height; ++y)
        for (int x = 0; x < picture->width; ++x) {
            const int u = x - 480, v = y - 290, ring = u * u / 3 + v * v;
            const bool thing = which == 0   ? std::abs(u) < 60 + y / 9
                               : which == 1 ? ring < 30'000
                                            : x > 300 && x < 640;
            const int light = 205 - y / 8 - (thing ? 95 - 20 * which : 0);
            for (const int level : {light, light - (thing ? 4 : 14), light - (thing ? -10 : 34)})
                picture->pixels.push_back(static_cast<std::uint8_t>(level));
            picture->pixels.push_back(255);
        }
    return picture;
}

}  // namespace golden
