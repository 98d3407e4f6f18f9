// What is broken: a kind of fault by its picture, or one of the phrases that end most reports with one touch.
#include <algorithm>
#include <utility>

#include "ui/screens/kind_search.h"
#include "ui/screens/repair.h"
#include "ui/screens/repair_photos.h"
#include "ui/screens/repair_phrases.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/phrases.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

using domain::Category;

class WhatScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.what"; }
    void entered(Page& page) override {
        looked_around_.clear();
        first_ = 0;
        // Covered by help or by a photo it goes on; here the report does.
        if (photos_of(page).phone.step != service::PhoneStep::closed)
            page.send(service::command::ClosePhonePage{page.visit});
        adopt_words(page);
    }

  protected:
    void content(Page& page, Stage& stage) override {
        // Known before it is asked: what others have reported here. A label may name another place meanwhile.
        if (std::exchange(looked_around_, draft().cell) != draft().cell)
            page.send(service::command::LookAround{page.visit, draft().cell});
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box rest = head(page, stage, 1, "repair.what.title", tr("怎么坏了？"));
        said(page, stage, rest);
        const Box area = stage.layout().controls;
        const Box above = above_buttons(stage);
        const Box left = phrases(page, stage, photos(page, stage, above));
        if (first_ == 0 || !crowded(stage)) tiles(page, stage, left);
        const Box row = area.foot(120);
        const float write_wide = crowded(stage) ? 264 : 330;
        // A photo says it, too.
        const bool shown = !photos_of(page).kept.empty() && !forbids_photos(page, draft().cell);
        const bool enough = shown || !draft().category.empty() || !draft().words.text.empty();
        if (button(stage, row.left(write_wide),
                   {"repair.what.write", draft().words.text.empty() ? tr("写几个字") : tr("改文字"),
                    ButtonKind::secondary, icon::lead_pencil}))
            page.go.open(make_repair_words(shared()));
        if (crowded(stage)) photo_key(page, stage, row.moved(write_wide + space::gap, 0).left(144));
        if (button(stage, row.right_part(crowded(stage) ? 528 : 630),
                   {"repair.what.next", tr("下一步：核对"), ButtonKind::primary, icon::arrow_right, true,
                    enough}))
            page.go.open(make_repair_after_what(page.view, shared()));
    }

  private:
    const std::vector<Category>& all(Page& page) { return known(page.view.house).categories; }

    // Where, in words and drawn, and what has been said already.
    void said(Page& page, Stage& stage, const Box& rest) {
        const Category* category = domain::find_category(all(page), draft().category);
        const std::string_view kind = category ? pick(category->name, page.modes) : std::string_view();
        const std::string words = joined({kind, draft().own_words(kind)}, " · ");
        Said so_far{words.empty() ? prompt(page) : words, !words.empty(), icon::wrench};
        const Category* group = domain::find_category(all(page), draft().group);
        if (const Category* narrowest = category != nullptr ? category : group)
            so_far.icon = icon_named(narrowest->icon);
        const Box whole = rest.below(place_line(page, stage, rest, "repair.what.place").h + 16);
        const Box below = beside_picture(page, stage, whole);
        if (below.w < whole.w) return said_beside(stage, below.top(below.h - space::gap), so_far);
        const float high = std::max(112.0f, said_high(stage, below.w, so_far));
        if (below.h < high) return;
        said_so_far(stage, below.top(high), so_far);
        const Box under = about_photos_above(page, stage, below.below(high + space::gap));
        picture(page, stage, under.top(under.h - space::gap), "repair.what.plan");
    }

    // Upright with small letters the zone is too low for one thing under the other. Returns what is left.
    Box beside_picture(Page& page, Stage& stage, const Box& rest) {
        if (stage.layout().landscape || crowded(stage)) return rest;
        const float half = rest.w / 2 - space::gap / 2;
        const Box box = rest.right_part(half).top(rest.h - space::gap);
        return picture(page, stage, box, "repair.what.plan") ? rest.left(half) : rest;
    }

    // Where one key stands for the photos: why none may be taken here, or those that there are.
    Box about_photos_above(Page& page, Stage& stage, const Box& area) {
        if (!crowded(stage)) return area;
        if (forbids_photos(page, draft().cell)) {
            const Banner why{"repair.what.no_photo", page.words.tr("这个地方不能拍照"),
                             page.words.tr("请点图，或写一句"), icon::camera};
            const float high = banner_height(stage, area.w, why);
            if (area.h < high) return area;
            banner(stage, area.top(high), why);
            return area.below(high + space::gap);
        }
        if (photos_of(page).kept.empty() || area.h < space::smallest_control) return area;
        const float high = std::min(area.h - 8, photo_slot_side);
        photo_row(page, stage, area.top(high), "repair.what.photos");
        return area.below(high + space::gap);
    }

    // What was said, or how to say it.
    struct Said {
        std::string words;
        bool something = false;
        Icon icon = Icon::none;
        TextStyle style() const { return {Type::body, something ? color::ink9 : color::ink7, something}; }
    };

    static float said_high(const Stage& stage, float wide, const Said& said) {
        return stage.paint.paragraph_height(wide - 56, said.words, said.style(), 2) + 16;
    }

    // No field: nothing is written here.
    static void said_so_far(Stage& stage, const Box& box, const Said& said) {
        stage.paint.fill(box, color::river0, radius::field);
        say_in(stage, box, box.inset(28, 8), said, 2);
    }

    // As high as the plan beside it, like the card of the place on the page before.
    static void said_beside(Stage& stage, const Box& box, const Said& said) {
        stage.paint.fill(box, color::river0, radius::card);
        constexpr float disc_at = 76, words_at = 144;
        stage.paint.disc(box.x + disc_at, box.centre_y(), 44, said.something ? color::river7 : color::white);
        stage.paint.icon(said.icon, box.x + disc_at, box.centre_y(), 48,
                         said.something ? color::white : color::river7);
        say_in(stage, box, box.right_part(box.w - words_at).inset(0, 16).left(box.w - words_at - 24), said,
               4);
    }

    static void say_in(Stage& stage, const Box& box, const Box& words, const Said& said, int lines) {
        const float high = stage.paint.paragraph_height(words.w, said.words, said.style(), lines);
        stage.paint.paragraph({words.x, words.centre_y() - high / 2, words.w, high}, said.words, said.style(),
                              Align::left, lines);
        stage.say("repair.what.field", NodeRole::text, said.words, box);
    }

    // No room for a row of photos where the hand is: one key stands for them, and they are above to be seen.
    static bool crowded(const Stage& stage) { return stage.layout().low_reach || stage.large(); }

    // The strip and what is to be said of it. Returns what is left beneath.
    Box photos(Page& page, Stage& stage, const Box& area) {
        if (crowded(stage)) return area;
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box row = area.top(photo_slot_side), left = area.below(photo_slot_side + space::gap);
        if (forbids_photos(page, draft().cell)) {
            banner(stage, row,
                   {"repair.what.no_photo", tr("这个地方不能拍照"), tr("请点图，或写一句"), icon::camera});
            return left;
        }
        if (const auto touched = photo_strip(page, stage, row, {"repair.what.photo"}))
            page.go.open(make_repair_photo(shared(), *touched));
        const std::size_t n = photos_of(page).kept.size();
        const std::string title =
            n == 0 ? std::string(tr("拍照片（可不拍）"))
                   : base::fill(page.words.tr_n("{n} 张照片已收好", n), {{"n", std::to_string(n)}});
        about_photos(stage, row.right_part(row.w - photo_strip_width() - space::gap), title,
                     n == 0 ? tr("最多 3 张，师傅看得更清楚") : tr("点照片可看大图、删掉"), n > 0);
        return left;
    }

    static void about_photos(Stage& stage, const Box& box, std::string_view title, std::string_view more,
                             bool done) {
        Painter& paint = stage.paint;
        if (done) paint.fill(box, color::ok_ground, radius::field);
        const float from = done ? 88.0f : 0.0f;
        if (done) paint.icon(icon::check_circle, box.x + 48, box.centre_y(), 44, color::ok);
        const TextStyle strong{Type::body, color::ink9, true}, quiet{Type::caption, color::ink7};
        const Box words{box.x + from, box.y, box.w - from - (done ? 16 : 0), box.h};
        const TextStyle head = paint.fitted(title, strong, words.w);
        const float line = paint.line_height(head), below = paint.paragraph_height(words.w, more, quiet, 2);
        const float y = words.centre_y() - (line + below) / 2;
        paint.text({words.x, y, words.w, line}, title, head);
        paint.paragraph({words.x, y + line, words.w, below}, more, quiet, Align::left, 2);
        stage.say("repair.what.photos", NodeRole::text, std::string(title) + " " + std::string(more), box);
    }

    void photo_key(Page& page, Stage& stage, const Box& box) {
        const auto& kept = photos_of(page).kept;
        const bool open = !forbids_photos(page, draft().cell);
        const std::string count = photo_count(page, kept.size());
        const std::string label = !open ? std::string(page.words.tr("这个地方不能拍照"))
                                        : joined({page.words.tr("拍照片（可不拍）"), count}, " · ");
        // Full, it leads to what there is.
        const bool full = kept.size() >= domain::Photo::most;
        if (icon_button(stage, box, "repair.what.photo", label,
                        kept.empty() ? icon::camera : icon::image_multiple, open, page.words.tr("照片")))
            page.go.open(make_repair_photo(shared(), full ? kept.front().id : 0));
    }

    // Names the group that is open: its picture is gone from the tiles.
    std::string prompt(Page& page) {
        const Category* group = domain::find_category(all(page), draft().group);
        if (group == nullptr) return std::string(page.words.tr("点图，或写一句"));
        return base::fill(page.words.tr("{group}：点图，或写一句"),
                          {{"group", pick(group->name, page.modes)}});
    }

    const Category* kind_of_words(Page& page) {
        if (draft().words.text.empty()) return nullptr;
        if (const Category* named = category_of_phrase(all(page), draft().words.text)) return named;
        // Danger rings at the duty desk: nobody's guess does that.
        const KindsFound found = find_kinds(all(page), draft().words.text);
        return found.sure && !found.kinds.front()->danger ? found.kinds.front() : nullptr;
    }

    // Who wrote what it is called has said of which kind it is, until they write something else. What a hand
    // has chosen stays, and so does danger: other words do not end it.
    void adopt_words(Page& page) {
        const Category* before = domain::find_category(all(page), draft().category);
        if (before != nullptr && (before->id != draft().guessed || before->danger)) return;
        const Category* kind = kind_of_words(page);
        const std::string named = kind ? kind->id : std::string();
        if (named == draft().category) return;
        draft().category = draft().guessed = named;
        if (kind != nullptr) draft().group = kind->group;
        forget(draft().answered);
        draft().answers.clear();
    }

    // As many as the pictures leave room for; a key turns to the others, which take the pictures' room where
    // there is little. Returns what is left beneath.
    Box phrases(Page& page, Stage& stage, const Box& area) {
        const std::vector<Phrase> some = phrases_for(all(page), draft(), page.modes);
        if (first_ >= some.size()) first_ = 0;
        std::vector<std::string> ids;
        std::vector<Pill> pills;
        for (std::size_t n = 0; n < some.size(); ++n)
            ids.push_back("repair.what.phrase." + std::to_string(n));
        for (std::size_t n = first_; n < some.size(); ++n)
            pills.push_back(
                {ids[n], some[n].words, !draft().words.text.empty() && draft().words.text == some[n].words});
        const int rows = first_ > 0 && crowded(stage) ? rows_in(area.h) : rows_above_pictures(page, area);
        const PhraseRows shown = phrase_rows(stage, area, rows, pills, first_ > 0);
        std::optional<std::size_t> touched;
        bool turned = false;
        for (std::size_t n = 0; n < shown.boxes.size(); ++n) {
            if (pill(stage, shown.boxes[n], pills[n])) touched = first_ + n;
            if (n + 1 == shown.in_first_row) turned = turn_key(page, stage, shown);
        }
        if (touched) say(page, some[*touched]);
        if (turned) first_ = shown.all ? 0 : first_ + shown.boxes.size();
        return area.below(shown.high);
    }

    // Where the first row ends, and so in the order in which it is read.
    static bool turn_key(Page& page, Stage& stage, const PhraseRows& shown) {
        if (shown.turn.w <= 0) return false;
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        return icon_button(stage, shown.turn, "repair.what.phrases",
                           shown.all ? tr("回到前面") : tr("更多说法"),
                           shown.all ? icon::arrow_left : icon::chevron_right);
    }

    static int rows_in(float high) {
        return std::max(1, static_cast<int>((high + space::gap) / (phrase_high + space::gap)));
    }
    int rows_above_pictures(Page& page, const Box& area) {
        constexpr int most = 3;
        const auto rows = static_cast<float>(rows_of(tiles_of(page), most_across));
        return std::min(most, rows_in(area.h - rows * (least_tile + space::gap)));
    }

    void say(Page& page, const Phrase& phrase) {
        draft().category = draft().guessed = phrase.category->id;
        draft().group = phrase.category->group;
        draft().words.text = phrase.words;
        draft().answered = draft().category;  // a phrase says enough
        draft().answers.clear();
        page.go.open(make_repair_after_what(page.view, shared()));
    }

    static constexpr int most_across = 4;
    static constexpr float least_tile = 208, tallest_tile = 264;

    // With the way back out of a group.
    int tiles_of(Page& page) {
        return static_cast<int>(members_of(all(page), draft().group).size()) +
               (draft().group.empty() ? 0 : 1);
    }
    static int rows_of(int tiles, int across) { return std::max(1, (tiles + across - 1) / across); }

    // Few pictures are larger.
    static int across_of(int tiles, float high) {
        int across = 2;
        while (across < most_across) {
            const auto rows = static_cast<float>(rows_of(tiles, across));
            if (rows * (least_tile + space::gap) - space::gap <= high) break;
            ++across;
        }
        return across;
    }

    // Groups, or the kinds of the open one with the way back before them.
    void tiles(Page& page, Stage& stage, const Box& area) {
        const std::vector<const Category*> shown = members_of(all(page), draft().group);
        const int count = tiles_of(page), across = across_of(count, area.h), rows = rows_of(count, across);
        const float high = std::min(tallest_tile, area.row(0, rows, space::gap).h);
        int at = 0;
        const auto next = [&] {
            const Box row = area.top(high).moved(0, static_cast<float>(at / across) * (high + space::gap));
            return row.column(at++ % across, across, space::gap);
        };
        if (!draft().group.empty() &&
            small_tile(stage, next(),
                       {"repair.what.groups", page.words.tr("换一类"), {}, icon::arrow_left})) {
            draft().group.clear();
            draft().category.clear();
            draft().guessed.clear();
            first_ = 0;
            return;
        }
        for (const Category* category : shown) {
            const std::string id = "repair.what.kind." + category->id;
            SmallTile tile{id, pick(category->name, page.modes), {}, icon_named(category->icon)};
            tile.on = category->id == draft().category;
            if (!small_tile(stage, next(), tile)) continue;
            choose(page, *category);
        }
    }

    void choose(Page& page, const Category& category) {
        first_ = 0;
        draft().guessed.clear();
        forget(draft().answered);  // whoever touches it once more may answer otherwise
        const auto members = members_of(all(page), category.id);
        (members.empty() ? draft().category : draft().group) = category.id;
        // A group with one kind asks nothing more.
        if (members.size() == 1) draft().category = members.front()->id;
    }

    std::string looked_around_;  // the cell
    std::size_t first_ = 0;      // of the phrases that are shown
};

}  // namespace

std::unique_ptr<Screen> make_repair_what(SharedDraft draft) {
    return std::make_unique<WhatScreen>(std::move(draft));
}

std::unique_ptr<Screen> make_repair_at(const std::string& cell) {
    auto draft = std::make_shared<RepairDraft>();
    draft->cell = draft->room_asked = cell;
    draft->label_of_nothing = cell.empty();
    if (cell.empty()) return make_repair_where(std::move(draft));
    return make_repair_what(std::move(draft));
}

}  // namespace ui
