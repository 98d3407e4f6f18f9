// By its number: what stands on the slip is typed.
#include <algorithm>
#include <cctype>

#include "ui/screens/repair.h"

namespace ui {
namespace {

using service::FollowProblem;

// What follows "BX-": day, letters of the kiosk, count.
constexpr std::size_t longest = 8 + 4 + 6;

class FollowScreen final : public LobbyScreen {
  public:
    explicit FollowScreen(const std::string& asked) : asked_(!asked.empty()) {
        for (const char c : asked)
            if (c != '-') typed_ += c;
        if (typed_.starts_with("BX")) typed_.erase(0, 2);
    }
    ~FollowScreen() override { forget(typed_); }
    std::string_view name() const override { return "repair.follow"; }
    void wipe() override { forget(typed_); }

  protected:
    void body(Page& page, Stage& stage) override {
        const auto tr = [&](std::string_view msgid) { return page.words.tr(msgid); };
        const std::string shown = domain::dashed_number(typed_),
                          error = complaint(page);  // the page points into both
        TypingPage typing{
            "repair.follow", tr("查报修进度"),    tr("横线不用打，例如 1222A037；也可以扫凭条上的码"),
            shown,           "BX-20261222-A-037", error,
            tr("查进度"),    complete(page),      true};
        const Typed typed = typing_page(page, stage, typing);
        const std::string before = typed_;
        take(page);
        apply(typed_, typed.stroke, longest);
        if (typed_ != before) asked_ = false;
        if (typed.stroke.kind == Stroke::Kind::done) {
            asked_ = true;
            page.send(service::command::FollowRequest{page.visit, domain::dashed_number(typed_)});
        }
    }

  private:
    bool complete(const Page& page) const {
        const base::CivilTime now = civil(page, page.now);
        const std::string text = domain::dashed_number(typed_);
        return domain::parse_request_number(text) ||
               domain::parse_short_request_number(text, {now.year, now.month, now.day, "", 0});
    }

    // Day, letters and a count of three digits or more: nobody goes on typing, and the key stays dark without
    // a word.
    static bool is_whole(const std::string& text) {
        constexpr std::size_t shortest_count = 3;
        return std::count(text.begin(), text.end(), '-') == 3 &&
               text.size() - text.rfind('-') > shortest_count;
    }

    // A real keyboard may bring the whole number, dashes and all.
    void take(Page& page) {
        std::string all;
        take_typed(page, all, 64);
        for (const char c : all)
            if (std::isalnum(static_cast<unsigned char>(c)) != 0 && typed_.size() < longest)
                typed_ += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        if (typed_.starts_with("BX")) typed_.erase(0, 2);
        forget(all);
    }

    std::string complaint(const Page& page) const {
        const auto tr = [&](std::string_view msgid) { return std::string(page.words.tr(msgid)); };
        const auto& followed = known(page.view.repair).followed;
        if (is_whole(domain::dashed_number(typed_)) && !complete(page)) return tr("编号不对，请再核对一遍");
        if (!asked_ || !followed) return {};
        switch (followed->problem) {
            case FollowProblem::none:
                return {};
            case FollowProblem::no_number:
                return tr("编号不对，请再核对一遍");
            case FollowProblem::unknown:
                return tr("没有找到这个编号。刚报的请等联网，或问工作人员");
            case FollowProblem::too_many:
                return tr("试的次数多了些，请过一分钟再试");
            case FollowProblem::failed:
                return tr("这次没查成，请再试一次，或找工作人员");
        }
        return {};
    }

    std::string typed_;
    bool asked_;
};

}  // namespace

std::unique_ptr<Screen> make_follow_screen(const std::string& asked) {
    return std::make_unique<FollowScreen>(asked);
}

}  // namespace ui
