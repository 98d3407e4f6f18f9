// From a check-in result to what its page says: ground, icon, words, facts, hints and two buttons. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/screens/wording.h"

namespace ui {

enum class Ground { river, amber, red };

enum class ResultAction { none, done, print, look_up, scan_again, type_again, take_offer, help };

struct ResultButton {
    ResultAction action = ResultAction::none;
    std::string label;
    Icon icon = Icon::none;
    bool enabled = true;
};

struct ResultFact {
    Icon icon = Icon::none;
    std::string caption, value;
    std::string brief = {};  // instead of the caption where that is too long; may be empty
};
struct ResultHint {
    Icon icon = Icon::none;
    std::string text;
};

struct Verdict {
    Ground ground = Ground::river;
    Icon icon = Icon::none;  // none: the drawn check of success
    std::string title;
    std::string greeting;  // may be empty
    std::string detail;
    std::string card_title;
    std::vector<ResultFact> facts;  // at most three
    std::vector<ResultHint> hints;
    ResultButton left, right;  // the left one may be none: the right one is then wide
    bool way = false, arrivals = false;
};

Verdict verdict_of(const Page& page, const service::CheckInResult& result);

// "王建国", "王建国同志", "王建国先生", "王建国处长": as the meeting greets.
std::string addressed(const Page& page, const service::CheckInResult& result);

}  // namespace ui
