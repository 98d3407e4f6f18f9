#include "ui/screens/camera_view.h"
#include "ui/screens/maintenance.h"
#include "ui/screens/maintenance_page.h"
#include "ui/screens/state_rows.h"

namespace ui {
namespace {

using domain::CodeKind;
using service::SlipState;

class DeviceTestsScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance.devices"; }
    // The camera's own way: as if the scan page were up, but no code checks anybody in here.
    void entered(Page& page) override {
        page.send(service::command::EnterScanPage{page.visit});
        page.send(service::command::OpenCamera{page.visit});
    }
    void left(Page& page) override { page.send(service::command::LeaveScanPage{page.visit}); }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("设备测试"); }
    void ground(Page& page, Stage& stage, float head_end) override {
        camera_view(page, stage, {title(page), page.words.tr("请把一个码放到镜头前"), head_end});
    }

    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string id(name());
        const Box again = rooms.controls.foot(120);
        const Box card{rooms.controls.x, rooms.controls.y, rooms.controls.w,
                       rooms.controls.h - 120 - space::gap};
        state_card(stage, card,
                   {camera_row(page, id), scanner_row(page, id), code_row(page), printer_row(page, id),
                    slip_row(page)});
        const bool closed = known(page.view.devices).camera == service::CameraState::closed;
        if (button(stage, again,
                   {"maintenance.devices.open", tr("打开摄像头"), ButtonKind::secondary, icon::camera, false,
                    closed})) {
            page.send(service::command::OpenCamera{page.visit});
        }
    }

    void action(Page& page, Stage& stage, const Box& box) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool printing = known(page.view.staff).slip == SlipState::printing;
        if (button(stage, box,
                   {"maintenance.devices.print", tr("打印测试条"), ButtonKind::primary, icon::printer, false,
                    known(page.view.devices).printer && !printing})) {
            page.send(service::command::PrintTestSlip{page.visit, page.modes.language});
        }
    }

  private:
    // What kind of code was read, and by whom; never what is in it.
    static StateRow code_row(const Page& page) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const service::StaffView& staff = known(page.view.staff);
        StateRow row{"maintenance.devices.code", icon::qrcode_scan, tr("刚认出的码"),
                     std::string(tr("还没有"))};
        if (staff.codes == 0) return row;
        std::string_view kind;
        switch (staff.code_kind) {
            case CodeKind::pass:
                kind = tr("会议签到码");
                break;
            case CodeKind::look_up_code:
                kind = tr("8 位签到码");
                break;
            case CodeKind::staff_badge:
                kind = tr("工作牌");
                break;
            case CodeKind::request_slip:
                kind = tr("报修凭条");
                break;
            case CodeKind::place_label:
                kind = tr("地点标签");
                break;
            case CodeKind::foreign:
                kind = tr("别的码");
                break;
        }
        row.value =
            base::fill(staff.code_by_camera ? tr("{kind}，摄像头") : tr("{kind}，扫码口"), {{"kind", kind}});
        return row;
    }

    static StateRow slip_row(const Page& page) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        StateRow row{"maintenance.devices.slip", icon::receipt, tr("测试条"), {}};
        switch (known(page.view.staff).slip) {
            case SlipState::none:
                row.value = tr("还没有打印");
                break;
            case SlipState::printing:
                row.value = tr("正在打印");
                break;
            case SlipState::printed:
                row.value = tr("已打印");
                break;
            case SlipState::no_paper:
                row.value = tr("没纸了");
                row.well = false;
                break;
            case SlipState::failed:
                row.value = tr("没有打印出来");
                row.well = false;
                break;
        }
        return row;
    }
};

}  // namespace

std::unique_ptr<Screen> make_device_tests_screen() {
    return std::make_unique<DeviceTestsScreen>();
}

}  // namespace ui
