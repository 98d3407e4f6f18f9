#include "hub/web/console/orders_page.h"

#include <algorithm>

#include "hub/web/console/request_data.h"
#include "hub/web/phone_frame.h"

namespace hub {

namespace {

using base::tr_mark;
using domain::RequestState;

// What the one who mends it does next, in their own words.
std::string_view step_word(RequestState to) {
    switch (to) {
        case RequestState::accepted:
            return tr_mark("我接了");
        case RequestState::on_site:
            return tr_mark("我到现场了");
        case RequestState::waiting:
            return tr_mark("要等配件或外援");
        case RequestState::done:
            return tr_mark("修好了");
        case RequestState::submitted:
            return tr_mark("不归我，退回");
        default:
            return "";
    }
}

// Who has scanned the label of the place is there: that comes first.
Data steps_data(const Frame& frame, RequestState from, bool at_label) {
    Data list{Data::type::list};
    auto next = domain::next_states(from, domain::RequestMover::worker);
    const auto arrived = std::find(next.begin(), next.end(), RequestState::on_site);
    const bool arrives = at_label && arrived != next.end();
    if (arrives) std::rotate(next.begin(), arrived, arrived + 1);
    for (const RequestState to : next) {
        Data item;
        item.set("value", std::string(domain::to_string(to)));
        item.set("word", std::string(frame.words.tr(step_word(to))));
        item.set("main", flag(arrives ? to == RequestState::on_site
                                      : to == RequestState::accepted || to == RequestState::done));
        list << item;
    }
    return list;
}

Data list_of(const Frame& frame, const std::vector<ServiceRequest>& requests, const OrdersView& view) {
    Data list{Data::type::list};
    for (const ServiceRequest& request : requests)
        list << request_data(frame, request, view.places, view.now);
    return list;
}

}  // namespace

std::string orders_page(const Frame& frame, const OrdersView& view) {
    Data values;
    values.set("open", list_of(frame, view.open, view));
    values.set("none", flag(view.open.empty()));
    values.set("done", list_of(frame, view.done, view));
    values.set("has_done", flag(!view.done.empty()));
    return render_page(frame, "console_orders.html", std::string(frame.words.tr("我的单")), values);
}

namespace {

Data order_data(const Frame& frame, const OrderView& view) {
    const ServiceRequest& request = view.request;
    Data values = request_data(frame, request, view.places, view.now);
    values.set("from", std::string(domain::to_string(request.state)));
    values.set("said", request.words);
    values.set("has_said", flag(!request.words.empty()));
    set_answers(frame, request, view.places, values);
    const bool may_photograph = domain::is_open(request.state) || request.state == RequestState::done;
    set_photos(frame, view.photos, values, may_photograph);
    values.set("may_photograph", flag(may_photograph));
    values.set("history", history_data(frame, request, view.places, {true}));
    const Data steps = steps_data(frame, request.state, view.at_label);
    values.set("takes_parts", flag(takes_parts(request.state)));
    values.set("at_label", flag(view.at_label));
    values.set("typed_words", view.words);
    values.set("typed_parts", view.parts);
    values.set("cell", request.cell);
    values.set("has_steps", flag(steps.is_non_empty_list()));
    values.set("steps", steps);
    return values;
}

// What the console's values are made with, around which there is none.
Frame frame_of(const PageVoice& voice) {
    Frame frame;
    frame.language = voice.language;
    frame.words = voice.words;
    frame.site = voice.site;
    return frame;
}

}  // namespace

std::string order_page(const Frame& frame, const OrderView& view, const Notice& said) {
    Data values = order_data(frame, view);
    values.set("phone", view.request.phone);
    values.set("has_phone", flag(!view.request.phone.empty()));
    return render_page(frame, "console_order.html", view.request.number, values, said);
}

std::string order_phone_page(const PageVoice& voice, const OrderView& view, const std::string& key,
                             const Notice& said) {
    const Words tr{voice.words};
    const Frame frame = frame_of(voice);
    const std::string kind = kind_of(view.request, view.places, voice.language);
    Data values = order_data(frame, view);
    // Whoever finds the link learns no sign-in name.
    values.set("history", history_data(frame, view.request, view.places, {true, false}));
    set_page(values, voice, "pass.css");
    set_top(values, view.request.number, kind.empty() ? tr("我的单") : kind);
    set_other_language(values, voice);
    // Whoever finds the link is not to read a number: the page says that there is one, and where.
    values.set("has_phone", flag(!view.request.phone.empty()));
    values.set("key", key);
    values.set("here", language_query(voice));
    values.set("has_answer", flag(!said.text.empty()));
    values.set("answer", said.text);
    values.set("answer_role", said.bad ? "alert" : "status");
    values.set("tr", translator(frame));
    return render_phone("order_phone.html", values);
}

std::string no_order_page(const PageVoice& voice) {
    return words_alone(
        voice, voice.words.tr("这个链接打不开了"),
        voice.words.tr("这件报修可能派给了别人，或已经确认修好。请登录管理台看“我的单”，或问派单的人"));
}

std::string given_back_page(const PageVoice& voice) {
    return words_alone(voice, voice.words.tr("已经退回"),
                       voice.words.tr("派单的人会另外安排。这个链接不能再用了"));
}

}  // namespace hub
