#include "devices/scanner/wedge.h"

#include "base/wipe.h"

namespace scanner {
namespace {

constexpr std::size_t max_bytes = 4096;

bool is_printable(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    return !control && !surrogate && c < 0x110000;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)),
            put(0x80 | (c & 0x3F));
    }
}

}  // namespace

std::optional<CodeSeen> Wedge::character(char32_t c, base::BootTime now) {
    std::optional<CodeSeen> ended = expire(now);
    // Between the two gaps it is neither one burst nor surely its end: a person's pace, so begin anew.
    if (keys_ > 0 && now - last_ > key_gap) forget();
    if (!is_printable(c)) return ended;
    if (text_.size() + 4 <= max_bytes) append_utf8(text_, c);
    ++keys_;
    last_ = now;
    return ended;
}

std::optional<CodeSeen> Wedge::enter(base::BootTime now) {
    if (keys_ > 0 && now - last_ > end_gap) return expire(now);
    return finish(now);
}

std::optional<CodeSeen> Wedge::expire(base::BootTime now) {
    if (keys_ == 0 || now - last_ < end_gap) return std::nullopt;
    return finish(now);
}

std::optional<base::BootTime> Wedge::next_expiry() const {
    if (keys_ == 0) return std::nullopt;
    return last_ + end_gap;
}

std::optional<CodeSeen> Wedge::finish(base::BootTime at) {
    CodeSeen seen{std::move(text_), Source::keyboard_wedge, at};
    const bool long_enough = keys_ >= shortest;
    forget();
    if (!long_enough || !rereads_->is_new(seen.text, at)) return std::nullopt;
    return seen;
}

void Wedge::forget() {
    base::renew(text_);
    keys_ = 0;
}

}  // namespace scanner
