#include "hub/requests/referral.h"

#include <algorithm>
#include <array>

#include "base/text/catalogue.h"

namespace hub {

std::span<const Referral> referrals() {
    using base::tr_mark;
    static constexpr std::array all{Referral{domain::Referral::hotline, tr_mark("转 12345"),
                                             tr_mark("这件事由 12345 办理，请打 12345 问进度")},
                                    Referral{domain::Referral::petition, tr_mark("转信访"),
                                             tr_mark("这件事由信访部门办理，请到信访接待处问进度")}};
    return all;
}

const Referral* find_referral(domain::Referral to) {
    const auto all = referrals();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Referral& each) { return each.to == to; });
    return found == all.end() ? nullptr : &*found;
}

std::string referral_words(const Referral& referral, std::string_view written) {
    std::string words(referral.mark);
    if (!written.empty()) words.append("：").append(written);
    return words;
}

const Referral* referral_of(std::string_view words) {
    for (const Referral& each : referrals())
        if (words == each.mark || words.starts_with(std::string(each.mark) + "：")) return &each;
    return nullptr;
}

}  // namespace hub
