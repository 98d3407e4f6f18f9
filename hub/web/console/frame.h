// What stands around every page of the console: who is signed in, the ways to the other pages, the language.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/catalogue.h"
#include "hub/accounts/role.h"
#include "kiosk/domain/text.h"

namespace hub {

struct Frame {
    base::Language language = base::Language::zh;
    base::Catalogue words;
    domain::Text site;
    std::string path;       // of this page, for the language's link
    std::string signed_in;  // what the person is called; empty: nobody
    std::string csrf;
    Roles roles;
};

// A sentence above a page's content, after something was done or refused.
struct Notice {
    std::string text;
    bool bad = false;
};

// Why a form was not saved: msgids by field; "version" stands for the whole of it.
Notice unsaved(const Frame& frame, const std::map<std::string, std::string_view>& faults);

std::string sign_in_page(const Frame& frame, const std::string& next, const std::string& name,
                         const Notice& notice);
std::string password_page(const Frame& frame, bool must_change, const Notice& notice);
// A page that only says something: `code` is the status that it goes with.
std::string plain_page(const Frame& frame, const std::string& title, const std::string& text);

}  // namespace hub
