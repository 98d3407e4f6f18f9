#include "ui/screens/maintenance.h"

#include <algorithm>
#include <array>

#include "ui/screens/maintenance_page.h"
#include "ui/screens/state_rows.h"
#include "ui/widgets/tile.h"

namespace ui {
namespace {

constexpr std::uint64_t gigabyte = 1'000'000'000, little_storage = gigabyte;

StateRow storage_row(const Page& page) {
    const auto free_bytes = known(page.view.staff).storage_free;
    const std::string_view unknown = page.words.tr("不清楚");
    StateRow row{"maintenance.storage", icon::package_variant_closed, page.words.tr("剩余空间"),
                 std::string(unknown), free_bytes.has_value()};
    if (!free_bytes) return row;
    const auto tenths = *free_bytes / (gigabyte / 10);
    row.value = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GB";
    row.well = *free_bytes >= little_storage;
    return row;
}

// Staff need no comfort, and the row is short.
StateRow brief_hub_row(const Page& page, const std::string& page_id) {
    StateRow row = hub_row(page, page_id);
    if (!row.well && !known(page.view.sync).revoked) row.value = page.words.tr("连不上");
    return row;
}

StateRow version_row(const Page& page) {
    return {"maintenance.version", icon::information_outline, page.words.tr("程序版本"),
            known(page.view.staff).version};
}

class MaintenanceScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance"; }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("设备维护"); }

    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const std::string id(name());
        std::vector<StateRow> rows{camera_row(page, id),    scanner_row(page, id), printer_row(page, id),
                                   brief_hub_row(page, id), unsent_row(page, id),  dead_letters_row(page, id),
                                   clock_row(page, id),     storage_row(page),     version_row(page)};
        // The tiles have height to spare for the rows.
        const float high = rooms.information.h - space::gap, spare = rooms.controls.h - least_tiles;
        const float row = std::max(roomy_row, stage.paint.line_height({Type::body}));
        const float wanted = static_cast<float>(rows.size()) * row + 24;
        const float more =
            stage.layout().landscape ? 0 : std::clamp(wanted - high, 0.0f, std::max(0.0f, spare));
        state_card(stage, rooms.information.top(high + more), rows);
        tiles(page, stage, rooms.controls.below(more));
    }

    void action(Page& page, Stage& stage, const Box& box) override {
        if (button(stage, box,
                   {"maintenance.clean", page.words.tr("清洁屏幕"), ButtonKind::primary, icon::eraser})) {
            page.go.open(make_cleaning_screen());
        }
    }

  private:
    static constexpr float roomy_row = 88, tile = 144, least_tiles = 3 * tile + 2 * space::gap;

    struct Way {
        std::string_view id, title, caption;
        Icon icon;
        std::unique_ptr<Screen> (*make)();
    };

    static void tiles(Page& page, Stage& stage, const Box& area) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Way ways[] = {
            {"maintenance.devices", tr("设备测试"), tr("摄像头、扫码、打印"), icon::wrench,
             make_device_tests_screen},
            {"maintenance.network", tr("网络和上传"), tr("中心系统、待上传"), icon::server,
             make_network_screen},
            {"maintenance.letters", tr("退回的记录"), tr("看原因，重新上传"), icon::alert_circle_outline,
             make_dead_letters_screen},
            {"maintenance.log", tr("运行记录"), tr("最近 200 行"), icon::clipboard_check, make_log_screen},
            {"maintenance.brightness", tr("屏幕亮度"), tr("调亮、调暗"), icon::brightness_5,
             make_brightness_screen},
            {"maintenance.exit", tr("重启或退出"), tr("做之前会先问您"), icon::logout, make_exit_screen},
        };
        const bool roomy = !stage.large();
        std::array<WideTile, 6> shown;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Way& way = ways[i];
            shown[i] = {way.id, way.title, roomy ? way.caption : std::string_view(), way.icon};
            shown[i].staff = true;
        }
        const auto cell = [&](int i) { return area.row(i / 2, 3, space::gap).column(i % 2, 2, space::gap); };
        const float size = title_size(stage, cell(0), shown);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            shown[i].title_size = size;
            if (wide_tile(stage, cell(static_cast<int>(i)), shown[i])) page.go.open(ways[i].make());
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_maintenance_screen() {
    return std::make_unique<MaintenanceScreen>();
}

}  // namespace ui
