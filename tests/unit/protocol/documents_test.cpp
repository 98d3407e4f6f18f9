// The documents name what the codec writes: a field, word or code that is missing there fails here.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/protocol/sealed.h"
#include "tests/fakes/one_of_each.h"

namespace {

std::string document(const char* name) {
    std::ifstream file(std::string(SUISHOU_SOURCE_DIR "/docs/") + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// No std::regex: GCC 12 warns inside it when a sanitizer is on.
bool of_a_word(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}

std::set<std::string> words_in(const std::string& text) {
    std::set<std::string> words;
    for (auto from = text.begin(); from != text.end();) {
        const auto begin = std::find_if(from, text.end(), of_a_word);
        from = std::find_if_not(begin, text.end(), of_a_word);
        if (begin != from) words.emplace(begin, from);
    }
    return words;
}

// Every "name": of an object.
std::set<std::string> field_names(const std::string& json) {
    std::set<std::string> names;
    for (std::size_t end = json.find("\":"); end != std::string::npos; end = json.find("\":", end + 1)) {
        const std::size_t begin = json.rfind('"', end - 1) + 1;
        names.insert(json.substr(begin, end - begin));
    }
    return names;
}

void expect_documented(const std::set<std::string>& words) {
    ASSERT_FALSE(words.empty());
    for (const char* name : {"openapi.yaml", "protocol.md"}) {
        const auto documented = words_in(document(name));
        for (const auto& word : words)
            EXPECT_TRUE(documented.contains(word)) << word << " is not in docs/" << name;
    }
}

}  // namespace

TEST(Documents, NameEveryField) {
    const auto now = fakes::at(9, 0);
    const domain::FactVerdict verdict{base::make_uuid_v7(now), domain::Verdict::refused, "code", "reason"};
    std::vector<domain::Change> known;
    for (auto& change : fakes::one_change_of_each())
        if (!std::holds_alternative<domain::UnknownRecord>(change)) known.push_back(change);
    for (const auto& json : {
             protocol::encode_facts(fakes::one_fact_of_each()),
             protocol::encode_sealed({{base::make_uuid_v7(now), "Ym94"}}),
             protocol::encode_box(fakes::check_in_fact(), "token"),
             protocol::encode(protocol::FactsAnswer{now, "e", {verdict}}),
             protocol::encode(protocol::ChangesAnswer{now, "e", {known, "1", true, true}}),
             protocol::encode(protocol::ClockAnswer{now, "e"}),
             protocol::encode(protocol::ErrorAnswer{"code", "message", now}),
             protocol::encode(fakes::full_heartbeat()),
             protocol::encode(domain::CommandResult{{1}, domain::CommandState::failed, "no_paper"}),
         })
        expect_documented(field_names(json));
}

TEST(Documents, NameEveryTopicOutcomeAndCode) {
    std::set<std::string> words{"accepted", "duplicate", "refused"};
    for (const auto& change : fakes::one_change_of_each())
        if (!std::holds_alternative<domain::UnknownRecord>(change)) words.insert(protocol::topic_of(change));
    for (int i = 0; i <= static_cast<int>(domain::Outcome::too_many_tries); ++i)
        words.emplace(domain::to_string(static_cast<domain::Outcome>(i)));
    for (int i = 0; i <= static_cast<int>(domain::Method::walk_in); ++i)
        words.emplace(domain::to_string(static_cast<domain::Method>(i)));
    for (const char* health : {"unknown", "absent", "closed", "ready", "stalled", "no_paper"})
        words.insert(health);
    for (int i = 1; i <= static_cast<int>(domain::CommandKind::test_print); ++i)
        words.emplace(to_string(static_cast<domain::CommandKind>(i)));
    using namespace protocol;
    for (const char* code : {error_code::malformed, error_code::unauthorized, error_code::device_revoked,
                             error_code::cursor_expired, error_code::too_large, error_code::unavailable,
                             error_code::internal, error_code::not_opened})
        words.insert(code);
    expect_documented(words);
}
