#include "hub/open311/report_form.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text/characters.h"
#include "base/text/charset.h"
#include "hub/handlers/form.h"

namespace hub::open311 {

using base::tr_mark;

namespace {

constexpr std::size_t longest_description = 4'000,
                      longest_address = 200;                   // characters; the first is the standard's
constexpr std::size_t longest_coordinate = 32;                 // bytes
constexpr std::size_t shortest_phone = 3, longest_phone = 20;  // digits; an extension has three

// Line breaks and tabs are text; other controls are nobody's words, and not every database takes them.
bool has_odd_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
    });
}

std::optional<std::string> phone_in(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-' && c != '(' && c != ')' && !(c == '+' && digits.empty()))
            return std::nullopt;
    }
    if (digits.empty()) return typed.empty() ? std::optional(digits) : std::nullopt;
    return digits.size() >= shortest_phone && digits.size() <= longest_phone ? std::optional(digits)
                                                                             : std::nullopt;
}

// Degrees, as the standard writes them; nothing else is in the text.
bool is_degrees(std::string_view text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.size() <= longest_coordinate && error == std::errc{} && end == text.data() + text.size() &&
           std::isfinite(value) && std::abs(value) <= most;
}

// Reads a form into a report, fault by fault.
class Reader {
  public:
    Reader(const std::multimap<std::string, std::string>& form, const Voice& voice)
        : form_(form), voice_(voice) {}

    ReadReport read() {
        read_category();
        read_phone();
        const std::string description = text("description", longest_description);
        const std::string address = text("address_string", longest_address);
        read_place(address);
        into_.report.words = description;
        // Where it is in somebody's words goes with what it is in their words: for staff alone.
        if (!address_is_cell_ && !address.empty()) add_line("位置：" + address);
        if (!coordinates_.empty()) add_line("坐标：" + coordinates_);
        into_.report.language = voice_.language == base::Language::en ? "en" : "zh";
        return std::move(into_);
    }

  private:
    void fail(int status, std::string_view words) { into_.faults.push_back({status, words}); }

    std::string text(const char* name, std::size_t longest) {
        const auto found = form_.find(name);
        if (found == form_.end()) return {};
        const std::string value = trimmed(found->second);
        if (!base::is_utf8(value) || has_odd_control(value)) {
            fail(400, tr_mark("表单里有不是文字的内容（只收 UTF-8）"));
            return {};
        }
        if (base::count_characters(value) > longest) {
            fail(400, tr_mark("文字太长：description 最多 4000 字，address_string 最多 200 字"));
            return {};
        }
        return value;
    }

    void read_category() {
        const std::string code = text("service_code", longest_address);
        if (code.empty()) return fail(400, tr_mark("缺少 service_code"));
        const auto* category = reportable(voice_.places.categories, code);
        if (!category) return fail(404, tr_mark("没有这个 service_code"));
        into_.report.category = category->id;
        into_.report.danger = category->danger;
        for (const domain::Question& question : category->questions)
            read_answer(question);
    }

    // attribute[code]=key, as the standard writes it.
    void read_answer(const domain::Question& question) {
        const std::string key = text(("attribute[" + question.id + "]").c_str(), longest_address);
        if (key.empty()) return;
        const bool known = std::any_of(question.answers.begin(), question.answers.end(),
                                       [&](const domain::Text& answer) { return answer.zh == key; });
        if (!known) return fail(400, tr_mark("attribute 的值不在这个 service_code 的列表里"));
        into_.report.answers.push_back({question.text.zh, key});
    }

    void read_phone() {
        const auto phone = phone_in(text("phone", longest_address));
        if (!phone) return fail(400, tr_mark("phone 不是电话号码"));
        into_.report.phone = *phone;
    }

    void read_coordinates() {
        const std::string lat = text("lat", longest_address), lon = text("long", longest_address);
        if (lat.empty() && lon.empty()) return;
        if (!is_degrees(lat, 90) || !is_degrees(lon, 180))
            return fail(400, tr_mark("lat 和 long 要一起给，单位是度"));
        coordinates_ = lat + ", " + lon;
    }

    // The one cell that is called so; null and null where there is none, or more than one.
    domain::CellAt called(const std::string& name) const {
        domain::CellAt only;
        for (const domain::GridLayout& layout : voice_.places.layouts)
            for (const domain::GridCell& cell : layout.cells) {
                const domain::CellAt at{&layout, &cell};
                const domain::Text full = domain::place_name(at);
                if (name != full.zh && name != full.en) continue;
                if (only) return {};
                only = at;
            }
        return only;
    }

    void read_place(const std::string& address) {
        const std::string id = text("address_id", longest_address);
        read_coordinates();
        if (id.empty() && address.empty() && coordinates_.empty())
            return fail(400, tr_mark("缺少位置：address_id、address_string 或 lat 和 long"));
        auto at = domain::find_cell(voice_.places.layouts, id);
        if (!id.empty() && !at) return fail(400, tr_mark("没有这个 address_id"));
        if (!at && !address.empty()) at = called(address);
        address_is_cell_ = at && id.empty();
        if (at && at.cell->closed) return fail(400, tr_mark("这个地方不受理报修"));
        into_.report.cell = at ? at.cell->id : unplaced;
        into_.report.place = at ? domain::place_name(at).zh : "地点见描述";
    }

    void add_line(const std::string& line) {
        std::string& words = into_.report.words;
        words += (words.empty() ? "" : "\n") + line;
    }

    const std::multimap<std::string, std::string>& form_;
    const Voice& voice_;
    ReadReport into_;
    std::string coordinates_;
    bool address_is_cell_ = false;
};

}  // namespace

ReadReport read_report(const std::multimap<std::string, std::string>& form, const Voice& voice) {
    return Reader(form, voice).read();
}

Document created_document(const std::string& number) {
    const Value request{{"service_request_id", number}, {"service_notice", nullptr}, {"account_id", nullptr}};
    return {"service_requests", Value::array({request})};
}

}  // namespace hub::open311
