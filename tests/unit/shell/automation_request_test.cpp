#include "ui/shell/automation_request.h"

#include <random>

#include <gtest/gtest.h>

namespace {

using namespace ui::automation;

template <class T>
T expect(std::string_view line) {
    auto request = parse_request(line);
    EXPECT_TRUE(request.ok()) << line << (request.ok() ? "" : request.error().text);
    if (!request || !std::holds_alternative<T>(*request)) {
        ADD_FAILURE() << line << " is another request";
        return {};
    }
    return std::get<T>(*request);
}

TEST(AutomationRequest, ReadsEveryKind) {
    expect<GetTree>(R"({"tree":{}})");
    EXPECT_EQ(expect<Tap>(R"({"tap":"home.checkin"})").id, "home.checkin");
    EXPECT_EQ(expect<Type>(R"({"type":"王\ud840\udc00é"})").text, U"王\U00020000é");
    EXPECT_EQ(expect<Scan>(R"({"scan":"K1:AB"})").text, U"K1:AB");
    EXPECT_EQ(expect<Screenshot>(R"({"screenshot":"/tmp/a.png"})").path, "/tmp/a.png");
    const Wait wait = expect<Wait>(R"({"wait":{"screen":"checkin.result","timeout_ms":3000}})");
    EXPECT_EQ(wait.screen, "checkin.result");
    EXPECT_FALSE(wait.node);
    EXPECT_EQ(wait.timeout, std::chrono::seconds{3});
    EXPECT_EQ(expect<Quiet>(R"({"quiet":{}})").timeout, usual_timeout);
    expect<GetView>(R"( {"view":{}} )");
    expect<Stats>(R"({"stats":{}})");
    const SetModes modes = expect<SetModes>(R"({"modes":{"language":"en","large_text":true}})");
    EXPECT_EQ(modes.language, "en");
    EXPECT_EQ(modes.large_text, true);
    EXPECT_FALSE(modes.voice);
    expect<Unreported>(R"({"unreported":{}})");
    expect<Quit>(R"({"quit":{}})");
}

TEST(AutomationRequest, RefusesEverythingElseWithWords) {
    for (const char* line : {"",
                             "null",
                             "7",
                             "[]",
                             "{}",
                             "{",
                             R"({"tree":{}}{"tree":{}})",
                             R"({"tree":{},"quit":{}})",
                             R"({"tree":1})",
                             R"({"tree":{"deep":true}})",
                             R"({"fly":{}})",
                             R"({"tap":{}})",
                             R"({"tap":""})",
                             R"({"tap":["a"]})",
                             R"({"wait":{}})",
                             R"({"wait":{"screen":3}})",
                             R"({"wait":{"screen":"a","timeout_ms":-1}})",
                             R"({"wait":{"screen":"a","timeout_ms":1e3}})",
                             R"({"wait":{"screen":"a","timeout_ms":600001}})",
                             R"({"wait":{"screen":"a","timeout":1}})",
                             R"({"quiet":[]})",
                             R"({"modes":{"large_text":"yes"}})",
                             R"({"modes":{"huge":true}})",
                             "{\"type\":\"\xff\xfe\"}",
                             R"({"type":"\ud840"})"}) {
        const auto request = parse_request(line);
        ASSERT_FALSE(request.ok()) << line;
        EXPECT_EQ(request.error().kind, base::ErrorKind::invalid);
        EXPECT_FALSE(request.error().text.empty());
    }
    EXPECT_FALSE(parse_request(std::string(longest_line + 1, ' ')).ok());
    EXPECT_FALSE(parse_request(std::string(60'000, '[')).ok());
}

TEST(AutomationRequest, SurvivesMutations) {
    const std::string whole = R"({"wait":{"screen":"checkin.result","node":"bar.home","timeout_ms":3000}})";
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
        std::string line = whole;
        for (int k = 0; k < 3; ++k)
            line[random() % line.size()] = static_cast<char>(random());
        line.resize(random() % (line.size() + 1));
        (void)parse_request(line);  // the sanitizers watch
    }
}

TEST(AutomationAnswer, WritesTheTree) {
    ui::Tree tree;
    tree.begin("home");
    tree.add({"home.checkin", ui::NodeRole::button, "会议签到", {1, 2, 3, 4}, true, false, true});
    EXPECT_EQ(as_line(tree_as_json(tree)),
              R"({"nodes":[{"enabled":true,"focused":true,"id":"home.checkin","label":"会议签到","on":false,)"
              R"("rect":{"h":4.0,"w":3.0,"x":1.0,"y":2.0},"role":"button"}],"screen":"home"})");
}

TEST(AutomationAnswer, IsOneLineWhateverTheText) {
    EXPECT_EQ(as_line(error_as_json("a\nb\xff")).find('\n'), std::string::npos);
}

}  // namespace
