// The decoder against the library's defaults, on the same pictures in the same run: reads and milliseconds of
// this thread's CPU time, which another load on the machine disturbs least.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <numeric>

#include <time.h>

#include "devices/scanner/decoder.h"
#include "devices/scanner/motion.h"
#include "tests/golden/decode/pictures.h"

namespace {

using scanner::Code;
using scanner::LumaView;

// One way of reading, what it read and what each call took.
struct Row {
    const char* name;
    std::function<std::vector<Code>(LumaView)> read;
    int right = 0, wrong = 0;
    std::vector<double> with_code, without;  // milliseconds
};

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) /
           static_cast<double>(std::max<std::size_t>(values.size(), 1));
}

std::vector<Code> timed(Row& row, LumaView view, std::vector<double>& times) {
    const double begin = cpu_ms();
    std::vector<Code> codes = row.read(view);
    times.push_back(cpu_ms() - begin);
    return codes;
}

void judge(Row& row, const std::vector<Code>& codes, const std::string& text) {
    const bool right = std::any_of(codes.begin(), codes.end(), [&](const Code& c) { return c.text == text; });
    row.right += right;
    row.wrong += static_cast<int>(codes.size()) - right;
}

// One frame after the other as a camera gives them: milliseconds a frame, frames until the first read.
struct Spread {
    int right = 0, wrong = 0;
    std::vector<double> frames_to_read, with_code, without;
};

void watch(const golden::Picture& picture, Spread& spread) {
    scanner::Decoder decoder;
    scanner::CascadeSchedule schedule;
    for (int frame = 1; frame <= scanner::CascadeSchedule::period; ++frame) {
        const double begin = cpu_ms();
        const auto codes =
            decoder.run(picture.image.view(), schedule.next(), [](const Code&) { return true; });
        const double took = cpu_ms() - begin;
        (picture.text.empty() ? spread.without : spread.with_code).push_back(took);
        for (const Code& code : codes)
            spread.wrong += code.text != picture.text;
        if (codes.empty()) continue;
        ++spread.right;
        spread.frames_to_read.push_back(frame);
        return;
    }
}

// Every way in turn on each picture, so that a busy spell of the machine hits all alike.
void run(std::vector<Row>& rows, Spread& spread, int per_category) {
    for (const std::string_view category : golden::categories()) {
        for (int n = 0; n < per_category; ++n) {
            const golden::Picture picture = golden::positive(category, n);
            for (Row& row : rows)
                judge(row, timed(row, picture.image.view(), row.with_code), picture.text);
            watch(picture, spread);
        }
    }
    for (int n = 0; n < per_category * 6; ++n) {
        const golden::Picture picture = golden::negative(n);
        for (Row& row : rows)
            judge(row, timed(row, picture.image.view(), row.without), "");
        watch(picture, spread);
    }
}

double gate_cost(int rounds) {
    const golden::Picture a = golden::negative(0), b = golden::negative(6);
    scanner::MotionGate gate;
    const double begin = cpu_ms();
    for (int i = 0; i < rounds; ++i)
        gate.moved((i % 2 == 0 ? a : b).image.view());
    return (cpu_ms() - begin) / rounds;
}

}  // namespace

int main(int argc, char** argv) {
    const int per_category = argc > 1 ? std::max(1, std::atoi(argv[1])) : 8;
    std::vector<Row> rows;
    rows.push_back({"library, default options", scanner::read_codes_by_default, 0, 0, {}, {}});
    rows.push_back({"cascade, one picture", scanner::decode_fully, 0, 0, {}, {}});
    Spread spread;
    run(rows, spread, per_category);

    const auto total = static_cast<int>(rows[0].with_code.size());
    std::printf("ZXing-C++ %s, %dx%d, %d pictures with a code, %zu without\n",
                scanner::library_version().c_str(), golden::width, golden::height, total,
                rows[0].without.size());
    std::printf("%-28s %6s %6s %6s | %21s | %21s\n", "", "reads", "ratio", "false", "CPU ms code: med p99",
                "no code: mean p99");
    for (const Row& row : rows) {
        std::printf("%-28s %6d %5.2fx %6d | %10.2f %10.2f | %10.2f %10.2f\n", row.name, row.right,
                    static_cast<double>(row.right) / std::max(rows[0].right, 1), row.wrong,
                    percentile(row.with_code, 0.5), percentile(row.with_code, 0.99), mean(row.without),
                    percentile(row.without, 0.99));
    }
    std::printf("%-28s %6d %5.2fx %6d | %10.2f %10.2f | %10.2f %10.2f   (a frame)\n",
                "cascade, spread over frames", spread.right,
                static_cast<double>(spread.right) / std::max(rows[0].right, 1), spread.wrong,
                percentile(spread.with_code, 0.5), percentile(spread.with_code, 0.99), mean(spread.without),
                percentile(spread.without, 0.99));
    std::printf(
        "sustained: %.2f default passes a frame; frames to the first read: median %.0f, p90 %.0f, p99 %.0f\n",
        mean(spread.without) / mean(rows[0].without), percentile(spread.frames_to_read, 0.5),
        percentile(spread.frames_to_read, 0.9), percentile(spread.frames_to_read, 0.99));
    std::printf("motion gate: %.3f ms a frame\n", gate_cost(200));
    return 0;
}
