// Importing a table: where it is put in, and what it would do before anything is done.
#pragma once

#include <string>
#include <vector>

#include "hub/import/attendee_table.h"
#include "hub/meetings/list_plan.h"
#include "hub/web/console/frame.h"

namespace hub {

struct ImportForm {
    std::string title, back, back_words, action;
    std::string accept, rule, columns;  // kinds of files, and what is said below the two fields
    bool is_list = false;
};
std::string import_form_page(const Frame& frame, const ImportForm& form);

struct PreviewItem {
    std::string name, detail, more;
};
struct PreviewGroup {
    std::string word;
    std::vector<PreviewItem> items;
    std::size_t unlisted = 0;  // more that are only counted
};
struct Preview {
    std::string title, back, back_words, action, again;
    // What the confirming form brings back: the table itself, and the digest of what was shown. Nothing waits
    // at the hub, so any instance can carry it out and there is no draft with names to be forgotten.
    std::string table, digest;
    bool whole = false;
    std::vector<CellFault> faults;
    std::vector<std::string> ignored, shared_seats;
    std::vector<PreviewGroup> groups;  // a tile and a card each; an empty one is a tile alone
};
std::string preview_page(const Frame& frame, const Preview& preview, const Notice& notice);

// "name, seat" as a person reads it; fields that have no word of their own are left out.
std::string fields_in_words(const Frame& frame, std::string_view fields);

// The groups of a list's plan. Whoever was known already and goes is masked: the table does not name them.
std::vector<PreviewGroup> groups_of(const Frame& frame, const ListPlan& plan);

}  // namespace hub
