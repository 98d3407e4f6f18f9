#include "ui/shell/answer_times.h"

#include <gtest/gtest.h>

namespace {

using base::BootTime;

service::KioskView view_with(service::CheckInResult result) {
    service::KioskView view;
    auto check_in = std::make_shared<service::CheckInView>();
    check_in->result = std::move(result);
    view.check_in = check_in;
    return view;
}

service::CheckInResult result(std::uint64_t number, BootTime seen, BootTime answered) {
    service::CheckInResult made;
    made.number = number;
    made.seen = seen;
    made.answered = answered;
    return made;
}

TEST(AnswerTimes, CountsFromThePictureToTheFirstFrameThatShowsTheResult) {
    ui::AnswerTimes times;
    times.drawn(service::KioskView{}, BootTime{5});
    EXPECT_FALSE(times.newest());
    times.drawn(view_with(result(1, BootTime{100}, BootTime{110})), BootTime{140});
    times.drawn(view_with(result(1, BootTime{100}, BootTime{110})), BootTime{900});
    ASSERT_TRUE(times.newest());
    EXPECT_EQ(times.newest()->answered, BootTime{10});
    EXPECT_EQ(times.newest()->drawn, BootTime{40});
    times.drawn(view_with(result(2, BootTime{1000}, BootTime{1003})), BootTime{1020});
    EXPECT_EQ(times.newest()->drawn, BootTime{20});
}

TEST(AnswerTimes, LeavesOutWhatNoCameraSaw) {
    ui::AnswerTimes times;
    service::CheckInResult typed;
    typed.number = 1;
    times.drawn(view_with(typed), BootTime{7});
    EXPECT_FALSE(times.newest());
}

}  // namespace
