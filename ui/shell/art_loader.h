// Rasterises art on a thread of its own.
#pragma once

#include <string>
#include <vector>

#include "base/mailbox.h"
#include "base/picture/rgba.h"
#include "base/result.h"
#include "base/worker.h"
#include "ui/shell/art.h"

namespace ui {

// One picture at one size in one shade.
struct ArtKey {
    std::string name;  // file name without suffix
    int width = 0, height = 0;
    Shade shade = Shade::colour;
    friend auto operator<=>(const ArtKey&, const ArtKey&) = default;
};

class ArtLoader {
  public:
    struct Loaded {
        ArtKey key;
        base::Result<base::Rgba> picture;
    };

    explicit ArtLoader(std::string folder);
    ~ArtLoader();

    // False if too much is waiting already: ask again at the next frame.
    bool ask(ArtKey key);
    // What is ready; the frame loop is woken for each.
    std::vector<Loaded> take();

  private:
    Loaded load(ArtKey key) const;

    const std::string folder_;
    base::Mailbox<ArtKey> wanted_{64};
    base::Mailbox<Loaded> ready_{128};
    base::Worker worker_;  // last: it uses the mailboxes
};

}  // namespace ui
