// What is not the house's to mend and goes elsewhere: marked, with the words that answer whoever reported it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kiosk/domain/service_request.h"

namespace hub {

// 转 12345 (the city's hotline), 转信访 (the office for letters and visits).
struct Referral {
    domain::Referral to = domain::Referral::none;
    std::string_view mark;    // a msgid, and the beginning of what stands in the history
    std::string_view answer;  // a msgid: what its reporter reads
};
std::span<const Referral> referrals();
const Referral* find_referral(domain::Referral to);  // null: there is none

// The words of the step that refers it: the mark, and what whoever decided it wrote.
std::string referral_words(const Referral& referral, std::string_view written);
// Of a step's words. null: it was not referred.
const Referral* referral_of(std::string_view words);

}  // namespace hub
