#include "hub/requests/rejection.h"

#include <algorithm>
#include <array>

#include "base/text/catalogue.h"

namespace hub {

std::span<const Rejection> rejections() {
    using base::tr_mark;
    using enum domain::RejectionReason;
    static constexpr std::array all{
        Rejection{hotline, tr_mark("转 12345"), tr_mark("这件事由 12345 办理，请打 12345 问进度")},
        Rejection{petition, tr_mark("转信访"), tr_mark("这件事由信访部门办理，请到信访接待处问进度")},
        Rejection{elsewhere, tr_mark("不归本中心管"), tr_mark("这个地方不归本中心管，请找那里的管理单位")},
        Rejection{not_found, tr_mark("没有发现问题"), tr_mark("查过了，没有发现报修的问题")},
        Rejection{planned, tr_mark("已列入计划"), tr_mark("不单独派单：已列入维修计划，到时一起修")},
        Rejection{unclear, tr_mark("看不出是哪里"),
                  tr_mark("看不出坏的是哪里。请重新报一次，或在手机上补充")}};
    return all;
}

const Rejection* find_rejection(domain::RejectionReason reason) {
    const auto all = rejections();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Rejection& each) { return each.reason == reason; });
    return found == all.end() ? nullptr : &*found;
}

std::string rejection_words(const Rejection& rejection, std::string_view written) {
    std::string words(rejection.mark);
    if (!written.empty()) words.append("：").append(written);
    return words;
}

const Rejection* rejection_of(std::string_view words) {
    for (const Rejection& each : rejections())
        if (words == each.mark || words.starts_with(std::string(each.mark) + "：")) return &each;
    return nullptr;
}

}  // namespace hub
