#include "hub/web/console/requests_page.h"

#include "hub/requests/request_history.h"
#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;
using domain::RequestMover;
using domain::RequestState;

constexpr Choice shows[] = {{"open", tr_mark("没修好的")},
                            {"late", tr_mark("超过时间的")},
                            {"done", tr_mark("修好的")},
                            {"all", tr_mark("全部")}};

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
    item.set("late", flag(is_late(request, now)));
    item.set("danger", flag(request.danger));
    item.set("worker", request.worker);
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

// In the order in which a request goes through them.
Data states_data(const Frame& frame, const RequestsView& view) {
    Data list{Data::type::list};
    for (const auto& [state, count] : view.by_state) {
        const std::string value(domain::to_string(state));
        Data item;
        item.set("value", value);
        item.set("word", std::string(frame.words.tr(state_word(state))));
        item.set("kind", std::string(state_kind(state)));
        item.set("count", std::to_string(count));
        item.set("here", flag(view.show == value));
        list << item;
    }
    return list;
}

// Whoever works at the console may also write down what the one on site has said.
Data moves_data(const Frame& frame, RequestState from) {
    Data list{Data::type::list};
    std::vector<RequestState> offered;
    for (const RequestMover by : {RequestMover::dispatcher, RequestMover::worker})
        for (const RequestState to : domain::next_states(from, by)) {
            if (std::find(offered.begin(), offered.end(), to) != offered.end()) continue;
            offered.push_back(to);
            Data item;
            item.set("value", std::string(domain::to_string(to)));
            item.set("word", std::string(frame.words.tr(state_word(to))));
            list << item;
        }
    return list;
}

// Words of those who may see them alone.
Data event_data(const Frame& frame, const RequestMoved& move, bool) {
    Data item;
    item.set("at", moment_words(move.at, frame.words));
    item.set("state", std::string(frame.words.tr(state_word(move.state))));
    item.set("who", move.actor.empty() ? std::string(frame.words.tr("报修人")) : move.actor);
    item.set("words", move.words);
    return item;
}

Data event_data(const Frame& frame, const RequestSaid& said, bool with_words) {
    Data item;
    item.set("at", moment_words(said.at, frame.words));
    item.set("state", said_words(said, frame.words));
    const bool voice = said.kind == domain::FollowUpKind::voice;
    item.set("who", std::string(voice ? frame.words.tr("另一位访客") : frame.words.tr("报修人")));
    item.set("words", with_words ? said.words : "");
    return item;
}

Data history_data(const Frame& frame, const RequestView& view) {
    Data list{Data::type::list};
    for (const RequestEvent& event : history_of(view.request))
        list << std::visit([&](const auto* one) { return event_data(frame, *one, view.may_move); }, event);
    return list;
}

}  // namespace

std::string requests_page(const Frame& frame, const RequestsView& view) {
    Data values, list{Data::type::list};
    for (const ServiceRequest& request : view.page.requests)
        list << request_data(frame, request, view.places, view.now);
    values.set("requests", list);
    values.set("none", flag(view.page.requests.empty()));
    values.set("number", view.number);
    values.set("may_export", flag(view.may_export));
    values.set("has_states", flag(!view.by_state.empty()));
    values.set("states", states_data(frame, view));
    values.set("query", view.paging.query);
    values.set("shows", choices(frame, shows, view.show));
    values.set("pages", paging_part(frame, view.paging));
    return render_page(frame, "console_requests.html", std::string(frame.words.tr("报修单")), values);
}

namespace {

void set_photos(const Frame& frame, const std::vector<NamedPhoto>& photos, Data& values) {
    Data list{Data::type::list};
    std::size_t awaited = 0;
    for (std::size_t n = 0; n < photos.size(); ++n) {
        if (!photos[n].here) {
            ++awaited;
            continue;
        }
        Data item;
        item.set("hash", photos[n].hash);
        item.set("alt", base::fill(frame.words.tr("照片 {n}"), {{"n", std::to_string(n + 1)}}));
        list << item;
    }
    values.set("has_photos", flag(!photos.empty()));
    values.set("photos", list);
    values.set("has_awaited", flag(awaited > 0));
    values.set("awaited", base::fill(frame.words.tr_n("还有 {n} 张照片没有传到", awaited),
                                     {{"n", std::to_string(awaited)}}));
}

}  // namespace

std::string request_page(const Frame& frame, const RequestView& view, const Notice& said) {
    const ServiceRequest& request = view.request;
    Data values = request_data(frame, request, view.places, view.now);
    values.set("from", std::string(domain::to_string(request.state)));
    values.set("kiosk", view.kiosk);
    values.set("said", request.words);
    values.set("has_said", flag(!request.words.empty()));
    values.set("phone", request.phone);
    values.set("has_phone", flag(!request.phone.empty()));
    values.set("has_worker", flag(!request.worker.empty()));
    values.set("has_unit", flag(!request.unit.empty()));
    set_photos(frame, view.photos, values);
    values.set("history", history_data(frame, view));
    values.set("has_rating", flag(request.rating.has_value()));
    const Data moves = moves_data(frame, request.state);
    values.set("may_move", flag(view.may_move && moves.is_non_empty_list()));
    values.set("moves", moves);
    Data workers{Data::type::list};
    for (const Account& account : view.workers) {
        Data item;
        item.set("value", account.name);
        item.set("word", account.display.empty() ? account.name : account.display);
        workers << item;
    }
    values.set("workers", workers);
    return render_page(frame, "console_request.html", request.number, values, said);
}

}  // namespace hub
