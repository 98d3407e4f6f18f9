// Translations without process-wide state: two screens of one process may speak different languages.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/text/language.h"

namespace base {

// One language's words, read from a compiled GNU gettext catalogue. Immutable, copies share the words, any
// thread may read. The methods are named as the keywords that xgettext looks for: call them with literals.
class Catalogue {
  public:
    // The source language: every msgid stands for itself.
    Catalogue() = default;

    // GNU MO format, gettext manual section 10.3, either byte order. Everything that does not fit is
    // ErrorKind::invalid: another charset than UTF-8, a plural rule that is none.
    static Result<Catalogue> parse(std::string mo);
    static Result<Catalogue> load(const std::string& path);  // not_found if there is none

    // The translation, or the msgid itself. The view lives as long as the catalogue and the argument.
    std::string_view tr(std::string_view msgid) const;
    std::string_view tr_c(std::string_view context, std::string_view msgid) const;
    std::string_view tr_n(std::string_view msgid, std::uint64_t n) const;  // the form for n things

    // Every entry, for tests. A key is "context\4msgid" where there is a context.
    struct Entry {
        std::string_view key;
        std::vector<std::string_view> forms;  // one, or as many as the language has plural forms
    };
    const std::vector<Entry>& entries() const;

    // The pseudo-locale: these words accented, bracketed and 40 % longer. A screen that survives them
    // survives most languages, and a word without brackets did not come through the catalogue.
    Catalogue stretched() const;

  private:
    struct Words;
    const Entry* find(std::string_view key) const;
    std::shared_ptr<const Words> words_;
};

// The name of the language that the msgids are written in.
inline constexpr std::string_view source_language = "zh_CN";

// The words of one language from FOLDER/<language>/LC_MESSAGES/suishou.mo; the source language needs no file.
Result<Catalogue> load_catalogue(const std::string& locale_folder, const std::string& language);
Result<Catalogue> load_catalogue(const std::string& locale_folder, Language language);

// The source language, then English if it is there, then every other one whose catalogue lies in the folder.
std::vector<std::string> installed_languages(const std::string& locale_folder);

// Marks a literal for xgettext where it stands in a table and is looked up later.
constexpr std::string_view tr_mark(std::string_view msgid) {
    return msgid;
}

// Puts values into "{name}" places. A place without a value stays as it is, so that a mistake in a catalogue
// is seen and does no harm. "{{" and "}}" have no meaning: the house's sentences need no braces.
std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace base
