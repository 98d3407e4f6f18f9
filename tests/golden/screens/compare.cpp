#include "tests/golden/screens/compare.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace golden {
namespace {

using Rgb = std::array<std::uint8_t, 3>;

constexpr int tile = 4, crowd = 16;              // pixels, tiles
constexpr int light_apart = 30, hue_apart = 34;  // of 255, between the means of two tiles
// Another release of the fonts moves strokes by a pixel, which a mean hardly notices. A missing icon is 20
// tiles in a crowd; a row that moved by a few pixels is hundreds over the page.
constexpr int most_crowded = 10;
constexpr double most_of_all = .004;
// A card is hardly lighter than the paper that it lies on, but it is large: most of a crowd is paler or
// darker.
constexpr int pale_apart = 4, most_pale = crowd * crowd * 3 / 4;
// A ground is a colour of its own at this share of a picture, however like another it is.
constexpr double ground_share = .004;
constexpr int alike_within = 7, ground_within = 5;

std::size_t offset(const base::Rgba& picture, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
            static_cast<std::size_t>(x)) *
           4;
}

int apart(const Rgb& a, const Rgb& b) {
    int sum = 0;
    for (std::size_t i = 0; i < 3; ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

// Colours in cells of 4 x 4 x 4, each with the mean of what fell into it.
class Histogram {
  public:
    explicit Histogram(const base::Rgba& picture) : cells_(cells), pixels_(picture.pixels.size() / 4) {
        for (std::size_t i = 0; i + 3 < picture.pixels.size(); i += 4) {
            Cell& cell = cells_[index({picture.pixels[i], picture.pixels[i + 1], picture.pixels[i + 2]})];
            ++cell.count;
            for (std::size_t c = 0; c < 3; ++c)
                cell.sum[c] += picture.pixels[i + c];
        }
    }
    static std::size_t index(const Rgb& c) {
        return static_cast<std::size_t>(c[0] / 4 * 4096 + c[1] / 4 * 64 + c[2] / 4);
    }
    std::vector<Rgb> palette(std::size_t most) const {
        std::vector<const Cell*> all;
        for (const Cell& cell : cells_)
            if (cell.count > 0) all.push_back(&cell);
        std::stable_sort(all.begin(), all.end(),
                         [](const Cell* a, const Cell* b) { return a->count > b->count; });
        std::vector<Rgb> chosen;
        for (const Cell* cell : all) {
            const Rgb mean = cell->mean();
            const bool ground =
                static_cast<double>(cell->count) > ground_share * static_cast<double>(pixels_);
            const int within = ground ? ground_within : alike_within;
            const bool alike = std::any_of(chosen.begin(), chosen.end(), [&](const Rgb& other) {
                return apart(mean, other) < within * within;
            });
            if (!alike) chosen.push_back(mean);
            if (chosen.size() == most) break;
        }
        return chosen;
    }
    static constexpr std::size_t cells = 64 * 64 * 64;

  private:
    struct Cell {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 3> sum{};
        Rgb mean() const {
            Rgb out{};
            for (std::size_t c = 0; c < 3; ++c)
                out[c] = static_cast<std::uint8_t>(sum[c] / count);
            return out;
        }
    };
    std::vector<Cell> cells_;
    std::size_t pixels_;
};

struct Mean {
    int light = 0, warm = 0, green = 0;
};

Mean mean_of(const base::Rgba& picture, int left, int top) {
    int sum[3] = {}, n = 0;
    for (int y = top; y < std::min(top + tile, picture.height); ++y) {
        for (int x = left; x < std::min(left + tile, picture.width); ++x, ++n) {
            const std::size_t at = offset(picture, x, y);
            for (std::size_t c = 0; c < 3; ++c)
                sum[c] += picture.pixels[at + c];
        }
    }
    const int r = sum[0] / n, g = sum[1] / n, b = sum[2] / n;
    return {(3 * r + 6 * g + b) / 10, r - b, g - (r + b) / 2};
}

bool paler(const Mean& a, const Mean& b) {
    return std::abs(a.light - b.light) > pale_apart;
}

bool differ(const Mean& a, const Mean& b) {
    return std::abs(a.light - b.light) > light_apart || std::abs(a.warm - b.warm) > hue_apart ||
           std::abs(a.green - b.green) > hue_apart;
}

void mark(base::Rgba& picture, int left, int top) {
    for (int y = top; y < std::min(top + tile, picture.height); ++y)
        for (int x = left; x < std::min(left + tile, picture.width); ++x) {
            const std::size_t at = offset(picture, x, y);
            picture.pixels[at] = 220;
            picture.pixels[at + 1] = static_cast<std::uint8_t>(picture.pixels[at + 1] / 3);
            picture.pixels[at + 2] = static_cast<std::uint8_t>(picture.pixels[at + 2] / 3);
        }
}

base::Rgba greyed(base::Rgba picture) {
    for (std::size_t i = 0; i + 3 < picture.pixels.size(); i += 4) {
        const int light = (3 * picture.pixels[i] + 6 * picture.pixels[i + 1] + picture.pixels[i + 2]) / 10;
        for (std::size_t c = 0; c < 3; ++c)
            picture.pixels[i + c] = static_cast<std::uint8_t>(128 + light / 2 - 1);
    }
    return picture;
}

int most_in_a_crowd(const std::vector<char>& differs, int across, int down) {
    int most = 0;
    for (int top = 0; top < down; top += crowd / 2) {
        for (int left = 0; left < across; left += crowd / 2) {
            int here = 0;
            for (int y = top; y < std::min(top + crowd, down); ++y)
                for (int x = left; x < std::min(left + crowd, across); ++x)
                    here += differs[static_cast<std::size_t>(y * across + x)];
            most = std::max(most, here);
        }
    }
    return most;
}

}  // namespace

base::Rgba halved(const base::Rgba& full) {
    base::Rgba half{full.width / 2, full.height / 2, {}};
    half.pixels.reserve(full.pixels.size() / 4);
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            for (std::size_t c = 0; c < 4; ++c) {
                const int sum = full.pixels[offset(full, 2 * x, 2 * y) + c] +
                                full.pixels[offset(full, 2 * x + 1, 2 * y) + c] +
                                full.pixels[offset(full, 2 * x, 2 * y + 1) + c] +
                                full.pixels[offset(full, 2 * x + 1, 2 * y + 1) + c];
                half.pixels.push_back(static_cast<std::uint8_t>(sum / 4));
            }
        }
    }
    return half;
}

base::Indexed few_colours(const base::Rgba& picture, std::size_t most) {
    base::Indexed out{picture.width, picture.height, Histogram(picture).palette(most), {}};
    std::vector<int> known(Histogram::cells, -1);
    for (std::size_t i = 0; i + 3 < picture.pixels.size(); i += 4) {
        const Rgb c{picture.pixels[i], picture.pixels[i + 1], picture.pixels[i + 2]};
        int& best = known[Histogram::index(c)];
        if (best < 0) {
            const auto nearer = [&](const Rgb& a, const Rgb& b) { return apart(a, c) < apart(b, c); };
            best = static_cast<int>(std::min_element(out.palette.begin(), out.palette.end(), nearer) -
                                    out.palette.begin());
        }
        out.pixels.push_back(static_cast<std::uint8_t>(best));
    }
    return out;
}

bool Difference::seen() const {
    const double all = static_cast<double>(picture.width) * picture.height / (tile * tile);
    return crowded > most_crowded || pale > most_pale || tiles > most_of_all * all;
}

Difference compare(const base::Rgba& now, const base::Rgba& then) {
    Difference out;
    out.picture = greyed(now);
    const int across = (now.width + tile - 1) / tile, down = (now.height + tile - 1) / tile;
    if (now.width != then.width || now.height != then.height) {
        out.tiles = out.crowded = out.pale = across * down;
        return out;
    }
    std::vector<char> differs(static_cast<std::size_t>(across * down)), pale = differs;
    for (int y = 0; y < down; ++y) {
        for (int x = 0; x < across; ++x) {
            const Mean is = mean_of(now, x * tile, y * tile), was = mean_of(then, x * tile, y * tile);
            const auto at = static_cast<std::size_t>(y * across + x);
            pale[at] = paler(is, was);
            if (!differ(is, was)) continue;
            differs[at] = 1;
            ++out.tiles;
            mark(out.picture, x * tile, y * tile);
        }
    }
    out.crowded = most_in_a_crowd(differs, across, down);
    out.pale = most_in_a_crowd(pale, across, down);
    return out;
}

}  // namespace golden
