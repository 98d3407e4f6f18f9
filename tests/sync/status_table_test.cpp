// Every HTTP status with every kind of body: only the hub's own whole 200 settles a fact or moves a cursor.
#include <gtest/gtest.h>

#include "kiosk/sync/exchange.h"
#include "tests/fakes/hub_answers.h"

using namespace syncing;

namespace {

enum class Body { json, html, empty, truncated };
enum class Dress { hub, no_protocol_header, other_version, wrong_type };
constexpr Body bodies[] = {Body::json, Body::html, Body::empty, Body::truncated};
constexpr Dress dresses[] = {Dress::hub, Dress::no_protocol_header, Dress::other_version, Dress::wrong_type};

HttpAnswer dressed(HttpAnswer answer, int status, Body body, Dress dress) {
    answer.status = status;
    if (body == Body::html) answer.body = "<!DOCTYPE html><html><body>200 OK</body></html>";
    if (body == Body::empty) answer.body.clear();
    if (body == Body::truncated) answer.body.resize(answer.body.size() / 2);
    if (dress == Dress::no_protocol_header) answer.headers.erase("x-suishou-protocol");
    if (dress == Dress::other_version) answer.headers["x-suishou-protocol"] = "2";
    if (dress == Dress::wrong_type) answer.headers["content-type"] = "text/html";
    return answer;
}

// Runs `check` on all 500 x 4 x 4 combinations of one proper answer.
template <class Check>
void for_each_combination(const HttpAnswer& proper, Check check) {
    for (int status = 100; status <= 599; ++status)
        for (const auto body : bodies)
            for (const auto dress : dresses) {
                const bool is_proper = status == 200 && body == Body::json && dress == Dress::hub;
                check(dressed(proper, status, body, dress), is_proper,
                      "HTTP " + std::to_string(status) + " body " + std::to_string(static_cast<int>(body)) +
                          " dress " + std::to_string(static_cast<int>(dress)));
            }
}

}  // namespace

TEST(StatusTable, OnlyAProperAnswerSettlesABatch) {
    const std::vector<domain::Fact> batch{fakes::check_in_fact(1), fakes::check_in_fact(2)};
    const auto proper = fakes::accept_all(facts_request({}, batch));
    for_each_combination(proper, [&](const HttpAnswer& answer, bool is_proper, const std::string& what) {
        const auto judged = judge_push(answer, batch);
        ASSERT_EQ(std::holds_alternative<Pushed>(judged.meaning), is_proper) << what;
        ASSERT_EQ(judged.hub_time.has_value(), is_proper) << what;
        ASSERT_FALSE(std::holds_alternative<Revoked>(judged.meaning)) << what;
        if (const auto* too_large = std::get_if<TooLarge>(&judged.meaning)) {
            ASSERT_EQ(answer.status, 413);
            ASSERT_FALSE(too_large->said_by_hub) << what;
        }
    });
}

TEST(StatusTable, OnlyAProperAnswerSettlesBoxes) {
    const auto fact = fakes::check_in_fact();
    const std::vector<domain::SealedFact> batch{{fact.header.id, "Ym94"}};
    const auto proper = fakes::accept_all(facts_request({}, std::vector{fact}));
    for_each_combination(proper, [&](const HttpAnswer& answer, bool is_proper, const std::string& what) {
        const auto judged = judge_sealed(answer, batch);
        const auto* pushed = std::get_if<Pushed>(&judged.meaning);
        ASSERT_EQ(pushed != nullptr, is_proper) << what;
        ASSERT_EQ(pushed ? pushed->verdicts.size() : 0, is_proper ? 1u : 0u) << what;
    });
}

TEST(StatusTable, OnlyAProperAnswerMovesTheCursor) {
    const auto proper = fakes::page_answer("6", false, {fakes::attendee()});
    for_each_combination(proper, [](const HttpAnswer& answer, bool is_proper, const std::string& what) {
        const auto judged = judge_pull(answer, "5");
        ASSERT_EQ(std::holds_alternative<Pulled>(judged.meaning), is_proper) << what;
        ASSERT_EQ(std::holds_alternative<Failure>(judged.meaning), !is_proper) << what;
    });
}

TEST(StatusTable, OnlyAProperAnswerTakesAReport) {
    const auto proper =
        fakes::hub_answer(200, protocol::encode(protocol::ClockAnswer{fakes::at(8, 53), "e"}));
    for_each_combination(proper, [](const HttpAnswer& answer, bool is_proper, const std::string& what) {
        const auto judged = judge_report(answer);
        ASSERT_EQ(std::holds_alternative<Reported>(judged.meaning), is_proper) << what;
        ASSERT_EQ(judged.hub_time.has_value(), is_proper) << what;
        const auto* failed = std::get_if<ReportFailed>(&judged.meaning);
        ASSERT_EQ(failed == nullptr, is_proper) << what;
        ASSERT_FALSE(failed && (failed->not_known || failed->refused)) << what;
    });
}

TEST(StatusTable, OnlyAProperAnswerAboutItLetsAPhotoGo) {
    const std::string hash(64, 'a');
    auto proper = fakes::hub_answer(200, protocol::encode(protocol::ClockAnswer{fakes::at(8, 53), "e"}));
    proper.headers[protocol::blob_header] = hash;
    for_each_combination(proper, [&](const HttpAnswer& answer, bool is_proper, const std::string& what) {
        const auto judged = judge_photo(answer, hash);
        ASSERT_EQ(std::holds_alternative<PhotoSent>(judged.meaning), is_proper) << what;
        ASSERT_EQ(judged.hub_time.has_value(), is_proper) << what;
        ASSERT_FALSE(std::holds_alternative<PhotoRefused>(judged.meaning)) << what;
        ASSERT_FALSE(std::holds_alternative<Revoked>(judged.meaning)) << what;
        // A question's answer has no body that could be wrong.
        const auto asked = judge_photo_question(answer, hash);
        const bool by_hub = is_protocol(answer);
        ASSERT_EQ(std::holds_alternative<PhotoSent>(asked.meaning), by_hub && answer.status == 200) << what;
        ASSERT_EQ(std::holds_alternative<PhotoWanted>(asked.meaning), by_hub && answer.status == 404) << what;
        const std::string other(64, 'b');
        ASSERT_FALSE(std::holds_alternative<PhotoSent>(judge_photo(answer, other).meaning)) << what;
        ASSERT_FALSE(std::holds_alternative<PhotoSent>(judge_photo_question(answer, other).meaning)) << what;
    });
}

// Each of our codes counts with its own status, from the hub itself, and nowhere else.
TEST(StatusTable, ErrorCodesCountOnlyInTheirPlace) {
    const std::vector<domain::Fact> batch{fakes::check_in_fact()};
    for (const char* code : {"malformed", "unauthorized", "device_revoked", "not_found", "cursor_expired",
                             "too_large", "unavailable", "internal", "of_a_newer_hub"}) {
        const std::string_view said = code;
        const auto proper = fakes::error_answer(500, code);
        for (int status = 100; status <= 599; ++status)
            for (const auto body : {Body::json, Body::truncated})
                for (const auto dress : {Dress::hub, Dress::no_protocol_header}) {
                    const auto answer = dressed(proper, status, body, dress);
                    const bool by_hub = body == Body::json && dress == Dress::hub && status != 200;
                    const auto push = judge_push(answer, batch);
                    const auto pull = judge_pull(answer, "5");
                    const bool revoked =
                        by_hub && (status == 401 || status == 403) && said == "device_revoked";
                    ASSERT_EQ(std::holds_alternative<Revoked>(push.meaning), revoked) << code << status;
                    ASSERT_EQ(std::holds_alternative<Revoked>(pull.meaning), revoked) << code << status;
                    const auto report = judge_report(answer);
                    ASSERT_EQ(std::holds_alternative<Revoked>(report.meaning), revoked) << code << status;
                    const auto* failed = std::get_if<ReportFailed>(&report.meaning);
                    ASSERT_EQ(failed && failed->not_known, by_hub && status == 404 && said == "not_found");
                    ASSERT_EQ(failed && failed->refused, by_hub && ((status == 400 && said == "malformed") ||
                                                                    (status == 413 && said == "too_large")));
                    const auto photo = judge_photo(answer, std::string(64, 'a'));
                    ASSERT_EQ(std::holds_alternative<Revoked>(photo.meaning), revoked) << code << status;
                    ASSERT_EQ(std::holds_alternative<PhotoRefused>(photo.meaning),
                              by_hub && status == 413 && said == "too_large")
                        << code << status << " names no photo";
                    const bool dead = by_hub && status == 410 && said == "cursor_expired";
                    ASSERT_EQ(std::holds_alternative<CursorDead>(pull.meaning), dead) << code << status;
                    ASSERT_FALSE(std::holds_alternative<Pushed>(push.meaning)) << code << status;
                    ASSERT_FALSE(std::holds_alternative<Pulled>(pull.meaning)) << code << status;
                    ASSERT_EQ(push.hub_time.has_value(), by_hub) << code << status;
                    if (const auto* too_large = std::get_if<TooLarge>(&push.meaning)) {
                        ASSERT_EQ(too_large->said_by_hub, by_hub && said == "too_large") << code << status;
                    }
                }
    }
}
