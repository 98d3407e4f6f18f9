// What can be broken: groups of categories, as the house has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/text.h"

namespace domain {

// What whoever mends it would ask first. One touch answers it, and it may be left open.
struct Question {
    std::string id;             // "where", stable within its category
    Text text;                  // "哪里漏？"
    std::vector<Text> answers;  // "天花板", "水管"
    friend bool operator==(const Question&, const Question&) = default;
};

struct Category {
    std::string id;                     // "water.leak"
    std::string group;                  // the id of the one that it lies in; empty: it is a group
    Text name;                          // "漏水"
    std::string icon;                   // a name of the icon list
    std::vector<Text> phrases;          // that end most reports with one touch: "空调漏水"
    std::vector<std::string> synonyms;  // what people call it: found by a search, shown nowhere
    std::vector<Question> questions = {};
    int minutes = 0;      // of working time until it is promised to be solved; 0: nothing is promised
    bool danger = false;  // to people: the duty desk hears of it at once
    int position = 0;     // within its group, the smallest first
    friend bool operator==(const Category&, const Category&) = default;
};

// Null if there is none.
inline const Category* find_category(const std::vector<Category>& categories, std::string_view id) {
    for (const Category& category : categories)
        if (category.id == id) return &category;
    return nullptr;
}

}  // namespace domain
