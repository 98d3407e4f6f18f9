// What slips of every kind have: whose they are at the top, a code with its facts, and the foot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text/catalogue.h"
#include "kiosk/service/slip/slip_sheet.h"

namespace service::slip {

// No smaller than this: 24 dots are 3 mm (visual design, section 7).
constexpr base::TextStyle kSmall{24, base::Weight::regular}, kFact{28, base::Weight::regular},
    kLabel{30, base::Weight::bold}, kHeading{34, base::Weight::bold};

void put_head(Sheet& sheet, const base::Catalogue& words, std::string_view title, std::string_view site);

// A code with `hint` and the facts beside it, or beneath it where it is wide. Without a text: the facts
// alone.
struct CodeBlock {
    std::string qr_text;
    std::string_view hint;
    std::vector<std::string> facts;
};
// Fails (ErrorKind::invalid) only if the text does not fit a code.
base::Status put_code(Sheet& sheet, const CodeBlock& block);

// Small lines, and where the paper is torn off.
void put_foot(Sheet& sheet, const std::vector<std::string_view>& lines);

}  // namespace service::slip
