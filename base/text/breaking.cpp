#include "base/text/breaking.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace base {
namespace {

enum class Unit { line, word, cluster };

std::unique_ptr<icu::BreakIterator> make_iterator(Unit unit) {
    UErrorCode status = U_ZERO_ERROR;
    const auto& locale = icu::Locale::getSimplifiedChinese();
    const auto create = unit == Unit::line   ? icu::BreakIterator::createLineInstance
                        : unit == Unit::word ? icu::BreakIterator::createWordInstance
                                             : icu::BreakIterator::createCharacterInstance;
    std::unique_ptr<icu::BreakIterator> made(create(locale, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
}

// Making an iterator reads ICU's rules, which costs more than most texts: each thread keeps its own.
icu::BreakIterator* iterator_of_thread(Unit unit) {
    thread_local const auto lines = make_iterator(Unit::line);
    thread_local const auto words = make_iterator(Unit::word);
    thread_local const auto clusters = make_iterator(Unit::cluster);
    return (unit == Unit::line ? lines : unit == Unit::word ? words : clusters).get();
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

// The text cut at every place where the unit may end. Without ICU's data the text stays whole.
std::vector<std::string_view> split(std::string_view text, Unit unit) {
    std::vector<std::string_view> pieces;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, CloseText> source(
        utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
    icu::BreakIterator* iterator = iterator_of_thread(unit);
    if (iterator) iterator->setText(source.get(), status);
    if (!iterator || U_FAILURE(status)) return text.empty() ? pieces : std::vector{text};
    for (int32_t start = iterator->first(), end = iterator->next(); end != icu::BreakIterator::DONE;
         start = end, end = iterator->next())
        pieces.push_back(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
    return pieces;
}

std::string_view without_trailing_space(std::string_view text) {
    const auto last = text.find_last_not_of(" \n\r\t");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool ends_paragraph(std::string_view piece) {
    return piece.ends_with('\n');
}

// Collects neighbouring pieces of one text into lines.
class LineFiller {
  public:
    LineFiller(float width, const Measure& measure) : width_(width), measure_(measure) {}

    void add(std::string_view piece) {
        if (!fits(joined(piece))) {
            finish();
            if (!fits(piece)) {
                add_clusters(piece);
                return;
            }
        }
        line_ = joined(piece);
        if (ends_paragraph(piece)) finish(true);
    }

    std::vector<std::string_view> take() {
        finish(lines_.empty());
        return std::move(lines_);
    }

  private:
    std::string_view joined(std::string_view piece) const {
        return line_.empty() ? piece : std::string_view(line_.data(), line_.size() + piece.size());
    }
    bool fits(std::string_view text) const { return measure_(without_trailing_space(text)) <= width_; }

    void add_clusters(std::string_view piece) {
        for (const auto cluster : split(piece, Unit::cluster)) {
            if (!line_.empty() && !fits(joined(cluster))) finish();
            line_ = joined(cluster);
        }
        if (ends_paragraph(piece)) finish(true);
    }

    void finish(bool even_if_empty = false) {
        if (!line_.empty() || even_if_empty) lines_.push_back(without_trailing_space(line_));
        line_ = {};
    }

    const float width_;
    const Measure& measure_;
    std::string_view line_;
    std::vector<std::string_view> lines_;
};

}  // namespace

std::vector<std::string_view> split_clusters(std::string_view text) {
    return split(text, Unit::cluster);
}

namespace {

// Two pieces side by side in one text.
std::string_view both(std::string_view a, std::string_view b) {
    return {a.data(), a.size() + b.size()};
}

bool is_lone_ideograph(std::string_view piece) {
    return (piece.front() & 0x80) != 0 && split_clusters(piece).size() == 1;
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<const char*> ends;
    for (const auto word : split(text, Unit::word))
        ends.push_back(word.data() + word.size());
    std::vector<std::string_view> whole, kept;
    bool word_ends = true;
    for (const auto piece : split(text, Unit::line)) {
        if (word_ends) {
            whole.push_back(piece);
        } else {
            whole.back() = both(whole.back(), piece);
        }
        word_ends = std::binary_search(ends.begin(), ends.end(), piece.data() + piece.size());
    }
    for (const auto word : whole) {
        if (!kept.empty() &&
            (is_lone_ideograph(kept.back()) || (is_lone_ideograph(word) && !kept.back().ends_with(' ')))) {
            kept.back() = both(kept.back(), word);
        } else {
            kept.push_back(word);
        }
    }
    return kept;
}

std::vector<std::string_view> break_lines(std::string_view text, float width, const Measure& measure) {
    LineFiller filler(width, measure);
    for (const auto piece : split(text, Unit::line))
        filler.add(piece);
    return filler.take();
}

float widest_piece(std::string_view text, const Measure& measure) {
    float widest = 0;
    for (const auto piece : split(text, Unit::line))
        widest = std::max(widest, measure(without_trailing_space(piece)));
    return widest;
}

std::string shorten(std::string_view text, float width, const Measure& measure) {
    if (measure(text) <= width) return std::string(text);
    const auto clusters = split_clusters(text);
    for (std::size_t n = clusters.size(); n-- > 0;) {
        const auto kept = text.substr(0, static_cast<std::size_t>(clusters[n].data() - text.data()));
        std::string shorter = std::string(without_trailing_space(kept)) + "…";
        if (measure(shorter) <= width || n == 0) return shorter;
    }
    return {};
}

std::vector<std::string> break_lines(std::string_view text, float width, std::size_t max_lines,
                                     const Measure& measure) {
    const auto all = break_lines(text, width, measure);
    std::vector<std::string> lines(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(max_lines, all.size())));
    if (all.size() > max_lines && max_lines > 0) {
        const auto from = static_cast<std::size_t>(all[max_lines - 1].data() - text.data());
        std::string rest(text.substr(from));
        std::replace(rest.begin(), rest.end(), '\n', ' ');
        lines.back() = shorten(rest, width, measure);
    }
    return lines;
}

}  // namespace base
