#include "kiosk/service/slip_drawer.h"

#include <memory>
#include <optional>

#include <fmt/format.h>

namespace service {

namespace {

// What is worth keeping from slip to slip.
struct Tools {
    std::optional<base::SlipFonts> fonts;
    std::optional<base::Catalogue> english;
};

}  // namespace

SlipContent slip_content(const SlipJob& job, std::chrono::minutes utc_offset) {
    const auto& result = job.result;
    SlipContent content;
    content.site = job.site->name;
    content.kiosk = job.site->kiosk_name;
    content.name = result.name;
    content.seat = result.seat;
    if (result.meeting) {
        if (result.meeting->visibility == domain::Visibility::open) content.meeting = result.meeting->title;
        content.starts = base::to_civil(result.meeting->starts, utc_offset);
    }
    if (result.place) {
        content.floor = result.place->floor;
        content.room = result.place->name;
        content.way = result.place->way;
    }
    content.checked_in = base::to_civil(result.earlier_at.value_or(result.at), utc_offset);
    content.ordinal = result.ordinal;
    if (result.ordinal) content.expected = result.expected;
    content.number = fmt::format("QD-{:04}", result.receipt);
    return content;
}

DrawSlip make_slip_drawer(std::string locale_folder, std::chrono::minutes utc_offset) {
    auto tools = std::make_shared<Tools>();
    return [tools, locale_folder = std::move(locale_folder),
            utc_offset](const SlipJob& job) -> base::Result<base::Bitmap> {
        if (!tools->fonts) {
            auto fonts = base::SlipFonts::open();
            if (!fonts) return std::move(fonts).error();
            tools->fonts = std::move(*fonts);
        }
        if (job.language == "en" && !tools->english)
            tools->english = base::load_catalogue(locale_folder, base::Language::en).value_or({});
        const bool english = job.language == "en";
        return draw_check_in_slip(slip_content(job, utc_offset),
                                  english ? base::Language::en : base::Language::zh,
                                  english ? *tools->english : base::Catalogue{}, *tools->fonts);
    };
}

}  // namespace service
