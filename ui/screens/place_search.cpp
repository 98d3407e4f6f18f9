#include "ui/screens/place_search.h"

#include <algorithm>
#include <string>

#include "base/text/fold.h"
#include "base/text/pinyin.h"

namespace ui {
namespace {

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// From any of its characters on: "305 会议室" is the meeting room, too.
bool sounds_like(std::string_view query, std::string_view name) {
    for (std::size_t from = 0; from < name.size(); ++from)
        if (begins_character(name[from]) && base::name_matches(query, name.substr(from), "")) return true;
    return false;
}

// 0: not meant; 1: it is; 2: it is called exactly so.
int fits(const std::u32string& folded, std::string_view query, const domain::GridCell& cell) {
    int best = 0;
    for (const std::string* text : {&cell.label.zh, &cell.label.en, &cell.name.zh, &cell.name.en}) {
        const std::u32string called = base::fold_for_search(*text);
        if (called == folded) return 2;
        if (called.find(folded) != std::u32string::npos) best = 1;
    }
    return best > 0 || sounds_like(query, cell.name.zh) ? 1 : 0;
}

}  // namespace

std::vector<domain::CellAt> find_places(const std::vector<domain::GridLayout>& layouts,
                                        std::string_view query) {
    const std::u32string folded = base::fold_for_search(query);
    std::vector<domain::CellAt> exactly, others;
    if (folded.empty()) return exactly;
    for (const domain::GridLayout& layout : layouts)
        for (const domain::GridCell& cell : layout.cells) {
            const int fit = cell.closed ? 0 : fits(folded, query, cell);
            if (fit > 0) (fit == 2 ? exactly : others).push_back({&layout, &cell});
        }
    exactly.insert(exactly.end(), others.begin(), others.end());
    return exactly;
}

}  // namespace ui
