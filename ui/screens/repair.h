// 随手拍: the pages on which somebody reports what is broken, in the order where, what, submit.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/screens/lobby_screen.h"
#include "ui/screens/text_typing.h"
#include "ui/widgets/list.h"

namespace ui {

// What a visitor has said so far. One for all pages of a report: going back loses nothing.
struct RepairDraft {
    std::string cell, category;
    std::string room;        // of the cell, as it stands at its door
    std::string room_asked;  // the cell whose room need not be asked for
    std::vector<domain::RequestAnswer> answers;
    std::string answered;  // the category whose questions were gone through, or need not be
    std::string group;     // of categories that is open
    std::string guessed;   // the category, where words alone have named it: other words may name another
    TextEntry words;
    std::string phone;
    bool danger = false;
    // Place and kind of which the visitor said: not what others have reported.
    std::string another;
    // Of the labels that were scanned: the newest that was taken, and whether it was of no place.
    std::optional<std::uint64_t> label;
    bool label_of_nothing = false;

    RepairDraft() = default;
    RepairDraft(const RepairDraft&) = delete;
    RepairDraft& operator=(const RepairDraft&) = delete;
    ~RepairDraft() { wipe(); }
    // Whoever names a place anew, the same one too, has not said which of its rooms.
    void go_to(const std::string& where) {
        cell = where;
        forget(room);
        forget(room_asked);
    }
    // Nullptr: not answered.
    const std::string* answer_to(std::string_view question) const {
        for (const domain::RequestAnswer& each : answers)
            if (each.question == question) return &each.answer;
        return nullptr;
    }
    // Beside the kind's name; whoever wrote what it is called said it once.
    std::string_view own_words(std::string_view kind) const {
        return words.text == kind ? std::string_view() : std::string_view(words.text);
    }
    void wipe() {
        for (std::string* text : {&cell, &category, &room, &room_asked, &answered, &group, &guessed,
                                  &words.text, &phone, &another})
            forget(*text);
        for (domain::RequestAnswer& each : answers)
            forget(each.answer);
        answers.clear();
        words.keys = {};
        danger = false;
    }
};
using SharedDraft = std::shared_ptr<RepairDraft>;

// A page of a report. The draft goes when the last page that knows it does: at the visit's end.
class RepairPage : public LobbyScreen {
  public:
    explicit RepairPage(SharedDraft draft) : draft_(std::move(draft)) {}

  protected:
    void body(Page& page, Stage& stage) final {
        take_label(page);
        content(page, stage);
    }
    virtual void content(Page& page, Stage& stage) = 0;
    RepairDraft& draft() { return *draft_; }
    const SharedDraft& shared() const { return draft_; }
    // Header, steps and title; returns what is left of the information zone.
    static Box head(Page& page, Stage& stage, std::size_t step, std::string_view id, std::string_view title);
    // What is touched stands above the buttons of the foot; with little of it, near them where the page is
    // upright, and what is read has the rest.
    static Box above_buttons(const Stage& stage);
    static Box list_box(const Stage& stage, const Box& room, const List& list);
    static Box read_above(const Stage& stage, const Box& rest, const Box& touched);
    // The place in words behind a pin; where it stands.
    Box place_line(Page& page, Stage& stage, const Box& area, std::string_view id);
    // The storey of the place, as far as the house has drawn it; false: it has not, or there is no room.
    bool storey(Page& page, Stage& stage, const Box& box, std::string_view id);
    // The same, and the picture of the service where nobody has drawn the storey; in the middle of a box that
    // is higher than a storey should be, which is longer than it is wide: stretched it would not be known
    // again.
    static constexpr float tallest_picture = .62f;  // of its width
    bool picture(Page& page, Stage& stage, const Box& box, std::string_view id);

  private:
    // A label that is scanned meanwhile names the place anew.
    void take_label(Page& page);

    SharedDraft draft_;
};

// Something can be reported here: there are places and kinds of faults, and the kiosk can give numbers.
bool takes_reports(const service::KioskView& view);

std::unique_ptr<Screen> make_repair_screen();                  // where
std::unique_ptr<Screen> make_repair_where(SharedDraft draft);  // the same, of a report that has begun
bool is_repair_page(std::string_view name);
std::unique_ptr<Screen> make_repair_at(
    const std::string& cell);  // a label was scanned: what; of no place: where
// After a place was chosen: which of its rooms, where there are several; else what.
std::unique_ptr<Screen> make_repair_after_where(const service::KioskView& view, SharedDraft draft);
std::unique_ptr<Screen> make_repair_what(SharedDraft draft);
std::unique_ptr<Screen> make_repair_words(SharedDraft draft);
std::unique_ptr<Screen> make_repair_search(SharedDraft draft);  // a place by its number or name
std::unique_ptr<Screen> make_repair_phone(SharedDraft draft);
// The camera; or a photo that was kept, by its id.
std::unique_ptr<Screen> make_repair_photo(SharedDraft draft, std::uint64_t photo = 0);
// The visitor's own phone.
std::unique_ptr<Screen> make_repair_handover(SharedDraft draft);
// By a touch of the visitor's, or by its kind.
bool is_dangerous(const service::KioskView& view, const RepairDraft& draft);
// Before the review: what its kind asks, and what others have reported of the same kind at this place. The
// review where there is nothing, or nothing that the visitor has not seen.
std::unique_ptr<Screen> make_repair_after_what(const service::KioskView& view, SharedDraft draft);
std::unique_ptr<Screen> make_repair_ask(SharedDraft draft);
std::unique_ptr<Screen> make_repair_review(SharedDraft draft);

// What has become of a service request: the one that was just reported, or the one that was asked for.
std::unique_ptr<Screen> make_reported_screen();
std::unique_ptr<Screen> make_followed_screen(bool from_home);
// By typing its number; with what was asked for already, if the answer was none.
std::unique_ptr<Screen> make_follow_screen(const std::string& asked = {});

}  // namespace ui
