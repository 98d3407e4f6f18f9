// A photo of what is broken, by the kiosk's own camera: looked at, counted down to, taken, kept or not. The
// kiosk hangs on a wall, so people hold the thing up, or their phone with a picture of it.
#include <algorithm>

#include "ui/screens/repair.h"
#include "ui/screens/repair_marks.h"
#include "ui/screens/repair_photos.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"

namespace ui {
namespace {

using service::CameraState;
using service::PhotoShown;
using service::PhotoStep;
using service::PhotosView;

class PhotoScreen final : public RepairPage {
  public:
    PhotoScreen(SharedDraft draft, std::uint64_t photo)
        : RepairPage(std::move(draft)), opened_with_(photo), shown_(photo) {}
    std::string_view name() const override { return "repair.photo"; }

    void entered(Page& page) override {
        counted_from_.reset();
        if (shown_ == 0) page.send(service::command::EnterPhotoPage{page.visit});
    }
    void left(Page& page) override {
        counted_from_.reset();
        if (shown_ == 0) page.send(service::command::LeavePhotoPage{page.visit});
    }

  protected:
    // The picture takes the same room in every mode: nothing but the foot is touched.
    bool moves_down() const override { return false; }

    void content(Page& page, Stage& stage) override {
        const PhotosView& photos = photos_of(page);
        const PhotoShown* look = find(photos);
        if (shown_ != 0 && look == nullptr) return page.go.back();  // it was removed
        count(page);
        const Box rest = head(page, stage, 1, "repair.photo.title", page.words.tr("拍照片"));
        const Zones at = zones_of(page, stage, rest);
        sentence(page, stage, at.words);
        picture(page, stage, at.view, look);
        banner(stage, at.privacy, privacy(page));
        strip(page, stage, at.strip);
        phone(page, stage, at.strip);
        foot(page, stage, stage.layout().controls.foot(120), look);
    }

  private:
    static constexpr std::chrono::milliseconds countdown{3000};

    struct Zones {
        Box words, view, privacy, strip;
    };

    const PhotoShown* find(const PhotosView& photos) const {
        for (const PhotoShown& photo : photos.kept)
            if (photo.id == shown_) return &photo;
        return nullptr;
    }
    static CameraState camera(const Page& page) { return known(page.view.devices).camera; }
    static bool runs(const Page& page) { return camera(page) == CameraState::running; }
    static bool decides(const Page& page) { return photos_of(page).taken.has_value(); }
    static bool takes(const Page& page) { return photos_of(page).step == PhotoStep::taking; }

    // Seconds that are still to be counted; 0: none.
    int left_to_count(const Page& page) const {
        if (!counted_from_) return 0;
        const auto passed = page.age - *counted_from_;
        return static_cast<int>((countdown - passed + std::chrono::milliseconds{999}) /
                                std::chrono::milliseconds{1000});
    }

    void count(Page& page) {
        if (!counted_from_) return;
        if (!runs(page) || shown_ != 0) return counted_from_.reset();
        const int left = left_to_count(page);
        if (left <= 0) {
            counted_from_.reset();
            return page.send(service::command::TakePhoto{page.visit});
        }
        if (std::exchange(heard_, left) != left) page.play(Sound::tick);
        page.wake_in(*counted_from_ + countdown - std::chrono::milliseconds{1000} * (left - 1) - page.age);
    }

    // Upright all of it stands one under the other. Lying down the words stand beside the picture.
    Zones zones_of(Page& page, const Stage& stage, const Box& rest) const {
        const Layout& at = stage.layout();
        const Banner promise = privacy(page);
        const bool has_strip = !photos_of(page).kept.empty() || offers_phone(page);
        const float strip_high = has_strip ? photo_slot_side : 0;
        const float foot = at.controls.bottom() - 120 - space::gap;
        const Box words = rest.below(8).top(words_height(page, stage, rest.w));
        Zones zones;
        zones.words = words;
        zones.strip = {at.reach.x, foot - strip_high, at.reach.w, strip_high};
        const float above = zones.strip.y - (strip_high > 0 ? space::gap : 0);
        // What a finger goes over stands where fingers reach.
        const bool still = shown_ != 0 || decides(page);
        if (still || at.landscape) {
            const Box& area = still ? at.controls : at.reach;
            zones.privacy = {rest.x, words.bottom() + space::gap, rest.w,
                             banner_height(stage, rest.w, promise)};
            const float top = at.landscape ? area.y : std::max(area.y, zones.privacy.bottom() + space::gap);
            zones.view = fitted({area.x, top, area.w, above - top});
            return zones;
        }
        const float high = banner_height(stage, rest.w, promise), top = words.bottom() + 16;
        zones.view = fitted({rest.x, top, rest.w, above - high - space::gap - top});
        zones.privacy = {rest.x, zones.view.bottom() + space::gap, rest.w, high};
        return zones;
    }

    // As cameras see, 16 : 9, from the top of the room.
    static Box fitted(const Box& room) {
        constexpr float shape = 16.0f / 9;
        const float wide = std::min(room.w, room.h * shape), high = wide / shape;
        return {room.centre_x() - wide / 2, room.y, wide, high};
    }

    Banner privacy(Page& page) const {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        return {"repair.photo.privacy", tr("照片审核后才给别人看，修好后按期删除"),
                shown_ != 0 ? tr("不想提交，点“删掉这张”") : tr("点了“用这张”才会留下；请不要拍到人和文件"),
                icon::lock};
    }

    struct Said {
        std::string_view words;
        bool problem = false;
    };
    Said said(Page& page) const {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (shown_ != 0) return {tr("这张会随报修一起提交。拍到了人，用手指抹一下脸就遮住")};
        if (decides(page)) return {tr("看得清吗？拍到了人，用手指抹一下脸就遮住")};
        const bool kept = !photos_of(page).kept.empty();
        switch (camera(page)) {
            case CameraState::running:
                if (photos_of(page).step == PhotoStep::failed && !counted_from_)
                    return {tr("没拍成，请再试一次"), true};
                return {tr("把坏了的东西举到镜头前，或举起手机上的照片")};
            case CameraState::stalled:
                return {tr("摄像头没有画面，正在重新连接"), true};
            case CameraState::absent:
                return {kept ? tr("摄像头没准备好。已拍的照片还在，可以继续报修")
                             : tr("摄像头没准备好。不拍照也能报修"),
                        true};
            case CameraState::closed:
                if (known(page.view.devices).camera_waits) return {tr("摄像头已关，点一下再打开")};
                break;
            case CameraState::opening:
                break;
        }
        return {tr("正在打开摄像头")};
    }

    static constexpr TextStyle words_style{Type::body, color::ink7};
    static constexpr float sign = 52;  // of a problem, before the words

    float words_height(Page& page, const Stage& stage, float width) const {
        const Said what = said(page);
        return stage.paint.paragraph_height(width - (what.problem ? sign : 0), what.words, words_style, 3);
    }

    void sentence(Page& page, Stage& stage, const Box& box) const {
        const Said what = said(page);
        Box words = box;
        if (what.problem) {
            const float line = stage.paint.line_height(words_style);
            stage.paint.icon(icon::information_outline, box.x + 19, box.y + line / 2, 38, color::amber);
            words = box.right_part(box.w - sign);
        }
        stage.paint.paragraph(words, what.words, words_style, Align::left, 3);
        stage.say("repair.photo.say", NodeRole::status, what.words, box);
    }

    void picture(Page& page, Stage& stage, const Box& box, const PhotoShown* look) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        Painter& paint = stage.paint;
        paint.shadow(box, Elevation::e2);
        const auto& taken = photos_of(page).taken;
        if (look != nullptr || taken) {
            still(page, stage, box, look != nullptr ? *look : *taken);
            if (look == nullptr && std::exchange(shot_, taken->id) != taken->id) page.play(Sound::done);
            return;
        }
        marks_.clear();
        const bool live = runs(page) && paint.camera(box, color::white, radius::card, Corners::all);
        if (!live) {
            paint.fill(box, gradient::dark, radius::card);
            paint.icon(icon::camera, box.centre_x(), box.centre_y(), 120, color::river3);
        }
        if (const int left = left_to_count(page); left > 0) return number(stage, box, left);
        stage.say("repair.photo.view", NodeRole::text, tr("摄像头看到的画面"), box);
    }

    // All of it, whichever its shape: what is to be hidden may stand at its edge.
    void still(Page& page, Stage& stage, const Box& box, const PhotoShown& photo) {
        if (!photo.preview || photo.preview->height <= 0) return;
        const float shape =
            static_cast<float>(photo.preview->width) / static_cast<float>(photo.preview->height);
        const float wide = std::min(box.w, box.h * shape), high = wide / shape;
        const Box whole{box.centre_x() - wide / 2, box.centre_y() - high / 2, wide, high};
        stage.paint.fill(box, gradient::dark, radius::card);
        stage.paint.photo(photo.preview, whole, wide == box.w && high == box.h ? radius::card : 0);
        auto hidden = marks_.take(stage, whole, page.words.tr("拍好的照片，用手指抹一下遮住人脸"),
                                  photo.preview, photo.hiding);
        if (!hidden.empty()) page.send(service::command::HidePart{page.visit, photo.id, std::move(hidden)});
    }

    // Beside the middle: what is held there must be seen.
    static void number(Stage& stage, const Box& view, int left) {
        constexpr float r = 88;
        const Box box{view.right() - space::gap - 2 * r, view.y + space::gap, 2 * r, 2 * r};
        const std::string words = std::to_string(left);
        stage.paint.disc(box.centre_x(), box.centre_y(), r, color::river9);
        stage.paint.text(box, words, {Type::numeral_m, color::white, true, 120}, Align::centre);
        stage.say("repair.photo.count", NodeRole::status, words, view);
    }

    void strip(Page& page, Stage& stage, const Box& box) {
        // Not while one is being made: a touch beside it would lose it.
        if (box.h <= 0 || photos_of(page).kept.empty() || counted_from_ || takes(page) || decides(page))
            return;
        const auto touched = photo_strip(page, stage, box, {"repair.photo", shown_, shown_ != 0});
        if (touched) show(page, *touched);
    }

    // Where phones reach the hub, and there is room.
    bool offers_phone(const Page& page) const {
        return shown_ == 0 && opened_with_ == 0 && !known(page.view.site).phone_pages.empty() &&
               photos_of(page).kept.size() < domain::Photo::most;
    }

    void phone(Page& page, Stage& stage, const Box& row) {
        if (!offers_phone(page) || counted_from_ || takes(page) || decides(page)) return;
        const float taken = photos_of(page).kept.empty() ? 0 : photo_strip_width() + space::gap;
        if (button(stage, row.right_part(row.w - taken),
                   {"repair.photo.phone", page.words.tr("用手机拍"), ButtonKind::secondary, icon::cellphone}))
            page.go.replace(make_repair_handover(shared()));
    }

    // 0: the camera's picture.
    void show(Page& page, std::uint64_t photo) {
        if (photo == shown_) return;
        counted_from_.reset();
        if (shown_ == 0) page.send(service::command::LeavePhotoPage{page.visit});
        if (photo == 0) page.send(service::command::EnterPhotoPage{page.visit});
        shown_ = photo;
    }

    void foot(Page& page, Stage& stage, const Box& row, const PhotoShown* look) {
        const Box left = row.left(330), right = row.right_part(630);
        if (look != nullptr) return removes(page, stage, left, right, *look);
        if (decides(page)) return keeps(page, stage, left, right);
        if (camera(page) == CameraState::absent) {
            if (button(stage, row,
                       {"repair.photo.back", page.words.tr("继续报修"), ButtonKind::primary,
                        icon::arrow_right, true}))
                page.go.back();
            return;
        }
        shoots(page, stage, left, right);
    }

    static void removes(Page& page, Stage& stage, const Box& left, const Box& right, const PhotoShown& look) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (button(stage, left,
                   {"repair.photo.remove", tr("删掉这张"), ButtonKind::secondary, icon::close})) {
            page.send(service::command::DropPhoto{page.visit, look.id});
            page.go.back();
        }
        if (button(stage, right, {"repair.photo.done", tr("好了"), ButtonKind::primary, icon::check}))
            page.go.back();
    }

    static void keeps(Page& page, Stage& stage, const Box& left, const Box& right) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::uint64_t photo = photos_of(page).taken->id;
        if (button(stage, left, {"repair.photo.again", tr("重拍"), ButtonKind::secondary, icon::undo}))
            page.send(service::command::DropPhoto{page.visit, photo});
        if (button(stage, right, {"repair.photo.keep", tr("用这张"), ButtonKind::primary, icon::check})) {
            page.send(service::command::KeepPhoto{page.visit, photo});
            page.go.back();
        }
    }

    void shoots(Page& page, Stage& stage, const Box& left, const Box& right) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (counted_from_) {
            if (button(stage, left, {"repair.photo.stop", tr("先不拍"), ButtonKind::secondary, icon::close}))
                counted_from_.reset();
        } else if (button(stage, left,
                          {"repair.photo.back", tr("不拍了"), ButtonKind::secondary, icon::arrow_left})) {
            page.go.back();
        }
        const service::DevicesView& devices = known(page.view.devices);
        if (devices.camera_waits && devices.camera == CameraState::closed) {
            if (button(stage, right,
                       {"repair.photo.open", tr("打开摄像头"), ButtonKind::primary, icon::camera}))
                page.send(service::command::OpenCamera{page.visit});
            return;
        }
        const int left_to_go = left_to_count(page);
        const std::string counting = base::fill(tr("{n} 秒后拍"), {{"n", std::to_string(left_to_go)}});
        const bool busy = left_to_go > 0 || takes(page);
        const bool full = photos_of(page).kept.size() >= domain::Photo::most;
        const std::string_view words = left_to_go > 0 ? std::string_view(counting)
                                       : takes(page)  ? tr("正在拍")
                                       : full         ? tr("已有 3 张")
                                                      : tr("拍照");
        if (!button(stage, right,
                    {"repair.photo.shoot", words, ButtonKind::primary, icon::camera, false,
                     runs(page) && !busy && !full}))
            return;
        counted_from_ = page.age;
        heard_ = 0;
        page.send(service::command::OpenCamera{page.visit});  // somebody is here: it does not close now
        page.wake_in(std::chrono::milliseconds{0});
    }

    const std::uint64_t opened_with_;  // perhaps by the phone's page, which lies beneath
    std::uint64_t shown_ = 0;          // the kept photo that is looked at; 0: the camera's picture
    std::optional<std::chrono::milliseconds> counted_from_;  // Page::age when the counting began
    int heard_ = 0;                                          // the number that ticked last
    std::uint64_t shot_ = 0;                                 // the photo that was heard
    FingerMarks marks_;
};

}  // namespace

std::unique_ptr<Screen> make_repair_photo(SharedDraft draft, std::uint64_t photo) {
    return std::make_unique<PhotoScreen>(std::move(draft), photo);
}

}  // namespace ui
