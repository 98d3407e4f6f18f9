// Layouts and categories: where something can be broken, and what.
#include "kiosk/store/replica_topics.h"

namespace store {

using base::sqlite::Connection;
using base::sqlite::Query;

namespace {

base::Status put_grid_names(Connection& db, const std::string& layout, const char* axis,
                            const std::vector<domain::Text>& names) {
    base::Status done;
    for (std::size_t i = 0; done && i < names.size(); ++i)
        done = db.run("INSERT INTO layout_names VALUES (?, ?, ?, ?, ?)", layout, axis, i, names[i].zh,
                      names[i].en);
    return done;
}

base::Result<std::vector<domain::Text>> read_grid_names(Connection& db, const std::string& layout,
                                                        const char* axis) {
    return collect(db.query("SELECT zh, en FROM layout_names WHERE layout = ? AND axis = ? ORDER BY position",
                            layout, axis),
                   [](const Query& q) {
                       return domain::Text{q.text(0), q.text(1)};
                   });
}

domain::GridCell read_grid_cell(const Query& q) {
    domain::GridCell cell;
    cell.id = q.text(0);
    cell.row = static_cast<int>(q.integer(1));
    cell.column = static_cast<int>(q.integer(2));
    cell.label = {q.text(3), q.text(4)};
    cell.name = {q.text(5), q.text(6)};
    cell.icon = q.text(7);
    cell.unit = q.text(8);
    cell.no_photo = q.flag(9);
    cell.closed = q.flag(10);
    return cell;
}

base::Status put_plans(Connection& db, const domain::GridLayout& l) {
    base::Status done;
    for (std::size_t n = 0; done && n < l.plans.size(); ++n) {
        const domain::FloorPlan& plan = l.plans[n];
        done = db.run("INSERT INTO layout_plans VALUES (?, ?, ?)", l.id, n, plan.row);
        for (std::size_t i = 0; done && i < plan.rooms.size(); ++i) {
            const domain::FloorRoom& room = plan.rooms[i];
            done = db.run("INSERT INTO layout_rooms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", l.id, n, i,
                          room.x, room.y, room.w, room.h, room.label.zh, room.label.en, room.cell);
        }
    }
    return done;
}

base::Result<std::vector<domain::FloorRoom>> read_rooms(Connection& db, const std::string& layout,
                                                        std::size_t plan) {
    return collect(db.query("SELECT x, y, w, h, label_zh, label_en, cell FROM layout_rooms"
                            " WHERE layout = ? AND plan = ? ORDER BY position",
                            layout, plan),
                   [](const Query& q) {
                       const auto number = [&](int column) { return static_cast<float>(q.real(column)); };
                       return domain::FloorRoom{
                           number(0), number(1), number(2), number(3), {q.text(4), q.text(5)}, q.text(6)};
                   });
}

base::Status read_plans(Connection& db, domain::GridLayout& layout) {
    auto plans =
        collect(db.query("SELECT \"row\" FROM layout_plans WHERE layout = ? ORDER BY position", layout.id),
                [](const Query& q) {
                    return domain::FloorPlan{static_cast<int>(q.integer(0)), {}};
                });
    if (!plans) return plans.error();
    for (std::size_t n = 0; n < plans->size(); ++n) {
        auto rooms = read_rooms(db, layout.id, n);
        if (!rooms) return rooms.error();
        (*plans)[n].rooms = std::move(*rooms);
    }
    layout.plans = std::move(*plans);
    return {};
}

base::Status read_layout_parts(Connection& db, domain::GridLayout& layout) {
    auto rows = read_grid_names(db, layout.id, "row");
    if (!rows) return rows.error();
    auto columns = read_grid_names(db, layout.id, "column");
    if (!columns) return columns.error();
    auto cells =
        collect(db.query("SELECT id, \"row\", \"column\", label_zh, label_en, name_zh, name_en, icon, unit, "
                         "no_photo, closed FROM layout_cells WHERE layout = ? ORDER BY position",
                         layout.id),
                read_grid_cell);
    if (!cells) return cells.error();
    layout.rows = std::move(*rows);
    layout.columns = std::move(*columns);
    layout.cells = std::move(*cells);
    return read_plans(db, layout);
}

domain::Category read_category(const Query& q) {
    domain::Category category;
    category.id = q.text(0);
    category.group = q.text(1);
    category.name = {q.text(2), q.text(3)};
    category.icon = q.text(4);
    category.minutes = static_cast<int>(q.integer(5));
    category.danger = q.flag(6);
    category.position = static_cast<int>(q.integer(7));
    return category;
}

base::Status put_questions(Connection& db, const domain::Category& c) {
    base::Status done;
    for (std::size_t n = 0; done && n < c.questions.size(); ++n) {
        const domain::Question& question = c.questions[n];
        done = db.run("INSERT INTO category_questions VALUES (?, ?, ?, ?, ?)", c.id, n, question.id,
                      question.text.zh, question.text.en);
        for (std::size_t i = 0; done && i < question.answers.size(); ++i)
            done = db.run("INSERT INTO category_answers VALUES (?, ?, ?, ?, ?)", c.id, n, i,
                          question.answers[i].zh, question.answers[i].en);
    }
    return done;
}

base::Status read_questions(Connection& db, domain::Category& category) {
    auto questions =
        collect(db.query("SELECT id, zh, en FROM category_questions WHERE category = ? ORDER BY position",
                         category.id),
                [](const Query& q) {
                    return domain::Question{q.text(0), {q.text(1), q.text(2)}, {}};
                });
    if (!questions) return questions.error();
    for (std::size_t n = 0; n < questions->size(); ++n) {
        auto answers = collect(
            db.query(
                "SELECT zh, en FROM category_answers WHERE category = ? AND question = ? ORDER BY position",
                category.id, n),
            [](const Query& q) {
                return domain::Text{q.text(0), q.text(1)};
            });
        if (!answers) return answers.error();
        (*questions)[n].answers = std::move(*answers);
    }
    category.questions = std::move(*questions);
    return {};
}

base::Status read_category_words(Connection& db, domain::Category& category) {
    auto phrases = collect(
        db.query("SELECT zh, en FROM category_phrases WHERE category = ? ORDER BY position", category.id),
        [](const Query& q) {
            return domain::Text{q.text(0), q.text(1)};
        });
    if (!phrases) return phrases.error();
    auto synonyms = collect(
        db.query("SELECT word FROM category_synonyms WHERE category = ? ORDER BY position", category.id),
        [](const Query& q) { return q.text(0); });
    if (!synonyms) return synonyms.error();
    category.phrases = std::move(*phrases);
    category.synonyms = std::move(*synonyms);
    return read_questions(db, category);
}

}  // namespace

base::Status put(Connection& db, Generation generation, const domain::GridLayout& l) {
    // The row of the older version takes its names and cells with it.
    auto done = db.run("DELETE FROM layouts WHERE id = ?", l.id);
    if (done)
        done = db.run("INSERT INTO layouts VALUES (?, ?, ?, ?, ?, ?)", l.id, generation, l.name.zh, l.name.en,
                      l.below, l.position);
    if (done) done = put_grid_names(db, l.id, "row", l.rows);
    if (done) done = put_grid_names(db, l.id, "column", l.columns);
    for (std::size_t i = 0; done && i < l.cells.size(); ++i) {
        const domain::GridCell& cell = l.cells[i];
        done = db.run("INSERT INTO layout_cells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", l.id, i,
                      cell.id, cell.row, cell.column, cell.label.zh, cell.label.en, cell.name.zh,
                      cell.name.en, cell.icon, cell.unit, cell.no_photo, cell.closed);
    }
    return done ? put_plans(db, l) : done;
}

base::Status put(Connection& db, Generation generation, const domain::Category& c) {
    auto done = db.run("DELETE FROM categories WHERE id = ?", c.id);
    if (done)
        done = db.run("INSERT INTO categories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", c.id, generation, c.group,
                      c.name.zh, c.name.en, c.icon, c.minutes, c.danger, c.position);
    for (std::size_t i = 0; done && i < c.phrases.size(); ++i)
        done = db.run("INSERT INTO category_phrases VALUES (?, ?, ?, ?)", c.id, i, c.phrases[i].zh,
                      c.phrases[i].en);
    for (std::size_t i = 0; done && i < c.synonyms.size(); ++i)
        done = db.run("INSERT INTO category_synonyms VALUES (?, ?, ?)", c.id, i, c.synonyms[i]);
    return done ? put_questions(db, c) : done;
}

base::Result<std::vector<domain::GridLayout>> read_layouts(Connection& db) {
    auto layouts =
        collect(db.query("SELECT id, name_zh, name_en, below, position FROM layouts ORDER BY position, id"),
                [](const Query& q) {
                    domain::GridLayout layout;
                    layout.id = q.text(0);
                    layout.name = {q.text(1), q.text(2)};
                    layout.below = static_cast<int>(q.integer(3));
                    layout.position = static_cast<int>(q.integer(4));
                    return layout;
                });
    if (!layouts) return layouts.error();
    for (domain::GridLayout& layout : *layouts)
        if (auto done = read_layout_parts(db, layout); !done) return done.error();
    return layouts;
}

base::Result<std::vector<domain::Category>> read_categories(Connection& db) {
    auto categories =
        collect(db.query("SELECT id, \"group\", name_zh, name_en, icon, minutes, danger, position "
                         "FROM categories ORDER BY position, id"),
                read_category);
    if (!categories) return categories.error();
    for (domain::Category& category : *categories)
        if (auto done = read_category_words(db, category); !done) return done.error();
    return categories;
}

}  // namespace store
