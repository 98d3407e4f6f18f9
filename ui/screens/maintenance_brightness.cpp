#include "ui/screens/maintenance.h"
#include "ui/screens/maintenance_page.h"
#include "ui/shell/brightness.h"
#include "ui/widgets/dialog.h"

namespace ui {
namespace {

class BrightnessScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance.brightness"; }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("屏幕亮度"); }

    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool can = page.brightness > 0;
        const Banner words{"maintenance.brightness.how",
                           can ? tr("马上生效，下次开机也一样") : tr("这块屏不能在这里调亮度"),
                           can ? tr("最暗一档也看得清") : tr("请用屏幕自己的按钮"), icon::brightness_5};
        const float high = banner_height(stage, rooms.information.w, words);
        banner(
            stage,
            {rooms.information.x, rooms.information.bottom() - space::gap - high, rooms.information.w, high},
            words);
        levels(page, stage, rooms.controls.top(120));
    }

    void action(Page& page, Stage& stage, const Box& box) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (button(stage, box, {"maintenance.clean", tr("清洁屏幕"), ButtonKind::primary, icon::eraser})) {
            page.go.open(make_cleaning_screen());
        }
    }

  private:
    static void levels(Page& page, Stage& stage, const Box& row) {
        for (int level = 1; level <= brightest; ++level) {
            const std::string id = "maintenance.brightness." + std::to_string(level),
                              label = std::to_string(level);
            Pill choice{id, label, level == page.brightness, page.brightness > 0};
            if (level == 1) choice.icon = icon::weather_night;
            if (level == brightest) choice.icon = icon::weather_sunny;
            if (pill(stage, row.column(level - 1, brightest, space::gap), choice)) page.set_brightness(level);
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_brightness_screen() {
    return std::make_unique<BrightnessScreen>();
}

}  // namespace ui
