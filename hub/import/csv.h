// Tables as text: RFC 4180, with comma, semicolon or tab, as spreadsheets write and read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hub {

struct CsvRow {
    std::size_t line = 0;  // where it begins, from 1
    std::vector<std::string> cells;
};

// The separator that the first row uses outside quotes; a comma if none.
char csv_separator(std::string_view text);

struct CsvLimits {
    std::size_t rows = 20'000, cells = 64;
};
// Rows without any content are left out. invalid: a quote that is never closed, or more than the limits; the
// text says at which line.
base::Result<std::vector<CsvRow>> parse_csv(std::string_view text, const CsvLimits& limits = {});

// One row with commas, ended by CR LF; quoted where it must be.
std::string csv_row(const std::vector<std::string>& cells);

// A spreadsheet would take it for a formula: a cell that begins with = + - @, also as wide characters, a tab
// or a line break.
bool would_compute(std::string_view cell);
// What a spreadsheet would take for a formula gets
// an apostrophe in front; without_fuse() takes it away again.
std::string defused(std::string_view cell);
std::string without_fuse(std::string_view cell);

// A whole table for spreadsheets, its head first: UTF-8 that says so, each cell defused.
std::string spreadsheet(const std::vector<std::vector<std::string>>& rows);

}  // namespace hub
