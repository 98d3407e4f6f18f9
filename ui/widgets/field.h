// A text field. It shows what the keyboard of the page types; it holds no text itself.
#pragma once

#include "ui/widgets/stage.h"

namespace ui {

struct Field {
    std::string_view id, label, text, placeholder;
    bool active = false;              // shows the caret
    std::string_view error = {};      // a sentence; red edge
    bool enabled = true;              // nothing is to be written here
    bool touchable = false;           // most pages have one field and its keyboard is always open
    std::string_view composing = {};  // behind the text, underlined: what is not decided yet
};
// The box is the field's own shape: 112 high for one line, 176 for two; an error sentence stands below it.
// True when touched.
bool field(Stage& stage, const Box& box, const Field& field);
float field_error_height(const Stage& stage);

}  // namespace ui
