// A letter of a search on the report pages, through a thousand rooms. It
// is found by the window's thread, between two frames. The floor beside it reads the same names and looks for
// the letters as they stand, without folding, pinyin or initials. In this thread's own time, so that other
// programs do not count; judges nothing.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

#include "tests/bench/bench.h"
#include "ui/screens/place_search.h"

namespace {

double milliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Ten storeys of twenty bays, and five rooms in each cell: 1,000 rooms and 200 cells.
std::vector<domain::GridLayout> house() {
    constexpr std::array uses{"会议室", "办公室", "茶水间", "资料室", "卫生间"};
    domain::GridLayout main;
    main.id = "main";
    for (int row = 0; row < 10; ++row) {
        domain::FloorPlan plan{row, {}};
        for (int column = 0; column < 20; ++column) {
            domain::GridCell cell;
            cell.id = "main-" + std::to_string(row) + "-" + std::to_string(column);
            cell.row = row;
            cell.column = column;
            cell.label = {uses[static_cast<std::size_t>(column % 5)], ""};
            cell.name = {cell.label.zh + "一组", "Rooms"};
            for (int room = 0; room < 5; ++room) {
                const std::string number = std::to_string((10 - row) * 1000 + column * 10 + room);
                plan.rooms.push_back({0,
                                      0,
                                      1,
                                      1,
                                      {number + " " + uses[static_cast<std::size_t>(room)], "Room " + number},
                                      cell.id});
            }
            main.cells.push_back(std::move(cell));
        }
        main.plans.push_back(std::move(plan));
    }
    return {main};
}

std::size_t as_they_stand(const std::vector<domain::GridLayout>& layouts, std::string_view query) {
    std::size_t found = 0;
    const auto holds = [&](const domain::Text& text) {
        return text.zh.find(query) != std::string::npos || text.en.find(query) != std::string::npos;
    };
    for (const auto& layout : layouts) {
        for (const auto& cell : layout.cells)
            found += holds(cell.label) || holds(cell.name);
        for (const auto& plan : layout.plans)
            for (const auto& room : plan.rooms)
                found += holds(room.label);
    }
    return found;
}

template <class Work>
double median_of(Work&& work) {
    constexpr std::size_t rounds = 51;
    std::vector<double> all;
    for (std::size_t n = 0; n < rounds; ++n) {
        const double begin = milliseconds();
        work();
        all.push_back(milliseconds() - begin);
    }
    std::nth_element(all.begin(), all.begin() + rounds / 2, all.end());
    return all[rounds / 2];
}

}  // namespace

int main() {
    const auto layouts = house();
    std::printf("%-16s %8s %10s %10s %8s\n", "typed", "found", "ms", "floor ms", "ratio");
    for (const char* query : {"3", "305", "hys", "huiyishi", "会议", "zzz"}) {
        std::size_t found = 0, floor_found = 0;
        const double ours = median_of([&] { found = ui::find_places(layouts, query).size(); });
        const double floor = median_of([&] { floor_found += as_they_stand(layouts, query); });
        if (query[0] == '3' && (found == 0 || floor_found == 0)) bench::give_up("nothing was found");
        std::printf("%-16s %8zu %10.3f %10.3f %8.1f\n", query, found, ours, floor, ours / floor);
    }
}
