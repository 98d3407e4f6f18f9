// The two pages of a service request: the one that was just reported, and the one that was asked for.
#include "ui/screens/repair.h"
#include "ui/screens/request_code_card.h"
#include "ui/screens/request_follow_up.h"
#include "ui/screens/request_screen.h"
#include "ui/screens/request_words.h"
#include "ui/widgets/button.h"

namespace ui {
namespace {

using domain::ServiceRequest;

Button print_key(const Page& page, service::SlipState slip) {
    const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
    using service::SlipState;
    const bool paper = known(page.view.devices).printer_paper;
    Button print{"request.print", tr("打印凭条"), ButtonKind::secondary, icon::printer};
    if (slip == SlipState::printing) print.label = tr("正在打印"), print.enabled = false;
    if (slip == SlipState::printed) print.label = tr("再打一张");
    if (slip == SlipState::failed) print.label = tr("没打出来，再打一次");
    if (!paper) print.label = tr("没纸了"), print.icon = icon::printer_alert, print.enabled = false;
    return print;
}

class ReportedScreen final : public RequestScreen {
  public:
    std::string_view name() const override { return "repair.reported"; }
    void wipe() override { code_.wipe(); }

  protected:
    const ServiceRequest* request(const Page& page) const override {
        const auto* report = report_of(page);
        return report ? &report->request : nullptr;
    }
    bool has_beside(const Page& page) override {
        const auto* report = report_of(page);
        return report && code_.read(page, report->request.number, report->key);
    }
    void beside(Page& page, Stage& stage, const Box& box) override { code_.draw(page, stage, box); }
    std::size_t photos(const Page& page) const override {
        const auto* report = report_of(page);
        return report ? report->photos : 0;
    }
    std::string photos_lost(const Page& page) const override {
        const auto* report = report_of(page);
        if (!report || !report->photos_lost) return {};
        return std::string(report->photos > 0 ? page.words.tr("报修已收到。本机存满了，有的照片没存下")
                                              : page.words.tr("报修已收到。本机存满了，照片没存下"));
    }
    std::string warning(const Page& page) const override {
        const auto* report = report_of(page);
        return report && report->request.danger ? danger_words(page) : std::string();
    }
    void buttons(Page& page, Stage& stage, const Box& row) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const auto* report = report_of(page);
        const bool prints = known(page.view.devices).printer;
        if (prints && button(stage, row.left(480), print_key(page, report->slip)))
            page.send(service::command::PrintRequestSlip{page.visit, report->number, page.modes.language});
        if (button(stage, prints ? row.right_part(480) : row,
                   {"request.done", tr("完成"), ButtonKind::primary, icon::check}))
            page.go.home();
    }

  private:
    static const service::ReportResult* report_of(const Page& page) {
        const auto& report = known(page.view.repair).report;
        return report && report->receipt != 0 ? &*report : nullptr;
    }

    RequestCodeCard code_;
};

class FollowedScreen final : public RequestScreen {
  public:
    explicit FollowedScreen(bool from_home) : from_home_(from_home) {}
    std::string_view name() const override { return "repair.followed"; }
    void wipe() override {
        RequestScreen::wipe();
        code_.wipe();
    }

  protected:
    const ServiceRequest* request(const Page& page) const override {
        const auto& followed = known(page.view.repair).followed;
        return followed && followed->request ? &*followed->request : nullptr;
    }
    bool has_beside(const Page& page) override {
        const service::FollowAnswer& shown = *known(page.view.repair).followed;
        return has_question(page, shown) ||
               (shown.key && code_.read(page, shown.request->number, *shown.key));
    }
    void beside(Page& page, Stage& stage, const Box& box) override {
        const service::FollowAnswer& shown = *known(page.view.repair).followed;
        has_question(page, shown) ? question_card(page, stage, box, shown) : code_.draw(page, stage, box);
    }
    bool keys_beside(const Page& page) const override {
        return has_question(page, *known(page.view.repair).followed);
    }
    float beside_lies_below(const Page& page, const Stage& stage) const override {
        return question_height_below(page, stage, *known(page.view.repair).followed);
    }
    // Where it went is for whoever holds its slip: to others it is nothing that the house had to say of it.
    std::string end_words(const Page& page) const override {
        const service::FollowAnswer& shown = *known(page.view.repair).followed;
        if (shown.key && shown.goes_on) return goes_on_words(page, *shown.goes_on);
        const ServiceRequest& ended = *shown.request;
        const auto reason = shown.key ? ended.rejection : domain::RejectionReason::none;
        const std::string_view words = rejection_words(page, reason);
        const bool alone = shown.key && domain::only_staff_are_left(ended, domain::said_at(ended, page.now),
                                                                    page.utc_offset);
        return alone ? joined({words, page.words.tr("有疑问请问工作人员")}, " · ") : std::string(words);
    }
    std::string how_to_say(const Page& page) const override {
        const service::FollowAnswer& shown = *known(page.view.repair).followed;
        if (shown.instead_of) return {};  // the slip in their hand is another's
        const bool over = shown.request->state == domain::RequestState::rejected ||
                          shown.request->state == domain::RequestState::duplicate;
        return shown.key || over || added_voice(shown)
                   ? std::string()
                   : std::string(page.words.tr("扫凭条上的码，还可以催办和评价"));
    }
    std::string warning(const Page& page) const override {
        const ServiceRequest& shown = *request(page);
        const auto* category = domain::find_category(known(page.view.house).categories, shown.category);
        const bool danger = shown.danger || (category && category->danger);
        return danger && domain::stays_dangerous(shown.state) ? danger_words(page) : std::string();
    }
    std::string as_of(const Page& page) const override {
        const auto& sync = known(page.view.sync);
        if (sync.hub_in_reach || !sync.last_heard || !domain::is_open(request(page)->state)) return {};
        return base::fill(page.words.tr("网络不通，这是 {time} 的进度"),
                          {{"time", moment_of(page, *sync.last_heard)}});
    }
    std::vector<service::SlipPhotoShown> pictures(const Page& page) const override {
        return known(page.view.repair).slip_photos;
    }
    bool voice_counted(const Page& page) const override {
        return added_voice(*known(page.view.repair).followed);
    }
    void buttons(Page& page, Stage& stage, const Box& row) override {
        const service::FollowAnswer& shown = *known(page.view.repair).followed;
        const bool says = has_say(page, shown), prints = !says && takes_number_along(page, shown);
        const bool goes_on = shown.key && shown.goes_on;
        if (says) say_button(page, stage, row.left(480), shown);
        if (goes_on &&
            button(stage, row.left(480),
                   {"request.goes_on", page.words.tr("看那一件"), ButtonKind::secondary, icon::history}))
            page.send(service::command::FollowRequest{page.visit, domain::to_string(shown.goes_on->number)});
        if (prints && button(stage, row.left(480), print_key(page, shown.slip)))
            page.send(service::command::PrintFollowedNumber{page.visit, shown.number, page.modes.language});
        // What a touch led here leaves nothing beneath the finger.
        const bool half = says || prints || goes_on || shown.instead_of;
        if (!button(stage, half ? row.right_part(480) : row,
                    {"request.done", page.words.tr("知道了"), ButtonKind::primary, icon::check}))
            return;
        // A report that was begun goes on beneath, unless another's is the same.
        from_home_ || added_voice(shown) ? page.go.home() : page.go.back();
    }

  private:
    // Whoever added a voice came without a number, and would go without one.
    static bool takes_number_along(const Page& page, const service::FollowAnswer& shown) {
        return added_voice(shown) && known(page.view.devices).printer;
    }

    const bool from_home_;
    RequestCodeCard code_;
};

}  // namespace

std::unique_ptr<Screen> make_reported_screen() {
    return std::make_unique<ReportedScreen>();
}

std::unique_ptr<Screen> make_followed_screen(bool from_home) {
    return std::make_unique<FollowedScreen>(from_home);
}

}  // namespace ui
