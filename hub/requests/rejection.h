// Why a service request was rejected, as far as whoever reported it reads it: marked in the history, with
// words of the house's own. What staff write behind the mark stays theirs.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kiosk/domain/service_request.h"

namespace hub {

struct Rejection {
    domain::RejectionReason reason = domain::RejectionReason::none;
    std::string_view mark;    // a msgid, and the beginning of what stands in the history: 转 12345
    std::string_view answer;  // a msgid: what its reporter reads
};
std::span<const Rejection> rejections();
const Rejection* find_rejection(domain::RejectionReason reason);  // null: there is none

// The words of the step that rejects it: the mark, and what whoever decided it wrote.
std::string rejection_words(const Rejection& rejection, std::string_view written);
// Of a step's words. null: for a reason that is staff's alone.
const Rejection* rejection_of(std::string_view words);

}  // namespace hub
