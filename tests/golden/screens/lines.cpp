#include "tests/golden/screens/lines.h"

#include <cmath>
#include <cstdlib>
#include <sstream>

namespace golden {
namespace {

constexpr int forgiven = 4;  // pixels

bool near(int a, int b) {
    return std::abs(a - b) <= forgiven;
}

bool alike(const Line& a, const Line& b) {
    return a.text == b.text && a.em == b.em && near(a.x, b.x) && near(a.y, b.y) && near(a.w, b.w) &&
           near(a.h, b.h);
}

std::string said(const Line& line) {
    std::ostringstream out;
    out << line.x << ' ' << line.y << ' ' << line.w << ' ' << line.h << ' ' << line.em << ' ' << line.text;
    return out.str();
}

}  // namespace

std::vector<Line> lines_of(const Taken& taken) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < taken.written.size(); ++i) {
        const ui::Written& run = taken.written[i];
        if (run.icon || !taken.ink[i]) continue;
        const ui::Box& ink = *taken.ink[i];
        const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
        lines.push_back({whole(ink.x), whole(ink.y), whole(ink.w), whole(ink.h), whole(run.em), run.text});
    }
    return lines;
}

std::string as_text(const std::vector<Line>& lines) {
    std::string out;
    for (const Line& line : lines)
        out += said(line) + "\n";
    return out;
}

std::vector<Line> lines_from(const std::string& text) {
    std::vector<Line> lines;
    std::istringstream in(text);
    Line line;
    while (in >> line.x >> line.y >> line.w >> line.h >> line.em && in.get() && std::getline(in, line.text))
        lines.push_back(line);
    return lines;
}

std::string compare(const std::vector<Line>& now, const std::vector<Line>& then) {
    std::string out;
    for (std::size_t i = 0; i < std::max(now.size(), then.size()); ++i) {
        if (i < now.size() && i < then.size() && alike(now[i], then[i])) continue;
        if (i < then.size()) out += "  was " + said(then[i]) + "\n";
        if (i < now.size()) out += "  is  " + said(now[i]) + "\n";
    }
    return out;
}

}  // namespace golden
