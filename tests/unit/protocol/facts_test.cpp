#include <gtest/gtest.h>

#include "kiosk/protocol/messages.h"
#include "tests/fakes/one_of_each.h"

using namespace domain;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string one_fact() {
    return protocol::encode_facts({fakes::check_in_fact()});
}

protocol::ReceivedFacts decoded(const std::string& json) {
    auto received = protocol::decode_facts(json);
    EXPECT_TRUE(received.ok()) << json;
    return received.ok() ? *std::move(received) : protocol::ReceivedFacts{};
}

}  // namespace

TEST(Facts, ComeBackAsTheyWere) {
    const auto facts = fakes::one_fact_of_each();
    const auto received = decoded(protocol::encode_facts(facts));
    EXPECT_TRUE(received.broken.empty());
    ASSERT_EQ(received.facts.size(), facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        EXPECT_EQ(received.facts[i].header, facts[i].header);
        EXPECT_EQ(received.facts[i].kind, kind_of(facts[i].body));
        EXPECT_EQ(received.facts[i].body, facts[i].body) << i;
    }
}

TEST(Facts, NameTheirPhotosByWhatTheyHold) {
    const std::string a = '"' + std::string(64, 'a') + '"', f = '"' + std::string(63, '0') + "f\"";
    Fact report = fakes::check_in_fact();
    report.body = fakes::service_request_fact();
    const auto named = protocol::encode_facts({report});
    for (const std::string& wrong :
         {"[" + a + "," + a + "]", std::string("[\"\"]"), std::string("[1]"),
          std::string(R"(["../../etc/passwd"])"), "[" + a + ",null]", std::string("{}"),
          '[' + a + ',' + f + ",\"" + std::string(64, 'b') + "\",\"" + std::string(64, 'c') + "\"]",
          "[\"" + std::string(64, 'A') + "\"]"}) {
        const auto received = decoded(replaced(named, "[" + a + "," + f + "]", wrong));
        ASSERT_EQ(received.broken.size(), 1u) << wrong;
        EXPECT_EQ(received.broken[0].reason, "field: body.photos") << wrong;
    }
}

TEST(Facts, OfNewerKiosksAreKeptWhole) {
    for (const auto& json : {
             replaced(one_fact(), R"("kind":"check_in")", R"("kind":"queue_ticket")"),
             replaced(one_fact(), R"("schema":1)", R"("schema":2)"),
             replaced(one_fact(), R"("method":"pass")", R"("method":"palm")"),
         }) {
        const auto received = decoded(json);
        ASSERT_EQ(received.facts.size(), 1u) << json;
        EXPECT_FALSE(received.facts[0].body);
        EXPECT_NE(received.facts[0].body_json.find("c0ffee0000000001"), std::string::npos);
    }
}

TEST(Facts, UnknownFieldsAndRemarksAreIgnored) {
    auto json = replaced(one_fact(), R"("method":"pass")",
                         R"("method":"pass","remarks":["offline","moonlit",7],"weather":{"rain":[1]})");
    json = replaced(json, R"("schema":1)", R"("schema":1,"priority":9)");
    const auto received = decoded(json);
    ASSERT_EQ(received.facts.size(), 1u);
    const auto& body = std::get<CheckInFact>(*received.facts[0].body);
    EXPECT_EQ(body.remarks, (Remarks{.offline = true}));
    EXPECT_NE(received.facts[0].body_json.find("rain"), std::string::npos);
}

TEST(Facts, OneBrokenItemDoesNotSpoilTheBatch) {
    const auto good = one_fact();
    const auto id = base::to_string(decoded(good).facts[0].header.id);
    const auto item = [&](const std::string& json) {
        const auto begin = json.find('[') + 1;
        return json.substr(begin, json.rfind(']') - begin);
    };
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {R"("seq":1)", R"("seq":0)"},
             {R"("seq":1)", R"("seq":-1)"},
             {R"("seq":1)", R"("seq":1.5)"},
             {R"("seq":1)", R"("seq":18446744073709551615)"},
             {R"("seq":1)", R"("seq":1e300)"},
             {R"("seq":1)", R"("seq":"1")"},
             {R"("seq":1)", R"("other":1)"},
             {R"("wall_ms":)", R"("wall_ms":999)"},
             {R"("schema":1)", R"("schema":null)"},
             {R"("kind":"check_in")", R"("kind":"")"},
             {R"("kind":"check_in")", R"("kind":["check_in"])"},
             {R"("meeting":"00000000000000a1")", R"("meeting":"a1")"},
             {R"("meeting":"00000000000000a1")", R"("meeting":161)"},
             {R"("meeting":)", R"("Meeting":)"},
             {R"("method":"pass")", R"("method":"pass","remarks":{})"},
             {R"("method":"pass")", R"("method":"pass","walk_in_name":"a\u0000b")"},
         }) {
        const auto bad = item(replaced(good, from, to));
        const auto received = decoded("{\"facts\":[" + bad + "," + item(good) + "]}");
        EXPECT_EQ(received.facts.size(), 1u) << to;
        ASSERT_EQ(received.broken.size(), 1u) << to;
        EXPECT_EQ(base::to_string(received.broken[0].fact), id) << to;
        EXPECT_EQ(received.broken[0].verdict, Verdict::refused);
        EXPECT_EQ(received.broken[0].code, "malformed");
        EXPECT_NE(received.broken[0].reason.size(), 0u);
    }
}

TEST(Facts, AnItemWithoutAnIdIsBrokenToo) {
    const auto received = decoded(R"({"facts":[7,null,[],{},{"id":"x"}]})");
    EXPECT_TRUE(received.facts.empty());
    ASSERT_EQ(received.broken.size(), 5u);
    for (const auto& verdict : received.broken)
        EXPECT_EQ(verdict.fact, FactId{});
}

TEST(Facts, HostileRequestsAreRefusedWhole) {
    const std::string deep(100'000, '[');
    for (const std::string& json : {
             std::string(),
             std::string("null"),
             std::string("[]"),
             std::string("{}"),
             std::string("{\"facts\":7}"),
             std::string("{\"facts\":["),
             std::string("<!DOCTYPE html><html></html>"),
             deep,
             "{\"facts\":" + deep,
             "{\"facts\":[" + deep + std::string(100'000, ']') + "]}",
             std::string(4096, '\0'),
             std::string("{\"facts\":[\"\xff\xfe\"]}"),
             std::string("{\"facts\":[\"\\ud800\"]}"),
             std::string("{\"facts\":[]} trailing"),
             std::string("\xef\xbb\xbf{\"facts\":[] "),
         })
        EXPECT_FALSE(protocol::decode_facts(json).ok()) << json.substr(0, 60);

    EXPECT_TRUE(protocol::decode_facts(R"({"facts":[]})").ok());
    std::vector<Fact> many(protocol::max_batch, fakes::check_in_fact());
    EXPECT_TRUE(protocol::decode_facts(protocol::encode_facts(many)).ok());
    many.push_back(fakes::check_in_fact());
    const auto too_many = protocol::decode_facts(protocol::encode_facts(many));
    ASSERT_FALSE(too_many.ok());
    EXPECT_EQ(too_many.error().kind, base::ErrorKind::refused) << "its sender is told to halve the batch";
    EXPECT_FALSE(protocol::decode_facts(R"({"facts":[]})" + std::string(protocol::max_request, ' ')).ok());
}

TEST(Facts, EveryPrefixOfARequestIsRefusedWhole) {
    const auto json = protocol::encode_facts(fakes::one_fact_of_each());
    for (std::size_t size = 0; size < json.size(); ++size)
        ASSERT_FALSE(protocol::decode_facts(json.substr(0, size)).ok()) << size;
}

TEST(Facts, BytesThatAreNoTextAreReplacedNotThrown) {
    auto fact = fakes::check_in_fact();
    std::get<CheckInFact>(fact.body).walk_in_name = "\xff\xfe";
    const auto received = decoded(protocol::encode_facts({fact}));
    ASSERT_EQ(received.facts.size(), 1u);
    EXPECT_EQ(std::get<CheckInFact>(*received.facts[0].body).walk_in_name, "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(FactsAnswer, ComesBackAsItWas) {
    protocol::FactsAnswer answer;
    answer.hub_time = fakes::at(8, 53);
    answer.hub_epoch = "e-1";
    for (auto verdict : {Verdict::accepted, Verdict::duplicate, Verdict::refused})
        answer.verdicts.push_back({base::make_uuid_v7(answer.hub_time), verdict, "", ""});
    answer.verdicts.back().code = "id_reuse";
    answer.verdicts.back().reason = "same id, other body";
    const auto back = protocol::decode_facts_answer(protocol::encode(answer));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->hub_time, answer.hub_time);
    EXPECT_EQ(back->hub_epoch, answer.hub_epoch);
    EXPECT_EQ(back->verdicts, answer.verdicts);
}

TEST(FactsAnswer, AWordItDoesNotKnowSettlesNothing) {
    protocol::FactsAnswer answer;
    answer.hub_time = fakes::at(8, 53);
    answer.verdicts.push_back({base::make_uuid_v7(answer.hub_time), Verdict::accepted, "", ""});
    const auto json = protocol::encode(answer);
    EXPECT_FALSE(protocol::decode_facts_answer(replaced(json, R"("accepted")", R"("held")")).ok());
    EXPECT_FALSE(protocol::decode_facts_answer(replaced(json, R"("accepted")", "true")).ok());
    EXPECT_FALSE(protocol::decode_facts_answer(replaced(json, R"("verdicts")", R"("Verdicts")")).ok());
    EXPECT_FALSE(protocol::decode_facts_answer(replaced(json, R"("hub_time_ms")", R"("time")")).ok());
    for (std::size_t size = 0; size < json.size(); ++size)
        ASSERT_FALSE(protocol::decode_facts_answer(json.substr(0, size)).ok()) << size;
}
