// Service requests for strangers: no statement here reads what only staff may know.
#include <limits>

#include "hub/open311/document.h"
#include "hub/store/parts.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

constexpr auto open311_place = "hub.store.open311";
constexpr const char* open311_setting = "open311";

using Texts = std::vector<std::string>;

std::string rows_of_texts(const Texts& texts) {
    sql::Rows rows = sql::Rows::array();
    for (const std::string& text : texts)
        rows.push_back(sql::Rows::array({text}));
    return sql::text_of(rows);
}

// Among the texts that are bound as `:name`; among any where there are none. Either way it is bound.
std::string among(soci::session& sql, const char* column, const char* name, const Texts& texts) {
    const std::string bound(name);
    if (texts.empty()) return " AND (:" + bound + " = '[]')";
    return std::string(" AND ") + column + " IN (SELECT wanted." + bound + " FROM " +
           sql::table_of(sql, bound, {{name}}) + " AS wanted)";
}

Texts words_of(const std::vector<domain::RequestState>& states) {
    Texts words;
    for (const auto state : states)
        words.emplace_back(domain::to_string(state));
    return words;
}

struct Span {
    explicit Span(const PublicQuery& query)
        : from(base::to_ms(query.from)),
          before(query.before == base::WallTime{} ? std::numeric_limits<std::int64_t>::max()
                                                  : base::to_ms(query.before)),
          limit(static_cast<long long>(query.limit)) {}
    long long from, before, limit;
};

domain::RequestState state_in(const std::string& word) {
    return domain::parse_request_state(word).value_or(domain::RequestState::submitted);
}

std::vector<PublicRequest> read_requests(soci::session& sql, const PublicQuery& query) {
    const std::string numbers = rows_of_texts(query.numbers), codes = rows_of_texts(query.categories),
                      states = rows_of_texts(words_of(query.states));
    const Span span(query);
    std::vector<PublicRequest> all;
    PublicRequest row;
    std::string state;
    long long made = 0, due = 0, changed = 0;
    soci::statement select =
        (sql.prepare << "SELECT number, cell, place, category, state, made_ms, due_ms, changed_ms, room"
                        " FROM service_requests WHERE number NOT LIKE '%#%'" +
                            among(sql, "number", "numbers", query.numbers) +
                            among(sql, "category", "codes", query.categories) +
                            among(sql, "state", "states", words_of(query.states)) +
                            " AND made_ms >= :span AND made_ms < :ending"
                            " ORDER BY made_ms DESC, number DESC LIMIT :most",
         soci::use(numbers, "numbers"), soci::use(codes, "codes"), soci::use(states, "states"),
         soci::use(span.from, "span"), soci::use(span.before, "ending"), soci::use(span.limit, "most"),
         soci::into(row.number), soci::into(row.cell), soci::into(row.place), soci::into(row.category),
         soci::into(state), soci::into(made), soci::into(due), soci::into(changed), soci::into(row.room));
    select.execute();
    while (select.fetch()) {
        row.state = state_in(state);
        row.made = base::from_ms(made);
        row.due = base::from_ms(due);
        row.changed = base::from_ms(changed);
        all.push_back(row);
    }
    return all;
}

std::vector<PublicStep> read_steps(soci::session& sql, const PublicQuery& query) {
    const std::string numbers = rows_of_texts(query.numbers);
    const Span span(query);
    std::vector<PublicStep> all;
    PublicStep row;
    std::string state;
    long long at = 0, recorded = 0, position = 0;
    soci::statement select =
        (sql.prepare << "SELECT number, position, at_ms, recorded_ms, state FROM request_steps"
                        " WHERE number NOT LIKE '%#%'" +
                            among(sql, "number", "numbers", query.numbers) +
                            " AND recorded_ms >= :span AND recorded_ms < :ending"
                            " ORDER BY recorded_ms, number, position LIMIT :most",
         soci::use(numbers, "numbers"), soci::use(span.from, "span"), soci::use(span.before, "ending"),
         soci::use(span.limit, "most"), soci::into(row.number), soci::into(position), soci::into(at),
         soci::into(recorded), soci::into(state));
    select.execute();
    while (select.fetch()) {
        row.position = static_cast<int>(position);
        row.state = state_in(state);
        row.at = base::from_ms(at);
        row.recorded = base::from_ms(recorded);
        all.push_back(row);
    }
    return all;
}

}  // namespace

base::Result<std::vector<PublicRequest>> Store::public_requests(const PublicQuery& query) {
    return parts_->database->read(open311_place,
                                  [&](soci::session& sql) { return read_requests(sql, query); });
}

base::Result<std::vector<PublicStep>> Store::public_steps(const PublicQuery& query) {
    return parts_->database->read(open311_place, [&](soci::session& sql) { return read_steps(sql, query); });
}

base::Result<std::optional<Open311House>> Store::open311_house() {
    return parts_->database->read(open311_place, [&](soci::session& sql) -> std::optional<Open311House> {
        auto house = parse_open311_house(sql::setting(sql, open311_setting));
        return house ? std::optional(std::move(*house)) : std::nullopt;
    });
}

base::Status Store::set_open311_house(const std::string& json, const Actor& by, base::WallTime now) {
    auto house = parse_open311_house(json);
    if (!house) return house.error();
    house->changeset = open311::w3_time(now);
    return parts_->database->write(open311_place, [&](soci::session& sql) {
        sql::set_setting(sql, open311_setting, to_json(*house));
        sql::put_audit(sql, {0, now, by, "house.open311", "", ""});
    });
}

}  // namespace hub
