#include "ui/shell/screen_stack.h"

#include <gtest/gtest.h>

namespace {

struct Log {
    std::string text;
};

class Fake final : public ui::Screen {
  public:
    Fake(std::string name, Log& log) : name_(std::move(name)), log_(log) {}
    ~Fake() override { log_.text += " gone:" + name_; }
    std::string_view name() const override { return name_; }
    void draw(ui::Page&) override {}
    void wipe() override { log_.text += " wipe:" + name_; }

  private:
    std::string name_;
    Log& log_;
};

class ScreenStackTest : public testing::Test {
  protected:
    std::unique_ptr<Fake> fake(std::string name) { return std::make_unique<Fake>(std::move(name), log_); }
    bool apply() {
        log_.text.clear();
        return stack_.apply({[this](ui::Screen& s) { log_.text += " in:" + std::string(s.name()); },
                             [this](ui::Screen& s) { log_.text += " out:" + std::string(s.name()); },
                             [this] { log_.text += " over"; }});
    }
    std::string top() { return std::string(stack_.top().name()); }

    Log log_;
    ui::ScreenStack stack_{[this] { return fake("home"); }};
};

TEST_F(ScreenStackTest, OpensOnTopAndGoesBack) {
    stack_.open(fake("a"));
    EXPECT_EQ(top(), "home");  // not before the frame is over
    EXPECT_TRUE(apply());
    EXPECT_EQ(log_.text, " out:home in:a");
    EXPECT_TRUE(stack_.can_go_back());
    stack_.back();
    EXPECT_TRUE(apply());
    EXPECT_EQ(log_.text, " out:a wipe:a gone:a in:home");
}

TEST_F(ScreenStackTest, APageThatIsOpenAlreadyIsGoneBackTo) {
    for (const char* name : {"form", "help", "status", "help"}) {
        stack_.open(fake(name));
        apply();
    }
    EXPECT_EQ(log_.text, " out:status wipe:status gone:status gone:help in:help");
    EXPECT_EQ(top(), "help");
    stack_.back();
    apply();
    EXPECT_EQ(top(), "form");
}

TEST_F(ScreenStackTest, ReplacesWithoutLosingTheWayBack) {
    stack_.open(fake("scan"));
    apply();
    stack_.open(fake("result1"));
    apply();
    stack_.replace(fake("result2"));
    apply();
    EXPECT_EQ(log_.text, " out:result1 wipe:result1 gone:result1 in:result2");
    stack_.back();
    apply();
    EXPECT_EQ(top(), "scan");
}

TEST_F(ScreenStackTest, HomeEndsTheVisitAndWipesEverything) {
    stack_.open(fake("a"));
    stack_.open(fake("b"));
    apply();
    stack_.home();
    EXPECT_TRUE(apply());
    EXPECT_EQ(log_.text, " out:b over wipe:b gone:b wipe:a gone:a wipe:home gone:home in:home");
    EXPECT_FALSE(stack_.can_go_back());
}

TEST_F(ScreenStackTest, BackOnHomeDoesNothing) {
    stack_.back();
    EXPECT_FALSE(apply());
    EXPECT_EQ(log_.text, "");
}

TEST_F(ScreenStackTest, TheEndOfTheProgramWipesToo) {
    Log log;
    {
        ui::ScreenStack stack{[&] { return std::make_unique<Fake>("home", log); }};
    }
    EXPECT_EQ(log.text, " wipe:home gone:home");
}

}  // namespace
