#include "hub/web/request_words.h"

#include "hub/web/wording.h"

namespace hub {

using base::tr_mark;
using domain::RequestState;

std::string_view state_word(RequestState state) {
    switch (state) {
        case RequestState::submitted:
            return tr_mark("已提交");
        case RequestState::dispatched:
            return tr_mark("已派单");
        case RequestState::accepted:
            return tr_mark("师傅已接单");
        case RequestState::on_site:
            return tr_mark("师傅正在修");
        case RequestState::waiting:
            return tr_mark("等配件或外援");
        case RequestState::done:
            return tr_mark("已修好");
        case RequestState::confirmed:
            return tr_mark("已确认修好");
        case RequestState::reopened:
            return tr_mark("重新处理");
        case RequestState::rejected:
            return tr_mark("没有受理");
        case RequestState::duplicate:
            return tr_mark("与别的报修合并");
    }
    return {};
}

std::string_view state_kind(RequestState state) {
    if (state == RequestState::done || state == RequestState::confirmed) return "ok";
    if (state == RequestState::submitted || state == RequestState::reopened) return "amber";
    return domain::is_open(state) ? "river" : "sunken";
}

std::string_view rating_word(domain::Satisfaction rating) {
    switch (rating) {
        case domain::Satisfaction::very_satisfied:
            return tr_mark("非常满意");
        case domain::Satisfaction::satisfied:
            return tr_mark("满意");
        case domain::Satisfaction::fairly_satisfied:
            return tr_mark("基本满意");
        case domain::Satisfaction::dissatisfied:
            return tr_mark("不满意");
        case domain::Satisfaction::very_dissatisfied:
            return tr_mark("非常不满意");
    }
    return "";
}

namespace {

// The same is said of what was done, and of what was rejected.
bool was_rejected(const ServiceRequest& request, base::WallTime at) {
    bool rejected = false;
    for (const RequestMoved& move : request.moves)
        if (move.at <= at && move.state != RequestState::reopened)
            rejected = move.state == RequestState::rejected;
    return rejected;
}

}  // namespace

std::string said_words(const ServiceRequest& request, const RequestSaid& said, const base::Catalogue& words) {
    switch (said.kind) {
        case domain::FollowUpKind::urge:
            return std::string(words.tr("催办"));
        case domain::FollowUpKind::rating:
            return base::fill(
                words.tr("评价：{word}"),
                {{"word", std::string(words.tr(rating_word(said.rating.value_or(domain::Satisfaction{}))))}});
        case domain::FollowUpKind::not_solved:
            return std::string(was_rejected(request, said.at) ? words.tr("报修人说请再看看")
                                                              : words.tr("报修人说没修好"));
        case domain::FollowUpKind::voice:
            return std::string(words.tr("又有一人在等"));
    }
    return {};
}

const std::string& worker_of(const ServiceRequest& request, const RequestPlaces& places) {
    const auto known = places.people.find(request.assignee);
    return known == places.people.end() || known->second.empty() ? request.worker : known->second;
}

std::string place_of(const ServiceRequest& request, const RequestPlaces& places, base::Language language) {
    const auto at = domain::find_cell(places.layouts, request.cell);
    if (at) return in_language(domain::place_name(at, request.room), language);
    return request.place.empty() ? request.cell : request.place;
}

std::string kind_of(const ServiceRequest& request, const RequestPlaces& places, base::Language language) {
    const auto* category = domain::find_category(places.categories, request.category);
    return category ? in_language(category->name, language) : request.category;
}

}  // namespace hub
