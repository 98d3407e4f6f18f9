// Text as a slip printer needs it: measured and turned into dots without a window.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/picture/font_files.h"
#include "base/result.h"

namespace base {

enum class Weight { regular, bold };

struct TextStyle {
    int px = 24;  // of the em square
    Weight weight = Weight::regular;
};

// The faces of the house with their fallbacks; the code points of assets/art/icons.txt are icons. Not for two
// threads at once; opening maps files and takes about 10 ms, so keep one.
class SlipFonts {
  public:
    // Fails only without the regular face: a missing bold is replaced by it, missing rare characters are
    // boxes.
    static Result<SlipFonts> open(const std::vector<std::string>& folders = font_folders());
    SlipFonts(SlipFonts&&) noexcept;
    SlipFonts& operator=(SlipFonts&&) noexcept;
    ~SlipFonts();

    // Width in dots. Text that is not UTF-8 counts as replacement characters.
    float measure(std::string_view utf8, TextStyle style);
    bool can_draw(std::string_view utf8);  // every character has a glyph in some face

    // Calls dot(x, y) for every black dot of the text that starts at x on the baseline.
    using Dot = std::function<void(int x, int y)>;
    void draw(std::string_view utf8, TextStyle style, float x, int baseline, const Dot& dot);

  private:
    struct Faces;
    explicit SlipFonts(std::unique_ptr<Faces> faces);
    std::unique_ptr<Faces> faces_;
};

}  // namespace base
