#include "ui/screens/lookup.h"
#include "ui/screens/typing.h"

namespace ui {
namespace {

class CodeScreen final : public LobbyScreen {
  public:
    ~CodeScreen() override { forget(code_); }
    std::string_view name() const override { return "checkin.code"; }
    void entered(Page&) override { forget(code_); }
    void wipe() override { forget(code_); }

  protected:
    void body(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string shown = grouped_code(code_);
        TypingPage typing{"checkin.code",
                          tr("输入签到码"),
                          tr("签到码在会议通知里，8 位字母和数字，不含 01OI"),
                          shown,
                          tr("例如 ABCD-2345"),
                          {},
                          tr("登记签到"),
                          code_.size() == code_length,
                          true,
                          tr("输入签到码"),
                          tr("查姓名或手机号"),
                          "checkin.code.lookup"};
        typing.second_tab = true;
        typing.unused = "01OI";
        const Typed typed = typing_page(page, stage, typing);
        if (typed.other_tab) page.go.replace(make_lookup_screen());
        apply(code_, typed.stroke, code_length);
        take_typed_code(page, code_);
        if (typed.stroke.kind == Stroke::Kind::done) {
            page.send(service::command::TypeCode{page.visit, code_});
        }
    }

  private:
    std::string code_;
};

}  // namespace

std::unique_ptr<Screen> make_code_screen() {
    return std::make_unique<CodeScreen>();
}

}  // namespace ui
