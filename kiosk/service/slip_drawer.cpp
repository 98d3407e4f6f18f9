#include "kiosk/service/slip_drawer.h"

#include <map>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "kiosk/service/slip/test_slip.h"

namespace service {

namespace {

// What is worth keeping from slip to slip.
struct Tools {
    std::optional<base::SlipFonts> fonts;
    std::map<std::string, base::Catalogue> words;  // by language
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
        if (result.meeting->visibility == domain::Visibility::open) {
            content.meeting = result.meeting->title;
            content.qr_text = result.meeting->agenda;
        }
        content.starts = base::to_civil(result.meeting->starts, utc_offset);
    }
    if (result.place) {
        content.floor = result.place->floor;
        content.room = result.place->name;
        content.kind = result.place->kind;
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
        const std::string language(job.language.empty() ? base::source_language : job.language);
        const auto [words, is_new] = tools->words.try_emplace(language);
        if (is_new) words->second = base::load_catalogue(locale_folder, language).value_or({});
        const bool chinese = language.starts_with("zh");
        if (job.test) {
            const auto& name = job.site->kiosk_name;
            return draw_test_slip(chinese || name.en.empty() ? name.zh : name.en,
                                  base::to_civil(job.result.at, utc_offset), words->second, *tools->fonts);
        }
        return draw_check_in_slip(slip_content(job, utc_offset),
                                  chinese ? base::Language::zh : base::Language::en, words->second,
                                  *tools->fonts);
    };
}

}  // namespace service
