#include "ui/screens/status.h"

#include <cstdlib>
#include <vector>

#include "ui/screens/lobby_screen.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

using service::CameraState;

struct Line {
    std::string_view id;
    Icon icon;
    std::string_view caption;
    std::string value;
    bool well = true;
};

std::string_view camera_words(const base::Catalogue& words, CameraState state) {
    switch (state) {
        case CameraState::closed:
            return words.tr("待机");
        case CameraState::opening:
            return words.tr("正在打开");
        case CameraState::running:
            return words.tr("正常");
        case CameraState::stalled:
            return words.tr("画面停住了");
        case CameraState::absent:
            return words.tr("没有找到");
    }
    return {};
}

class StatusScreen final : public LobbyScreen {
  public:
    std::string_view name() const override { return "status"; }

  protected:
    bool moves_down() const override { return false; }

    void body(Page& page, Stage& stage) override {
        page_header(page, stage);
        const float title_end = page_title(stage, "status.title", page.words.tr("本机状态"));
        const Layout& at = stage.layout();
        const Box foot = at.controls.foot(120);
        const float top = at.landscape ? at.reach.y : title_end + space::gap;
        const std::vector<Line> lines = wire(page, devices(page, {}));
        const Box card{at.reach.x, top, at.reach.w, foot.y - space::gap - top};
        stage.paint.card(card);
        const Box inner = card.inset(36, 12);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Box row = inner.row(static_cast<int>(i), static_cast<int>(lines.size()), 0);
            if (i > 0) stage.paint.fill(row.top(2), color::line);
            status_row(stage, row, lines[i]);
        }
        if (button(stage, foot, {"status.done", page.words.tr("知道了"), ButtonKind::primary, icon::check})) {
            page.go.back();
        }
    }

  private:
    static std::vector<Line> wire(const Page& page, std::vector<Line> lines) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const service::SyncView& sync = known(page.view.sync);
        const auto count = [&](std::uint64_t n) {
            return n == 0 ? std::string(tr("没有")) : base::fill(tr("{n} 条"), {{"n", std::to_string(n)}});
        };
        lines.push_back({"status.hub", icon::server, tr("中心系统"),
                         std::string(sync.revoked        ? tr("本机已停用")
                                     : sync.hub_in_reach ? tr("正常")
                                                         : tr("暂时连不上，照常签到")),
                         sync.hub_in_reach && !sync.revoked});
        lines.push_back({"status.heard", icon::history, tr("最后联系"),
                         sync.last_heard
                             ? day_of(page, *sync.last_heard) + " " + clock_of(page, *sync.last_heard)
                             : std::string(tr("还没有")),
                         sync.last_heard.has_value()});
        lines.push_back({"status.unsent", icon::cloud_upload, tr("待上传"), count(sync.unsent)});
        lines.push_back({"status.dead_letters", icon::alert_circle_outline, tr("中心没有收下"),
                         count(sync.dead_letters), sync.dead_letters == 0});
        const auto seconds = std::abs(sync.clock_drift_ms) / 1000;
        lines.push_back({"status.clock", icon::clock, tr("时钟相差"),
                         base::fill(tr("{n} 秒"), {{"n", std::to_string(seconds)}}), seconds < 60});
        return lines;
    }

    static std::vector<Line> devices(const Page& page, std::vector<Line> lines) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const service::DevicesView& seen = known(page.view.devices);
        lines.push_back({"status.camera", icon::camera, tr("摄像头"),
                         std::string(camera_words(page.words, seen.camera)),
                         seen.camera != CameraState::stalled && seen.camera != CameraState::absent});
        lines.push_back({"status.scanner", icon::barcode_scan, tr("扫码口"),
                         std::string(seen.hand_scanner ? tr("正常") : tr("没有接"))});
        lines.push_back({"status.printer", icon::printer, tr("打印机"),
                         std::string(!seen.printer        ? tr("没有接")
                                     : seen.printer_paper ? tr("正常")
                                                          : tr("没纸了")),
                         !seen.printer || seen.printer_paper});
        return lines;
    }

    static void status_row(Stage& stage, const Box& row, const Line& line) {
        Painter& paint = stage.paint;
        const TextStyle caption{Type::body, color::ink7};
        const TextStyle value{Type::body, line.well ? color::ink9 : color::amber, true};
        paint.icon(line.icon, row.x + 28, row.centre_y(), 44, line.well ? color::river7 : color::amber);
        const float left = row.x + 76, room = row.right() - left;
        const float wide = std::min(paint.width(line.value, value), room * .58f);
        paint.text({left, row.y, room - wide - space::gap, row.h}, line.caption, caption);
        paint.text({row.right() - wide, row.y, wide, row.h}, line.value, value, Align::right);
        stage.say(line.id, NodeRole::status, std::string(line.caption) + " " + line.value, row);
    }
};

}  // namespace

std::unique_ptr<Screen> make_status_screen() {
    return std::make_unique<StatusScreen>();
}

}  // namespace ui
