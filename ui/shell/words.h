// The catalogues of the house's languages, by the names that Modes carries.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/text/catalogue.h"

namespace ui {

class Words {
  public:
    // A catalogue that cannot be read is warned of; its language then shows the source language.
    Words(const std::string& locale_folder, const std::function<void(const base::Error&)>& warn) {
        auto loaded = base::load_catalogue(locale_folder, base::Language::en);
        if (loaded) {
            english_ = std::move(loaded).value();
        } else {
            warn(loaded.error());
        }
    }
    // "en", "en_US" and the like are English, everything else is the source language.
    const base::Catalogue& of(std::string_view language) const {
        return language.starts_with("en") ? english_ : chinese_;
    }

  private:
    base::Catalogue chinese_, english_;
};

}  // namespace ui
