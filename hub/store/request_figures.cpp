// Counts of service requests: the database counts, nothing of a reporter's is read.
#include "hub/clock.h"
#include "hub/store/parts.h"

namespace hub {

namespace {

constexpr auto figures_place = "hub.store.figures";

using Counts = std::map<std::string, RequestFigures::Count>;

// The column is ours.
Counts counts_by(soci::session& sql, const std::string& column, long long from) {
    Counts counts;
    std::string key;
    long long made = 0, open = 0;
    soci::statement select =
        (sql.prepare << "SELECT " + column + ", COUNT(*), SUM(CASE WHEN " + sql::open_states() +
                            " THEN 1 ELSE 0 END) FROM service_requests WHERE made_ms >= :start GROUP BY " +
                            column,
         soci::use(from, "start"), soci::into(key), soci::into(made), soci::into(open));
    select.execute();
    while (select.fetch())
        counts[key] = {static_cast<std::uint64_t>(made), static_cast<std::uint64_t>(open)};
    return counts;
}

// By days, which every database can tell by dividing; months are the calendar's.
std::map<Month, RequestFigures::Count> counts_by_month(soci::session& sql, long long from) {
    std::map<Month, RequestFigures::Count> months;
    const long long offset = std::chrono::milliseconds(utc_offset).count(),
                    day_length = std::chrono::milliseconds(std::chrono::days{1}).count();
    long long day = 0, made = 0, open = 0;
    soci::statement select =
        (sql.prepare << "SELECT (made_ms + :off) / :len AS day, COUNT(*), SUM(CASE WHEN " +
                            sql::open_states() +
                            " THEN 1 ELSE 0 END) FROM service_requests WHERE made_ms >= :start GROUP BY 1",
         soci::use(offset, "off"), soci::use(day_length, "len"), soci::use(from, "start"), soci::into(day),
         soci::into(made), soci::into(open));
    select.execute();
    while (select.fetch()) {
        const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
        auto& month = months[{static_cast<int>(date.year()), static_cast<int>(unsigned(date.month()))}];
        month.made += static_cast<std::uint64_t>(made);
        month.open += static_cast<std::uint64_t>(open);
    }
    return months;
}

std::map<std::string, std::uint64_t> open_by_cell(soci::session& sql) {
    std::map<std::string, std::uint64_t> cells;
    std::string cell;
    long long open = 0;
    soci::statement select = (sql.prepare << "SELECT cell, COUNT(*) FROM service_requests WHERE " +
                                                 sql::open_states() + " GROUP BY cell",
                              soci::into(cell), soci::into(open));
    select.execute();
    while (select.fetch())
        cells[cell] = static_cast<std::uint64_t>(open);
    return cells;
}

}  // namespace

base::Result<RequestFigures> Store::request_figures(base::WallTime from) {
    return parts_->database->read(figures_place, [&](soci::session& sql) {
        const long long since = base::to_ms(from);
        RequestFigures figures;
        figures.open_by_cell = open_by_cell(sql);
        figures.by_category = counts_by(sql, "category", since);
        figures.by_unit = counts_by(sql, "unit", since);
        figures.by_assignee = counts_by(sql, "assignee", since);
        figures.by_month = counts_by_month(sql, since);
        for (const auto& [word, count] : counts_by(sql, "rating", since))
            if (const auto rating = domain::parse_satisfaction(word)) figures.by_rating[*rating] = count.made;
        return figures;
    });
}

}  // namespace hub
