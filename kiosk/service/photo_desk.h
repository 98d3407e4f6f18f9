// The photos of the report that a visitor is about to make: taken, kept, dropped, forgotten.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "kiosk/service/photo_job.h"
#include "kiosk/service/view.h"

namespace service {

// Used on the service thread. A picture is asked of the camera on the visitor's word alone; one that comes
// late, or that nobody waits for any more, is dropped unseen.
class PhotoDesk {
  public:
    struct Means {
        std::function<void()> take_still;
        std::function<bool(PhotoJob)> make;  // false: busy
    };
    // A camera gives fifteen pictures a second, a small machine makes a JPEG in half of one.
    static constexpr std::chrono::seconds patience{5};

    explicit PhotoDesk(Means means) : means_(std::move(means)) {}

    void enter_page() { on_page_ = true; }
    void leave_page();
    void take(bool camera_runs, base::BootTime now);
    void still(const std::shared_ptr<const base::Still>& still);
    void made(std::uint64_t number, const std::shared_ptr<const MadePhoto>& made);
    void keep(std::uint64_t photo);
    void drop(std::uint64_t photo);
    void hide(std::uint64_t photo, std::vector<base::Spot> spots);
    // From the visitor's phone, chosen there: kept as soon as it is made, where there is room.
    void hand_in(std::string file);
    // For how many more, those on their way counted.
    std::size_t room() const {
        const std::size_t held = kept_.size() + handed_in_.size() + (taken_ ? 1 : 0);
        return held < domain::Photo::most ? domain::Photo::most - held : 0;
    }
    void time_passes(base::BootTime now);
    std::optional<base::BootTime> next_due() const { return until_; }

    // Each content once: a fact names none twice. None of which a part is still to be hidden.
    std::vector<domain::Photo> photos() const;
    bool hides() const;
    void forget();

    PhotosView view() const;
    bool take_changed() { return std::exchange(changed_, false); }

  private:
    struct Held {
        std::uint64_t id = 0;
        std::shared_ptr<const MadePhoto> made;
        std::uint64_t hiding = 0;           // the job that hides a part of it; 0: none is to be hidden
        std::vector<base::Spot> more = {};  // to be hidden after that
        PhotoShown shown() const { return {id, made->photo.jpeg.size(), made->preview, hiding != 0}; }
    };
    Held* find(std::uint64_t photo);
    void hidden(Held& held, const std::shared_ptr<const MadePhoto>& made);
    void settle(PhotoStep step);

    const Means means_;
    bool on_page_ = false, changed_ = false;
    PhotoStep step_ = PhotoStep::idle;
    std::uint64_t number_ = 0;  // of the job asked for last; that of a photo is its id
    std::uint64_t taking_ = 0;  // of the camera's picture
    bool waits_for_still_ = false;
    std::optional<base::BootTime> until_;  // while one is being taken
    std::optional<Held> taken_;
    std::vector<Held> kept_;
    std::vector<std::uint64_t> handed_in_;  // and not made yet
};

}  // namespace service
