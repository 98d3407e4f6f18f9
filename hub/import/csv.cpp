#include "hub/import/csv.h"

#include <algorithm>
#include <array>

namespace hub {

namespace {

base::Error wrong(std::size_t line, const std::string& text) {
    return {base::ErrorKind::invalid, "line " + std::to_string(line) + ": " + text, "hub.csv"};
}

class Parser {
  public:
    Parser(std::string_view text, const CsvLimits& limits)
        : rest_(text), separator_(csv_separator(text)), limits_(limits) {}

    base::Result<std::vector<CsvRow>> parse() {
        std::vector<CsvRow> rows;
        while (!rest_.empty()) {
            CsvRow row;
            row.line = line_;
            if (auto status = read_row(row); !status) return status.error();
            const bool empty = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
                return cell.find_first_not_of(" \t\r\n") == std::string::npos;
            });
            if (empty) continue;
            if (rows.size() == limits_.rows) return wrong(row.line, "too many rows");
            rows.push_back(std::move(row));
        }
        return rows;
    }

  private:
    base::Status read_row(CsvRow& row) {
        for (;;) {
            if (row.cells.size() == limits_.cells) return wrong(row.line, "too many columns");
            std::string cell;
            if (auto status = read_cell(cell); !status) return status;
            row.cells.push_back(std::move(cell));
            if (rest_.empty()) return {};
            const char end = take();
            if (end == separator_) continue;
            if (end == '\r' && rest_.starts_with('\n')) take();
            ++line_;
            return {};
        }
    }

    // Up to a separator or the end of the line. What stands behind a closing quote belongs to the cell.
    base::Status read_cell(std::string& cell) {
        if (rest_.starts_with('"'))
            if (auto status = read_quoted(cell); !status) return status;
        while (!rest_.empty() && rest_.front() != separator_ && rest_.front() != '\n' &&
               rest_.front() != '\r')
            cell += take();
        return {};
    }

    base::Status read_quoted(std::string& cell) {
        const std::size_t began = line_;
        take();
        while (!rest_.empty()) {
            const char c = take();
            if (c == '\n') ++line_;
            if (c != '"') {
                cell += c;
            } else if (rest_.starts_with('"')) {
                cell += take();
            } else {
                return {};
            }
        }
        return wrong(began, "a quote that is never closed");
    }

    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::string_view rest_;
    const char separator_;
    const CsvLimits limits_;
    std::size_t line_ = 1;
};

// The last four are their wide forms (U+FF1D, FF0B, FF0D, FF20), which input methods make of them.
constexpr std::string_view triggers[] = {"=",  "+",      "-",      "@",      "\t",    "\r",
                                         "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

}  // namespace

char csv_separator(std::string_view text) {
    constexpr std::array<char, 3> known = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) break;
        for (std::size_t n = 0; n < known.size(); ++n)
            counts[n] += !quoted && c == known[n];
    }
    return known[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

base::Result<std::vector<CsvRow>> parse_csv(std::string_view text, const CsvLimits& limits) {
    return Parser(text, limits).parse();
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t n = 0; n < cells.size(); ++n) {
        if (n > 0) row += ',';
        if (cells[n].find_first_of(",;\t\"\r\n") == std::string::npos) {
            row += cells[n];
            continue;
        }
        row += '"';
        for (const char c : cells[n])
            row += c == '"' ? "\"\"" : std::string(1, c);
        row += '"';
    }
    return row + "\r\n";
}

bool would_compute(std::string_view cell) {
    return std::any_of(std::begin(triggers), std::end(triggers),
                       [&](std::string_view trigger) { return cell.starts_with(trigger); });
}

std::string defused(std::string_view cell) {
    return (would_compute(cell) ? "'" : "") + std::string(cell);
}

std::string spreadsheet(const std::vector<std::vector<std::string>>& rows) {
    std::string table("\xEF\xBB\xBF");
    for (std::vector<std::string> cells : rows) {
        for (std::string& cell : cells)
            cell = defused(cell);
        table += csv_row(cells);
    }
    return table;
}

std::string without_fuse(std::string_view cell) {
    const bool fused = cell.starts_with('\'') && would_compute(cell.substr(1));
    return std::string(cell.substr(fused ? 1 : 0));
}

}  // namespace hub
