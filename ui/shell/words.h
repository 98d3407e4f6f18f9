// The catalogues of the house's languages, by the names that Modes carries.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/catalogue.h"

namespace ui {

class Words {
  public:
    // Every language whose catalogue lies in the folder. One that cannot be read is warned of and left out.
    Words(const std::string& locale_folder, const std::function<void(const base::Error&)>& warn) {
        for (const std::string& name : base::installed_languages(locale_folder)) {
            auto loaded = base::load_catalogue(locale_folder, name);
            if (loaded) {
                languages_.push_back(name);
                catalogues_.push_back(std::move(loaded).value());
            } else {
                warn(loaded.error());
            }
        }
    }
    // Without a catalogue of that name, that of its language ("en" for "en_US"), else the source language.
    const base::Catalogue& of(std::string_view language) const {
        for (const std::string_view name : {language, language.substr(0, language.find('_'))}) {
            for (std::size_t i = 0; i < languages_.size(); ++i)
                if (languages_[i] == name) return catalogues_[i];
        }
        return catalogues_.front();
    }
    // The source language first; in this order the language key goes through them.
    const std::vector<std::string>& languages() const { return languages_; }

  private:
    std::vector<std::string> languages_;
    std::vector<base::Catalogue> catalogues_;  // of the same index
};

}  // namespace ui
