// The house's two languages. zh is the source language: a msgid is Chinese and needs no catalogue.
#pragma once

namespace base {

enum class Language { zh, en };

}  // namespace base
