// What the one who has a service request does to it, at the console or by their link: the same rules.
#pragma once

#include "base/text/catalogue.h"
#include "hub/handlers/console/answers.h"

namespace hub {

inline constexpr DoneWord order_words[] = {
    {"saved", base::tr_mark("已保存")},
    {"photo", base::tr_mark("照片已存好")},
    {"no_photo", base::tr_mark("请先选一张照片"), true},
    {"bad_photo", base::tr_mark("这张照片打不开。请用手机重新拍一张（JPEG 或 PNG）"), true},
    {"too_large", base::tr_mark("这张太大了，请换一张小一点的"), true},
    {"photo_later", base::tr_mark("现在传照片的人太多了，请过一会儿再传"), true},
    {"photo_refused", base::tr_mark("没有存：这件单不在您手上了，或已有六张照片"), true},
    {"photo_removed", base::tr_mark("照片已删掉")},
    {"photo_kept", base::tr_mark("没有删：这件单不在您手上了"), true},
    {"not_moved", base::tr_mark("没有改成：别人刚改过，请再看一眼"), true}};

// What the step of somebody says who came to its place by the label there. The house's own language, as all
// that staff write for each other.
inline constexpr std::string_view label_words = base::tr_mark("已扫地点标签");

// What the form asks for; `order` is theirs as they see it, and has to be theirs still.
RequestMove worker_move(const Request& request, const ServiceRequest& order);

// Keeps the photo that was sent, if the request is by.who's: a word of order_words.
base::Result<std::string_view> take_mended_photo(Services& services, const Request& request,
                                                 const std::string& number, const Actor& by);
// Takes one of those away again: the same.
base::Result<std::string_view> remove_mended_photo(Services& services, const std::string& number,
                                                   const std::string& hash, const Actor& by);

}  // namespace hub
