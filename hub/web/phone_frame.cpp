#include "hub/web/phone_frame.h"

#include "hub/assets.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

const char* tag_of(base::Language language) {
    return language == base::Language::en ? "en" : "zh-CN";
}

}  // namespace

std::string render_phone(std::string_view page, PhoneData& values) {
    kainjow::mustache::mustache pattern{std::string(assets::page(page))};
    return pattern.render(values);
}

void set_page(PhoneData& values, const PageVoice& voice, std::string_view style) {
    const Words tr{voice.words};
    values.set("lang", tag_of(voice.language));
    values.set("css", std::string(assets::page(style)));
    values.set("site", in_language(voice.site, voice.language));
    values.set("word_station", tr("随手站"));
}

PhoneData phone_data(const PageVoice& voice, std::string_view style) {
    PhoneData values;
    set_page(values, voice, style);
    return values;
}

void set_top(PhoneData& values, const std::string& title, const std::string& heading) {
    values.set(
        "top",
        PhoneData(kainjow::mustache::partial([] { return std::string(assets::page("phone_top.html")); })));
    values.set("word_title", title);
    values.set("heading", heading);
}

void set_other_language(PhoneData& values, const PageVoice& voice) {
    const bool english = voice.language == base::Language::en;
    values.set("other_language_link", english ? "?lang=zh" : "?lang=en");
    values.set("other_lang", tag_of(english ? base::Language::zh : base::Language::en));
    values.set("other_language", english ? "中文" : "English");
}

void set_optional(PhoneData& values, const std::string& name, const std::string& value) {
    values.set("has_" + name, value.empty() ? PhoneData::type::bool_false : PhoneData::type::bool_true);
    values.set(name, value);
}

std::string words_alone(const PageVoice& voice, std::string_view what, std::string_view to_do) {
    PhoneData values = phone_data(voice, "pass.css");
    values.set("word_not_found", std::string(what));
    values.set("word_what_to_do", std::string(to_do));
    return render_phone("not_found.html", values);
}

}  // namespace hub
