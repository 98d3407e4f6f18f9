#include "kiosk/store/replica_topics.h"
#include "kiosk/store/words.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

base::Status put_children(Connection& db, const domain::Place& p) {
    base::Status done;
    for (std::size_t i = 0; done && i < p.way.size(); ++i) {
        const auto& step = p.way[i];
        done = db.run("INSERT INTO place_steps VALUES (?, ?, ?, ?, ?, ?, ?)", p.id, i,
                      word_of(step_words, step.kind), step.hint.zh, step.hint.en, step.action.zh,
                      step.action.en);
    }
    for (std::size_t i = 0; done && i < p.plan.size(); ++i) {
        const auto& cell = p.plan[i];
        done = db.run("INSERT INTO place_cells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", p.id, i, cell.x, cell.y,
                      cell.w, cell.h, cell.label.zh, cell.label.en, word_of(cell_words, cell.kind));
    }
    for (std::size_t i = 0; done && i < p.path.size(); ++i)
        done = db.run("INSERT INTO place_points VALUES (?, ?, ?, ?)", p.id, i, p.path[i].x, p.path[i].y);
    return done;
}

float real(const Query& q, int column) {
    return static_cast<float>(q.real(column));
}

domain::WayStep read_step(const Query& q) {
    return {from_word(step_words, q.text(0), domain::StepKind::walk),
            {q.text(1), q.text(2)},
            {q.text(3), q.text(4)}};
}

domain::PlanCell read_cell(const Query& q) {
    return {real(q, 0),
            real(q, 1),
            real(q, 2),
            real(q, 3),
            {q.text(4), q.text(5)},
            from_word(cell_words, q.text(6), domain::CellKind::room)};
}

base::Status read_children(Connection& db, domain::Place& place) {
    auto way = collect(db.query("SELECT kind, hint_zh, hint_en, action_zh, action_en FROM place_steps "
                                "WHERE place = ? ORDER BY position",
                                place.id),
                       read_step);
    if (!way) return way.error();
    auto plan = collect(db.query("SELECT x, y, w, h, label_zh, label_en, kind FROM place_cells "
                                 "WHERE place = ? ORDER BY position",
                                 place.id),
                        read_cell);
    if (!plan) return plan.error();
    auto path = collect(db.query("SELECT x, y FROM place_points WHERE place = ? ORDER BY position", place.id),
                        [](const Query& q) {
                            return domain::PlanPoint{real(q, 0), real(q, 1)};
                        });
    if (!path) return path.error();
    place.way = std::move(*way);
    place.plan = std::move(*plan);
    place.path = std::move(*path);
    return {};
}

}  // namespace

base::Status put(Connection& db, Generation generation, const domain::Place& p) {
    // The row of the older version takes its steps, cells and points with it.
    auto done = db.run("DELETE FROM places WHERE id = ?", p.id);
    if (done)
        done = db.run("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", p.id, generation,
                      p.building.zh, p.building.en, p.floor.zh, p.floor.en, p.name.zh, p.name.en, p.minutes,
                      p.metres, p.plan_width, p.plan_height, word_of(place_words, p.kind));
    if (done) done = put_children(db, p);
    return done;
}

base::Result<std::optional<domain::Place>> read_place(Connection& db, const std::string& id) {
    auto place = first(db.query("SELECT id, building_zh, building_en, floor_zh, floor_en, name_zh, name_en, "
                                "minutes, metres, plan_width, plan_height, kind FROM places WHERE id = ?",
                                id),
                       [](const Query& q) {
                           domain::Place p;
                           p.id = q.text(0);
                           p.building = {q.text(1), q.text(2)};
                           p.floor = {q.text(3), q.text(4)};
                           p.name = {q.text(5), q.text(6)};
                           p.minutes = static_cast<int>(q.integer(7));
                           p.metres = static_cast<int>(q.integer(8));
                           p.plan_width = real(q, 9);
                           p.plan_height = real(q, 10);
                           p.kind = from_word(place_words, q.text(11), domain::PlaceKind::room);
                           return p;
                       });
    if (!place || !*place) return place;
    if (auto done = read_children(db, **place); !done) return done.error();
    return place;
}

}  // namespace store
