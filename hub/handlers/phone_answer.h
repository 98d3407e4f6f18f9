// What the handlers of phone pages answer with.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "hub/handlers/console/answers.h"
#include "hub/handlers/message.h"
#include "hub/web/pages.h"

namespace hub {

// A page about one person: nobody stores it, indexes it, frames it or learns where it was read.
Response phone_answer(int status, std::string body, bool has_forms = false);

PageVoice voice_for(Services& services, const Request& request);

// What the page says after back_to_phone_page() sent its browser there.
Notice phone_notice(const PageVoice& voice, std::span<const DoneWord> words, std::string_view said);

// A reload sends nothing twice. Relative to the form's address, so that it holds wherever a proxy puts this
// hub; `page`: where that is not the page's own, the way to it.
Response back_to_phone_page(const PageVoice& voice, std::string_view said, const std::string& page = "");

}  // namespace hub
