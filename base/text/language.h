// The two languages that the house's data comes in. zh is the source language of words, too: a msgid is
// Chinese and needs no catalogue. A visitor who reads a third language gets its words and the data in
// English.
#pragma once

namespace base {

enum class Language { zh, en };

}  // namespace base
