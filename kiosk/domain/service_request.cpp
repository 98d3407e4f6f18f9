#include "kiosk/domain/service_request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace domain {

namespace {

using enum RequestState;

constexpr std::array state_words{std::string_view("submitted"), std::string_view("dispatched"),
                                 std::string_view("accepted"),  std::string_view("on_site"),
                                 std::string_view("waiting"),   std::string_view("done"),
                                 std::string_view("confirmed"), std::string_view("reopened"),
                                 std::string_view("rejected"),  std::string_view("duplicate")};

constexpr std::array reason_words{std::string_view(),
                                  std::string_view("12345"),
                                  std::string_view("petition"),
                                  std::string_view("elsewhere"),
                                  std::string_view("not_found"),
                                  std::string_view("planned"),
                                  std::string_view("unclear")};

struct Move {
    RequestState from, to;
    RequestMover by;
};

constexpr auto reporter = RequestMover::reporter, dispatcher = RequestMover::dispatcher,
               worker = RequestMover::worker, rule = RequestMover::rule;

// Every move that there is. Handing on is a dispatch to somebody else, from wherever the work has come to;
// who declines gives it back as it came. A rule takes it only from whoever may be given work no more.
constexpr std::array moves{
    Move{submitted, dispatched, rule},
    Move{submitted, dispatched, dispatcher},
    Move{submitted, rejected, dispatcher},
    Move{submitted, duplicate, dispatcher},
    Move{dispatched, dispatched, rule},
    Move{dispatched, dispatched, dispatcher},
    Move{dispatched, submitted, rule},
    Move{dispatched, rejected, dispatcher},
    Move{dispatched, duplicate, dispatcher},
    Move{dispatched, accepted, worker},
    Move{dispatched, submitted, worker},
    Move{accepted, on_site, worker},
    Move{accepted, waiting, worker},
    Move{accepted, done, worker},
    Move{accepted, dispatched, dispatcher},
    Move{accepted, dispatched, rule},
    Move{accepted, submitted, rule},
    Move{on_site, waiting, worker},
    Move{on_site, done, worker},
    Move{on_site, dispatched, dispatcher},
    Move{on_site, dispatched, rule},
    Move{on_site, submitted, rule},
    Move{waiting, on_site, worker},
    Move{waiting, done, worker},
    Move{waiting, dispatched, dispatcher},
    Move{waiting, dispatched, rule},
    Move{waiting, submitted, rule},
    Move{done, confirmed, reporter},
    Move{done, confirmed, rule},
    Move{done, reopened, reporter},
    Move{done, reopened, dispatcher},
    Move{confirmed, reopened, reporter},
    Move{confirmed, reopened, dispatcher},
    Move{reopened, dispatched, rule},
    Move{reopened, dispatched, dispatcher},
    Move{reopened, rejected, dispatcher},
    Move{reopened, duplicate, dispatcher},
    Move{rejected, reopened, reporter},
    Move{rejected, reopened, dispatcher},
    Move{duplicate, reopened, dispatcher},
};

constexpr std::string_view mark = "BX";
constexpr std::size_t longest_kiosk = 4;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
bool is_kiosk_character(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z');
}

std::string counted(std::uint32_t count) {
    std::string digits = std::to_string(count);
    return digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
}

std::string two(int value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

// Digits alone, all of them.
std::optional<std::uint32_t> whole(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// The parts between dashes.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '-') {
            parts.emplace_back();
        } else {
            parts.back() += capital(c);
        }
    }
    return parts;
}

}  // namespace

std::string_view to_string(RequestState state) {
    return state_words.at(static_cast<std::size_t>(state));
}

std::optional<RequestState> parse_request_state(std::string_view word) {
    const auto found = std::find(state_words.begin(), state_words.end(), word);
    if (found == state_words.end()) return std::nullopt;
    return static_cast<RequestState>(found - state_words.begin());
}

std::string_view to_string(RejectionReason reason) {
    return reason_words.at(static_cast<std::size_t>(reason));
}

RejectionReason parse_rejection_reason(std::string_view word) {
    const auto found = std::find(reason_words.begin(), reason_words.end(), word);
    return found == reason_words.end() ? RejectionReason::none
                                       : static_cast<RejectionReason>(found - reason_words.begin());
}

bool names_nobody(RejectionReason reason) {
    using enum RejectionReason;
    return reason != none && reason != hotline && reason != petition;
}

bool may_move(RequestState from, RequestState to, RequestMover by) {
    return std::any_of(moves.begin(), moves.end(),
                       [&](const Move& move) { return move.from == from && move.to == to && move.by == by; });
}

bool is_kiosk_code(std::string_view text) {
    return !text.empty() && text.size() <= longest_kiosk &&
           std::all_of(text.begin(), text.end(), is_kiosk_character);
}

std::vector<RequestState> next_states(RequestState from, RequestMover by) {
    std::vector<RequestState> next;
    for (const Move& move : moves)
        if (move.from == from && move.by == by) next.push_back(move.to);
    return next;
}

bool is_open(RequestState state) {
    return state != done && state != confirmed && state != rejected && state != duplicate;
}

bool stays_dangerous(RequestState state) {
    return is_open(state) || state == rejected;
}

std::string day_of(const RequestNumber& number) {
    return std::to_string(number.year) + two(number.month) + two(number.day);
}

std::optional<RequestNumber> number_of_day(std::string_view day) {
    const auto date = day.size() == 8 ? whole(day) : std::nullopt;
    if (!date) return std::nullopt;
    const RequestNumber number{static_cast<int>(*date / 10'000), static_cast<int>(*date / 100 % 100),
                               static_cast<int>(*date % 100), "", 0};
    const std::chrono::year_month_day calendar{std::chrono::year(number.year),
                                               std::chrono::month(static_cast<unsigned>(number.month)),
                                               std::chrono::day(static_cast<unsigned>(number.day))};
    if (!calendar.ok() || number.year < 2000) return std::nullopt;
    return number;
}

std::string to_string(const RequestNumber& number) {
    return std::string(mark) + "-" + day_of(number) + "-" + number.kiosk + "-" + counted(number.count);
}

std::string short_form(const RequestNumber& number) {
    return std::string(mark) + "-" + two(number.month) + two(number.day) + "-" + number.kiosk + "-" +
           counted(number.count);
}

std::string dashed_number(std::string_view typed) {
    std::string bare;
    for (const char c : typed)
        if (is_kiosk_character(capital(c))) bare += capital(c);
    if (bare.starts_with(mark)) bare.erase(0, mark.size());
    std::string text = std::string(mark) + "-";
    for (std::size_t i = 0; i < bare.size(); ++i) {
        if (i > 0 && is_digit(bare[i]) != is_digit(bare[i - 1])) text += '-';
        text += bare[i];
    }
    return text;
}

std::optional<RequestNumber> parse_request_number(std::string_view text) {
    constexpr std::size_t longest = 32;
    if (text.size() > longest) return std::nullopt;
    const std::vector<std::string> parts = parts_of(text);
    if (parts.size() != 4 || parts[0] != mark || parts[3].size() < 3 || !is_kiosk_code(parts[2]))
        return std::nullopt;
    auto number = number_of_day(parts[1]);
    const auto count = whole(parts[3]);
    // One number has one way to be written.
    if (!number || !count || *count == 0 || counted(*count) != parts[3]) return std::nullopt;
    number->kiosk = parts[2];
    number->count = *count;
    return number;
}

std::optional<RequestNumber> parse_short_request_number(std::string_view text, const RequestNumber& today) {
    constexpr std::size_t day_at = 3, day_long = 4;
    if (text.size() < day_at + day_long) return std::nullopt;
    const auto in_year = [&](int year) {
        return parse_request_number(std::string(text.substr(0, day_at)) + std::to_string(year) +
                                    std::string(text.substr(day_at)));
    };
    const auto this_year = in_year(today.year);
    const auto later = [&](const RequestNumber& number) {
        return number.month > today.month || (number.month == today.month && number.day > today.day);
    };
    return this_year && !later(*this_year) ? this_year : in_year(today.year - 1);
}

}  // namespace domain
