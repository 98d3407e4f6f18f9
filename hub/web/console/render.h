// How the console's pages are put together from templates. Seen by hub/web/console alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "hub/web/console/frame.h"
#include "hub/web/console/paging.h"

namespace hub {

using Data = kainjow::mustache::data;

inline Data flag(bool set) {
    return Data(set ? Data::type::bool_true : Data::type::bool_false);
}

// "count_words" and the links to the pages before and after, for the template console_pages.html.
std::string paging_part(const Frame& frame, const Paging& paging);

// What {{#tr}}...{{/tr}} is looked up with; no longer than the frame lives.
Data translator(const Frame& frame);

// A template on its own, to stand inside a page.
std::string render_part(const Frame& frame, std::string_view name, Data values);

// One of a few words to choose from; `word` is a msgid.
struct Choice {
    std::string_view value, word;
};
Data choices(const Frame& frame, std::span<const Choice> all, std::string_view chosen);

// The page `name` of web/templates within the console's frame. Every value is escaped; {{#tr}}...{{/tr}} is
// looked up in the frame's language.
std::string render_page(const Frame& frame, std::string_view name, const std::string& title, Data values,
                        const Notice& notice = {});

}  // namespace hub
