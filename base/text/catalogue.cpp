#include "base/text/catalogue.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/text/characters.h"
#include "base/text/plural.h"

namespace base {

struct Catalogue::Words {
    std::string bytes;  // what the entries look into
    std::vector<Entry> entries;
    PluralRule plural;
};

namespace {

constexpr const char* kPlace = "text.catalogue";
constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kMaxFile = 16u << 20;
constexpr char kContextEnd = '\4';
constexpr const char* kFile = "/LC_MESSAGES/suishou.mo";

Error invalid(std::string text) {
    return {ErrorKind::invalid, std::move(text), kPlace};
}

// The file's numbers and strings, each checked against its length.
class MoReader {
  public:
    explicit MoReader(std::string_view bytes) : bytes_(bytes) {}

    bool find_byte_order() {
        if (number(0) == kMagic) return true;
        swapped_ = true;
        return number(0) == kMagic;
    }

    std::optional<std::uint32_t> number(std::size_t at) const {
        if (at > bytes_.size() || bytes_.size() - at < 4) return std::nullopt;
        std::uint32_t value = 0;
        std::memcpy(&value, bytes_.data() + at, 4);
        return swapped_ ? __builtin_bswap32(value) : value;
    }

    // Row `i` of a table of (length, offset).
    std::optional<std::string_view> text(std::size_t table, std::size_t i) const {
        const auto length = number(table + 8 * i), offset = number(table + 8 * i + 4);
        if (!length || !offset || *offset > bytes_.size() || *length > bytes_.size() - *offset)
            return std::nullopt;
        return bytes_.substr(*offset, *length);
    }

  private:
    std::string_view bytes_;
    bool swapped_ = false;
};

std::vector<std::string_view> split_forms(std::string_view value) {
    std::vector<std::string_view> forms;
    for (;;) {
        const auto end = value.find('\0');
        forms.push_back(value.substr(0, end));
        if (end == std::string_view::npos) return forms;
        value.remove_prefix(end + 1);
    }
}

std::string header_field(std::string_view header, std::string_view name) {
    const auto start = header.find(name);
    if (start == std::string_view::npos) return {};
    const auto from = start + name.size();
    return std::string(header.substr(from, header.find('\n', from) - from));
}

std::optional<PluralRule> plural_rule(std::string_view header) {
    const std::string field = header_field(header, "Plural-Forms:");
    return field.empty() ? PluralRule{} : PluralRule::parse(field);
}

// Latin letters with accents of both heights; what stands in braces is a name of the program's and stays.
std::string accented(std::string_view text) {
    constexpr std::string_view plain = "AEINOUYaceinouy";
    constexpr std::array<std::string_view, plain.size()> accents{"Å", "É", "Î", "Ñ", "Õ", "Û", "Ý", "å",
                                                                 "ç", "é", "î", "ñ", "õ", "û", "ý"};
    std::string out;
    bool name = false;
    for (const char c : text) {
        name = (name || c == '{') && c != '}';
        const auto at = name ? std::string_view::npos : plain.find(c);
        out += at == std::string_view::npos ? std::string_view(&c, 1) : accents[at];
    }
    return out;
}

std::string stretch(std::string_view text) {
    std::string longer = "[" + accented(text);
    const auto more = (count_characters(text) * 4 + 9) / 10;
    for (std::size_t i = 0; i < more; ++i)
        longer += i % 5 == 0 ? ' ' : '~';
    return longer + "]";
}

bool key_before(const Catalogue::Entry& entry, std::string_view key) {
    return entry.key < key;
}

}  // namespace

Result<Catalogue> Catalogue::parse(std::string mo) {
    auto words = std::make_shared<Words>();
    words->bytes = std::move(mo);
    MoReader reader(words->bytes);
    if (!reader.find_byte_order()) return invalid("not a compiled catalogue");
    const auto count = reader.number(8), keys = reader.number(12), values = reader.number(16);
    if (!count || !keys || !values || *count > words->bytes.size() / 16) return invalid("broken header");
    words->entries.reserve(*count);
    std::string_view header;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto key = reader.text(*keys, i), value = reader.text(*values, i);
        if (!key || !value) return invalid("a string lies outside the file");
        if (key->empty()) {
            header = *value;
        } else {
            words->entries.push_back({key->substr(0, key->find('\0')), split_forms(*value)});
        }
    }
    if (header_field(header, "charset=") != "UTF-8") return invalid("charset is not UTF-8");
    auto plural = plural_rule(header);
    if (!plural) return invalid("not a plural rule");
    words->plural = std::move(*plural);
    std::sort(words->entries.begin(), words->entries.end(),
              [](const Entry& a, const Entry& b) { return a.key < b.key; });
    Catalogue catalogue;
    catalogue.words_ = std::move(words);
    return catalogue;
}

Result<Catalogue> Catalogue::load(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return Error{ErrorKind::not_found, path, kPlace};
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (in.bad() || bytes.size() > kMaxFile) return Error{ErrorKind::io, path, kPlace};
    return parse(std::move(bytes));
}

const Catalogue::Entry* Catalogue::find(std::string_view key) const {
    if (!words_) return nullptr;
    const auto& all = words_->entries;
    const auto found = std::lower_bound(all.begin(), all.end(), key, key_before);
    return found != all.end() && found->key == key && !found->forms[0].empty() ? &*found : nullptr;
}

std::string_view Catalogue::tr(std::string_view msgid) const {
    const Entry* entry = find(msgid);
    return entry ? entry->forms[0] : msgid;
}

std::string_view Catalogue::tr_c(std::string_view context, std::string_view msgid) const {
    const Entry* entry = find(std::string(context) + kContextEnd + std::string(msgid));
    return entry ? entry->forms[0] : msgid;
}

std::string_view Catalogue::tr_n(std::string_view msgid, std::uint64_t n) const {
    const Entry* entry = find(msgid);
    if (!entry) return msgid;
    return entry->forms[std::min(words_->plural.form(n), entry->forms.size() - 1)];
}

const std::vector<Catalogue::Entry>& Catalogue::entries() const {
    static const std::vector<Entry> none;
    return words_ ? words_->entries : none;
}

Catalogue Catalogue::stretched() const {
    // Two passes, because the entries look into one string that must not move again.
    std::vector<std::pair<std::string, std::vector<std::string>>> longer;
    auto words = std::make_shared<Words>();
    for (const Entry& entry : entries()) {
        auto& [key, forms] = longer.emplace_back(std::string(entry.key), std::vector<std::string>{});
        for (const auto form : entry.forms)
            forms.push_back(stretch(form));
        words->bytes += key;
        for (const auto& form : forms)
            words->bytes += form;
    }
    std::string_view rest = words->bytes;
    const auto take = [&rest](std::size_t n) {
        const auto taken = rest.substr(0, n);
        rest.remove_prefix(n);
        return taken;
    };
    for (const auto& [key, forms] : longer) {
        auto& entry = words->entries.emplace_back(Entry{take(key.size()), {}});
        for (const auto& form : forms)
            entry.forms.push_back(take(form.size()));
    }
    if (words_) words->plural = words_->plural;
    Catalogue catalogue;
    catalogue.words_ = std::move(words);
    return catalogue;
}

Result<Catalogue> load_catalogue(const std::string& locale_folder, const std::string& language) {
    if (language == source_language) return Catalogue{};
    // A name becomes a path: nothing but letters, "_" and "@", as POSIX names locales.
    const bool named = !language.empty() && std::all_of(language.begin(), language.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
    });
    if (!named) return invalid("not a language's name: " + language);
    return Catalogue::load(locale_folder + "/" + language + kFile);
}

Result<Catalogue> load_catalogue(const std::string& locale_folder, Language language) {
    return load_catalogue(locale_folder, language == Language::zh ? std::string(source_language) : "en");
}

std::vector<std::string> installed_languages(const std::string& locale_folder) {
    std::vector<std::string> others;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(locale_folder, none)) {
        const std::string name = entry.path().filename().string();
        if (name != source_language && std::filesystem::exists(entry.path().string() + kFile, none))
            others.push_back(name);
    }
    std::sort(others.begin(), others.end());
    // English, where it is, follows the source language: most visitors who need another one read it.
    std::stable_partition(others.begin(), others.end(), [](const auto& name) { return name == "en"; });
    others.insert(others.begin(), std::string(source_language));
    return others;
}

std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string text;
    while (!pattern.empty()) {
        const auto open = pattern.find('{'), close = pattern.find('}', open);
        if (close == std::string_view::npos) break;
        const auto name = pattern.substr(open + 1, close - open - 1);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
        text += pattern.substr(0, open);
        text += value != values.end() ? value->second : pattern.substr(open, close + 1 - open);
        pattern.remove_prefix(close + 1);
    }
    return text += pattern;
}

}  // namespace base
