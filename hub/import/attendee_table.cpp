#include "hub/import/attendee_table.h"

#include <algorithm>
#include <array>

#include "base/text/catalogue.h"
#include "base/text/characters.h"
#include "base/text/charset.h"
#include "base/text/fold.h"
#include "base/text/pinyin.h"
#include "hub/handlers/form.h"
#include "hub/import/csv.h"

namespace hub {

namespace {

using base::tr_mark;

struct ColumnName {
    std::string_view folded;
    Column column;
};
// As fold_for_search leaves them: lower case, no spaces, no hyphens.
constexpr auto column_names = std::to_array<ColumnName>({
    {"姓名", Column::name},
    {"名字", Column::name},
    {"参会人", Column::name},
    {"参会人员", Column::name},
    {"人员姓名", Column::name},
    {"参会人姓名", Column::name},
    {"name", Column::name},
    {"fullname", Column::name},
    {"单位", Column::organisation},
    {"单位名称", Column::organisation},
    {"工作单位", Column::organisation},
    {"所在单位", Column::organisation},
    {"部门", Column::organisation},
    {"organisation", Column::organisation},
    {"organization", Column::organisation},
    {"unit", Column::organisation},
    {"department", Column::organisation},
    {"单位英文", Column::organisation_en},
    {"英文单位", Column::organisation_en},
    {"organisationinenglish", Column::organisation_en},
    {"organizationinenglish", Column::organisation_en},
    {"手机", Column::phone},
    {"手机号", Column::phone},
    {"手机号码", Column::phone},
    {"电话", Column::phone},
    {"联系电话", Column::phone},
    {"联系方式", Column::phone},
    {"phone", Column::phone},
    {"mobile", Column::phone},
    {"telephone", Column::phone},
    {"座位", Column::seat},
    {"座位号", Column::seat},
    {"座次", Column::seat},
    {"席位", Column::seat},
    {"seat", Column::seat},
    {"职务", Column::title},
    {"职位", Column::title},
    {"title", Column::title},
    {"position", Column::title},
    {"称呼", Column::honorific},
    {"称谓", Column::honorific},
    {"性别", Column::honorific},
    {"honorific", Column::honorific},
    {"salutation", Column::honorific},
    {"sex", Column::honorific},
    {"gender", Column::honorific},
    {"角色", Column::role},
    {"身份", Column::role},
    {"参会身份", Column::role},
    {"role", Column::role},
    {"请假", Column::excused},
    {"是否请假", Column::excused},
    {"excused", Column::excused},
    {"absent", Column::excused},
    {"代会", Column::stood_in_by},
    {"代会人", Column::stood_in_by},
    {"由谁代会", Column::stood_in_by},
    {"representedby", Column::stood_in_by},
    {"standin", Column::stood_in_by},
    {"代谁参加", Column::stands_in_for},
    {"代谁", Column::stands_in_for},
    {"standsinfor", Column::stands_in_for},
    {"密级", Column::classified},
    {"涉密", Column::classified},
    {"是否涉密", Column::classified},
    {"classified", Column::classified},
});

std::string folded(std::string_view text) {
    const std::u32string wide = base::fold_for_search(text);
    std::string out;
    for (const char32_t c : wide) {
        if (c < 0x80)
            out += static_cast<char>(c);
        else if (c < 0x800)
            out.append({static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))});
        else if (c < 0x10000)
            out.append({static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                        static_cast<char>(0x80 | (c & 63))});
        else
            out.append({static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
                        static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))});
    }
    return out;
}

bool among(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

// Answers to a yes-or-no column; nullopt: neither.
std::optional<bool> yes(std::string_view cell) {
    const std::string word = folded(cell);
    if (among(word,
              {"", "否", "无", "不", "no", "n", "0", "false", "×", "x", "非密", "公开", "不涉密", "未请假"}))
        return false;
    if (among(word, {"是", "有", "请假", "已请假", "yes", "y", "1", "true", "√", "✓", "✔"})) return true;
    return std::nullopt;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string out;
    for (const char c : text.substr(0, most))
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (text.size() <= most) return out;
    while (!out.empty() && (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80)
        out.pop_back();
    return out + "…";
}

const ColumnName* column_named(std::string_view head) {
    const std::string word = folded(head);
    const auto found = std::find_if(column_names.begin(), column_names.end(),
                                    [&](const ColumnName& known) { return folded(known.folded) == word; });
    return found == column_names.end() ? nullptr : &*found;
}

class Reading {
  public:
    AttendeeTable read(std::string_view text) {
        if (!base::is_utf8(text)) return refused(1, tr_mark("文件的编码认不出来，请另存为 UTF-8 的 CSV"));
        const auto rows = parse_csv(text);
        if (!rows)
            return refused(line_in(rows.error().text), tr_mark("这里读不下去：引号没有成对，或行列太多"));
        if (rows->empty()) return refused(1, tr_mark("没有内容"));
        if (const std::size_t line = classified_line(*rows)) return refused(line, classified_words);
        read_head(rows->front());
        if (!table_.faults.empty()) return std::move(table_);  // nothing is known of the rows then
        for (std::size_t n = 1; n < rows->size(); ++n)
            read_row((*rows)[n]);
        return std::move(table_);
    }

  private:
    AttendeeTable refused(std::size_t line, std::string_view what) {
        AttendeeTable table;
        table.faults.push_back({line, "", what, ""});
        return table;
    }
    static std::size_t line_in(const std::string& text) {
        return text.starts_with("line ") ? static_cast<std::size_t>(std::atol(text.c_str() + 5)) : 1;
    }

    void read_head(const CsvRow& head) {
        for (const std::string& cell : head.cells) {
            const ColumnName* known = column_named(cell);
            places_.push_back(known);
            if (!known) {
                if (!trimmed(cell).empty()) table_.ignored.push_back(shortened(trimmed(cell)));
            } else if (std::count(table_.columns.begin(), table_.columns.end(), known->column) > 0) {
                table_.faults.push_back({head.line, trimmed(cell), tr_mark("这一列出现了两次"), ""});
            } else {
                table_.columns.push_back(known->column);
            }
        }
        if (std::count(table_.columns.begin(), table_.columns.end(), Column::name) == 0)
            table_.faults.push_back(
                {head.line, "", tr_mark("第一行要写列名，其中一列是“姓名”"), shortened(head.cells.front())});
    }

    void read_row(const CsvRow& from) {
        TableRow row;
        row.line = from.line;
        for (std::size_t n = 0; n < from.cells.size(); ++n) {
            if (n >= places_.size()) {
                if (trimmed(from.cells[n]).empty()) continue;
                table_.faults.push_back(
                    {from.line, "", tr_mark("这一行的列比第一行多"), shortened(from.cells[n])});
                return;
            }
            if (places_[n]) row.cells[places_[n]->column] = trimmed(without_fuse(from.cells[n]));
        }
        const auto classified = row.cells.find(Column::classified);
        if (classified != row.cells.end() && yes(classified->second) != std::optional(false)) {
            table_.faults.push_back({from.line, "", classified_words, ""});
            return;
        }
        table_.rows.push_back(std::move(row));
    }

    AttendeeTable table_;
    std::vector<const ColumnName*> places_;
};

// Puts one person's cells; each function one column.
class Putting {
  public:
    Putting(const TableRow& row, domain::Attendee& attendee, std::string& phone)
        : row_(row), attendee_(attendee), phone_(phone) {}

    std::vector<CellFault> put() {
        put_name();
        put_text(Column::organisation, attendee_.organisation.zh, 60);
        put_text(Column::organisation_en, attendee_.organisation.en, 120);
        put_text(Column::seat, attendee_.seat.zh, 40);
        put_text(Column::title, attendee_.title.zh, 40);
        put_text(Column::stood_in_by, attendee_.stood_in_by, 40);
        put_text(Column::stands_in_for, attendee_.stands_in_for, 40);
        put_phone();
        put_honorific();
        put_role();
        if (const std::string* cell = find(Column::excused)) {
            if (const auto answer = yes(*cell))
                attendee_.excused = *answer;
            else
                fault(Column::excused, tr_mark("请写“请假”“是”或“否”"), *cell);
        }
        return std::move(faults_);
    }

  private:
    const std::string* find(Column column) const {
        const auto found = row_.cells.find(column);
        return found == row_.cells.end() ? nullptr : &found->second;
    }
    void fault(Column column, std::string_view what, std::string_view value) {
        faults_.push_back({row_.line, std::string(column_word(column)), what, shortened(value)});
    }
    bool good_text(Column column, const std::string& cell, std::size_t most) {
        if (base::has_control(cell))
            fault(column, tr_mark("有看不见的控制字符或换行"), cell);
        else if (base::count_characters(cell) > most)
            fault(column, tr_mark("太长了"), cell);
        else if (would_compute(cell))
            fault(column, tr_mark("不能以 = + - @ 开头"), cell);
        else
            return true;
        return false;
    }
    void put_text(Column column, std::string& into, std::size_t most) {
        const std::string* cell = find(column);
        if (cell && good_text(column, *cell, most)) into = *cell;
    }
    void put_name() {
        const std::string* cell = find(Column::name);
        if (!cell || cell->empty()) {
            if (cell || attendee_.name.empty()) fault(Column::name, tr_mark("没有写姓名"), "");
            return;
        }
        if (!good_text(Column::name, *cell, 40)) return;
        attendee_.name = *cell;
        attendee_.pinyin = base::pinyin_of(*cell);
    }
    void put_phone() {
        const std::string* cell = find(Column::phone);
        if (!cell) return;
        const std::string plain = plain_phone(*cell);
        const bool digits =
            std::all_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!plain.empty() && (!digits || plain.size() < 3 || plain.size() > 20))
            fault(Column::phone, tr_mark("电话只写数字，3 到 20 位"), *cell);
        else
            phone_ = plain;
    }
    void put_honorific() {
        const std::string* cell = find(Column::honorific);
        if (!cell) return;
        const std::string word = folded(*cell);
        if (word.empty())
            attendee_.honorific = domain::Honorific::none;
        else if (among(word, {"先生", "男", "mr", "sir", "m", "male"}))
            attendee_.honorific = domain::Honorific::sir;
        else if (among(word, {"女士", "女", "ms", "mrs", "madam", "f", "female"}))
            attendee_.honorific = domain::Honorific::madam;
        else
            fault(Column::honorific, tr_mark("请写“先生”或“女士”，或空着"), *cell);
    }
    void put_role() {
        const std::string* cell = find(Column::role);
        if (!cell) return;
        const std::string word = folded(*cell);
        if (among(word, {"", "正式", "正式代表", "代表", "参会", "参会人员", "member"}))
            attendee_.role = domain::Role::member;
        else if (among(word, {"列席", "列席人员", "observer"}))
            attendee_.role = domain::Role::observer;
        else if (among(word, {"工作人员", "会务", "会务人员", "staff"}))
            attendee_.role = domain::Role::staff;
        else
            fault(Column::role, tr_mark("请写“正式”“列席”或“工作人员”"), *cell);
    }

    const TableRow& row_;
    domain::Attendee& attendee_;
    std::string& phone_;
    std::vector<CellFault> faults_;
};

}  // namespace

std::string_view column_word(Column column) {
    switch (column) {
        case Column::name:
            return tr_mark("姓名");
        case Column::organisation:
            return tr_mark("单位名称");
        case Column::organisation_en:
            return tr_mark("单位英文名");
        case Column::phone:
            return tr_mark("手机号码");
        case Column::seat:
            return tr_mark("座位");
        case Column::title:
            return tr_mark("职务");
        case Column::honorific:
            return tr_mark("先生或女士");
        case Column::role:
            return tr_mark("参会身份");
        case Column::excused:
            return tr_mark("已请假");
        case Column::stood_in_by:
            return tr_mark("由谁代会");
        case Column::stands_in_for:
            return tr_mark("代谁参加");
        case Column::classified:
            return tr_mark("密级");
    }
    return "";
}

bool marked_classified(std::string_view cell) {
    const std::string word = folded(cell);
    if (among(word, {"绝密", "机密", "秘密", "涉密", "classified", "secret", "topsecret", "confidential"}))
        return true;
    for (const std::string_view mark : {"绝密★", "机密★", "秘密★"})
        if (cell.find(mark) != std::string_view::npos) return true;
    return false;
}

std::size_t classified_line(const std::vector<CsvRow>& rows) {
    for (const CsvRow& row : rows)
        if (std::any_of(row.cells.begin(), row.cells.end(), marked_classified)) return row.line;
    return 0;
}

AttendeeTable read_attendee_table(std::string_view text) {
    return Reading().read(text);
}

std::vector<CellFault> put_cells(const TableRow& row, domain::Attendee& attendee, std::string& phone) {
    return Putting(row, attendee, phone).put();
}

std::string plain_phone(std::string_view phone) {
    std::string digits;
    for (const char c : phone)
        if (c != ' ' && c != '-' && c != '(' && c != ')') digits += c;
    for (const std::string_view country : {"+86", "0086"})
        if (digits.starts_with(country)) digits.erase(0, country.size());
    if (digits.starts_with('+')) digits.erase(0, 1);
    return digits;
}

}  // namespace hub
