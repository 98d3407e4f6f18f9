#include "hub/web/console/request_data.h"

#include <algorithm>

#include "hub/requests/request_history.h"
#include "hub/web/wording.h"

namespace hub {

Data request_data(const Frame& frame, const ServiceRequest& request, const RequestPlaces& places,
                  base::WallTime now) {
    Data item;
    item.set("number", request.number);
    item.set("link", encoded(request.number));
    item.set("place", place_of(request, places, frame.language));
    item.set("what", kind_of(request, places, frame.language));
    item.set("unit", request.unit);
    item.set("state", std::string(frame.words.tr(state_word(request.state))));
    item.set("kind", std::string(state_kind(request.state)));
    item.set("made", moment_words(request.made, frame.words));
    const bool promised = request.due != base::WallTime{};
    item.set("has_due", flag(promised));
    if (promised) item.set("due", moment_words(request.due, frame.words));
    if (promised) item.set("due_soon", soon_words(request.due, now, frame.words));
    item.set("late", flag(is_late(request, now)));
    item.set("near", flag(is_near(request, now)));
    item.set("danger", flag(request.danger));
    item.set("worker", worker_of(request, places));
    item.set("urged", flag(request.urges > 0));
    item.set("urges", base::fill(frame.words.tr_n("催 {n} 次", static_cast<std::uint64_t>(request.urges)),
                                 {{"n", std::to_string(request.urges)}}));
    item.set("waited_for", flag(request.voices > 0));
    item.set("waiting",
             base::fill(frame.words.tr_n("共 {n} 人在等", static_cast<std::uint64_t>(request.voices + 1)),
                        {{"n", std::to_string(request.voices + 1)}}));
    item.set("discontent", flag(request.rating && !domain::is_content(*request.rating)));
    item.set("rating", request.rating ? std::string(frame.words.tr(rating_word(*request.rating))) : "");
    return item;
}

namespace {

struct Teller {
    const Frame& frame;
    const ServiceRequest& request;
    const RequestPlaces& places;
    HistoryView shows;

    // As staff call somebody; the sign-in name of who has none any more.
    std::string called(const std::string& account) const {
        const auto known = places.people.find(account);
        return known == places.people.end() || known->second.empty() ? account : known->second;
    }
    // Words of those who may see them alone.
    std::string mover_words(const RequestMoved& move) const {
        if (move.mover == domain::RequestMover::rule) return std::string(frame.words.tr("按规则"));
        if (move.actor.empty()) return std::string(frame.words.tr("报修人"));
        if (shows.names) return called(move.actor);
        // Whoever else had it before is named no more.
        const bool theirs = move.mover == domain::RequestMover::worker && move.actor == request.assignee;
        return theirs ? request.worker : std::string(frame.words.tr("后勤"));
    }
    Data operator()(const RequestMoved* move) const {
        Data item;
        item.set("at", moment_words(move->at, frame.words));
        item.set("state", std::string(frame.words.tr(state_word(move->state))));
        item.set("who", mover_words(*move));
        item.set("words", move->words);
        item.set("has_words", flag(!move->words.empty()));
        item.set("given", flag(shows.names && !move->assignee.empty()));
        item.set("to", base::fill(frame.words.tr("派给 {name}"), {{"name", called(move->assignee)}}));
        item.set("has_parts", flag(!move->parts.empty()));
        item.set("parts", base::fill(frame.words.tr("配件：{parts}"), {{"parts", move->parts}}));
        return item;
    }
    Data operator()(const RequestSaid* said) const {
        Data item;
        item.set("at", moment_words(said->at, frame.words));
        item.set("state", said_words(request, *said, frame.words));
        const bool voice = said->kind == domain::FollowUpKind::voice;
        item.set("who", std::string(voice ? frame.words.tr("另一位访客") : frame.words.tr("报修人")));
        item.set("words", shows.words ? said->words : "");
        item.set("has_words", flag(shows.words && !said->words.empty()));
        item.set("given", flag(false));
        item.set("has_parts", flag(false));
        return item;
    }
};

}  // namespace

Data history_data(const Frame& frame, const ServiceRequest& request, const RequestPlaces& places,
                  HistoryView shows) {
    Data list{Data::type::list};
    const Teller tell{frame, request, places, shows};
    for (const RequestEvent& event : history_of(request))
        list << std::visit(tell, event);
    return list;
}

namespace {

// Both are kept in Chinese; nullptr: asked differently by now.
const domain::Question* question_of(const domain::Category* category, const domain::RequestAnswer& said) {
    if (!category) return nullptr;
    const auto& all = category->questions;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const domain::Question& each) { return each.text.zh == said.question; });
    return found == all.end() ? nullptr : &*found;
}

std::string answer_words(const domain::Question& question, const std::string& said, base::Language language) {
    for (const domain::Text& each : question.answers)
        if (each.zh == said) return in_language(each, language);
    return said;
}

}  // namespace

void set_answers(const Frame& frame, const ServiceRequest& request, const RequestPlaces& places,
                 Data& values) {
    Data list{Data::type::list};
    const domain::Category* category = domain::find_category(places.categories, request.category);
    for (const domain::RequestAnswer& each : request.answers) {
        const domain::Question* question = question_of(category, each);
        Data item;
        item.set("question", question ? in_language(question->text, frame.language) : each.question);
        item.set("answer", question ? answer_words(*question, each.answer, frame.language) : each.answer);
        list << item;
    }
    values.set("answers", list);
}

void set_photos(const Frame& frame, const std::vector<NamedPhoto>& photos, Data& values, bool may_remove) {
    Data list{Data::type::list}, mended{Data::type::list};
    std::size_t awaited = 0;
    for (std::size_t n = 0; n < photos.size(); ++n) {
        if (!photos[n].here) {
            ++awaited;
            continue;
        }
        Data item;
        item.set("hash", photos[n].hash);
        item.set("released", flag(photos[n].released));
        item.set("may_remove", flag(may_remove && photos[n].released));
        item.set("alt", base::fill(frame.words.tr("照片 {n}"), {{"n", std::to_string(n + 1)}}));
        (photos[n].mended ? mended : list) << item;
    }
    values.set("has_photos", flag(list.is_non_empty_list() || awaited > 0));
    values.set("photos", list);
    values.set("has_mended", flag(mended.is_non_empty_list()));
    values.set("mended", mended);
    values.set("has_awaited", flag(awaited > 0));
    values.set("awaited", base::fill(frame.words.tr_n("还有 {n} 张照片没有传到", awaited),
                                     {{"n", std::to_string(awaited)}}));
}

}  // namespace hub
