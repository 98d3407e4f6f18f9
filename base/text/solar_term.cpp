#include "base/text/solar_term.h"

#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "base/text/catalogue.h"

namespace base {
namespace {

// From longitude 0, the spring equinox.
constexpr std::array<std::string_view, 24> kTerms{
    tr_mark("春分"), tr_mark("清明"), tr_mark("谷雨"), tr_mark("立夏"), tr_mark("小满"), tr_mark("芒种"),
    tr_mark("夏至"), tr_mark("小暑"), tr_mark("大暑"), tr_mark("立秋"), tr_mark("处暑"), tr_mark("白露"),
    tr_mark("秋分"), tr_mark("寒露"), tr_mark("霜降"), tr_mark("立冬"), tr_mark("小雪"), tr_mark("大雪"),
    tr_mark("冬至"), tr_mark("小寒"), tr_mark("大寒"), tr_mark("立春"), tr_mark("雨水"), tr_mark("惊蛰")};

// amplitude (1e-8 radians) * cos(phase + rate * T), T in Julian millennia from J2000: the earth's longitude.
struct Wave {
    double amplitude, phase, rate;
};
constexpr Wave kL0[] = {
    {175347046, 0, 0},           {3341656, 4.6692568, 6283.07585},
    {34894, 4.6261, 12566.1517}, {3497, 2.7441, 5753.3849},
    {3418, 2.8289, 3.5231},      {3136, 3.6277, 77713.7715},
    {2676, 4.4181, 7860.4194},   {2343, 6.1352, 3930.2097},
    {1324, 0.7425, 11506.7698},  {1273, 2.0371, 529.691},
    {1199, 1.1096, 1577.3435},   {990, 5.233, 5884.927},
    {902, 2.045, 26.298},        {857, 3.508, 398.149},
    {780, 1.179, 5223.694},      {753, 2.533, 5507.553},
    {505, 4.583, 18849.228},     {492, 4.205, 775.523},
    {357, 2.92, 0.067},          {317, 5.849, 11790.629},
    {284, 1.899, 796.298},       {271, 0.315, 10977.079},
    {243, 0.345, 5486.778},      {206, 4.806, 2544.314},
    {205, 1.869, 5573.143},      {202, 2.458, 6069.777},
    {156, 0.833, 213.299},       {132, 3.411, 2942.463},
    {126, 1.083, 20.775},        {115, 0.645, 0.98},
    {103, 0.636, 4694.003},      {102, 0.976, 15720.839},
    {102, 4.267, 7.114},         {99, 6.21, 2146.17},
    {98, 0.68, 155.42},          {86, 5.98, 161000.69},
    {85, 1.3, 6275.96},          {85, 3.67, 71430.7},
    {80, 1.81, 17260.15},        {79, 3.04, 12036.46},
    {75, 1.76, 5088.63},         {74, 3.5, 3154.69},
    {74, 4.68, 801.82},          {70, 0.83, 9437.76},
    {62, 3.98, 8827.39},         {61, 1.82, 7084.9},
    {57, 2.78, 6286.6},          {56, 4.39, 14143.5},
    {56, 3.47, 6279.55},         {52, 0.19, 12139.55},
    {52, 1.33, 1748.02},         {51, 0.28, 5856.48},
};
constexpr Wave kL1[] = {
    {628331966747.0, 0, 0},     {206059, 2.678235, 6283.07585},
    {4303, 2.6351, 12566.1517}, {425, 1.59, 3.523},
    {119, 5.796, 26.298},       {109, 2.966, 1577.344},
    {93, 2.59, 18849.23},       {72, 1.14, 529.69},
    {68, 1.87, 398.15},         {67, 4.41, 5507.55},
    {59, 2.89, 5223.69},        {56, 2.17, 155.42},
};
constexpr Wave kL2[] = {{52919, 0, 0}, {8720, 1.0721, 6283.0758}, {309, 0.867, 12566.152}};

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kArcsecond = 1.0 / 3600;

double sum(std::span<const Wave> waves, double t) {
    double total = 0;
    for (const Wave& w : waves)
        total += w.amplitude * std::cos(w.phase + w.rate * t);
    return total * 1e-8;
}

}  // namespace

double sun_longitude(WallTime time) {
    constexpr double seconds_ahead = 70;  // terrestrial time minus UTC; grows by half a second a year
    constexpr double j2000 = 946'728'000;
    const double seconds = static_cast<double>(to_ms(time)) / 1000 + seconds_ahead - j2000;
    const double centuries = seconds / (86400.0 * 36525), t = centuries / 10;

    const double earth = (sum(kL0, t) + sum(kL1, t) * t + sum(kL2, t) * t * t) / kDegree;
    const double anomaly = (357.52911 + 35999.05029 * centuries) * kDegree;
    const double distance = 1.00014 - 0.01671 * std::cos(anomaly);
    const double node = (125.04452 - 1934.13626 * centuries) * kDegree;
    const double mean = (280.4665 + 36000.7698 * centuries) * kDegree;
    const double nutation = -17.20 * std::sin(node) - 1.32 * std::sin(2 * mean);
    const double aberration = -20.4898 / distance;
    const double frame = -0.09033;  // from VSOP's equinox to that of FK5
    const double sun = earth + 180 + (nutation + aberration + frame) * kArcsecond;
    return sun - 360 * std::floor(sun / 360);
}

std::string_view solar_term(int year, int month, int day) {
    constexpr auto beijing = std::chrono::hours{8};
    const WallTime midnight = from_civil({year, month, day, 0, 0, 0, 0}, beijing);
    const int before = static_cast<int>(sun_longitude(midnight) / 15);
    const int after = static_cast<int>(sun_longitude(midnight + std::chrono::hours{24}) / 15);
    return before == after ? std::string_view{} : kTerms[static_cast<std::size_t>(after) % 24];
}

}  // namespace base
