#include "ui/screens/staff_gate.h"

#include <algorithm>

#include <imgui.h>

#include "kiosk/domain/staff.h"
#include "ui/screens/typing.h"

namespace ui {
namespace {

constexpr float slide = 24;  // dp: more than a resting finger trembles

Box tray_of(const Layout& at) {
    if (at.landscape) return at.controls.inset(-10, 0);
    // Edge to edge, down to the bar.
    return {at.page.x, at.controls.y, at.page.w, at.bar.y - at.controls.y};
}

class StaffGateScreen final : public LobbyScreen {
  public:
    ~StaffGateScreen() override { forget(pin_); }
    std::string_view name() const override { return "staff.gate"; }
    void entered(Page& page) override {
        forget(pin_);
        wrong_before_ = known(page.view.staff).wrong_tries;
    }
    void wipe() override { forget(pin_); }

  protected:
    // What is typed here stays here: only the screen's own keys, so that a stick that types is of no use.
    void body(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const service::StaffView& staff = known(page.view.staff);
        const bool locked = staff.locked_until.has_value();
        const std::string dots = shown(), prompt = prompt_of(page, staff), error = error_of(page, staff);
        TypingPage head{"staff.gate", tr("维护密码"), prompt, dots, tr("6 到 12 位数字")};
        head.error = error;
        typing_head(page, stage, head, !locked);
        Keyboard keys;
        keys.id = "staff.gate.key";
        keys.rows = KeyRows::digits;
        keys.erase = tr("删除");
        keys.clear = tr("清空");
        keys.done = staff.checking ? tr("正在核对") : tr("确定");
        keys.done_enabled = !locked && !staff.checking && pin_.size() >= domain::shortest_pin;
        const Stroke stroke = keyboard(stage, tray_of(stage.layout()), keys);
        if (locked || staff.checking) return;
        take(page, staff, stroke);
    }

  private:
    void take(Page& page, const service::StaffView& staff, const Stroke& stroke) {
        if (stroke.kind == Stroke::Kind::none) return;
        wrong_before_ = staff.wrong_tries;
        if (stroke.kind != Stroke::Kind::done) return apply(pin_, stroke, domain::longest_pin);
        page.send(service::command::OpenMaintenance{page.visit, pin_});
        forget(pin_);
    }

    std::string shown() const {
        std::string dots;
        for (std::size_t i = 0; i < pin_.size(); ++i)
            dots += "●";
        return dots;
    }

    static std::string prompt_of(const Page& page, const service::StaffView& staff) {
        if (!staff.locked_until) return std::string(page.words.tr("这里是设备维护，办事请按“首页”"));
        // The minute after the one in which it ends: not a second too early.
        const auto until = *staff.locked_until + std::chrono::seconds{59};
        return base::fill(page.words.tr("试错太多，{time} 以后再试"), {{"time", clock_of(page, until)}});
    }

    std::string error_of(const Page& page, const service::StaffView& staff) const {
        if (staff.wrong_tries <= wrong_before_ || staff.locked_until) return {};
        return base::fill(
            page.words.tr_n("密码不对，还可以试 {n} 次", static_cast<std::uint64_t>(staff.tries_left)),
            {{"n", std::to_string(staff.tries_left)}});
    }

    std::string pin_;
    std::uint64_t wrong_before_ = 0;
};

}  // namespace

void hold_for_staff(Page& page, const Stage& stage, const Box& mark) {
    const ImGuiIO& io = ImGui::GetIO();
    const service::StaffView& staff = known(page.view.staff);
    if (!io.MouseDown[0] || stage.blocked || !staff.by_pin || staff.open) return;
    const Box px = stage.layout().to_pixels(mark.inset(-space::hit_growth));
    const auto on_mark = [&](const ImVec2& at) {
        return at.x >= px.x && at.x < px.right() && at.y >= px.y && at.y < px.bottom();
    };
    const float far = stage.layout().px(slide);
    if (!on_mark(io.MouseClickedPos[0]) || io.MouseDragMaxDistanceSqr[0] > far * far) return;
    const float left = staff_hold_seconds - io.MouseDownDuration[0];
    if (left > 0) return page.wake_in(std::chrono::milliseconds{static_cast<int>(left * 1000) + 1});
    // Once: the finger may rest on.
    if (io.MouseDownDurationPrev[0] < staff_hold_seconds) page.go.open(make_staff_gate_screen());
}

std::unique_ptr<Screen> make_staff_gate_screen() {
    return std::make_unique<StaffGateScreen>();
}

}  // namespace ui
