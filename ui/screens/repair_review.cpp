// What was said, to be looked over once more; then it is reported.
#include <algorithm>

#include "ui/screens/repair.h"
#include "ui/screens/repair_photos.h"
#include "ui/screens/request_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/list.h"

namespace ui {
namespace {

using service::ReportProblem;

class ReviewScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.review"; }

    void entered(Page& page) override {
        if (reported_) return page.go.home();  // back from what was reported: nothing to say twice
        page.send(service::command::LookAround{page.visit, draft().cell});
    }

  protected:
    void content(Page& page, Stage& stage) override {
        take_answer(page);
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box rest = head(page, stage, 2, "repair.review.title", tr("看一看，对不对？"));
        about(page, stage, rest);
        rows(page, stage);
        buttons(page, stage);
    }

  private:
    const service::ReportResult* answer(const Page& page) const {
        const service::RepairView& repair = known(page.view.repair);
        return repair.report && repair.report->number > asked_after_ ? &*repair.report : nullptr;
    }

    void take_answer(Page& page) {
        const service::ReportResult* report = answer(page);
        if (!waits_ || report == nullptr) return;
        waits_ = false;
        problem_ = report->problem;
        if (problem_ != ReportProblem::none) return page.play(Sound::problem);
        // The page with its number opens by itself.
        page.play(Sound::done);
        reported_ = true;
        draft().wipe();
    }

    static std::string_view complaint(const Page& page, ReportProblem problem) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        switch (problem) {
            case ReportProblem::none:
                return {};
            case ReportProblem::no_place:
                return tr("这个地点现在不能报修，请换一个");
            case ReportProblem::nothing_said:
                return tr("请选一种，或写一句");
            case ReportProblem::bad_words:
                return tr("有写不进去的字，请改一改");
            case ReportProblem::bad_phone:
                return tr("电话号码不对，请改一改");
            case ReportProblem::too_many:
                return tr("报得太快了，请过一分钟再试");
            case ReportProblem::not_here:
                return tr("这台机器还没准备好报修，请找工作人员");
            case ReportProblem::no_clock:
                return tr("这台机器的时间不对，请找工作人员");
            case ReportProblem::failed:
                return tr("这一步没成，再试一次");
        }
        return {};
    }

    // What went wrong; else whom to ring where somebody is in danger; else what others have reported here
    // already; else what happens with it.
    void about(Page& page, Stage& stage, const Box& rest) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool online = known(page.view.sync).hub_in_reach;
        Banner said{
            "repair.review.note", tr("提交后马上有编号"),
            online ? tr("凭编号在任何一台随手站都能查进度") : tr("网络不通，先存在本机，联网后自动上传"),
            icon::information_outline};
        const auto& nearby = known(page.view.repair).nearby;
        std::string open, which;
        // Its own place comes first, then others of its grid unit.
        if (nearby && nearby->cell == draft().cell && !nearby->requests.empty() &&
            nearby->requests.front().cell == draft().cell) {
            const auto n = static_cast<std::size_t>(
                std::count_if(nearby->requests.begin(), nearby->requests.end(),
                              [&](const auto& each) { return each.cell == draft().cell; }));
            open = base::fill(page.words.tr_n("这里已有 {n} 件报修还没修好", n), {{"n", std::to_string(n)}});
            which = request_line(page, nearby->requests.front());
            said = {"repair.review.nearby", open, which, icon::history};
        }
        std::string call;
        if (is_dangerous(page.view, draft())) {
            call = danger_words(page);
            said = {"repair.review.call", call, tr("打电话最快；报修也请提交"), icon::phone_in_talk,
                    Tone::amber};
        }
        if (problem_ != ReportProblem::none)
            said = {"repair.review.problem", complaint(page, problem_), tr("刚才填的都还在"), icon::alert,
                    Tone::amber};
        const bool shown = !photos_of(page).kept.empty() && !forbids_photos(page, draft().cell);
        const Box room = beside_picture(page, stage, rest.below(8), said, shown);
        const float high = banner_height(stage, room.w, said);
        if (room.h < high) return;
        banner(stage, room.top(high), said);
        Box under = room.below(high + space::gap);
        if (shown && under.h >= space::smallest_control) {
            photo_row(page, stage, under.top(std::min(under.h, photo_slot_side)), "repair.review.photos");
            under = under.below(photo_slot_side + space::gap);
        }
        if (room.w < rest.w) return;
        under.h = std::min(under.h - space::gap, under.w * .6f);
        storey(page, stage, under, "repair.review.plan");
    }

    // Upright the zone is too low for one thing under the other: where the place is stands at the right of
    // what is said. Returns what is left for that.
    Box beside_picture(Page& page, Stage& stage, const Box& rest, const Banner& said, bool photos) {
        if (stage.layout().landscape || stage.large() || said.tone == Tone::amber) return rest;
        constexpr float enough = 320;  // beneath, as for a low reach
        const float photos_high = photos ? space::gap + photo_slot_side : 0;
        if (rest.h - banner_height(stage, rest.w, said) - photos_high - 2 * space::gap >= enough) return rest;
        const float half = rest.w / 2 - space::gap / 2;
        const float needed = banner_height(stage, half, said) + photos_high + space::gap;
        const Box box = rest.right_part(half).top(std::min(rest.h - space::gap, half * tallest_picture));
        return needed <= rest.h && picture(page, stage, box, "repair.review.plan") ? rest.left(half) : rest;
    }

    struct Line {
        std::string id, title, caption;
    };

    // Each leads back to where it was said.
    void rows(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
        const service::HouseView& house = known(page.view.house);
        const domain::Category* category = domain::find_category(house.categories, draft().category);
        const std::string place(pick(
            domain::place_name(domain::find_cell(house.layouts, draft().cell), draft().room), page.modes));
        const std::string kind(category ? pick(category->name, page.modes) : std::string_view());
        const std::vector<Line> lines{
            {"repair.review.place", place, tr("地点")},
            {"repair.review.what", joined({kind, answers(page, category), draft().own_words(kind)}, " · "),
             joined({tr("怎么坏了？"), photos(page)}, " · ")},
            {"repair.review.phone", draft().phone.empty() ? tr("联系电话（可不填）") : masked(draft().phone),
             draft().phone.empty() ? tr("凭编号就能查；要师傅打给您，点这里留电话") : tr("联系电话")}};
        const Box area = stage.layout().controls;
        const Box above = area.top(area.h - 120 - space::gap - 88 - space::gap);
        List list = list_of(stage, above, lines);
        // Where three rows do not stand, the number that nobody need leave becomes a key beside the other.
        const bool crowded = list.pages() > 1;
        const std::vector<Line> two{lines[0], lines[1]};
        if (crowded) list = list_of(stage, above, two);
        const auto touched = list_page(stage, above, list, 0);
        Box keys = above.foot(88).moved(0, 88 + space::gap);
        if (crowded) {
            constexpr float phone_wide = 372;  // the other has more to say
            if (pill(stage, keys.left(phone_wide), {lines[2].id, lines[2].title}))
                page.go.open(make_repair_phone(shared()));
            keys = keys.right_part(keys.w - phone_wide - space::gap);
        }
        category && category->danger ? known_danger(page, stage, keys) : danger(page, stage, keys);
        if (!touched) return;
        if (*touched == 0) page.go.open(make_repair_where(shared()));
        if (*touched == 1) page.go.open(make_repair_what(shared()));
        if (*touched == 2) page.go.open(make_repair_phone(shared()));
    }

    // In the reader's language, in the order in which they were asked.
    std::string answers(const Page& page, const domain::Category* category) {
        std::string all;
        if (category == nullptr) return all;
        for (const domain::Question& question : category->questions)
            for (const domain::Text& each : question.answers)
                if (const auto* said = draft().answer_to(question.text.zh); said && *said == each.zh)
                    all = joined({all, pick(each, page.modes)}, " · ");
        return all;
    }

    std::string photos(const Page& page) {
        const std::size_t n = photos_of(page).kept.size();
        if (n > 0 && forbids_photos(page, draft().cell))
            return std::string(page.words.tr("这个地方不能拍照，照片不会提交"));
        return photo_count(page, n);
    }

    static List list_of(const Stage& stage, const Box& box, const std::vector<Line>& lines) {
        List list;
        for (const Line& line : lines)
            list.rows.push_back({line.id, {}, line.title, line.caption, std::nullopt});
        list.form = row_form(stage, box.w, list.rows, std::min(200.0f, box.row(0, 3, space::gap).h));
        list.starts = page_starts(list.form.heights, box.h);
        return list;
    }

    // Others stand behind whoever reads it.
    static std::string masked(const std::string& phone) {
        constexpr std::size_t shown = 4;
        const std::size_t hidden = phone.size() > shown ? phone.size() - shown : 0;
        return std::string(hidden, '*') + phone.substr(hidden);
    }

    void danger(Page& page, Stage& stage, const Box& row) {
        const bool on = draft().danger;
        if (pill(stage, row,
                 {"repair.review.danger", page.words.tr("有人受伤，或有危险"), on, true,
                  on ? icon::check : icon::alert, true}))
            draft().danger = !draft().danger;
    }

    // What is dangerous of its kind needs no hand to say so, and looks like none of what a hand does.
    static void known_danger(Page& page, Stage& stage, const Box& row) {
        constexpr float sign = 38, before = 56;
        const std::string_view words = page.words.tr("按有危险上报");
        const TextStyle style = stage.paint.fitted(words, {Type::body, color::amber, true}, row.w - before);
        const float wide = before + stage.paint.width(words, style);
        const Box line{row.centre_x() - wide / 2, row.y, wide, row.h};
        stage.paint.icon(icon::alert, line.x + sign / 2, line.centre_y(), sign, color::amber_disc);
        stage.paint.text(line.right_part(wide - before), words, style);
        stage.say("repair.review.danger", NodeRole::text, words, row);
    }

    void buttons(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box row = stage.layout().controls.foot(120);
        if (button(stage, row.left(330),
                   {"repair.review.back", tr("上一步"), ButtonKind::secondary, icon::arrow_left}))
            page.go.back();
        if (!button(stage, row.right_part(630),
                    {"repair.review.submit", waits_ ? tr("正在提交") : tr("提交报修"), ButtonKind::primary,
                     icon::check, false, !waits_ && !reported_}))
            return;
        const auto& last = known(page.view.repair).report;
        asked_after_ = last ? last->number : 0;
        waits_ = true;
        problem_ = ReportProblem::none;
        service::command::SubmitRequest said;
        said.visit = page.visit;
        said.cell = draft().cell;
        said.category = draft().category;
        said.words = draft().words.text;
        said.phone = draft().phone;
        said.danger = draft().danger;
        said.room = draft().room;
        said.answers = draft().answers;
        said.language = page.modes.language;
        page.send(std::move(said));
    }

    std::uint64_t asked_after_ = 0;
    bool waits_ = false, reported_ = false;
    ReportProblem problem_ = ReportProblem::none;
};

constexpr std::size_t shortest_phone = 3, longest_phone = 15;  // E.164

// What is begun like a mobile number (大陆手机号, 11 digits) and is longer than an extension, or 12345:
// nobody could ring half of one.
std::size_t digits_missing(std::string_view phone) {
    constexpr std::size_t mobile = 11, longest_extension = 5;
    if (!phone.empty() && phone.size() < shortest_phone) return shortest_phone - phone.size();
    const bool begun = phone.starts_with('1') && phone.size() > longest_extension;
    return begun && phone.size() < mobile ? mobile - phone.size() : 0;
}

class PhoneScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.phone"; }

  protected:
    void content(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::uint64_t missing = digits_missing(draft().phone);
        const std::string prompt = missing > 0 ? base::fill(page.words.tr_n("还差 {n} 位数字", missing),
                                                            {{"n", std::to_string(missing)}})
                                               : std::string(tr("只给维修人员用，别人看不到；不留也行"));
        TypingPage typing{"repair.phone", tr("联系电话"), prompt, draft().phone, tr("例如 138 0000 0000")};
        typing.done = draft().phone.empty() ? tr("不留电话") : tr("好了");
        typing.rows = KeyRows::digits;
        typing.done_enabled = missing == 0;
        const Typed typed = typing_page(page, stage, typing);
        take_typed(page, draft().phone, longest_phone);
        std::erase_if(draft().phone, [](char c) { return c < '0' || c > '9'; });
        apply(draft().phone, typed.stroke, longest_phone);
        std::erase_if(draft().phone, [](char c) { return c < '0' || c > '9'; });
        if (typed.stroke.kind == Stroke::Kind::done) page.go.back();
    }
};

}  // namespace

bool is_dangerous(const service::KioskView& view, const RepairDraft& draft) {
    const auto* category = domain::find_category(known(view.house).categories, draft.category);
    return draft.danger || (category && category->danger);
}

std::unique_ptr<Screen> make_repair_review(SharedDraft draft) {
    return std::make_unique<ReviewScreen>(std::move(draft));
}

std::unique_ptr<Screen> make_repair_phone(SharedDraft draft) {
    return std::make_unique<PhoneScreen>(std::move(draft));
}

}  // namespace ui
