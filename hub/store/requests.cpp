// Service requests: made from the facts of a batch, by the same transaction; moved by one at a time.
#include <algorithm>
#include <cctype>

#include "base/text/dates.h"
#include "hub/clock.h"
#include "hub/store/parts.h"
#include "hub/store/request_house.h"
#include "hub/store/rows.h"

namespace hub {

namespace {

using domain::RequestMover;
using domain::RequestState;

constexpr auto place = "hub.store.requests";

std::string text_of(RequestState state) {
    return std::string(domain::to_string(state));
}

// A row on its way out of the database.
struct Row {
    ServiceRequest request;
    std::string fact, follow, state, rating, reminded;
    long long made = 0, due = 0, near = 0, changed = 0, voices = 0, urges = 0, urged = 0;
    int danger = 0;

    ServiceRequest read() const {
        ServiceRequest r = request;
        r.fact = base::parse_uuid(fact).value_or(domain::FactId{});
        r.key = {base::parse_hex16(follow).value_or(0)};
        r.state = domain::parse_request_state(state).value_or(RequestState::submitted);
        r.made = base::from_ms(made);
        r.due = base::from_ms(due);
        r.near = base::from_ms(near);
        r.reminded = parse_reminder(reminded);
        r.changed = base::from_ms(changed);
        r.voices = static_cast<int>(voices);
        r.danger = danger != 0;
        r.urges = static_cast<int>(urges);
        r.urged = base::from_ms(urged);
        r.rating = domain::parse_satisfaction(rating);
        return r;
    }
};

const std::string columns =
    "number, fact, follow, kiosk, cell, unit, place, category, words, phone, danger, language, state, "
    "made_ms,"
    " due_ms, near_ms, reminded, changed_ms, assignee, worker, voices, urges, urged_ms, rating, room, "
    "merged_into";

template <class Statement>
auto into_row(Statement&& statement, Row& row) {
    ServiceRequest& r = row.request;
    return (std::forward<Statement>(statement), soci::into(r.number), soci::into(row.fact),
            soci::into(row.follow), soci::into(r.kiosk), soci::into(r.cell), soci::into(r.unit),
            soci::into(r.place), soci::into(r.category), soci::into(r.words), soci::into(r.phone),
            soci::into(row.danger), soci::into(r.language), soci::into(row.state), soci::into(row.made),
            soci::into(row.due), soci::into(row.near), soci::into(row.reminded), soci::into(row.changed),
            soci::into(r.assignee), soci::into(r.worker), soci::into(row.voices), soci::into(row.urges),
            soci::into(row.urged), soci::into(row.rating), soci::into(r.room), soci::into(r.merged_into));
}

std::vector<RequestMoved> moves_of(soci::session& sql, const std::string& number) {
    std::vector<RequestMoved> moves;
    std::string state, mover;
    RequestMoved move;
    long long at = 0;
    soci::statement select =
        (sql.prepare << "SELECT at_ms, state, mover, actor, words, parts, assignee FROM request_steps"
                        " WHERE number = :number ORDER BY position",
         soci::use(number), soci::into(at), soci::into(state), soci::into(mover), soci::into(move.actor),
         soci::into(move.words), soci::into(move.parts), soci::into(move.assignee));
    select.execute();
    while (select.fetch()) {
        move.at = base::from_ms(at);
        move.state = domain::parse_request_state(state).value_or(RequestState::submitted);
        move.mover = parse_request_mover(mover).value_or(RequestMover::rule);
        moves.push_back(move);
    }
    return moves;
}

std::optional<ServiceRequest> find(soci::session& sql, const char* column, const std::string& value) {
    Row row;
    soci::statement select =
        into_row((sql.prepare << "SELECT " + columns + " FROM service_requests WHERE " + column + " = :value",
                  soci::use(value)),
                 row);
    select.execute();
    if (!select.fetch()) return std::nullopt;
    ServiceRequest request = row.read();
    request.moves = moves_of(sql, request.number);
    request.said = sql::said_of(sql, request.number);
    request.answers = sql::answers_of(sql, request.number);
    return request;
}

void put_step(soci::session& sql, const std::string& number, std::size_t position, const RequestMoved& move,
              base::WallTime now) {
    const auto nth = static_cast<long long>(position);
    const long long at = base::to_ms(move.at), recorded = base::to_ms(now);
    const std::string state = text_of(move.state), mover(to_string(move.mover));
    sql << "INSERT INTO request_steps (number, position, at_ms, recorded_ms, state, mover, actor, words,"
           " parts, assignee) VALUES (:number, :position, :at, :recorded, :state, :mover, :actor, :words, "
           ":parts,"
           " :assignee)",
        soci::use(number), soci::use(nth), soci::use(at), soci::use(recorded), soci::use(state),
        soci::use(mover), soci::use(move.actor), soci::use(move.words), soci::use(move.parts),
        soci::use(move.assignee);
}

void publish(soci::session& sql, const ServiceRequest& request, base::WallTime now) {
    if (const auto all = told(request)) sql::put_changes(sql, {*all}, now);
}

// Two memories of one kiosk may have given it twice: both are kept, and staff see the mark.
std::string free_number(soci::session& sql, const std::string& number) {
    std::string free = number;
    for (int again = 2;; ++again) {
        long long taken = 0;
        sql << "SELECT COUNT(*) FROM service_requests WHERE number = :number", soci::use(free),
            soci::into(taken);
        if (taken == 0) return free;
        free = number + "#" + std::to_string(again);
    }
}

ServiceRequest request_of(soci::session& sql, const sql::ReportFact& report, const sql::House& house) {
    const domain::ServiceRequestFact& fact = report.fact;
    ServiceRequest r;
    r.number = free_number(sql, domain::to_string(fact.number));
    r.fact = report.id;
    r.key = fact.key;
    r.kiosk = report.kiosk;
    const auto unit = house.units.find(fact.cell);
    r.unit = unit == house.units.end() ? "" : unit->second;
    r.cell = fact.cell;
    r.room = fact.room;
    r.place = fact.place;
    r.category = fact.category;
    r.words = fact.words;
    r.phone = fact.phone;
    r.language = fact.language;
    r.danger = fact.danger;
    r.answers = fact.answers;
    r.photos = fact.photos;
    r.made = r.changed = report.at;
    const auto promise = sql::promised(house.promises, r, report.at);
    r.near = promise.near;
    r.due = promise.due;
    r.moves = {{RequestState::submitted, RequestMover::reporter, report.at, "", ""}};
    return r;
}

void insert(soci::session& sql, const ServiceRequest& r, base::WallTime now) {
    const std::string fact = base::to_string(r.fact), follow = base::to_string(r.key),
                      state = text_of(r.state);
    const long long made = base::to_ms(r.made), due = base::to_ms(r.due), near = base::to_ms(r.near),
                    changed = base::to_ms(r.changed), voices = r.voices, none = 0;
    const int danger = r.danger ? 1 : 0;
    const std::string unrated, reminded;
    sql << "INSERT INTO service_requests (" + columns +
               ") VALUES (:number, :fact, :follow, :kiosk, :cell, :unit, :place, :category, :words, :phone,"
               " :danger, :language, :state, :made, :due, :near, :reminded, :changed, :assignee, :worker, "
               ":voices, :urges, "
               ":urged,"
               " :rating, :room, '')",
        soci::use(r.number), soci::use(fact), soci::use(follow), soci::use(r.kiosk), soci::use(r.cell),
        soci::use(r.unit), soci::use(r.place), soci::use(r.category), soci::use(r.words), soci::use(r.phone),
        soci::use(danger), soci::use(r.language), soci::use(state), soci::use(made), soci::use(due),
        soci::use(near), soci::use(reminded), soci::use(changed), soci::use(r.assignee), soci::use(r.worker),
        soci::use(voices), soci::use(none), soci::use(none), soci::use(unrated), soci::use(r.room);
    for (std::size_t n = 0; n < r.moves.size(); ++n)
        put_step(sql, r.number, n, r.moves[n], now);
    sql::put_answers(sql, r.number, r.answers);
    for (std::size_t n = 0; n < r.photos.size(); ++n) {
        const auto nth = static_cast<long long>(n);
        sql << "INSERT INTO request_photos (number, position, hash) VALUES (:number, :nth, :hash)",
            soci::use(r.number), soci::use(nth), soci::use(r.photos[n]);
    }
}

base::Error refused(const std::string& text) {
    return {base::ErrorKind::refused, text, place};
}

base::Status may_be(const ServiceRequest& request, const RequestMove& move) {
    // Two people at the same list: the second one sees what the first has done before deciding anew.
    if (request.state != move.from) return refused("it has been moved meanwhile");
    if (!move.only_of.empty() && request.assignee != move.only_of) return refused("it is somebody else's");
    if (!domain::may_move(move.from, move.to, move.by)) return refused("there is no such move");
    if (move.to == RequestState::rejected && move.words.empty()) return refused("a reason is needed");
    if (move.to == RequestState::dispatched && move.assignee.empty()) return refused("to whom is needed");
    return {};
}

// What has become of it. Who gives it back, or is no longer needed, is not its owner any more.
void take(ServiceRequest& request, const RequestMove& move, const Actor& by, base::WallTime now) {
    if (move.to == RequestState::dispatched) {
        request.assignee = move.assignee;
        request.worker = move.worker;
    }
    request.merged_into = move.into;
    sql::take_move(request, {move.to, move.by, now, by.who, move.words,
                             takes_parts(move.from) ? move.parts : "", request.assignee});
}

std::string condition_of(const RequestFilter& filter) {
    std::string all = "WHERE 1 = 1";
    if (!filter.states.empty()) {
        // Words of ours: nothing that came from outside.
        std::string words;
        for (const RequestState state : filter.states)
            words += (words.empty() ? "'" : ", '") + text_of(state) + "'";
        all += " AND state IN (" + words + ")";
    }
    all += filter.unit.empty() ? " AND (:unit = '')" : " AND unit = :unit";
    all += filter.category.empty() ? " AND (:category = '')" : " AND category = :category";
    all += filter.assignee.empty() ? " AND (:assignee = '')" : " AND assignee = :assignee";
    all += filter.cell.empty() ? " AND (:cell = '')" : " AND cell = :cell";
    all += filter.number.empty() ? " AND (:number = '')" : " AND number LIKE :number";
    all +=
        filter.merged_into.empty() ? " AND (:into = '')" : " AND merged_into <> '' AND merged_into = :into";
    if (filter.danger) all += " AND danger = 1";
    if (filter.late) all += " AND due_ms > 0 AND due_ms < " + std::to_string(base::to_ms(filter.now));
    return all;
}

std::string order_of(const RequestFilter& filter) {
    if (filter.late) return " ORDER BY due_ms, number";
    if (filter.by_change) return " ORDER BY changed_ms DESC, number DESC";
    const std::string newest = "made_ms DESC, number DESC";
    return " ORDER BY " + (filter.by_priority ? "danger DESC, voices DESC, " + newest : newest);
}

// In capitals, as numbers are, and without what LIKE would read as its own.
std::string pattern_of(const std::string& number) {
    std::string plain;
    for (const char c : number)
        if (c != '%' && c != '_' && c != '\\')
            plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return number.empty() ? "" : "%" + plain + "%";
}

}  // namespace

namespace sql {

std::optional<ServiceRequest> find_request(soci::session& sql, const char* column, const std::string& value) {
    return find(sql, column, value);
}

void take_move(ServiceRequest& request, const RequestMoved& move) {
    request.state = move.state;
    request.changed = move.at;
    if (move.state == RequestState::submitted || move.state == RequestState::reopened)
        request.assignee = request.worker = "";
    if (move.state == RequestState::reopened) request.rating.reset();
    if (move.state != RequestState::duplicate) request.merged_into = "";
    request.moves.push_back(move);
    if (move.state != RequestState::dispatched) request.moves.back().assignee = "";
}

void promise_anew(soci::session& sql, ServiceRequest& request, base::WallTime now) {
    const Promise promise = promised(promises_of(sql), request, now);
    const auto words = [](base::WallTime at) {
        if (at == base::WallTime{}) return std::string("none");
        const auto civil = base::to_civil(at, utc_offset);
        return base::format_iso_date(civil) + " " + base::format_time(civil);
    };
    put_audit(sql, {0,
                    now,
                    {"hub", ""},
                    "request.promise",
                    request.number,
                    words(request.due) + " > " + words(promise.due)});
    request.near = promise.near;
    request.due = promise.due;
    request.reminded = Reminder::none;
}

void write_request(soci::session& sql, const ServiceRequest& r, bool moved, base::WallTime now) {
    // text_of is also that of rows, here, which takes anything.
    const std::string state(domain::to_string(r.state)), reminded(to_string(r.reminded)),
        rating(r.rating ? domain::to_string(*r.rating) : std::string_view{});
    const long long changed = base::to_ms(r.changed), voices = r.voices, urges = r.urges,
                    urged = base::to_ms(r.urged), due = base::to_ms(r.due), near = base::to_ms(r.near);
    sql << "UPDATE service_requests SET state = :state, changed_ms = :changed, assignee = :assignee,"
           " worker = :worker, voices = :voices, urges = :urges, urged_ms = :urged, rating = :rating,"
           " due_ms = :due, near_ms = :near, reminded = :reminded, merged_into = :into WHERE number = "
           ":number",
        soci::use(state), soci::use(changed), soci::use(r.assignee), soci::use(r.worker), soci::use(voices),
        soci::use(urges), soci::use(urged), soci::use(rating), soci::use(due), soci::use(near),
        soci::use(reminded), soci::use(r.merged_into), soci::use(r.number);
    if (moved) put_step(sql, r.number, r.moves.size() - 1, r.moves.back(), now);
    if (moved) tell(sql, webhook::Kind::moved, r, now);
    publish(sql, r, now);
}

void take_reports(soci::session& sql, const std::vector<ReportFact>& reports, base::WallTime now) {
    if (reports.empty()) return;
    House house = house_of(sql, now);
    for (const ReportFact& report : reports) {
        ServiceRequest request = request_of(sql, report, house);
        dispatch(request, house, now);
        insert(sql, request, now);
        tell(sql, webhook::Kind::moved, request, now);
        publish(sql, request, now);
    }
}

}  // namespace sql

base::Result<std::optional<ServiceRequest>> Store::service_request(const std::string& number) {
    if (!may_be_number(number)) return std::optional<ServiceRequest>{};
    return parts_->database->read(place, [&](soci::session& sql) { return find(sql, "number", number); });
}

base::Result<std::optional<ServiceRequest>> Store::service_request_by_key(domain::RequestKey key) {
    return parts_->database->read(
        place, [&](soci::session& sql) { return find(sql, "follow", base::to_string(key)); });
}

base::Result<RequestPage> Store::service_requests(const RequestFilter& filter) {
    return parts_->database->read(place, [&](soci::session& sql) {
        const std::string condition = condition_of(filter), pattern = pattern_of(filter.number),
                          order = order_of(filter);
        RequestPage page;
        long long total = 0;
        sql << "SELECT COUNT(*) FROM service_requests " + condition, soci::use(filter.unit, "unit"),
            soci::use(filter.category, "category"), soci::use(filter.assignee, "assignee"),
            soci::use(filter.cell, "cell"), soci::use(pattern, "number"),
            soci::use(filter.merged_into, "into"), soci::into(total);
        page.total = static_cast<std::uint64_t>(total);
        const auto limit = static_cast<long long>(filter.limit), skip = static_cast<long long>(filter.skip);
        Row row;
        soci::statement select =
            into_row((sql.prepare << "SELECT " + columns + " FROM service_requests " + condition + order +
                                         " LIMIT :limit OFFSET :skip",
                      soci::use(filter.unit, "unit"), soci::use(filter.category, "category"),
                      soci::use(filter.assignee, "assignee"), soci::use(filter.cell, "cell"),
                      soci::use(pattern, "number"), soci::use(filter.merged_into, "into"),
                      soci::use(limit, "limit"), soci::use(skip, "skip")),
                     row);
        select.execute();
        while (select.fetch())
            page.requests.push_back(row.read());
        return page;
    });
}

base::Result<std::map<RequestState, std::uint64_t>> Store::service_requests_by_state() {
    return parts_->database->read(place, [](soci::session& sql) {
        std::map<RequestState, std::uint64_t> all;
        std::string state;
        long long count = 0;
        soci::statement select =
            (sql.prepare << "SELECT state, COUNT(*) FROM service_requests GROUP BY state", soci::into(state),
             soci::into(count));
        select.execute();
        while (select.fetch())
            if (const auto known = domain::parse_request_state(state))
                all[*known] = static_cast<std::uint64_t>(count);
        return all;
    });
}

base::Status Store::move_service_request(const RequestMove& move, const Actor& by, base::WallTime now) {
    auto done = parts_->database->write(place, [&](soci::session& sql) -> base::Status {
        auto request = may_be_number(move.number) ? find(sql, "number", move.number) : std::nullopt;
        if (!request) return base::Error{base::ErrorKind::not_found, "no such service request", place};
        if (auto may = may_be(*request, move); !may) return may;
        if (move.to == RequestState::duplicate) {
            if (auto may = sql::merge_request(sql, *request, move.into, now); !may) return may;
        }
        if (move.from == RequestState::duplicate) sql::part_request(sql, *request, now);
        take(*request, move, by, now);
        if (move.to == RequestState::reopened) sql::promise_anew(sql, *request, now);
        sql::write_request(sql, *request, true, now);
        sql::put_audit(
            sql, {0, now, by, "request.move", move.number, text_of(move.from) + " > " + text_of(move.to)});
        return {};
    });
    if (!done) return done.error();
    if (*done) parts_->announce_commit();
    return *done;
}

}  // namespace hub
