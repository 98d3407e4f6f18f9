#include "ui/screens/maintenance.h"
#include "ui/screens/maintenance_page.h"
#include "ui/screens/state_rows.h"

namespace ui {
namespace {

class NetworkScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance.network"; }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("网络和上传"); }
    bool moves_down() const override { return false; }

    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string id(name()), host = known(page.view.staff).hub_host;
        const StateRow address{id + ".host", icon::map_marker, tr("中心地址"),
                               host.empty() ? std::string(tr("没有设")) : host, !host.empty()};
        // Only what is read: it may use the room of the controls too.
        const Layout& at = stage.layout();
        const float top = at.landscape ? at.reach.y : rooms.information.y;
        state_card(stage, {at.reach.x, top, at.reach.w, rooms.controls.bottom() - top},
                   {address, hub_row(page, id), heard_row(page, id), clock_row(page, id),
                    unsent_row(page, id), dead_letters_row(page, id)});
    }

    void action(Page& page, Stage& stage, const Box& box) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (button(stage, box,
                   {"maintenance.network.send", tr("现在上传"), ButtonKind::primary, icon::cloud_upload,
                    false, !known(page.view.staff).hub_host.empty()})) {
            page.send(service::command::SendNow{page.visit});
        }
    }
};

}  // namespace

std::unique_ptr<Screen> make_network_screen() {
    return std::make_unique<NetworkScreen>();
}

}  // namespace ui
