#include "ui/screens/scan.h"

#include "ui/screens/camera_view.h"
#include "ui/screens/lobby_screen.h"
#include "ui/screens/lookup.h"
#include "ui/screens/walk_in.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty.h"
#include "ui/widgets/list.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

using service::CameraState;
using service::MeetingRow;

std::uint64_t newest_result(const Page& page) {
    const service::CheckInView& check_in = known(page.view.check_in);
    return check_in.result ? check_in.result->number : 0;
}

class ScanScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "checkin.scan"; }

    void entered(Page& page) override {
        seen_ = newest_result(page);
        page.send(service::command::EnterScanPage{page.visit});
    }

    // A result that covers the page leaves the camera open: the next person is already holding up a code.
    void left(Page& page) override {
        if (newest_result(page) > seen_) return;
        page.send(service::command::LeaveScanPage{page.visit});
    }

  protected:
    void body(Page& page, Stage& stage) override {
        std::string_view hint;
        if (told_scanner_) hint = page.words.tr("把纸质码放到屏幕下方的扫码口");
        camera_view(page, stage, {page.words.tr("会议签到"), hint});
        Box left = stage.layout().controls;
        open_button(page, stage, left);
        ways(page, stage, left);
        meetings(page, stage, left);
    }

  private:
    static constexpr float foot = 120 + space::gap;

    void open_button(Page& page, Stage& stage, Box& left) {
        const service::DevicesView& devices = known(page.view.devices);
        // A camera that is about to open asks for nothing: the page must not jump under a finger.
        if (!devices.camera_waits || devices.camera != CameraState::closed) return;
        if (button(stage, left.top(120),
                   {"checkin.scan.open", page.words.tr("打开摄像头"), ButtonKind::primary, icon::camera})) {
            page.send(service::command::OpenCamera{page.visit});
        }
        left = left.below(144);
    }

    void ways(Page& page, Stage& stage, Box& left) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const float high = stage.large() ? 136 : 120;
        const Box row = left.top(high);
        if (line_tile(
                stage, row.column(0, 2, space::gap),
                {"checkin.scan.lookup", tr("查姓名或手机号"), tr("没带手机也能签"), icon::account_search})) {
            page.go.open(make_lookup_screen());
        }
        const bool scanner = known(page.view.devices).hand_scanner;
        if (line_tile(stage, row.column(1, 2, space::gap),
                      {"checkin.scan.scanner", tr("用下方扫码口"),
                       scanner ? tr("纸质码、证件码") : tr("本机没有接扫码口"), icon::barcode_scan, false,
                       scanner})) {
            told_scanner_ = true;
        }
        left = left.below(high + space::gap);
    }

    static float heading_height(const Stage& stage) { return (stage.large() ? 64.0f : 52.0f) + 20; }

    void heading(Page& page, Stage& stage, Box& left) {
        Painter& paint = stage.paint;
        const std::string_view words = page.words.tr("今天的会议"),
                               more = page.words.tr("点选一场，只签那一场");
        const TextStyle bold{Type::body, color::ink9, true}, quiet{Type::caption, color::ink5};
        const float high = heading_height(stage) - 20, wide = paint.width(words, bold);
        paint.text({left.x, left.y, wide + 2, high}, words, bold);
        const float x = left.x + wide + 16;
        if (x + paint.width(more, quiet) <= left.right()) {
            paint.text({x, left.y, left.right() - x, high}, more, quiet);
        }
        stage.say("checkin.scan.meetings", NodeRole::heading, words, {left.x, left.y, wide, high});
        left = left.below(high + 20);
    }

    void meetings(Page& page, Stage& stage, Box& left) {
        const std::vector<MeetingRow>& rows = known(page.view.today).meetings;
        if (rows.empty()) return no_meetings(page, stage, left);
        std::vector<Line> lines = lines_of(page, rows, true);
        List list = list_of(stage, left.w, lines);
        // Large, low and wordy at once: how many have come is what a visitor can do without.
        if (list.form.tallest() > left.h - foot) {
            lines = lines_of(page, rows, false);
            list = list_of(stage, left.w, lines);
        }
        const MeetingRow* chosen = chosen_row(page);
        // Before and after, the door would refuse whoever had typed all of it.
        const bool walk_in =
            chosen != nullptr && chosen->walk_in && chosen->phase == domain::MeetingPhase::open;
        // Pages and registration have a row of buttons at the foot.
        const auto starts_in = [&](float room) {
            const std::vector<float>& heights = list.form.heights;
            std::vector<std::size_t> starts = page_starts(heights, walk_in ? room - foot : room);
            return walk_in || starts.size() == 1 ? starts : page_starts(heights, room - foot);
        };
        // In low reach it stands only where it costs no page.
        const float under = left.h - heading_height(stage);
        const bool headed =
            under - foot >= list.form.tallest() && starts_in(under).size() == starts_in(left.h).size();
        if (!stage.layout().low_reach || headed) heading(page, stage, left);
        list.starts = starts_in(left.h);
        page_ = std::min(page_, list.pages() - 1);
        if (const auto touched = list_page(stage, left, list, page_)) choose(page, rows[*touched]);
        if (walk_in || list.pages() > 1)
            actions(page, stage, left.foot(120), list.pages(), walk_in ? chosen : nullptr);
    }
    // The words of one row, which shows them.
    struct Line {
        std::string id, time, title, place;
        ListRow row;
    };

    static std::vector<Line> lines_of(const Page& page, const std::vector<MeetingRow>& meetings,
                                      bool counted) {
        std::vector<Line> lines;
        for (const MeetingRow& meeting : meetings)
            lines.push_back(line_of(page, meeting, counted));
        return lines;
    }

    // With no-break spaces (U+00A0): a number and its words stay in one line.
    static std::string unbroken(std::string_view words) {
        std::string whole;
        for (const char c : words)
            whole += c == ' ' ? "\u00A0" : std::string(1, c);
        return whole;
    }

    static Line line_of(const Page& page, const MeetingRow& meeting, bool counted) {
        const auto& chosen = known(page.view.check_in).chosen;
        const bool open = meeting.phase == domain::MeetingPhase::open;
        Line line{"checkin.scan.meeting." + base::to_string(meeting.id),
                  clock_of(page, meeting.starts),
                  title_of(page, meeting),
                  where(page, meeting.floor, meeting.room),
                  {}};
        if (counted && meeting.arrived && meeting.expected && open) {
            line.place += " · " + unbroken(base::fill(page.words.tr("已到 {arrived} / {expected}"),
                                                      {{"arrived", std::to_string(*meeting.arrived)},
                                                       {"expected", std::to_string(*meeting.expected)}}));
        }
        line.row.chip = state_chip(page, meeting, true);
        line.row.chosen = chosen == meeting.id;
        line.row.outlined = open && !chosen;
        line.row.past = meeting.phase == domain::MeetingPhase::over;
        line.row.lead_strong = open;
        line.row.chevron = false;
        return line;
    }

    static ListRow shown(const Line& line) {
        ListRow row = line.row;
        row.id = line.id, row.lead = line.time, row.title = line.title;
        row.caption = line.place;
        return row;
    }

    static List list_of(const Stage& stage, float width, const std::vector<Line>& lines) {
        List list;
        for (const Line& line : lines)
            list.rows.push_back(shown(line));
        list.form = row_form(stage, width, list.rows);
        return list;
    }

    // A second touch takes it back.
    static void choose(Page& page, const MeetingRow& meeting) {
        service::command::ChooseMeeting choose{page.visit, {}};
        if (known(page.view.check_in).chosen != meeting.id) choose.meeting = meeting.id;
        page.send(choose);
    }

    void actions(Page& page, Stage& stage, const Box& row, int pages, const MeetingRow* walk_in) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool paged = pages > 1;
        if (paged) {
            const Box box = walk_in != nullptr ? row.left(408) : row;
            page_ = pager(
                stage, box,
                {"checkin.scan.before", "checkin.scan.after", tr("上一页"), tr("下一页"), page_, pages});
        }
        if (walk_in == nullptr) return;
        const Box box = paged ? row.right_part(552) : row;
        if (button(stage, box,
                   {"checkin.scan.walkin", tr("不在名单上，现场登记"), ButtonKind::secondary,
                    icon::lead_pencil})) {
            page.go.open(make_walk_in_screen(*walk_in));
        }
    }

    static void no_meetings(Page& page, Stage& stage, const Box& left) {
        empty_state(stage, left,
                    {"checkin.scan.none", page.words.tr("今天没有公开的会议"),
                     page.words.tr("有签到码就能签，请直接扫码")});
    }

    const MeetingRow* chosen_row(const Page& page) const {
        const auto& chosen = known(page.view.check_in).chosen;
        if (!chosen) return nullptr;
        for (const MeetingRow& row : known(page.view.today).meetings) {
            if (row.id == *chosen) return &row;
        }
        return nullptr;
    }

    int page_ = 0;
    bool told_scanner_ = false;
    std::uint64_t seen_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_scan_screen() {
    return std::make_unique<ScanScreen>();
}

}  // namespace ui
