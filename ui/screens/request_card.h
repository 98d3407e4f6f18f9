// The card of a service request: what kind it is, and what is to be said of it, a line each.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/stage.h"

namespace ui {

struct RequestFact {
    std::string_view id;
    Icon icon;
    std::string words;
    bool strong = false;
};
struct RequestHead {
    std::string kind;
    Icon sign;
};

// With which everything is said.
float request_card_height(const Stage& stage, float wide, const RequestHead& head,
                          const std::vector<RequestFact>& facts);
// In less room, when it was reported is left out, which stands with the progress anyway, and then the
// promise: a warning matters more. The card itself is the caller's.
void request_card(Stage& stage, const Box& box, const RequestHead& head, std::vector<RequestFact> facts);

}  // namespace ui
