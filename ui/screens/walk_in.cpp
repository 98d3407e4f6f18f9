#include "ui/screens/walk_in.h"

#include "ui/screens/text_typing.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row.h"

namespace ui {
namespace {

constexpr std::size_t longest_name = 60, shortest_name = 2;

class WalkInScreen final : public LobbyScreen {
  public:
    explicit WalkInScreen(const service::MeetingRow& meeting) : meeting_(meeting) {}
    ~WalkInScreen() override { wipe(); }
    std::string_view name() const override { return "checkin.walkin"; }
    bool writes() const override { return true; }

    void entered(Page& page) override {
        if (finished_) page.go.back();
    }
    void wipe() override {
        forget(name_.text);
        name_.keys = {};
        chosen_.reset();
        naming_ = true;
    }

  protected:
    void body(Page& page, Stage& stage) override {
        if (naming_) {
            type_name(page, stage);
        } else {
            choose_organisation(page, stage);
        }
    }

  private:
    void type_name(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string title = title_of(page, meeting_);
        const std::string prompt = base::fill(tr("{meeting}：先写姓名，再选单位"), {{"meeting", title}});
        TypingPage typing{"checkin.walkin", tr("现场登记"), prompt, name_.text, tr("姓名，例如 王建国")};
        typing.field = tr("姓名");
        typing.steps = {tr("姓名"), tr("单位")};
        typing.done = tr("下一步");
        typing.done_enabled = name_.text.size() >= shortest_name;
        if (text_page(page, stage, {typing, longest_name, TextMarks::name}, name_)) naming_ = false;
    }

    void choose_organisation(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string title = title_of(page, meeting_);
        TypingPage head{"checkin.walkin", tr("您是哪个单位的？"), title, name_.text};
        head.field = tr("姓名");
        head.steps = {tr("姓名"), tr("单位")};
        head.step = 1;
        typing_head(page, stage, head, false);
        std::vector<domain::Text> all = site_of(page).organisations;
        all.push_back({std::string(tr("其他单位")), std::string(tr("其他单位"))});
        const Box area = stage.layout().controls;
        const Box cell = area.column(0, 2, space::gap);
        std::vector<ListRow> names;
        for (const domain::Text& each : all)
            names.push_back({{}, {}, pick(each, page.modes), {}, std::nullopt, false, false, false, false});
        const float high = row_form(stage, cell.w, names, stage.large() ? 120 : 104).tallest(),
                    pitch = high + space::gap;
        const int rows = std::max(1, static_cast<int>((area.h - 144 + space::gap) / pitch)), shown = rows * 2;
        const int count = static_cast<int>(all.size()), pages = (count + shown - 1) / shown;
        page_ = std::clamp(page_, 0, pages - 1);
        for (int i = page_ * shown; i < std::min(count, (page_ + 1) * shown); ++i) {
            const int at = i - page_ * shown, row = at / 2;
            const Box box =
                area.top(high).column(at % 2, 2, space::gap).moved(0, pitch * static_cast<float>(row));
            organisation(page, stage, box, all[static_cast<std::size_t>(i)], i);
        }
        foot(page, stage, area.foot(120), pages, all);
    }

    void organisation(Page& page, Stage& stage, const Box& box, const domain::Text& name, int index) {
        const std::string id = "checkin.walkin.organisation." + std::to_string(index);
        ListRow row{id, {}, pick(name, page.modes), {}, std::nullopt};
        row.chosen = chosen_ == index;
        row.chevron = false;
        if (list_row(stage, box, row)) chosen_ = index;
    }

    void foot(Page& page, Stage& stage, const Box& row, int pages, const std::vector<domain::Text>& all) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const float edit = stage.large() ? 300 : 264;
        if (button(stage, row.left(edit), {"checkin.walkin.name", tr("改姓名"), ButtonKind::secondary})) {
            naming_ = true;
        }
        const Box rest = row.right_part(row.w - edit - space::gap);
        const float paging = pager_width(stage, pages);
        if (pages > 1) {
            page_ = pager(
                stage, rest.left(paging),
                {"checkin.walkin.before", "checkin.walkin.after", tr("上一页"), tr("下一页"), page_, pages});
        }
        const Box last = pages > 1 ? rest.right_part(rest.w - paging - space::gap) : rest;
        const bool ready = chosen_.has_value() && !finished_;
        if (!button(
                stage, last,
                {"checkin.walkin.done", tr("登记签到"), ButtonKind::primary, icon::check, false, ready})) {
            return;
        }
        // The organisation travels in the source language: it is data, not words.
        page.send(service::command::WalkIn{page.visit, meeting_.id, name_.text,
                                           all[static_cast<std::size_t>(*chosen_)].zh});
        finished_ = true;
    }

    service::MeetingRow meeting_;
    TextEntry name_;
    std::optional<int> chosen_;
    bool naming_ = true, finished_ = false;
    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_walk_in_screen(const service::MeetingRow& meeting) {
    return std::make_unique<WalkInScreen>(meeting);
}

}  // namespace ui
