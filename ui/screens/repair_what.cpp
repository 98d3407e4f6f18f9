// What is broken: a kind of fault by its picture, or one of the phrases that end most reports with one touch.
#include <algorithm>
#include <utility>

#include "ui/screens/kind_search.h"
#include "ui/screens/repair.h"
#include "ui/screens/repair_photos.h"
#include "ui/screens/repair_phrases.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
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
        const Box above = area.top(area.h - 120 - space::gap);
        tiles(page, stage, phrases(page, stage, photos(page, stage, above)));
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

    // Where, and what has been said already.
    void said(Page& page, Stage& stage, const Box& rest) {
        const Box below = rest.below(place_line(page, stage, rest, "repair.what.place").h + 16);
        if (below.h < 112) return;
        const Category* category = domain::find_category(all(page), draft().category);
        const std::string_view kind = category ? pick(category->name, page.modes) : std::string_view();
        const std::string text = joined({kind, draft().words.text}, " · ");
        said_so_far(stage, below.top(std::min(112.0f, below.h)), text, prompt(page));
        const Box rest_of_it = below.below(112 + space::gap);
        if (crowded(stage) && forbids_photos(page, draft().cell)) {
            const Banner why{"repair.what.no_photo", page.words.tr("这个地方不能拍照"),
                             page.words.tr("请点图，或写一句"), icon::camera};
            const float high = banner_height(stage, rest_of_it.w, why);
            if (rest_of_it.h >= high) banner(stage, rest_of_it.top(high), why);
        } else if (crowded(stage) && rest_of_it.h >= space::smallest_control)
            photo_row(page, stage, rest_of_it.top(std::min(rest_of_it.h - 8, photo_slot_side)),
                      "repair.what.photos");
    }

    // No field: nothing is written here.
    static void said_so_far(Stage& stage, const Box& box, const std::string& text,
                            const std::string& prompt) {
        const TextStyle style{Type::body, text.empty() ? color::ink7 : color::ink9, !text.empty()};
        stage.paint.fill(box, color::river0, radius::field);
        const Box words = box.inset(28, 8);
        const std::string& shown = text.empty() ? prompt : text;
        const float high = stage.paint.paragraph_height(words.w, shown, style, 2);
        stage.paint.paragraph({words.x, words.centre_y() - high / 2, words.w, high}, shown, style,
                              Align::left, 2);
        stage.say("repair.what.field", NodeRole::text, shown, box);
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

    // Who wrote what it is called has said of which kind it is. Once, on the way back: another may be chosen.
    void adopt_words(Page& page) {
        if (!draft().category.empty() || draft().words.text.empty()) return;
        const KindsFound found = find_kinds(all(page), draft().words.text);
        const Category* category = category_of_phrase(all(page), draft().words.text, page.modes);
        // Danger rings at the duty desk: nobody's guess does that.
        if (category == nullptr && found.sure && !found.kinds.front()->danger) category = found.kinds.front();
        if (category == nullptr) return;
        draft().category = category->id;
        draft().group = category->group;
    }

    // Pills in rows from the left, as many as are whole. Returns what is left beneath.
    Box phrases(Page& page, Stage& stage, const Box& area) {
        const int rows = stage.layout().low_reach ? 1 : 2;
        float x = area.x, y = area.y;
        int row = 0, n = 0;
        for (const Phrase& phrase : phrases_for(all(page), draft(), page.modes)) {
            const std::string id = "repair.what.phrase." + std::to_string(n++);
            Pill each{id, phrase.words, !draft().words.text.empty() && draft().words.text == phrase.words};
            const float wide = std::min(pill_width(stage, each), area.w);
            if (x + wide > area.right() + 1) {
                if (++row == rows) break;
                x = area.x, y += 88 + space::gap;
            }
            if (pill(stage, {x, y, wide, 88}, each)) say(page, phrase);
            x += wide + space::gap;
        }
        const float used = n == 0 ? 0 : y + 88 + space::gap - area.y;
        return area.below(used);
    }

    void say(Page& page, const Phrase& phrase) {
        draft().category = phrase.category->id;
        draft().group = phrase.category->group;
        draft().words.text = phrase.words;
        draft().answered = draft().category;  // a phrase says enough
        draft().answers.clear();
        page.go.open(make_repair_after_what(page.view, shared()));
    }

    // Groups, or the kinds of the open one with the way back before them.
    void tiles(Page& page, Stage& stage, const Box& area) {
        const std::vector<const Category*> shown = members_of(all(page), draft().group);
        constexpr int across = 4;
        const int count = static_cast<int>(shown.size()) + (draft().group.empty() ? 0 : 1);
        const int rows = std::max(1, (count + across - 1) / across);
        const float high = std::min(264.0f, area.row(0, rows, space::gap).h);
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
        forget(draft().answered);  // whoever touches it once more may answer otherwise
        const auto members = members_of(all(page), category.id);
        (members.empty() ? draft().category : draft().group) = category.id;
        // A group with one kind asks nothing more.
        if (members.size() == 1) draft().category = members.front()->id;
    }

    std::string looked_around_;  // the cell
};

class WordsScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.words"; }
    bool writes() const override { return true; }

  protected:
    void content(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        TypingPage typing{"repair.words", tr("怎么坏了？"), tr("一句话就够，例如“空调漏水，地面已湿”"),
                          draft().words.text, tr("写一句")};
        typing.done = tr("写好了");
        typing.done_enabled = true;
        TextPage text{typing, longest, TextMarks::sentence};
        look(page);
        text.phrases.assign(offered_.begin(), offered_.end());
        if (text_page(page, stage, text, draft().words)) page.go.back();
    }

    void wipe() override {
        forget(looked_for_);
        for (std::string& phrase : offered_)
            forget(phrase);
        offered_.clear();
        looked_.reset();
    }

  private:
    static constexpr std::size_t longest = 60 * 3;  // sixty hanzi

    // What is typed finds kinds of faults while it is typed, their letters before they are hanzi. Read anew
    // only when it has changed: the sounds of every name are not a matter of one frame.
    void look(Page& page) {
        const std::string& text = draft().words.text;
        const std::string_view composing = page.composer.shown();
        const std::string_view query = composing.empty() ? std::string_view(text) : composing;
        const bool same = looked_ == page.view.house && looked_in_ == page.modes.language;
        if (same && looked_for_ == query) return;
        looked_ = page.view.house;
        looked_in_ = page.modes.language;
        looked_for_ = query;
        offered_.clear();
        const auto& all = known(page.view.house).categories;
        for (const Category* kind : find_kinds(all, query).kinds)
            for (const domain::Text& phrase : kind->phrases)
                offered_.emplace_back(pick(phrase, page.modes));
        if (!offered_.empty()) return;
        for (const Phrase& phrase : phrases_for(all, draft(), page.modes))
            offered_.emplace_back(phrase.words);
    }

    std::shared_ptr<const service::HouseView> looked_;
    std::string looked_for_, looked_in_;
    std::vector<std::string> offered_;
};

}  // namespace

std::unique_ptr<Screen> make_repair_what(SharedDraft draft) {
    return std::make_unique<WhatScreen>(std::move(draft));
}

std::unique_ptr<Screen> make_repair_words(SharedDraft draft) {
    return std::make_unique<WordsScreen>(std::move(draft));
}

std::unique_ptr<Screen> make_repair_at(const std::string& cell) {
    auto draft = std::make_shared<RepairDraft>();
    draft->cell = draft->room_asked = cell;
    draft->label_of_nothing = cell.empty();
    if (cell.empty()) return make_repair_where(std::move(draft));
    return make_repair_what(std::move(draft));
}

}  // namespace ui
