// The kinds of faults in their order, and the phrases that most people say of them.
#pragma once

#include <vector>

#include "ui/screens/repair.h"

namespace ui {

// A phrase with the kind of fault that it belongs to.
struct Phrase {
    const domain::Category* category = nullptr;
    std::string_view words;
};
// Of the kind that is chosen, of the group that is open, or of everything: the first of each.
std::vector<Phrase> phrases_for(const std::vector<domain::Category>& all, const RepairDraft& draft,
                                const Modes& modes);
// In whatever language it was touched. nullptr: nobody's phrase.
const domain::Category* category_of_phrase(const std::vector<domain::Category>& all, std::string_view words);
// What lies in a group, or the groups themselves, in their order.
std::vector<const domain::Category*> members_of(const std::vector<domain::Category>& all,
                                                std::string_view group);

}  // namespace ui
