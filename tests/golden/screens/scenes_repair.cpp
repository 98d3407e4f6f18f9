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
    repair.report->request = sample_request(RequestState::submitted);
    repair.report->key = {0xc0ffee1234567890};
    repair.report->request.danger = danger;
    repair.report->receipt = 4;
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

service::KioskView with_one_nearby() {
    service::KioskView view = usual_day();
    service::RepairView repair;
    repair.nearby = service::NearbyAnswer{1, "main-4-6", {sample_request(RequestState::dispatched)}};
    view.repair = std::make_shared<const service::RepairView>(repair);
    return view;
}

// Two of the same kind, one of which more people wait for, and one of another kind.
service::KioskView with_the_same_nearby() {
    service::KioskView view = usual_day();
    service::RepairView repair;
    domain::ServiceRequest waited_for = sample_request(RequestState::dispatched),
                           newer = sample_request(RequestState::submitted), other = newer;
    waited_for.voices = 2;
    newer.number.count = 39;
    newer.made = morning(9, 32, 0);
    newer.due = {};
    other.category = "power.light";
    repair.nearby = service::NearbyAnswer{1, "main-4-6", {newer, other, waited_for}};
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
               same = [](Studio&) { return ui::make_repair_after_what(with_the_same_nearby(), leak()); },
               find = [](Studio&) { return ui::make_follow_screen(); };
    const service::KioskView usual = usual_day();
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
        {"repair-handover-over-large-low-english", with_phone(1, service::PhoneStep::over),
         large(low(english(portrait()))), handover},
        {"repair-handover-away", with_phone(1, service::PhoneStep::open, false), large(english(portrait())),
         handover},
        {"repair-handover-full", with_phone(3, service::PhoneStep::over), portrait(), handover},
        {"repair-review-photos", with_photos(2), portrait(), review},
        {"repair-review-photos-landscape-large-low", with_photos(2), large(low(landscape())), review},
        {"repair-reported-photos", reported_with_photos(2, false), portrait(), done},
        {"repair-reported-photos-lost", reported_with_photos(0, true), portrait(), done},
        {"repair-words", usual, portrait(), words},
        {"repair-phone", usual, portrait(), phone},
        {"repair-review", usual, portrait(), review},
        {"repair-review-nearby", with_one_nearby(), english(landscape()), review},
        {"repair-same", with_the_same_nearby(), later(portrait()), same},
        {"repair-same-large-low-english", with_the_same_nearby(), later(large(low(english(portrait())))),
         same},
        {"repair-same-landscape", with_the_same_nearby(), later(landscape()), same},
        {"repair-review-danger", usual, portrait(), risky},
        {"repair-review-danger-large-low-english", usual, large(low(english(portrait()))), risky},
        {"repair-reported-danger", reported(true), english(landscape()), done},
        {"repair-reported", reported(), portrait(), done},
        {"repair-reported-landscape", reported(), landscape(), done},
        {"repair-find", usual, portrait(), find},
    };
}

}  // namespace golden
