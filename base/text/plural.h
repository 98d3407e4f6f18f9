// Which plural form a language takes for n things: the C expression that its catalogue carries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

class PluralRule {
  public:
    PluralRule() = default;  // one form for every n, as in Chinese

    // The header's field, GNU gettext manual section 11.2.6: "nplurals=2; plural=(n != 1);". Nothing if it is
    // not such a rule, has more than six forms, or answers beyond them for a small n.
    static std::optional<PluralRule> parse(std::string_view field);

    std::size_t forms() const { return forms_; }
    std::size_t form(std::uint64_t n) const;  // below forms()

  private:
    std::size_t forms_ = 1;
    std::string expression_ = "0";
};

}  // namespace base
