// What may be said of a service request here: by whoever scanned its slip urge, rate, "not solved"; by others
// that they wait, too.
#pragma once

#include "ui/screens/lobby_screen.h"

namespace ui {

// Whether it was said to be done, and nobody has said yet how well; or was said not to be, and not yet why.
bool has_question(const Page& page, const service::FollowAnswer& shown);
// Of the card where it lies under the progress; 0: it stands beside it, or there is none.
float question_height_below(const Page& page, const Stage& stage, const service::FollowAnswer& shown);
// The five words; after one of the last two, or after "not solved", why; then thanks.
void question_card(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown);

// Somebody has just said that they wait, too, and it counts.
// Whether there is a key for it: who typed a number may look, and say nothing.
bool has_say(const Page& page, const service::FollowAnswer& shown);
// Urge, or "not solved" once it was said to be done; a voice once more, if it could not be kept.
void say_button(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown);

}  // namespace ui
