// Where a line may end. ICU's rules for Chinese: no line starts with 。，） or ends with （.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// The width of a piece of text, in whatever unit the caller draws with.
using Measure = std::function<float(std::string_view)>;

// The lines of `text`, each at most `width` wide, spaces at line ends left out; "\n" always ends a line.
// Words stay whole, Chinese ones too, as long as one fits a line; then it is cut where a line may end, at
// last between grapheme clusters. A "·" between two spaces is left out where a line ends there. Views into
// `text`; at least one line.
std::vector<std::string_view> break_lines(std::string_view text, float width, const Measure& measure);

// The widest word of `text`, with its punctuation: break_lines cuts one where `width` is less.
float widest_piece(std::string_view text, const Measure& measure);

// The text, or as many of its grapheme clusters as fit before an "…".
std::string shorten(std::string_view text, float width, const Measure& measure);

// Both: at most `max_lines` lines, the last one shortened if there was more.
std::vector<std::string> break_lines(std::string_view text, float width, std::size_t max_lines,
                                     const Measure& measure);

// The text cut where a line may end that parts no word: Chinese ones by ICU's dictionary, and no ideograph is
// left alone. Spaces stay at the ends.
std::vector<std::string_view> split_words(std::string_view text);

// One text that is broken at several widths: its words are looked for once.
class LineBreaker {
  public:
    explicit LineBreaker(std::string_view text);
    std::vector<std::string_view> lines(float width, const Measure& measure) const;
    float widest(const Measure& measure) const;

  private:
    std::vector<std::string_view> words_;
};

// Grapheme clusters: what a person calls one character. For cursors and for counting.
std::vector<std::string_view> split_clusters(std::string_view text);

}  // namespace base
