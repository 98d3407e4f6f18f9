// A meeting's list as a table of a spreadsheet: which column is what, and what a cell says of a person.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hub/import/csv.h"
#include "kiosk/domain/meeting.h"

namespace hub {

enum class Column {
    name,
    organisation,
    organisation_en,
    phone,
    seat,
    title,
    honorific,
    role,
    excused,
    stood_in_by,    // who comes in this person's place
    stands_in_for,  // in whose place this person comes
    classified,
};
std::string_view column_word(Column column);  // a msgid, as the house's tables call it

using Cells = std::map<Column, std::string>;

// Something that cannot be taken as it is. `line` 0 is the form of one person.
struct CellFault {
    std::size_t line = 0;
    std::string column;     // as the table calls it
    std::string_view what;  // a msgid
    std::string value;      // what stood there, shortened
};

struct TableRow {
    std::size_t line = 0;
    Cells cells;
};

struct AttendeeTable {
    std::vector<Column> columns;
    std::vector<std::string> ignored;  // heads of columns that mean nothing here
    std::vector<TableRow> rows;
    std::vector<CellFault>
        faults;  // of the table as a whole and of rows that cannot be read, which are not among `rows`
};

// 涉密会议不得录入: a table with any mark of it is refused as a whole.
inline constexpr std::string_view classified_words = "涉密会议不得录入";
// Whether a cell, or a title, bears such a mark or is such a word.
bool marked_classified(std::string_view cell);

// The first line that bears such a mark (GB/T 9704: 机密★1年, or a cell that says nothing else); 0: none.
std::size_t classified_line(const std::vector<CsvRow>& rows);

// `text` is UTF-8. The first row names the columns, in Chinese or English.
AttendeeTable read_attendee_table(std::string_view text);

// Puts what the cells say into a person; columns that are not there leave it as it was. Faults name what was
// not taken.
std::vector<CellFault> put_cells(const TableRow& row, domain::Attendee& attendee, std::string& phone);

// "0086 138-0000-0000" -> "13800000000".
std::string plain_phone(std::string_view phone);

}  // namespace hub
