// How phone pages are put together from templates. Seen by hub/web alone.
#pragma once

#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "hub/web/pages.h"

namespace hub {

using PhoneData = kainjow::mustache::data;

// Named as the keyword that xgettext looks for.
struct Words {
    const base::Catalogue& words;
    std::string operator()(std::string_view msgid) const { return std::string(words.tr(msgid)); }
};

std::string render_phone(std::string_view page, PhoneData& values);
// What every page says of itself: its language, its style, the house.
void set_page(PhoneData& values, const PageVoice& voice, std::string_view style);
PhoneData phone_data(const PageVoice& voice, std::string_view style);  // that alone
// Head and band of a phone page, whatever stands beneath.
void set_top(PhoneData& values, const std::string& title, const std::string& heading);
void set_other_language(PhoneData& values, const PageVoice& voice);
// "name", and "has_name" where it is not empty.
void set_optional(PhoneData& values, const std::string& name, const std::string& value);
// A phone page with nothing on it: what is the matter, and what to do.
std::string words_alone(const PageVoice& voice, std::string_view what, std::string_view to_do);

}  // namespace hub
