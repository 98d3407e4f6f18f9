// JSON as this folder reads and writes it. Private: nothing outside kiosk/protocol sees the JSON library.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "kiosk/domain/text.h"

namespace protocol {

using Json = nlohmann::json;

inline constexpr std::size_t max_depth = 16;
inline constexpr std::size_t max_text = 4096;  // bytes of one string
inline constexpr std::size_t longest_id = 64;  // bytes of an id or a word that people chose
// Whole numbers that every JSON reader keeps exactly (RFC 8259, section 6).
inline constexpr std::int64_t max_whole = (std::int64_t{1} << 53) - 1;

// An object, in valid UTF-8, nested at most max_depth deep; nullopt for anything else. Never throws.
std::optional<Json> parse_object(std::string_view text);
// Never throws: bytes that are not UTF-8 become U+FFFD.
std::string write(const Json& json);

base::Error malformed(std::string text, std::string place);

template <class E>
using Word = std::pair<E, std::string_view>;

template <class E, std::size_t N>
std::string word_of(const std::array<Word<E>, N>& words, E value) {
    for (const auto& [v, word] : words)
        if (v == value) return std::string(word);
    return std::string(words.front().second);
}

// Reads the fields of one object. A field that is not there keeps its default; one of a wrong type or out of
// range fails the whole object. Fields that nobody asks for are ignored.
class Reader {
  public:
    explicit Reader(const Json& object) : object_(object) {
        if (!object.is_object()) fail("object");
    }

    void require(std::initializer_list<const char*> keys);
    void read(const char* key, std::string& out, std::size_t max = max_text);
    void read(const char* key, bool& out);
    void read(const char* key, domain::Text& out);
    void read(const char* key, std::vector<domain::Text>& out, std::size_t max);
    void read(const char* key, base::WallTime& out);
    void read(const char* key, float& out);
    void read(const char* key, base::Uuid& out);

    template <class Tag>
    void read(const char* key, base::Id<Tag>& out) {
        if (const auto value = read_hex16(key)) out.value = *value;
    }
    template <class T>
    void read_whole(const char* key, T& out, std::int64_t min, std::int64_t max) {
        if (const auto value = read_range(key, min, max)) out = static_cast<T>(*value);
    }
    // A word of a newer peer reads as `other`.
    template <class E, std::size_t N>
    void read_word(const char* key, E& out, const std::array<Word<E>, N>& words, E other) {
        std::string text;
        if (!has(key)) return;
        read(key, text, 64);
        out = other;
        for (const auto& [value, word] : words)
            if (word == text) out = value;
    }
    // Nullptr if the field is not there, is no array or has more than `max` items; the latter two fail.
    const Json* array(const char* key, std::size_t max);
    const Json* object(const char* key);
    const Json& whole() const { return object_; }

    void fail(const char* key) {
        if (fault_.empty()) fault_ = key;
    }
    bool ok() const { return fault_.empty(); }
    const std::string& fault() const { return fault_; }  // the field that was wrong

  private:
    bool has(const char* key) const { return find(key) != nullptr; }
    const Json* find(const char* key) const;
    std::optional<std::uint64_t> read_hex16(const char* key);
    std::optional<std::int64_t> read_range(const char* key, std::int64_t min, std::int64_t max);

    const Json& object_;
    std::string fault_;
};

// The field "photos": each a hash, none twice, at most Photo::most. A photo that is named is waited for.
std::vector<std::string> read_photo_hashes(Reader& reader);

// Writers leave out what the reader would default to, so that records stay small.
void put(Json& object, const char* key, const std::string& value);
void put(Json& object, const char* key, bool value);
void put(Json& object, const char* key, const char* value) = delete;  // would be taken for a bool
void put(Json& object, const char* key, const domain::Text& value);
void put(Json& object, const char* key, const std::vector<domain::Text>& values);
Json to_json(const domain::Text& text);
bool read_text(const Json& json, domain::Text& out);

template <class Tag>
void put(Json& object, const char* key, const base::Id<Tag>& id) {
    if (id) object[key] = base::to_string(id);
}

}  // namespace protocol
