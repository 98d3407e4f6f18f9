#include "ui/screens/lookup.h"

#include <cctype>

#include "ui/screens/typing.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/list.h"

namespace ui {
namespace {

using service::FoundAttendee;
using service::LookUpAnswer;

constexpr std::size_t longest = 40, phone_digits = 4, fewest_letters = 2;

// What was typed, taken apart: letters are a name, digits the end of a phone number.
struct Query {
    std::string letters, digits;
    bool complete() const {
        return (digits.empty() || digits.size() == phone_digits) &&
               (letters.size() >= fewest_letters || digits.size() == phone_digits);
    }
};

Query query_of(const std::string& typed) {
    Query query;
    for (const char c : typed) {
        const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
        (digit ? query.digits : query.letters).push_back(c);
    }
    return query;
}

class LookupScreen final : public LobbyScreen {
  public:
    ~LookupScreen() override { wipe(); }
    std::string_view name() const override { return "checkin.lookup"; }
    bool writes() const override { return true; }

    // Back from the result: this page's work is done.
    void entered(Page& page) override {
        if (finished_) page.go.back();
    }
    void wipe() override {
        forget(typed_);
        picked_.reset();
        state_ = State::typing;
    }

  protected:
    bool asks() const override { return picked_.has_value(); }

    void body(Page& page, Stage& stage) override {
        take_answer(page);
        if (state_ == State::choosing && answer_of(page) != nullptr) {
            choose(page, stage, *answer_of(page));
        } else {
            type(page, stage);
        }
    }

    void question(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string title = base::fill(tr("您是 {name} 吗？"), {{"name", picked_->masked_name}});
        std::string text(pick(picked_->meeting_title, page.modes));
        if (text.empty()) text = tr("会议");
        text += " · " + clock_of(page, picked_->starts) + "\n" + picked_->masked_phone;
        const std::string_view yes = picked_->checked_in ? tr("是我，看座位") : tr("是我，签到");
        const Answer answer =
            dialog(stage, {"checkin.lookup.confirm", title, text, yes, tr("不是"), icon::account_check});
        if (answer == Answer::yes) {
            page.send(service::command::CheckInAttendee{page.visit, picked_->meeting, picked_->attendee});
            finished_ = true;
            wipe();
        }
        if (answer == Answer::no) withdraw();
    }
    void withdraw() override { picked_.reset(); }

  private:
    enum class State { typing, waiting, choosing };

    static const LookUpAnswer* answer_of(const Page& page) {
        const service::CheckInView& check_in = known(page.view.check_in);
        return check_in.look_up ? &*check_in.look_up : nullptr;
    }

    void take_answer(const Page& page) {
        const LookUpAnswer* answer = answer_of(page);
        if (state_ != State::waiting || answer == nullptr || answer->number <= asked_after_) return;
        told_ = answer->number;
        page_ = 0;
        state_ = answer->found.empty() || answer->too_many || answer->too_many_tries ? State::typing
                                                                                     : State::choosing;
    }

    // What the last answer, or the text itself, has to say.
    std::string complaint(const Page& page) const {
        const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
        const LookUpAnswer* answer = answer_of(page);
        if (told_ == 0 || answer == nullptr || answer->number != told_) return {};
        if (answer->failed) return tr("这次没查成，请再试一次，或找工作人员");
        if (answer->too_many_tries) return tr("试的次数多了些，请过一分钟再试");
        if (answer->too_many) return tr("同名的人较多，请再加上手机后四位");
        if (!answer->found.empty()) return {};
        // Whoever is on the list of a meeting that is not shown is found by both alone.
        return asked_by_both_ ? tr("名单里没有找到，请核对姓名和号码，或找工作人员")
                              : tr("没有找到。未公开的会议，请把姓名和手机后四位一起输入");
    }

    void type(Page& page, Stage& stage) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Query query = query_of(typed_);
        const std::string error = complaint(page);
        std::string prompt(tr("输入姓名的拼音或首字母，也可以输入手机后四位"));
        if (!query.digits.empty() && query.digits.size() < phone_digits) {
            const std::uint64_t missing = phone_digits - query.digits.size();
            prompt =
                base::fill(page.words.tr_n("还差 {n} 位数字", missing), {{"n", std::to_string(missing)}});
        }
        const bool waiting = state_ == State::waiting;
        TypingPage typing{"checkin.lookup",
                          tr("查姓名或手机号"),
                          prompt,
                          typed_,
                          tr("姓名或手机后四位"),
                          error,
                          waiting ? tr("正在查") : tr("查找"),
                          query.complete() && !waiting,
                          false,
                          tr("查姓名或手机号"),
                          tr("输入签到码"),
                          "checkin.lookup.code"};
        typing.examples = {{tr("拼音"), "lihua"}, {tr("首字母"), "lh"}, {tr("手机后四位"), "0000"}};
        const Typed typed = typing_page(page, stage, typing);
        if (typed.other_tab) page.go.replace(make_code_screen());
        if (!page.typed.empty() && !waiting) {
            take_typed(page, typed_, longest);
            told_ = 0;
            state_ = State::typing;
        }
        if (typed.stroke.kind == Stroke::Kind::none) return;
        if (typed.stroke.kind == Stroke::Kind::done) {
            const LookUpAnswer* last = answer_of(page);
            asked_after_ = last != nullptr ? last->number : 0;
            state_ = State::waiting;
            asked_by_both_ = !query.letters.empty() && !query.digits.empty();
            page.send(service::command::LookUp{page.visit, query.letters, query.digits});
            return;
        }
        told_ = 0;
        state_ = State::typing;
        const bool digit = std::isdigit(static_cast<unsigned char>(typed.stroke.character)) != 0;
        if (!digit || query.digits.size() < phone_digits) apply(typed_, typed.stroke, longest);
    }

    void choose(Page& page, Stage& stage, const LookUpAnswer& answer) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string prompt = base::fill(page.words.tr_n("找到 {n} 位", answer.found.size()),
                                              {{"n", std::to_string(answer.found.size())}});
        found_head(page, stage, prompt);
        const Box area = stage.layout().controls;
        std::vector<Person> people;
        for (const FoundAttendee& found : answer.found)
            people.push_back(person_of(page, found, people.size()));
        List list;
        for (const Person& person : people)
            list.rows.push_back(row_of(person));
        list.form = row_form(stage, area.w, list.rows);
        list.starts = page_starts(list.form.heights, area.h - 144);
        const int pages = list.pages();
        page_ = std::clamp(page_, 0, pages - 1);
        if (const auto touched = list_page(stage, area, list, page_)) picked_ = answer.found[*touched];
        const Box foot = area.foot(120);
        const Box again = pages > 1 ? foot.left(480) : foot;
        if (button(stage, again,
                   {"checkin.lookup.again", tr("重新输入"), ButtonKind::secondary, icon::keyboard})) {
            state_ = State::typing;
            forget(typed_);
        }
        if (pages > 1) {
            page_ = pager(
                stage, foot.right_part(480),
                {"checkin.lookup.before", "checkin.lookup.after", tr("上一页"), tr("下一页"), page_, pages});
        }
    }

    static void found_head(Page& page, Stage& stage, std::string_view prompt) {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const Box& info = stage.layout().information;
        page_header(page, stage);
        const float y = page_title(stage, "checkin.lookup.title", tr("请点您的名字")) + 8;
        const float room = stage.layout().landscape ? info.w - 36 : info.w;
        const TextStyle style{Type::body, color::ink7};
        const Box words{info.x, y, room, stage.paint.line_height(style)};
        stage.paint.text(words, prompt, style);
        stage.say("checkin.lookup.prompt", NodeRole::text, prompt, words);
        const Banner privacy{"checkin.lookup.privacy", tr("只显示名字和号码的一部分"),
                             tr("旁人看不到您的全名"), icon::lock};
        const float high = banner_height(stage, room, privacy);
        banner(stage, {info.x, info.bottom() - high - 24, room, high}, privacy);
    }

    // The words of one row, which shows them.
    struct Person {
        std::string id, name, phone, from;
        std::optional<Chip> chip;
    };

    static Person person_of(const Page& page, const FoundAttendee& found, std::size_t index) {
        const std::string organisation(pick(found.organisation, page.modes));
        Person person{"checkin.lookup.person." + std::to_string(index), found.masked_name, found.masked_phone,
                      joined({organisation, clock_of(page, found.starts)}, " · "), std::nullopt};
        if (found.checked_in)
            person.chip = Chip{Tone::ok, icon::check_circle, std::string(page.words.tr("已签到"))};
        return person;
    }

    static ListRow row_of(const Person& person) {
        return {person.id, person.name, person.phone, person.from, person.chip};
    }

    State state_ = State::typing;
    bool asked_by_both_ = false;
    std::string typed_;
    std::uint64_t asked_after_ = 0, told_ = 0;
    std::optional<FoundAttendee> picked_;
    int page_ = 0;
    bool finished_ = false;
};

}  // namespace

std::unique_ptr<Screen> make_lookup_screen() {
    return std::make_unique<LookupScreen>();
}

}  // namespace ui
