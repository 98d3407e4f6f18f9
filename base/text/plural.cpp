#include "base/text/plural.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace base {
namespace {

constexpr std::size_t kMostForms = 6;  // Arabic; no language of CLDR has more
constexpr int kDeepest = 64;

struct Operator {
    std::string_view sign;
    int level;  // of binding: a higher one binds first
};
// Longer signs before their beginnings.
constexpr std::array<Operator, 13> kOperators{{{"||", 0},
                                               {"&&", 1},
                                               {"==", 2},
                                               {"!=", 2},
                                               {"<=", 3},
                                               {">=", 3},
                                               {"<", 3},
                                               {">", 3},
                                               {"+", 4},
                                               {"-", 4},
                                               {"*", 5},
                                               {"/", 5},
                                               {"%", 5}}};
constexpr int kTightest = 5;

// Reads and computes at once: rules are short, and are asked once a sentence.
class Evaluation {
  public:
    Evaluation(std::string_view text, std::uint64_t n) : rest_(text), n_(n) {}

    std::optional<std::uint64_t> run() {
        const std::uint64_t value = choice();
        skip_space();
        return failed_ || !rest_.empty() ? std::nullopt : std::optional(value);
    }

  private:
    void skip_space() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
            rest_.remove_prefix(1);
    }
    bool take(std::string_view sign) {
        skip_space();
        if (!rest_.starts_with(sign)) return false;
        rest_.remove_prefix(sign.size());
        return true;
    }
    std::uint64_t fail() {
        failed_ = true;
        rest_ = {};
        return 0;
    }

    std::uint64_t choice() {
        if (++depth_ > kDeepest) return fail();
        std::uint64_t value = binary(0);
        if (take("?")) {
            const std::uint64_t yes = choice();
            if (!take(":")) return fail();
            const std::uint64_t no = choice();
            value = value != 0 ? yes : no;
        }
        --depth_;
        return value;
    }

    std::uint64_t binary(int level) {
        if (level > kTightest) return unary();
        std::uint64_t left = binary(level + 1);
        for (bool more = true; more;) {
            more = false;
            for (const Operator& op : kOperators) {
                if (op.level != level || !take(op.sign)) continue;
                left = apply(op.sign, left, binary(level + 1));
                more = true;
                break;
            }
        }
        return left;
    }

    std::uint64_t unary() {
        if (take("(")) {
            const std::uint64_t value = choice();
            return take(")") ? value : fail();
        }
        if (take("n")) return n_;
        if (!rest_.starts_with("!=") && take("!")) {
            if (++depth_ > kDeepest) return fail();
            const std::uint64_t value = unary();
            --depth_;
            return value == 0 ? 1 : 0;
        }
        skip_space();
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc{}) return fail();
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

    std::uint64_t apply(std::string_view op, std::uint64_t a, std::uint64_t b) {
        if (op == "||") return (a != 0 || b != 0) ? 1 : 0;
        if (op == "&&") return (a != 0 && b != 0) ? 1 : 0;
        if (op == "==") return a == b ? 1 : 0;
        if (op == "!=") return a != b ? 1 : 0;
        if (op == "<=") return a <= b ? 1 : 0;
        if (op == ">=") return a >= b ? 1 : 0;
        if (op == "<") return a < b ? 1 : 0;
        if (op == ">") return a > b ? 1 : 0;
        if (op == "+") return a + b;
        if (op == "-") return a - b;
        if (op == "*") return a * b;
        if (b == 0) return fail();
        return op == "/" ? a / b : a % b;
    }

    std::string_view rest_;
    std::uint64_t n_;
    int depth_ = 0;
    bool failed_ = false;
};

std::string_view between(std::string_view text, std::string_view after) {
    const auto from = text.find(after);
    if (from == std::string_view::npos) return {};
    text.remove_prefix(from + after.size());
    return text.substr(0, text.find(';'));
}

}  // namespace

std::optional<PluralRule> PluralRule::parse(std::string_view field) {
    PluralRule rule;
    const auto count = Evaluation(between(field, "nplurals="), 0).run();
    if (!count || *count < 1 || *count > kMostForms) return std::nullopt;
    rule.forms_ = *count;
    rule.expression_ = between(field, "plural=");
    for (std::uint64_t n = 0; n <= 200; ++n) {
        const auto form = Evaluation(rule.expression_, n).run();
        if (!form || *form >= rule.forms_) return std::nullopt;
    }
    return rule;
}

std::size_t PluralRule::form(std::uint64_t n) const {
    return std::min<std::size_t>(Evaluation(expression_, n).run().value_or(0), forms_ - 1);
}

}  // namespace base
