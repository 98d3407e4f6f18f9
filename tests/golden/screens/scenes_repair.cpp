// 随手拍, from the building to the number.
#include "tests/golden/screens/scenes.h"
#include "tests/golden/screens/shots.h"
#include "tests/golden/screens/views.h"
#include "ui/screens/repair.h"

namespace golden {
namespace {

using domain::RequestState;
using namespace std::chrono_literals;
using Make = std::function<std::unique_ptr<ui::Screen>(Studio&)>;

// Room 305, the air conditioner drips.
ui::SharedDraft leak() {
    auto draft = std::make_shared<ui::RepairDraft>();
    draft->cell = "main-4-6";
    draft->category = draft->answered = "water.leak";
    draft->group = "water";
    draft->words.text = "AC 305";
    return draft;
}

domain::ServiceRequest request(RequestState state) {
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
    r.steps.push_back({state, r.made + 30min});
    return r;
}

// Sparks: whoever reports them is told whom to ring.
ui::SharedDraft sparks() {
    auto draft = leak();
    draft->category = "power.danger";
    draft->group = "power";
    draft->words.text = "";
    return draft;
}

service::KioskView reported(bool danger = false) {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.report = service::ReportResult{};
    repair.report->number = 1;
    repair.report->request = request(RequestState::submitted);
    repair.report->key = {0xc0ffee1234567890};
    repair.report->danger = danger;
    repair.report->receipt = 4;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView followed(RequestState state) {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.followed = service::FollowAnswer{};
    repair.followed->number = 1;
    repair.followed->request = request(state);
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

// After the sample request was seen to.
Shot later(Shot shot) {
    shot.now += std::chrono::minutes{53};
    return shot;
}

// By whoever scanned its slip.
service::KioskView held(RequestState state, std::optional<service::FollowUpSaid> said = {}) {
    service::KioskView view = followed(state);
    service::RepairView repair = *view.repair;
    repair.followed->held = true;
    repair.followed->said = said;
    if (said && said->kind == domain::FollowUpKind::rating) {
        repair.followed->request->rated = true;
    } else if (said) {
        repair.followed->request->urged = morning();
    }
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView unhappy() {
    service::KioskView view = held(RequestState::done);
    service::RepairView repair = *view.repair;
    repair.followed->unhappy = domain::Satisfaction::dissatisfied;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
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

service::KioskView pictured(RequestState state) {
    service::KioskView view = held(state);
    service::RepairView repair = *view.repair;
    repair.slip_photos = {{false, photographed(1)}, {true, photographed(2)}};
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView with_one_nearby() {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.nearby = service::NearbyAnswer{1, "main-4-6", {request(RequestState::dispatched)}};
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

// Two of the same kind, one of which more people wait for, and one of another kind.
service::KioskView with_the_same_nearby() {
    service::KioskView view = usual_day();
    service::RepairView repair;
    domain::ServiceRequest waited_for = request(RequestState::dispatched),
                           newer = request(RequestState::submitted), other = newer;
    waited_for.voices = 2;
    newer.number.count = 39;
    newer.made = morning(9, 32, 0);
    newer.due = {};
    other.category = "power.light";
    repair.nearby = service::NearbyAnswer{1, "main-4-6", {newer, other, waited_for}};
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView voiced(std::optional<domain::FollowUpOutcome> outcome) {
    service::KioskView view = followed(RequestState::dispatched);
    service::RepairView repair = *view.repair;
    repair.followed->said = service::FollowUpSaid{domain::FollowUpKind::voice, outcome};
    repair.followed->request->voices = outcome ? 3 : 2;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::PhotoShown photo(int which) {
    static const std::array pictures{photographed(0), photographed(1), photographed(2)};
    return {static_cast<std::uint64_t>(which + 1), 180'000, pictures.at(static_cast<std::size_t>(which))};
}

service::KioskView with_photos(int kept, service::PhotoStep step = service::PhotoStep::idle) {
    service::KioskView view = usual_day();
    service::RepairView repair;
    for (int i = 0; i < kept; ++i)
        repair.photos.kept.push_back(photo(i));
    repair.photos.step = step;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}
service::KioskView with_one_to_decide_on() {
    service::KioskView view = with_photos(1);
    service::RepairView repair = *view.repair;
    repair.photos.taken = photo(1);
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}
service::KioskView with_photos_and_camera(int kept, service::CameraState camera) {
    service::KioskView view = with_photos(kept);
    set_camera(view, camera);
    return view;
}
service::KioskView with_phone(int kept, service::PhoneStep step, bool in_reach = true) {
    service::KioskView view = with_photos(kept);
    service::SyncView sync = *view.sync;
    sync.hub_in_reach = in_reach;
    view.sync = std::make_shared<const service::SyncView>(sync);
    service::RepairView repair = *view.repair;
    repair.photos.phone.step = step;
    if (step == service::PhoneStep::open)
        repair.photos.phone.code = "https://suishou.example/u/0123456789abcdef0123456789abcdef";
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}
// Something was reported at these lately.
service::KioskView recently(const std::vector<std::string>& cells = {"main-6-4", "main-5-3", "main-7-1",
                                                                     "main-4-6"}) {
    service::KioskView view = usual_day();
    service::HouseView house = *view.house;
    house.recent = cells;
    view.house = std::make_shared<const service::HouseView>(house);
    return view;
}
ui::SharedDraft in_offices() {
    auto draft = std::make_shared<ui::RepairDraft>();
    draft->cell = "main-1-2";
    return draft;
}
ui::SharedDraft to_be_asked() {
    auto draft = leak();
    draft->answered.clear();
    return draft;
}
service::KioskView where_none_may_be_taken() {
    service::KioskView view = usual_day();
    service::HouseView house = *view.house;
    for (auto& layout : house.layouts)
        for (auto& cell : layout.cells)
            cell.no_photo = true;
    view.house = std::make_shared<const service::HouseView>(house);
    return view;
}
service::KioskView reported_with_photos(std::size_t photos, bool lost) {
    service::KioskView view = reported();
    service::RepairView repair = *view.repair;
    repair.report->photos = photos;
    repair.report->photos_lost = lost;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

std::unique_ptr<ui::Screen> counting_photo(Studio& studio) {
    auto screen = ui::make_repair_photo(leak());
    Shot early = portrait();
    early.age = std::chrono::milliseconds{100};
    studio.tap(*screen, usual_day(), early, "repair.photo.shoot");
    return screen;
}

std::unique_ptr<ui::Screen> chosen_where(Studio& studio) {
    auto screen = ui::make_repair_screen();
    studio.tap(*screen, usual_day(), portrait(), "repair.where.cell.main-4-6");
    return screen;
}
std::unique_ptr<ui::Screen> yard_where(Studio& studio) {
    auto screen = ui::make_repair_screen();
    studio.tap(*screen, usual_day(), portrait(), "repair.where.layout.yard");
    return screen;
}
std::unique_ptr<ui::Screen> storey_where(Studio& studio) {
    auto screen = ui::make_repair_screen();
    studio.tap(*screen, usual_day(), low(portrait()), "repair.where.storey.3");
    return screen;
}
std::unique_ptr<ui::Screen> open_group(Studio& studio) {
    auto screen = ui::make_repair_at("main-4-6");
    studio.tap(*screen, usual_day(), portrait(), "repair.what.kind.water");
    return screen;
}

// The key beside the first phrases was pressed.
std::unique_ptr<ui::Screen> other_phrases(Studio& studio, const Shot& shot) {
    auto screen = ui::make_repair_at("main-4-6");
    studio.tap(*screen, usual_day(), shot, "repair.what.phrases");
    return screen;
}

// "hys": the meeting rooms.
std::unique_ptr<ui::Screen> found_places(Studio& studio, const Shot& shot) {
    auto screen = ui::make_repair_search(std::make_shared<ui::RepairDraft>());
    for (const char* key : {"h", "y", "s", "done"})
        studio.tap(*screen, usual_day(), shot, std::string("repair.search.key.") + key);
    return screen;
}
}  // namespace

std::vector<Scene> repair_scenes() {
    const Make where = [](Studio&) { return ui::make_repair_screen(); }, chosen = chosen_where,
               storey = storey_where, yard = yard_where,
               what = [](Studio&) { return ui::make_repair_at("main-4-6"); }, group = open_group,
               phrases_large_low =
                   [](Studio&studio) { return other_phrases(studio, large(low(portrait()))); },
               phrases_large_low_english =
                   [](Studio&studio) { return other_phrases(studio, large(low(english(portrait())))); },
               in_yard = [](Studio&) { return ui::make_repair_at("yard-1-1"); },
               words = [](Studio&) { return ui::make_repair_words(leak()); },
               leaking = [](Studio&) { return ui::make_repair_what(leak()); },
               camera = [](Studio&) { return ui::make_repair_photo(leak()); },
               search = [](Studio&) { return ui::make_repair_search(std::make_shared<ui::RepairDraft>()); },
               searched = [](Studio&studio) { return found_places(studio, portrait()); },
               searched_large =
                   [](Studio&studio) { return found_places(studio, large(low(english(portrait())))); },
               room = [](Studio&) { return ui::make_repair_after_where(usual_day(), in_offices()); },
               ask = [](Studio&) { return ui::make_repair_ask(to_be_asked()); },
               handover = [](Studio&) { return ui::make_repair_handover(leak()); },
               one_photo = [](Studio&) { return ui::make_repair_photo(leak(), 2); },
               counting = counting_photo, phone = [](Studio&) { return ui::make_repair_phone(leak()); },
               review = [](Studio&) { return ui::make_repair_review(leak()); },
               risky = [](Studio&) { return ui::make_repair_review(sparks()); },
               done = [](Studio&) { return ui::make_reported_screen(); },
               follow = [](Studio&) { return ui::make_followed_screen(true); },
               same = [](Studio&) { return ui::make_repair_after_what(with_the_same_nearby(), leak()); },
               find = [](Studio&) { return ui::make_follow_screen(); };
    const service::KioskView usual = usual_day();
    using domain::FollowUpKind, domain::FollowUpOutcome;
    const service::FollowUpSaid urged{FollowUpKind::urge, FollowUpOutcome::counted},
        rated{FollowUpKind::rating, FollowUpOutcome::counted};
    return {
        {"repair-where", usual, portrait(), chosen},
        {"repair-where-recent", recently(), portrait(), chosen},
        {"repair-where-recent-yard", recently({"yard-1-1", "yard-2-2"}), portrait(), yard},
        {"repair-where-landscape-english", usual, english(landscape()), chosen},
        {"repair-where-low", usual, low(portrait()), where},
        {"repair-storey-large-low", usual, large(low(portrait())), storey},
        {"repair-search", usual, portrait(), search},
        {"repair-search-recent", recently(), portrait(), search},
        {"repair-search-recent-large-low-english", recently(), large(low(english(portrait()))), search},
        {"repair-room", usual, portrait(), room},
        {"repair-room-landscape-english", usual, english(landscape()), room},
        {"repair-room-large-low-english", usual, large(low(english(portrait()))), room},
        {"repair-ask", usual, portrait(), ask},
        {"repair-ask-landscape-english", usual, english(landscape()), ask},
        {"repair-ask-large-low-english", usual, large(low(english(portrait()))), ask},
        {"repair-search-landscape-english", usual, english(landscape()), search},
        {"repair-search-found", usual, portrait(), searched},
        {"repair-search-found-large-low-english", usual, large(low(english(portrait()))), searched_large},
        {"repair-what", usual, portrait(), what},
        {"repair-what-group", usual, portrait(), group},
        {"repair-what-large-english", usual, large(english(portrait())), what},
        {"repair-what-large-low", usual, large(low(portrait())), what},
        {"repair-what-large-low-english", usual, large(low(english(portrait()))), what},
        {"repair-what-large-low-landscape", usual, large(low(landscape())), what},
        {"repair-what-large-low-landscape-english", usual, large(low(english(landscape()))), what},
        {"repair-what-phrases-large-low", usual, large(low(portrait())), phrases_large_low},
        {"repair-what-phrases-large-low-english", usual, large(low(english(portrait()))),
         phrases_large_low_english},
        {"repair-what-no-plan", usual, portrait(), in_yard},
        {"repair-what-photos", with_photos(2), portrait(), leaking},
        {"repair-what-photos-large-low", with_photos(3), large(low(portrait())), leaking},
        {"repair-what-no-photo", where_none_may_be_taken(), portrait(), what},
        {"repair-photo", with_photos_and_camera(0, service::CameraState::running), portrait(), camera},
        {"repair-photo-landscape-english", with_photos_and_camera(1, service::CameraState::running),
         english(landscape()), camera},
        {"repair-photo-count", usual, portrait(), counting},
        {"repair-photo-decide", with_one_to_decide_on(), portrait(), camera},
        {"repair-photo-decide-large-english", with_one_to_decide_on(), large(english(portrait())), camera},
        {"repair-photo-failed", with_photos(0, service::PhotoStep::failed), portrait(), camera},
        {"repair-photo-absent", with_photos_and_camera(1, service::CameraState::absent), portrait(), camera},
        {"repair-photo-closed", with_photos_and_camera(0, service::CameraState::closed), portrait(), camera},
        {"repair-photo-look", with_photos(3), portrait(), one_photo},
        {"repair-handover", with_phone(1, service::PhoneStep::open), portrait(), handover},
        {"repair-handover-landscape-english", with_phone(0, service::PhoneStep::open), english(landscape()),
         handover},
        {"repair-handover-large-low-english", with_phone(0, service::PhoneStep::failed),
         large(low(english(portrait()))), handover},
        {"repair-handover-over", with_phone(1, service::PhoneStep::over), portrait(), handover},
        {"repair-handover-away", with_phone(1, service::PhoneStep::open, false), large(english(portrait())),
         handover},
        {"repair-handover-full", with_phone(3, service::PhoneStep::over), portrait(), handover},
        {"repair-review-photos", with_photos(2), portrait(), review},
        {"repair-reported-photos", reported_with_photos(2, false), portrait(), done},
        {"repair-reported-photos-lost", reported_with_photos(0, true), portrait(), done},
        {"repair-words", usual, portrait(), words},
        {"repair-phone", usual, portrait(), phone},
        {"repair-review", usual, portrait(), review},
        {"repair-review-nearby", with_one_nearby(), english(landscape()), review},
        {"repair-same", with_the_same_nearby(), portrait(), same},
        {"repair-same-large-low-english", with_the_same_nearby(), large(low(english(portrait()))), same},
        {"repair-same-landscape", with_the_same_nearby(), landscape(), same},
        {"repair-voiced", voiced(FollowUpOutcome::counted), later(portrait()), follow},
        {"repair-voice-lost-landscape-english", voiced({}), english(landscape()), follow},
        {"repair-review-danger", usual, portrait(), risky},
        {"repair-reported-danger", reported(true), english(landscape()), done},
        {"repair-reported", reported(), portrait(), done},
        {"repair-reported-landscape", reported(), landscape(), done},
        {"repair-followed", followed(RequestState::on_site), portrait(), follow},
        {"repair-held", held(RequestState::on_site), later(portrait()), follow},
        {"repair-urged-landscape", held(RequestState::dispatched, urged), later(landscape()), follow},
        {"repair-rate", held(RequestState::done), later(portrait()), follow},
        {"repair-rate-why", unhappy(), later(portrait()), follow},
        {"repair-rate-why-large-low-english", unhappy(), later(large(low(english(portrait())))), follow},
        {"repair-rate-large-low-english", held(RequestState::done), later(large(low(english(portrait())))),
         follow},
        {"repair-rate-landscape", held(RequestState::done), later(landscape()), follow},
        {"repair-pictured", pictured(RequestState::done), later(portrait()), follow},
        {"repair-pictured-landscape-english", pictured(RequestState::done), later(english(landscape())),
         follow},
        {"repair-pictured-large", pictured(RequestState::dispatched), later(large(portrait())), follow},
        {"repair-rated", held(RequestState::confirmed, rated), later(portrait()), follow},
        {"repair-rejected-large", followed(RequestState::rejected), large(portrait()), follow},
        {"repair-find", usual, portrait(), find},
    };
}

}  // namespace golden
