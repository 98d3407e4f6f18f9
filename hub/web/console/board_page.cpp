#include "hub/web/console/board_page.h"

#include "hub/web/console/request_data.h"

namespace hub {

namespace {

Data column_data(const Frame& frame, const BoardView& view, const BoardColumn& column) {
    Data item, cards{Data::type::list};
    for (const ServiceRequest& request : column.requests)
        cards << request_data(frame, request, view.places, view.now);
    const auto more = column.total - std::min<std::uint64_t>(column.total, column.requests.size());
    item.set("value", std::string(domain::to_string(column.state)));
    item.set("word", std::string(frame.words.tr(state_word(column.state))));
    item.set("kind", std::string(state_kind(column.state)));
    item.set("count", std::to_string(column.total));
    item.set("none", flag(column.total == 0));
    item.set("cards", cards);
    item.set("has_more", flag(more > 0));
    item.set("more", base::fill(frame.words.tr_n("还有 {n} 件", more), {{"n", std::to_string(more)}}));
    return item;
}

}  // namespace

std::string board_part(const Frame& frame, const BoardView& view) {
    Data values, columns{Data::type::list};
    for (const BoardColumn& column : view.columns)
        columns << column_data(frame, view, column);
    values.set("columns", columns);
    values.set("dangers", dangers_part(frame, view.dangers));
    return render_part(frame, "console_board_part.html", values);
}

std::string board_page(const Frame& frame, const BoardView& view) {
    Data values;
    values.set("part", board_part(frame, view));
    return render_page(frame, "console_board.html", std::string(frame.words.tr("报修看板")), values);
}

}  // namespace hub
