#include "hub/web/console/orders_page.h"

#include "hub/web/console/request_data.h"

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

Data steps_data(const Frame& frame, RequestState from) {
    Data list{Data::type::list};
    for (const RequestState to : domain::next_states(from, domain::RequestMover::worker)) {
        Data item;
        item.set("value", std::string(domain::to_string(to)));
        item.set("word", std::string(frame.words.tr(step_word(to))));
        item.set("main", flag(to == RequestState::accepted || to == RequestState::done));
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

std::string order_page(const Frame& frame, const OrderView& view, const Notice& said) {
    const ServiceRequest& request = view.request;
    Data values = request_data(frame, request, view.places, view.now);
    values.set("from", std::string(domain::to_string(request.state)));
    values.set("said", request.words);
    values.set("has_said", flag(!request.words.empty()));
    values.set("phone", request.phone);
    values.set("has_phone", flag(!request.phone.empty()));
    set_answers(request, values);
    set_photos(frame, view.photos, values);
    values.set("may_photograph", flag(domain::is_open(request.state) || request.state == RequestState::done));
    values.set("history", history_data(frame, request, true));
    const Data steps = steps_data(frame, request.state);
    values.set("has_steps", flag(steps.is_non_empty_list()));
    values.set("steps", steps);
    return render_page(frame, "console_order.html", request.number, values, said);
}

}  // namespace hub
