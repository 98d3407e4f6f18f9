#include "ui/screens/repair_phrases.h"

#include <algorithm>

namespace ui {

using domain::Category;

std::vector<const Category*> members_of(const std::vector<Category>& all, std::string_view group) {
    std::vector<const Category*> some;
    for (const Category& category : all)
        if (category.group == group) some.push_back(&category);
    std::stable_sort(some.begin(), some.end(),
                     [](const Category* a, const Category* b) { return a->position < b->position; });
    return some;
}

std::vector<Phrase> phrases_for(const std::vector<Category>& all, const RepairDraft& draft,
                                const Modes& modes) {
    std::vector<Phrase> some;
    for (const Category* group : members_of(all, ""))
        for (const Category* category : members_of(all, group->id)) {
            if (!draft.group.empty() && category->group != draft.group) continue;
            if (!draft.category.empty() && category->id != draft.category) continue;
            for (const domain::Text& words : category->phrases) {
                some.push_back({category, pick(words, modes)});
                if (draft.group.empty()) break;
            }
        }
    return some;
}

const Category* category_of_phrase(const std::vector<Category>& all, std::string_view words) {
    for (const Category& category : all)
        for (const domain::Text& phrase : category.phrases)
            if (phrase.zh == words || phrase.en == words) return &category;
    return nullptr;
}

}  // namespace ui
