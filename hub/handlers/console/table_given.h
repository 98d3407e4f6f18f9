// The table that an importing form brings: a file, or what was pasted.
#pragma once

#include <optional>
#include <string>

#include "base/text/catalogue.h"
#include "hub/handlers/message.h"
#include "hub/import/attendee_table.h"

namespace hub {

// As UTF-8; nullopt: in no encoding that we know. The file wins.
std::optional<std::string> table_given(const Request& request);

// The confirming form carries the table a second time, within the limit of a body.
inline constexpr std::size_t most_table = 400u << 10;

inline constexpr std::string_view too_large_words = base::tr_mark("表格太大，请分成几次导入"),
                                  unknown_charset_words =
                                      base::tr_mark("文件的编码认不出来，请另存为 UTF-8 的 CSV"),
                                  workbook_words = base::tr_mark(
                                      "这是 Excel 工作簿：请在 Excel 里另存为 CSV，再选那个文件");

// Why it cannot be read at all; empty: it can.
std::string_view fault_of_table(const Request& request, const std::optional<std::string>& table);

inline AttendeeTable unreadable_table(std::string_view what) {
    AttendeeTable table;
    table.faults.push_back({1, "", what, ""});
    return table;
}

}  // namespace hub
