#include "hub/handlers/console/request_form.h"

#include "hub/handlers/form.h"
#include "hub/requests/rejection.h"

namespace hub {

namespace {

// Whole characters.
std::string shortened(std::string words) {
    constexpr std::size_t longest = 600;
    if (words.size() <= longest) return words;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80)
        --end;
    words.resize(end);
    return words;
}

}  // namespace

std::string words_typed(const Request& request) {
    return shortened(trimmed(request.field("words")));
}

std::string words_of_rejection(const Request& request) {
    const Rejection* rejection = find_rejection(domain::parse_rejection_reason(request.field("rejection")));
    return rejection ? rejection_words(*rejection, words_typed(request)) : words_typed(request);
}

}  // namespace hub
