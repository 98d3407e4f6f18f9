#include "kiosk/service/slip_drawer.h"

#include <map>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "kiosk/domain/request_code.h"
#include "kiosk/service/slip/test_slip.h"

namespace service {

namespace {

// What is worth keeping from slip to slip.
struct Tools {
    std::optional<base::SlipFonts> fonts;
    std::map<std::string, base::Catalogue> words;  // by language
};

bool is_chinese(const std::string& language) {
    return language.empty() || language.starts_with("zh");
}

}  // namespace

SlipContent slip_content(const CheckInResult& result, const domain::Site& site,
                         std::chrono::minutes utc_offset) {
    SlipContent content;
    content.site = site.name;
    content.kiosk = site.kiosk_name;
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

namespace {

RequestSlipContent content_of(const domain::ServiceRequest& request, const SlipJob& job,
                              std::chrono::minutes utc_offset) {
    const auto in_language = [&job](const domain::Text& text) {
        return is_chinese(job.language) || text.en.empty() ? text.zh : text.en;
    };
    RequestSlipContent content;
    content.site = in_language(job.site->name);
    content.kiosk = in_language(job.site->kiosk_name);
    content.number = domain::to_string(request.number);
    const HouseView none, &house = job.house ? *job.house : none;
    const auto at = domain::find_cell(house.layouts, request.cell);
    content.place = at ? in_language(domain::place_name(at, request.room)) : request.place;
    const auto* category = domain::find_category(house.categories, request.category);
    if (category) content.category = in_language(category->name);
    content.made = base::to_civil(request.made, utc_offset);
    if (request.due != base::WallTime{}) content.due = base::to_civil(request.due, utc_offset);
    content.due_comes = category && category->minutes > 0;
    // Whoever is in danger is to ring, and not to wait for what is promised of other kinds.
    content.danger = request.danger || (category && category->danger);
    content.duty_phone = job.site->duty_phone;
    return content;
}

}  // namespace

RequestSlipContent slip_content(const ReportResult& report, const SlipJob& job,
                                std::chrono::minutes utc_offset) {
    RequestSlipContent content = content_of(report.request, job, utc_offset);
    content.qr_text = domain::write_request_code(job.site->phone_pages, report.request.number, report.key);
    return content;
}

RequestSlipContent slip_content(const FollowAnswer& followed, const SlipJob& job,
                                std::chrono::minutes utc_offset) {
    RequestSlipContent content = content_of(*followed.request, job, utc_offset);
    content.also_waits = true;
    content.qr_text = content.number;
    return content;
}

namespace {

struct Draw {
    Tools& tools;
    const SlipJob& job;
    const base::Catalogue& words;
    std::chrono::minutes utc_offset;

    base::Result<base::Bitmap> operator()(const CheckInResult& result) const {
        return draw_check_in_slip(slip_content(result, *job.site, utc_offset),
                                  is_chinese(job.language) ? base::Language::zh : base::Language::en, words,
                                  *tools.fonts);
    }
    base::Result<base::Bitmap> operator()(const ReportResult& report) const {
        return draw_request_slip(slip_content(report, job, utc_offset), words, *tools.fonts);
    }
    base::Result<base::Bitmap> operator()(const FollowAnswer& followed) const {
        return draw_request_slip(slip_content(followed, job, utc_offset), words, *tools.fonts);
    }
    base::Result<base::Bitmap> operator()(const TestPrint& test) const {
        const auto& name = job.site->kiosk_name;
        return draw_test_slip(is_chinese(job.language) || name.en.empty() ? name.zh : name.en,
                              base::to_civil(test.at, utc_offset), words, *tools.fonts);
    }
};

}  // namespace

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
        return std::visit(Draw{*tools, job, words->second, utc_offset}, job.what);
    };
}

}  // namespace service
