#include <algorithm>
#include <array>
#include <cmath>

#include "tests/golden/screens/audit.h"
#include "tests/golden/screens/audit_tools.h"

namespace golden {

using ui::Box;
using ui::Written;

namespace {

// The scrim of a dialog: what was written before it lies beneath.
std::size_t first_above_dialog(const Taken& taken) {
    const auto& nodes = taken.tree.nodes();
    const std::size_t from = foreground(taken.tree);
    if (from == 0) return 0;
    const Box sheet = box_of(nodes[from - 1]);
    // The bar is the last of the page; the sheet's own words are the last of all.
    for (std::size_t i = taken.written.size(); i-- > 0;)
        if (taken.ink[i] && !sheet.contains(*taken.ink[i], 2)) return i + 1;
    return 0;
}

bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

bool is_mark(char32_t c) {
    return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

std::u32string decode(std::string_view utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
        for (int k = 1; k <= more && i + static_cast<std::size_t>(k) < utf8.size(); ++k)
            c = c << 6 | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3Fu);
        out.push_back(c);
        i += static_cast<std::size_t>(more) + 1;
    }
    return out;
}

class WordsAudit {
  public:
    WordsAudit(const Taken& taken, const Shot& shot) : taken_(taken), shot_(shot), at_(layout_of(shot)) {}

    std::vector<std::string> run() {
        for (std::size_t i = first_above_dialog(taken_); i < taken_.written.size(); ++i) {
            const Written& run = taken_.written[i];
            one(run, taken_.ink[i]);
            for (std::size_t j = i + 1; j < taken_.written.size(); ++j)
                two(i, j);
        }
        for (const ui::Node& node : taken_.tree.nodes())
            if (node.label.find('{') != std::string::npos)
                faults_.push_back(say("%s says \"%s\"", node.id.c_str(), node.label.c_str()));
        return std::move(faults_);
    }

  private:
    void fault(const Written& run, const char* what) {
        faults_.push_back(say("\"%s\" %s", run.icon ? "(icon)" : run.text.c_str(), what));
    }

    void one(const Written& run, const std::optional<Box>& ink) {
        const std::u32string text = decode(run.text);
        if (!run.icon) {
            const float mm = run.em * at_.scale * shot_.mm_per_pixel;
            if (run.em < ui::smallest_in(at_.large_text) - .1f)
                faults_.push_back(say("\"%s\" is %.0f dp", run.text.c_str(), run.em));
            if (mm > 0 && mm < 4.95f) faults_.push_back(say("\"%s\" is %.1f mm", run.text.c_str(), mm));
            if (text.ends_with(U'…') && shot_.modes.language != pseudo_language) fault(run, "is cut");
            if (run.text.find('{') != std::string::npos) fault(run, "has an empty place");
            foreign(run, text);
        }
        const auto visible = static_cast<int>(std::count_if(
            text.begin(), text.end(), [](char32_t c) { return c > ' ' && c != 0x3000 && c != 0xA0; }));
        if (run.beyond - run.first < 4 * (run.icon ? 1 : visible)) return fault(run, "is not drawn whole");
        if (!ink) return;
        if (!run.clip.contains(*ink, 1)) fault(run, "is clipped");
        const Box page = at_.to_pixels(at_.page);
        if (!page.contains(*ink, 1)) fault(run, "leaves the page");
        inside_its_control(run, *ink);
    }

    // Names of people and machines are data and stay as they are written.
    void foreign(const Written& run, const std::u32string& text) {
        if (shot_.modes.language.starts_with("zh")) return;
        constexpr std::u32string_view data = U"王建国杨网二号机中李师傅";
        if (text.size() == 1 && is_mark(text[0])) return;  // a key of the keyboard
        if (std::any_of(text.begin(), text.end(),
                        [&](char32_t c) { return is_han(c) && data.find(c) == data.npos; }))
            fault(run, "is not translated");
    }

    void inside_its_control(const Written& run, const Box& ink) {
        const auto& nodes = taken_.tree.nodes();
        for (std::size_t i = foreground(taken_.tree); i < nodes.size(); ++i) {
            const ui::Node& node = nodes[i];
            if (!is_control(node)) continue;
            const Box box = box_of(node), shape = box.inset(-at_.px(12));
            const bool own = ink.centre_x() > box.x && ink.centre_x() < box.right() &&
                             ink.centre_y() > box.y && ink.centre_y() < box.bottom();
            if (own && !shape.contains(ink, 1))
                faults_.push_back(say("\"%s\" reaches beyond %s", run.text.c_str(), node.id.c_str()));
        }
    }

    void two(std::size_t i, std::size_t j) {
        const Written &a = taken_.written[i], &b = taken_.written[j];
        if (!taken_.ink[i] || !taken_.ink[j] || (a.icon && b.icon)) return;
        const float bit = at_.px(1.5f);
        if (taken_.ink[i]->inset(bit).overlaps(taken_.ink[j]->inset(bit)))
            faults_.push_back(say("\"%s\" lies over \"%s\"", b.text.c_str(), a.text.c_str()));
    }

    const Taken& taken_;
    const Shot& shot_;
    ui::Layout at_;
    std::vector<std::string> faults_;
};

double linear(std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}
double luminance(ui::Color c) {
    static const auto table = [] {
        std::array<double, 256> all{};
        for (int i = 0; i < 256; ++i)
            all[static_cast<std::size_t>(i)] = linear(static_cast<std::uint8_t>(i));
        return all;
    }();
    return 0.2126 * table[c.r] + 0.7152 * table[c.g] + 0.0722 * table[c.b];
}

}  // namespace

double contrast(ui::Color a, ui::Color b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::vector<std::string> audit_words(const Taken& taken, const Shot& shot) {
    return WordsAudit(taken, shot).run();
}

namespace {

// The worst of the pixels under a run but for one in fifty: edges of shapes are mixtures of two grounds.
double worst_contrast(const base::Rgba& ground, const Written& run, const Box& ink) {
    std::vector<double> all;
    constexpr int step = Studio::ground_step;
    const auto first = [](float at) { return (std::max(0, static_cast<int>(at)) + step - 1) / step * step; };
    const int right = std::min(ground.width, static_cast<int>(ink.right())),
              foot = std::min(ground.height, static_cast<int>(ink.bottom()));
    for (int y = first(ink.y); y < foot; y += step) {
        for (int x = first(ink.x); x < right; x += step) {
            const std::uint8_t* p = &ground.pixels[static_cast<std::size_t>((y * ground.width + x) * 4)];
            const ui::Color under{p[0], p[1], p[2]};
            ui::Color over = run.color;
            over.a = 255;
            all.push_back(contrast(ui::mix(under, over, static_cast<float>(run.color.a) / 255), under));
        }
    }
    if (all.empty()) return 21;
    const auto at = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 50);
    std::nth_element(all.begin(), at, all.end());
    return *at;
}

bool is_disabled(const ui::Color& color) {
    return color == ui::color::disabled || color == ui::color::disabled_icon;
}

}  // namespace

std::vector<std::string> audit_contrast(const Studio& studio, const Taken& taken, const Shot&) {
    std::vector<std::string> faults;
    const base::Rgba ground = studio.ground_of(taken);
    for (std::size_t i = first_above_dialog(taken); i < taken.written.size(); ++i) {
        const Written& run = taken.written[i];
        if (!taken.ink[i]) continue;
        const double wanted = is_disabled(run.color) ? (run.icon ? 3 : 4.5) : run.icon ? 3 : 6.95;
        const double seen = worst_contrast(ground, run, *taken.ink[i]);
        if (seen < wanted)
            faults.push_back(say("\"%s\" has %.1f : 1 at %.0f, %.0f", run.icon ? "(icon)" : run.text.c_str(),
                                 seen, taken.ink[i]->x, taken.ink[i]->y));
    }
    return faults;
}

}  // namespace golden
