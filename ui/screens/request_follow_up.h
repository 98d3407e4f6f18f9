// What whoever scanned the slip of a service request may say of it here: urge, rate, "not solved".
#pragma once

#include "ui/screens/lobby_screen.h"

namespace ui {

// Whether it was said to be done, and nobody has said yet how well.
bool asks_for_rating(const Page& page, const service::FollowAnswer& shown);
// The five words, or thanks for one of them.
// Of the card where it lies under the progress; 0: it stands beside it.
float rating_height_below(const Stage& stage, const service::FollowAnswer& shown);
void rating_card(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown);

// Whether there is a key for it: who typed a number may look, and say nothing.
bool has_say(const Page& page, const service::FollowAnswer& shown);
// Urge, or "not solved" once it was said to be done.
void say_button(Page& page, Stage& stage, const Box& box, const service::FollowAnswer& shown);

}  // namespace ui
