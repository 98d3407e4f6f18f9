// The two forms of an Open311 answer: one value, written as JSON or as XML by the Spark convention
// (wiki.open311.org/JSON_and_XML_Conversion).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/text/catalogue.h"

namespace hub::open311 {

enum class Format { xml, json };

// By the end of the last step: "services.json". XML where it says neither: the standard wants that one.
Format format_of(std::string_view path);
// "water.leak.json" is "water.leak" in JSON. nullopt: it has no end that names a form.
std::optional<std::string> without_format(std::string_view step);
std::string_view content_type(Format format);

using Value = nlohmann::ordered_json;  // fields in the standard's order

struct Document {
    std::string_view root;  // of XML; its items are named by it
    Value value;
};
std::string write(const Document& document, Format format);

// What is wrong with a question: the status and a msgid.
struct Fault {
    int status = 400;
    std::string_view words;
    friend bool operator==(const Fault&, const Fault&) = default;
};
Document errors_document(const std::vector<Fault>& faults, const base::Catalogue& words);

// "2026-12-22T09:12:00+08:00" (W3C NOTE-datetime), in the house's zone.
std::string w3_time(base::WallTime t);
// With a zone, as the standard demands; a fraction of a second is dropped.
std::optional<base::WallTime> parse_w3_time(std::string text);

}  // namespace hub::open311
