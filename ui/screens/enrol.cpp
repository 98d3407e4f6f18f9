#include "ui/screens/enrol.h"

#include "ui/screens/desk.h"
#include "ui/screens/typing.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"

namespace ui {
namespace {

using service::EnrolmentView;
using service::EnrolProblem;
using service::EnrolState;

std::string sentence(const Page& page, const EnrolmentView& enrolment) {
    const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
    switch (enrolment.problem) {
        case EnrolProblem::none:
            return {};
        case EnrolProblem::no_code:
            return tr("这不是接入码");
        case EnrolProblem::other_hub:
            return tr("这个码属于另一个中心系统");
        case EnrolProblem::code_refused:
            return tr("接入码不对，或者已经过期，请换一个");
        case EnrolProblem::too_many_tries:
            // The minute after the one in which it ends: not a second too early.
            return base::fill(tr("试错太多，{time} 以后再试"),
                              {{"time", clock_of(page, enrolment.again_at + std::chrono::seconds{59})}});
        case EnrolProblem::no_hub:
            return tr("连不上中心系统，请检查网络后再试");
        case EnrolProblem::refused:
            return tr("管理员没有同意，请核对后换一个码");
        case EnrolProblem::over:
            return tr("等得太久，这个码已失效，请换一个");
        case EnrolProblem::not_kept:
            return tr("这台机器存不下，请检查磁盘后再试");
    }
    return {};
}

// Large enough to be read out over a telephone.
void digits(Stage& stage, const Box& area, const std::string& confirmation) {
    Painter& paint = stage.paint;
    const TextStyle style{Type::display, color::river9, true};
    const auto n = static_cast<int>(confirmation.size());
    const float high = std::min(area.h, paint.line_height(style) + 88);
    const Box row{area.x, area.centre_y() - high / 2, area.w, high};
    for (int i = 0; i < n; ++i) {
        const Box box = row.column(i, n, space::gap);
        paint.fill(box, color::white, radius::card);
        paint.text(box, std::string_view(confirmation).substr(static_cast<std::size_t>(i), 1), style,
                   Align::centre);
    }
    stage.say("enrol.confirmation", NodeRole::text, confirmation, row);
}

class EnrolScreen final : public LobbyScreen {
  public:
    ~EnrolScreen() override { forget(code_); }
    std::string_view name() const override { return "enrol"; }
    std::chrono::seconds stays() const override { return std::chrono::seconds{home_ ? 0 : 120}; }
    void entered(Page& page) override {
        forget(code_);
        const EnrolmentView& enrolment = known(page.view.enrolment);
        home_ = enrolment.needed;
        read_ = enrolment.answers;
    }
    void wipe() override { forget(code_); }

  protected:
    bool is_home() const override { return home_; }

    void body(Page& page, Stage& stage) override {
        const EnrolmentView& enrolment = known(page.view.enrolment);
        if (enrolment.state == EnrolState::waiting) {
            waiting(page, stage, enrolment);
        } else {
            entry(page, stage, enrolment);
        }
    }

  private:
    void entry(Page& page, Stage& stage, const EnrolmentView& enrolment) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool asking = enrolment.state == EnrolState::asking;
        const std::string shown = grouped_code(code_);
        const std::string error = enrolment.answers > read_ ? sentence(page, enrolment) : std::string();
        TypingPage typing{"enrol", tr("这台机器还没有启用"),
                          tr("办事请找工作人员。管理员请输入接入码，或扫它的二维码"), shown,
                          tr("例如 ABCD-2345")};
        typing.field = tr("接入码");
        typing.error = error;
        typing.done = asking ? tr("正在核对") : tr("接入");
        typing.done_enabled = !asking && code_.size() == code_length;
        typing.upper = true;
        typing.unused = "01OI";
        const Typed typed = typing_page(page, stage, typing);
        if (asking) return;
        const auto before = code_.size();
        apply(code_, typed.stroke, code_length);
        take_typed_code(page, code_);
        if (typed.stroke.kind != Stroke::Kind::none || code_.size() != before) read_ = enrolment.answers;
        // What was typed stays: the hub may only be out of reach.
        if (typed.stroke.kind == Stroke::Kind::done) page.send(service::command::Enrol{page.visit, code_});
    }

    void waiting(Page& page, Stage& stage, const EnrolmentView& enrolment) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Layout& at = stage.layout();
        Painter& paint = stage.paint;
        dark_head(page, stage);
        const float under_title = page_title(stage, "enrol.title", tr("请管理员核对"), color::white) + 8;
        const float room = at.information.w - (at.landscape ? 36 : 0);
        const TextStyle prompt{Type::body, color::white};
        const std::string_view words = tr("数字与中心系统里的一致，才点“同意”");
        const float high =
            paint.paragraph({at.information.x, under_title, room, 0}, words, prompt, Align::left, 3);
        stage.say("enrol.prompt", NodeRole::text, words, {at.information.x, under_title, room, high});
        const float top = under_title + high + space::gap;
        digits(stage, {at.information.x, top, room, at.information.bottom() - 2 * space::gap - top},
               enrolment.confirmation);
        const Banner state = enrolment.hub_in_reach
                                 ? Banner{"enrol.state", tr("正在等管理员同意"),
                                          tr("同意以后自动启用，不用守在这里"), icon::timer_sand, Tone::river}
                                 : Banner{"enrol.state", tr("暂时连不上中心系统"),
                                          tr("会自动再试，不用守在这里"), icon::alert, Tone::amber};
        const float state_high = banner_height(stage, at.controls.w, state);
        banner(stage, at.controls.top(state_high), state);
        const float below = state_high + space::gap;
        desk_facts(page, stage, at.controls.below(below).top(at.controls.h - below - 144), "enrol");
        if (button(stage, at.controls.foot(120),
                   {"enrol.other", tr("换一个接入码"), ButtonKind::secondary, icon::history}))
            page.send(service::command::GiveUpEnrolment{page.visit});
    }

    std::string code_;
    std::uint64_t read_ = 0;  // up to here problems have been read
    bool home_ = true;
};

}  // namespace

std::unique_ptr<Screen> make_enrol_screen() {
    return std::make_unique<EnrolScreen>();
}

}  // namespace ui
