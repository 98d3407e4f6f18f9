// The repair service's half of the core.
#include <utility>

#include "base/wipe.h"
#include "kiosk/domain/request_code.h"
#include "kiosk/service/core.h"

namespace service {

namespace {

constexpr std::size_t recent_at_most = 6;

}  // namespace

void Core::on(const command::EnterPhotoPage&) {
    phone_.close();
    camera_photographs_ = true;
    photos_.enter_page();
    camera_.enter_page(moment_.boot);
}

// At once, not as after a scan: nobody comes next, and nothing is to be looked for.
void Core::on(const command::LeavePhotoPage&) {
    photos_.leave_page();
    camera_.close();
}

void Core::on(const command::TakePhoto&) {
    photos_.take(view_.devices->camera == CameraState::running, moment_.boot);
}

void Core::on(const command::KeepPhoto& c) {
    photos_.keep(c.photo);
}

void Core::on(const command::DropPhoto& c) {
    photos_.drop(c.photo);
}

void Core::on(const command::HidePart& c) {
    photos_.hide(c.photo, c.spots);
}

void Core::on(const command::OpenPhonePage&) {
    if (photos_.room() > 0) phone_.open(photos_.room());
}

void Core::on(const command::ClosePhonePage&) {
    phone_.close();
}

bool Core::phone_took(const syncing::SyncEvent& event) {
    if (!phone_.took(event)) return false;
    if (const auto* over = std::get_if<syncing::HandoverOver>(&event); over && !over->why)
        ports_.log(over->why.error());
    if (auto photo = phone_.take_photo()) photos_.hand_in(*std::move(photo));
    return true;
}

void Core::on(const StillTaken& taken) {
    photos_.still(taken.still);
}

void Core::on(const PhotoMade& made) {
    if (made.of == PhotoOf::slip) return slip_photos_.made(made.number, made.made);
    photos_.made(made.number, made.made);
    if (submits_ && !photos_.hides()) keep_report(*std::exchange(submits_, std::nullopt));
}

void Core::on(const command::SubmitRequest& c) {
    // A face that was just wiped over must not travel for being half a second early.
    if (photos_.hides()) {
        submits_ = c;
        return;
    }
    keep_report(c);
}

void Core::keep_report(const command::SubmitRequest& c) {
    auto answer = repairs_.submit(c, photos_.photos(), *view_.house, *view_.site, moment_);
    if (answer.error) note(*answer.error);
    if (answer.result.receipt != 0) {
        recorded();
        photos_.forget();
        house_stale_ = true;  // its place is a recent one now
    }
    repair_.report = std::move(answer.result);
    repair_.report->visit = visit_;
    repair_changed_ = true;
}

// Before anything takes its place: whoever walks away between a word and its reason has said the word.
void Core::say_unhappy_word() {
    const auto said = repairs_.say_held(moment_);
    if (!said) return;
    check(*said);
    if (*said) recorded();
    if (!repair_.followed || !repair_.followed->request || !repair_.followed->unhappy) return;
    auto& request = *repair_.followed->request;
    const domain::UnhappyWord& word = *repair_.followed->unhappy;
    if (*said)
        domain::note_follow_up(request, word.kind, word.rating, domain::said_at(request, moment_.wall));
    repair_.followed->unhappy.reset();
    repair_changed_ = true;
}

// A slip may have been scanned between a page and the touch on it.
bool Core::shows(std::uint64_t answer) const {
    return repair_.followed && repair_.followed->number == answer;
}

void Core::say_another_word_first(domain::FollowUpKind kind) {
    const auto& waits = repair_.followed->unhappy;
    if (waits && waits->kind != kind) say_unhappy_word();
}

void Core::on(const command::HoldUnhappyWord& c) {
    if (!shows(c.answer)) return;
    repair_.followed = repairs_.hold(*repair_.followed, c.word, moment_);
    repair_changed_ = true;
}

void Core::on(const command::TakeBackUnhappyWord& c) {
    if (!shows(c.answer)) return;
    repair_.followed = repairs_.take_back(*repair_.followed);
    repair_changed_ = true;
}

void Core::on(const command::FollowRequest& c) {
    say_unhappy_word();
    slip_photos_.forget();  // who typed a number may look at no photo
    auto look = repairs_.follow(c.number, moment_);
    if (look.error) note(*look.error);
    // From the slip of one that was merged.
    if (const auto& before = repair_.followed; before && before->key && before->goes_on &&
                                               look.answer.request &&
                                               before->goes_on->number == look.answer.request->number)
        look.answer.instead_of = before->request->number;
    repair_.followed = std::move(look.answer);
    repair_.followed->visit = visit_;
    repair_changed_ = true;
}

void Core::on(const command::AddVoice& c) {
    say_unhappy_word();
    slip_photos_.forget();
    take_follow_up(repairs_.add_voice(c.number, moment_));
}

void Core::on(const command::SayFollowUp& c) {
    if (!shows(c.answer)) return;
    say_another_word_first(c.kind);
    take_follow_up(repairs_.say(*repair_.followed, c, moment_));
}

void Core::take_follow_up(FollowLook look) {
    if (look.error) note(*look.error);
    const auto& said = look.answer.said;
    if (said && said->outcome == domain::FollowUpOutcome::counted) recorded();
    repair_.followed = std::move(look.answer);
    repair_.followed->visit = visit_;
    repair_changed_ = true;
}

void Core::on(const command::LookAround& c) {
    auto look = repairs_.look_around(c.cell, *view_.house);
    if (look.error) note(*look.error);
    repair_.nearby = std::move(look.answer);
    repair_changed_ = true;
}

void Core::on(const command::PrintRequestSlip& c) {
    auto& report = repair_.report;
    if (!report || report->number != c.result || report->receipt == 0 || report->slip == SlipState::printing)
        return;
    const bool waits = ports_.print({*report, view_.site, view_.house, c.language});
    report->slip = waits ? SlipState::printing : SlipState::failed;
    repair_changed_ = true;
}

void Core::on(const command::PrintFollowedNumber& c) {
    auto& followed = repair_.followed;
    if (!shows(c.answer) || !added_voice(*followed) || followed->slip == SlipState::printing) return;
    FollowAnswer of_anybody = *followed;
    of_anybody.key.reset();
    const bool waits = ports_.print({std::move(of_anybody), view_.site, view_.house, c.language});
    followed->slip = waits ? SlipState::printing : SlipState::failed;
    repair_changed_ = true;
}

void Core::request_printed(const SlipDone& done) {
    auto& report = repair_.report;
    SlipState* slip = nullptr;
    if (done.of == SlipOf::report && report && report->number == done.result) slip = &report->slip;
    if (done.of == SlipOf::followed && shows(done.result)) slip = &repair_.followed->slip;
    if (slip == nullptr) return;  // of a page that nobody sees any more
    *slip = done.state;
    repair_changed_ = true;
}

// A slip opens its progress, a label the report of that place, from wherever the visitor is.
bool Core::repairs_took(const scanner::CodeSeen& code) {
    const auto kind = domain::classify_code(code.text);
    if (kind != domain::CodeKind::request_slip && kind != domain::CodeKind::place_label) return false;
    if (repairs_.is_repeat(code.text, moment_)) return true;
    if (kind == domain::CodeKind::request_slip) {
        say_unhappy_word();
        auto look = repairs_.follow_slip(code.text, moment_);
        if (look.error) note(*look.error);
        repair_.followed = std::move(look.answer);
        repair_.followed->visit = visit_;
        look_at_slip_photos(code.text);
    } else {
        slip_photos_.forget();
        const auto cell = domain::read_place_label(code.text).value_or("");
        const auto at = domain::find_cell(view_.house->layouts, cell);
        repair_.place = PlaceSeen{++places_seen_, visit_, at && !at.cell->closed ? cell : ""};
    }
    repair_changed_ = true;
    if (visit_ == 0) unclaimed_until_ = moment_.boot + waits_for_its_visitor;
    return true;
}

void Core::look_at_slip_photos(const std::string& code) {
    slip_photos_.forget();
    const auto key = domain::read_request_key(code);
    if (key && repair_.followed->key) slip_photos_.look(repair_.followed->request->number, *key);
}

void Core::adopt_repairs(VisitId visit) {
    if (repair_.followed && repair_.followed->visit == 0) repair_.followed->visit = visit;
    if (repair_.place && repair_.place->visit == 0) repair_.place->visit = visit;
    repair_changed_ = true;
}

void Core::forget_repairs() {
    say_unhappy_word();
    // Submitted, and waiting for a face to be hidden: the report stands, without that photo.
    if (submits_) keep_report(*std::exchange(submits_, std::nullopt));
    base::renew(repair_);
    base::renew(submits_);
    repairs_.end_visit();
    slip_photos_.forget();
    phone_.close();
    photos_.forget();
    repair_changed_ = true;
}

void Core::reload_house() {
    auto layouts = ports_.store->layouts();
    if (!layouts) return note(layouts.error());
    auto categories = ports_.store->categories();
    if (!categories) return note(categories.error());
    auto recent = ports_.store->recent_cells(recent_at_most);
    if (!recent) return note(recent.error());
    HouseView house{std::move(*layouts), std::move(*categories), std::move(*recent)};
    if (!(house == *view_.house)) change(view_.house, std::move(house));
}

// What somebody reads follows what the hub tells of it.
void Core::reload_requests() {
    reload_report();
    auto& followed = repair_.followed;
    if (!followed || !followed->request) return;
    auto look = repairs_.look_again(*followed);
    if (look.error) return note(*look.error);
    if (look.answer.request == followed->request && look.answer.goes_on == followed->goes_on) return;
    const bool moved = look.answer.request->state != followed->request->state;
    *followed = std::move(look.answer);
    // Whoever mended it may have shown how it is now.
    if (moved && followed->key) slip_photos_.look(followed->request->number, *followed->key);
    repair_changed_ = true;
}

// The hub may have said by when it will be solved.
void Core::reload_report() {
    if (!repair_.report || repair_.report->receipt == 0) return;
    auto news = repairs_.news_of(repair_.report->request);
    if (!news) return note(news.error());
    if (!*news || **news == repair_.report->request) return;
    repair_.report->request = std::move(**news);
    repair_changed_ = true;
}

}  // namespace service
