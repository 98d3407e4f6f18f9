// The cards of a result page.
#pragma once

#include "ui/screens/verdict.h"
#include "ui/widgets/stage.h"

namespace ui {

// Title and facts. The height depends on the words; columns side by side, or rows where it is narrow.
float facts_height(const Stage& stage, float width, const Verdict& verdict, bool stacked);
void facts_card(Stage& stage, const Box& box, const Verdict& verdict, bool stacked);
float hint_height(const Stage& stage, float width, const ResultHint& hint);
void hint_row(Stage& stage, std::string_view id, const Box& box, const ResultHint& hint);

}  // namespace ui
