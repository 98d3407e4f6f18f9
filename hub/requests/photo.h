// Photos that kiosks send: whether one may be kept and shown. Pure; nothing is decoded here, a browser does.
#pragma once

#include <string_view>

namespace hub {

// One whole JPEG (ITU-T T.81, annex B) with sides from 1 to Photo::longest_side, baseline or progressive, and
// nothing in it but the picture: no APP segment besides JFIF's without a thumbnail, no comment, nothing
// behind its end.
bool is_plain_jpeg(std::string_view data);

}  // namespace hub
