#include <algorithm>

#include "ui/screens/maintenance.h"
#include "ui/screens/maintenance_page.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/list.h"

namespace ui {
namespace {

using service::DeadLetterRow;

class DeadLettersScreen final : public MaintenancePage {
  public:
    std::string_view name() const override { return "maintenance.letters"; }

  protected:
    std::string_view title(const Page& page) const override { return page.words.tr("退回的记录"); }

    void content(Page& page, Stage& stage, const Rooms& rooms) override {
        const std::vector<DeadLetterRow>& letters = known(page.view.staff).letters;
        const auto still = [&](const DeadLetterRow& letter) { return chosen_ && letter.fact == *chosen_; };
        const auto chosen = std::find_if(letters.begin(), letters.end(), still);
        if (chosen == letters.end()) chosen_.reset();
        explain(page, stage, rooms.information, chosen == letters.end() ? nullptr : &*chosen);
        list(page, stage, rooms.controls, letters);
    }

    void action(Page& page, Stage& stage, const Box& box) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (button(
                stage, box,
                {"maintenance.letters.retry", chosen_ ? tr("重传这一条") : tr("全部重传"),
                 ButtonKind::primary, icon::cloud_upload, false, !known(page.view.staff).letters.empty()})) {
            page.send(service::command::RetryDeadLetters{page.visit, chosen_});
        }
    }

  private:
    // Above: the whole of what the hub said of the chosen one.
    static void explain(Page& page, Stage& stage, const Box& box, const DeadLetterRow* letter) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::uint64_t dead = known(page.view.sync).dead_letters;
        std::string head = dead == 0 ? std::string(tr("没有这样的记录"))
                                     : base::fill(tr("共 {n} 条，都还在本机"), {{"n", std::to_string(dead)}});
        std::string text(dead == 0 ? tr("中心收下了每一条") : tr("点一条看原因，查清以后再传"));
        if (letter) {
            head = kind_words(page, letter->kind) + " · " + code_words(page, letter->code);
            text = letter->reason.empty() ? std::string(tr("中心没有说原因"))
                                          : reason_words(page, letter->reason);
        }
        const Banner words{"maintenance.letters.why", head, text, icon::information_outline};
        const float high = banner_height(stage, box.w, words);
        banner(stage, {box.x, std::max(box.y, box.bottom() - space::gap - high), box.w, high}, words);
    }

    static std::string kind_words(const Page& page, const std::string& kind) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        if (kind == "check_in") return std::string(tr("签到"));
        if (kind == "check_out") return std::string(tr("签退"));
        if (kind == "refusal") return std::string(tr("未能签到"));
        if (kind == "staff_session") return std::string(tr("维护"));
        if (kind == "service_request") return std::string(tr("报修"));
        return kind;
    }

    // A code that is not known here, of a newer hub, is shown as it is.
    static std::string code_words(const Page& page, const std::string& code) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        // TRANSLATORS: why the hub refused a record
        if (code == "malformed") return std::string(tr("内容不全"));
        // TRANSLATORS: why the hub refused a record
        if (code == "id_reuse") return std::string(tr("编号重复"));
        return code;
    }

    // What the hub says of a malformed record names one of its fields; anything else stays as it was said.
    static std::string reason_words(const Page& page, const std::string& reason) {
        constexpr std::string_view mark = "field: ";
        if (!reason.starts_with(mark)) return reason;
        // TRANSLATORS: {field} is the technical name of a part of a record, such as body.meeting
        return base::fill(page.words.tr("这一项中心读不了：{field}"),
                          {{"field", reason.substr(mark.size())}});
    }

    void list(Page& page, Stage& stage, const Box& area, const std::vector<DeadLetterRow>& letters) {
        std::vector<Line> lines;
        for (const DeadLetterRow& letter : letters)
            lines.push_back(line_of(page, letter, lines.size()));
        if (lines.empty()) return;
        List list;
        for (const Line& line : lines)
            list.rows.push_back(row_of(line));
        list.form = row_form(stage, area.w, list.rows);
        list.starts = page_starts(list.form.heights, area.h);
        const bool paged = list.pages() > 1;
        if (paged) list.starts = page_starts(list.form.heights, area.h - 144);
        page_ = std::clamp(page_, 0, list.pages() - 1);
        if (const auto touched = list_page(stage, area, list, page_)) choose(letters[*touched].fact);
        if (!paged) return;
        page_ = turn_pages(page, stage, area.foot(120),
                           {"maintenance.letters.before", "maintenance.letters.after", page_, list.pages()});
    }

    // The words of one row, which shows them.
    struct Line {
        std::string id, time, kind, day, code;
        bool chosen;
    };

    Line line_of(const Page& page, const DeadLetterRow& letter, std::size_t index) const {
        return {"maintenance.letters." + std::to_string(index),
                clock_of(page, letter.at),
                kind_words(page, letter.kind),
                day_of(page, letter.at),
                code_words(page, letter.code),
                chosen_ == letter.fact};
    }

    static ListRow row_of(const Line& line) {
        ListRow row{line.id, line.time, line.kind, line.day, Chip{Tone::amber, icon::alert, line.code}};
        row.chosen = line.chosen;
        row.chevron = false;
        return row;
    }

    void choose(const domain::FactId& letter) {
        if (chosen_ == letter) {
            chosen_.reset();
        } else {
            chosen_ = letter;
        }
    }

    std::optional<domain::FactId> chosen_;
    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_dead_letters_screen() {
    return std::make_unique<DeadLettersScreen>();
}

}  // namespace ui
