#include "hub/web/console/dangers.h"

#include <fmt/ranges.h>

#include "hub/web/console/render.h"

namespace hub {

std::string dangers_part(const Frame& frame, const Dangers& dangers) {
    if (dangers.count == 0) return "";
    Data values;
    values.set("words", base::fill(frame.words.tr_n("有 {n} 件危险的报修还没人接", dangers.count),
                                   {{"n", std::to_string(dangers.count)}}));
    values.set("names", fmt::format("{}", fmt::join(dangers.names, " ")));
    return render_part(frame, "console_dangers.html", values);
}

}  // namespace hub
