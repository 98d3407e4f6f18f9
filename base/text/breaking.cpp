#include "base/text/breaking.h"

#include <algorithm>
#include <cctype>
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

// What stands between two things that are said side by side; at a line's end there is nothing to part.
constexpr std::string_view separator = "·";

bool is_separator(std::string_view piece) {
    return without_trailing_space(piece) == separator;
}

std::string_view without_separator(std::string_view line) {
    const std::string_view text = without_trailing_space(line);
    if (!text.ends_with(separator)) return line;
    const std::string_view before = text.substr(0, text.size() - separator.size());
    return before.ends_with(' ') ? before : line;
}

// Collects neighbouring words of one text into lines.
class LineFiller {
  public:
    LineFiller(float width, const Measure& measure) : width_(width), measure_(measure) {}

    void add(std::string_view word) {
        if (!fits(joined(word)) && !line_.empty()) {
            line_ = without_separator(line_);
            finish();
        }
        if (line_.empty() && !lines_.empty() && is_separator(word) && !after_paragraph_) return;
        if (fits(joined(word))) return take_in(word);
        for (const auto piece : split(word, Unit::line))
            add_piece(piece);
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

    void take_in(std::string_view piece) {
        line_ = joined(piece);
        after_paragraph_ = ends_paragraph(piece);
        if (after_paragraph_) finish(true);
    }

    // Of a word that no line holds.
    void add_piece(std::string_view piece) {
        if (!fits(joined(piece))) finish();
        if (fits(piece)) return take_in(piece);
        add_clusters(piece);
    }

    void add_clusters(std::string_view piece) {
        for (const auto cluster : split(piece, Unit::cluster)) {
            if (!line_.empty() && !fits(joined(cluster))) finish();
            line_ = joined(cluster);
        }
        after_paragraph_ = ends_paragraph(piece);
        if (after_paragraph_) finish(true);
    }

    void finish(bool even_if_empty = false) {
        if (!line_.empty() || even_if_empty) lines_.push_back(without_trailing_space(line_));
        line_ = {};
    }

    const float width_;
    const Measure& measure_;
    std::string_view line_;
    std::vector<std::string_view> lines_;
    bool after_paragraph_ = false;
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

// Punctuation of Chinese, and “ ” ‘ ’ ….
bool is_mark(std::string_view cluster) {
    return cluster.starts_with("\u2018") || cluster.starts_with("\u2019") || cluster.starts_with("\u201C") ||
           cluster.starts_with("\u201D") || cluster.starts_with("\u2026") || cluster.starts_with("\u3001") ||
           cluster.starts_with("\u3002") || (cluster >= "\u3008" && cluster < "\u3012") ||
           (cluster >= "\uFF01" && cluster < "\uFF10") || (cluster >= "\uFF1A" && cluster < "\uFF20");
}

// One ideograph, whatever punctuation stands with it.
bool is_lone_ideograph(std::string_view piece) {
    std::string_view only;
    for (const auto cluster : split_clusters(without_trailing_space(piece))) {
        if (is_mark(cluster)) continue;
        if (!only.empty()) return false;
        only = cluster;
    }
    return !only.empty() && (only.front() & 0x80) != 0;
}

// Whether a line ends here as a matter of course.
bool ends_something(std::string_view piece) {
    return piece.ends_with(' ') || piece.ends_with('\n') || is_mark(split_clusters(piece).back());
}

// "Wi-" of Wi-Fi: so short a beginning belongs to what follows.
bool begins_compound(std::string_view piece) {
    constexpr std::size_t longest = 4;
    return piece.size() > 1 && piece.size() <= longest && piece.ends_with('-') &&
           std::isalpha(static_cast<unsigned char>(piece.front()));
}

// "1 楼", "12 分钟": a number and what it counts. Longer ones are names, of rooms above all.
bool counts(std::string_view number, std::string_view piece) {
    constexpr std::size_t longest = 2;
    if (!number.ends_with(' ') || piece.empty() || (piece.front() & 0x80) == 0) return false;
    number.remove_suffix(1);
    return !number.empty() && number.size() <= longest &&
           std::all_of(number.begin(), number.end(), [](unsigned char c) { return std::isdigit(c) != 0; }) &&
           !is_separator(piece) && !is_mark(split_clusters(piece).front());
}

bool one_of(std::string_view all, std::string_view piece) {
    for (const auto cluster : split_clusters(piece))
        if (!is_mark(cluster)) return all.find(cluster) != all.npos;
    return false;
}

// What leans on the word before it, and on the one behind it.
bool leans_back(std::string_view piece) {
    return one_of("的了上下里中内外后前间们着过吗呢吧得地", piece);
}
bool leans_on(std::string_view piece) {
    return one_of("请把在和与或先再也就从到向离用按让给将被不没未是有可会要已各每第", piece);
}

// The ideographs that the dictionary leaves alone are joined to a neighbour; two or more of them are a word
// that it does not know.
class WordJoiner {
  public:
    void add(std::string_view word) {
        if (is_lone_ideograph(word)) {
            alone_.push_back(word);
            if (ends_something(word)) settle({});
        } else {
            settle(word);
            if (!word.empty() && !joined_on_) kept_.push_back(word);
        }
    }
    std::vector<std::string_view> take() {
        settle({});
        return std::move(kept_);
    }

  private:
    bool can_join_back() const { return !kept_.empty() && !ends_something(kept_.back()); }
    void join_back(std::string_view piece) { kept_.back() = both(kept_.back(), piece); }

    // What stands alone finds its place, before `next` if there is one.
    void settle(std::string_view next) {
        joined_on_ = false;
        std::size_t from = 0, to = alone_.size();
        for (; from < to && leans_back(alone_[from]) && can_join_back(); ++from)
            join_back(alone_[from]);
        std::string_view ahead = next;
        const auto join_on = [&] {
            --to;
            ahead = both(alone_[to], ahead);
            joined_on_ = true;
        };
        while (!next.empty() && to > from && leans_on(alone_[to - 1]))
            join_on();
        if (to - from == 1) {
            if (can_join_back()) {
                join_back(alone_[from++]);
            } else if (!next.empty()) {
                join_on();
            }
        }
        if (from < to) {
            std::string_view unknown = alone_[from];
            while (++from < to)
                unknown = both(unknown, alone_[from]);
            kept_.push_back(unknown);
        }
        if (joined_on_) kept_.push_back(ahead);
        alone_.clear();
    }

    std::vector<std::string_view> kept_, alone_;
    bool joined_on_ = false;  // the word that was added last went on with what stood before it
};

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<const char*> ends;
    for (const auto word : split(text, Unit::word))
        ends.push_back(word.data() + word.size());
    std::vector<std::string_view> whole;
    bool word_ends = true;
    for (const auto piece : split(text, Unit::line)) {
        if (word_ends && (whole.empty() || !counts(whole.back(), piece))) {
            whole.push_back(piece);
        } else {
            whole.back() = both(whole.back(), piece);
        }
        word_ends = std::binary_search(ends.begin(), ends.end(), piece.data() + piece.size()) &&
                    !begins_compound(piece);
    }
    WordJoiner joiner;
    for (const auto word : whole)
        joiner.add(word);
    return joiner.take();
}

LineBreaker::LineBreaker(std::string_view text) : words_(split_words(text)) {}

std::vector<std::string_view> LineBreaker::lines(float width, const Measure& measure) const {
    LineFiller filler(width, measure);
    for (const auto word : words_)
        filler.add(word);
    return filler.take();
}

float LineBreaker::widest(const Measure& measure) const {
    float widest = 0;
    for (const auto word : words_)
        widest = std::max(widest, measure(without_trailing_space(word)));
    return widest;
}

std::vector<std::string_view> break_lines(std::string_view text, float width, const Measure& measure) {
    // Most texts are one line: no word of them need be found.
    const bool one = text.find('\n') == text.npos && measure(without_trailing_space(text)) <= width;
    return one ? std::vector{without_trailing_space(text)} : LineBreaker(text).lines(width, measure);
}

float widest_piece(std::string_view text, const Measure& measure) {
    return LineBreaker(text).widest(measure);
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
