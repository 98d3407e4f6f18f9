// Photos from the visitor's own phone: it scans the code, and what it sends appears here.
#include <algorithm>
#include <optional>
#include <string>

#include "ui/screens/repair.h"
#include "ui/screens/repair_photos.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code.h"
#include "ui/widgets/dialog.h"

namespace ui {
namespace {

using service::PhoneStep;

class HandoverScreen final : public RepairPage {
  public:
    using RepairPage::RepairPage;
    std::string_view name() const override { return "repair.handover"; }
    // Nobody touches this screen while they photograph.
    std::chrono::seconds stays() const override { return std::chrono::minutes{3}; }

    void entered(Page& page) override {
        kept_ = photos_of(page).kept.size();
        if (!before_) before_ = kept_;
        page.send(service::command::OpenPhonePage{page.visit});
    }
    void wipe() override { code_.wipe(); }

  protected:
    // Nothing but the foot is touched.
    bool moves_down() const override { return false; }

    void content(Page& page, Stage& stage) override {
        notice_photos(page);
        const Box rest = head(page, stage, 1, "repair.handover.title", page.words.tr("用手机拍"));
        const Zones at = zones_of(page, stage, rest);
        sentence(page, stage, at.words);
        card(page, stage, at.code);
        banner(stage, at.privacy, privacy(page));
        strip(page, stage, at.strip);
        foot(page, stage, stage.layout().controls.foot(120));
    }

  private:
    struct Zones {
        Box words, code, privacy, strip;
    };

    static PhoneStep step(const Page& page) { return photos_of(page).phone.step; }
    static bool full(const Page& page) { return photos_of(page).kept.size() >= domain::Photo::most; }
    static bool may_try_again(const Page& page) {
        return !full(page) && (step(page) == PhoneStep::over || step(page) == PhoneStep::failed);
    }

    // Each is heard, and is a hand on the glass.
    void notice_photos(Page& page) {
        const std::size_t kept = photos_of(page).kept.size();
        if (kept > kept_) {
            page.play(Sound::done);
            page.keep_visit();
        }
        kept_ = kept;
    }

    // Upright all of it stands one under the other. Lying down the words stand beside the code.
    Zones zones_of(Page& page, const Stage& stage, const Box& rest) const {
        const Layout& at = stage.layout();
        const float foot = at.controls.bottom() - 120 - space::gap;
        Zones zones;
        zones.strip = {at.reach.x, foot - photo_slot_side, at.reach.w, photo_slot_side};
        zones.words = rest.below(8).top(words_height(page, stage, rest.w));
        const float high = banner_height(stage, rest.w, privacy(page)),
                    top = zones.words.bottom() + space::gap, above = zones.strip.y - space::gap;
        if (at.landscape) {
            zones.privacy = {rest.x, top, rest.w, high};
            zones.code = {at.reach.x, at.reach.y, at.reach.w, above - at.reach.y};
            return zones;
        }
        zones.privacy = {rest.x, above - high, rest.w, high};
        zones.code = {rest.x, top, rest.w, zones.privacy.y - space::gap - top};
        return zones;
    }

    static Banner privacy(Page& page) {
        return {"repair.handover.privacy", page.words.tr("不用登录，不用装软件"),
                page.words.tr("照片审核后才给别人看，修好后按期删除"), icon::lock};
    }

    std::string said(Page& page) const {
        const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
        const std::size_t kept = photos_of(page).kept.size();
        if (full(page)) return tr("照片收齐了，可以继续报修");
        switch (step(page)) {
            case PhoneStep::failed:
                return tr("现在连不上网络。请用这台机器拍，不拍照也能报修");
            case PhoneStep::over:
                return tr("二维码过期了。要再传照片，请点“换一个二维码”");
            case PhoneStep::open:
                if (!known(page.view.sync).hub_in_reach)
                    return tr("网络暂时断了，通了以后照片会出现在这里。也可以用这台机器拍");
                return kept > before_.value_or(0) ? tr("收到了。还要传就在手机上接着传，不传就继续报修")
                                                  : tr("手机扫一扫，选照片或现拍，传好就出现在这里");
            case PhoneStep::closed:
            case PhoneStep::asking:
                break;
        }
        return tr("正在准备二维码");
    }

    static constexpr TextStyle words_style{Type::body, color::ink7};

    float words_height(Page& page, const Stage& stage, float width) const {
        return stage.paint.paragraph_height(width, said(page), words_style, 3);
    }

    void sentence(Page& page, Stage& stage, const Box& box) const {
        const std::string words = said(page);
        stage.paint.paragraph(box, words, words_style, Align::left, 3);
        stage.say("repair.handover.say", NodeRole::status, words, box);
    }

    // As large as it may be: people hold their phones an arm's length away.
    void card(Page& page, Stage& stage, const Box& box) {
        constexpr float largest = 620;
        Painter& paint = stage.paint;
        const float side = std::min({box.w, box.h, largest});
        const Box sheet{box.centre_x() - side / 2, box.y + (box.h - side) / 2, side, side};
        paint.card(sheet, Elevation::e1);
        if (full(page) || !code_.read(photos_of(page).phone.code)) {
            const bool good = full(page);
            const Icon sign = good                              ? icon::check_circle
                              : step(page) == PhoneStep::asking ? icon::timer_sand
                                                                : icon::cellphone;
            paint.icon(sign, sheet.centre_x(), sheet.centre_y(), side / 4, good ? color::ok : color::river7);
            return;
        }
        const Box symbol = sheet.inset(16);
        code_.draw(paint, symbol);
        stage.say("repair.handover.code", NodeRole::text, page.words.tr("手机扫这个二维码传照片"), symbol);
    }

    void strip(Page& page, Stage& stage, const Box& box) {
        if (const auto touched = photo_strip(page, stage, box, {"repair.handover", 0, false}))
            page.go.open(make_repair_photo(shared(), *touched));
    }

    void foot(Page& page, Stage& stage, const Box& row) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const bool none = photos_of(page).kept.empty(), again = may_try_again(page);
        // Whoever has sent some is done: what leads on is never called otherwise, and the bar has a way back.
        const Box left = row.left(again && !none ? 450 : 330),
                  right = row.right_part(again && !none ? 510 : 630);
        if ((none || !again) &&
            button(stage, left,
                   {"repair.handover.back", tr("上一步"), ButtonKind::secondary, icon::arrow_left}))
            page.go.back();
        if (again && button(stage, none ? right : left,
                            {"repair.handover.again", tr("换一个二维码"),
                             none ? ButtonKind::primary : ButtonKind::secondary, icon::qrcode_scan}))
            page.send(service::command::OpenPhonePage{page.visit});
        if (again && none) return;
        if (button(stage, right,
                   {"repair.handover.done", tr("好了，继续报修"), ButtonKind::primary, icon::arrow_right,
                    true, !none}))
            page.go.back();
    }

    std::size_t kept_ = 0;               // photos that were heard
    std::optional<std::size_t> before_;  // of the kiosk's own camera, when the page was opened
    ScreenCode code_;
};

}  // namespace

std::unique_ptr<Screen> make_repair_handover(SharedDraft draft) {
    return std::make_unique<HandoverScreen>(std::move(draft));
}

}  // namespace ui
