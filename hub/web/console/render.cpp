#include "hub/web/console/render.h"

#include <array>

#include "hub/assets.h"
#include "hub/requests/dispatch.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;
using kainjow::mustache::mustache;

struct Way {
    std::string_view path, word;
    Roles roles;
};

const std::vector<Way>& ways() {
    using enum StaffRole;
    static const std::vector<Way> all = {
        {"/console", tr_mark("今日概况"), Roles::all()},
        {"/console/meetings", tr_mark("会议管理"), {meetings, administrator, duty, auditor}},
        {"/console/requests", tr_mark("报修单"), {repairs, administrator, duty, auditor}},
        {"/console/orders", tr_mark("我的单"), roles_on_duty()},
        {"/console/kiosks", tr_mark("终端"), {administrator, duty, auditor}},
        {"/console/notices", tr_mark("通知公告"), {administrator, duty, auditor}},
        {"/console/accounts", tr_mark("账号"), {administrator, auditor}},
        {"/console/audit", tr_mark("操作记录"), {administrator, auditor}},
    };
    return all;
}

// The longest way that the path begins with: a page below a list still belongs to it.
std::string_view way_of(std::string_view path) {
    std::string_view best;
    for (const Way& way : ways())
        if (path.starts_with(way.path) && way.path.size() > best.size()) best = way.path;
    return best;
}

Data ways_data(const Frame& frame) {
    Data list{Data::type::list};
    const std::string_view here = way_of(frame.path);
    for (const Way& way : ways()) {
        if (!way.roles.meets(frame.roles)) continue;
        Data item;
        item.set("path", std::string(way.path));
        item.set("word", std::string(frame.words.tr(way.word)));
        item.set("here", flag(way.path == here));
        list << item;
    }
    return list;
}

}  // namespace

Data translator(const Frame& frame) {
    return Data(kainjow::mustache::lambda{
        [&frame](const std::string& msgid) { return std::string(frame.words.tr(msgid)); }});
}

Data choices(const Frame& frame, std::span<const Choice> all, std::string_view chosen) {
    Data list{Data::type::list};
    for (const Choice& choice : all) {
        Data item;
        item.set("value", std::string(choice.value));
        item.set("word", std::string(frame.words.tr(choice.word)));
        item.set("chosen", flag(choice.value == chosen));
        list << item;
    }
    return list;
}

Notice unsaved(const Frame& frame, const std::map<std::string, std::string_view>& faults) {
    const auto whole = faults.find("version");
    return {std::string(whole == faults.end() ? frame.words.tr("还没有存上：请改好标红的几处")
                                              : frame.words.tr(whole->second)),
            true};
}

std::string render_part(const Frame& frame, std::string_view name, Data values) {
    values.set("tr", translator(frame));
    values.set("csrf", frame.csrf);
    mustache part{std::string(assets::page(name))};
    return part.render(values);
}

std::string paging_part(const Frame& frame, const Paging& paging) {
    const std::size_t pages = (paging.found + paging.page_size - 1) / paging.page_size;
    if (pages < 2) return "";
    const std::string rest = paging.query.empty() ? "" : paging.query + "&";
    Data values;
    values.set("where",
               base::fill(frame.words.tr("第 {page} 页，共 {pages} 页"),
                          {{"page", std::to_string(paging.page + 1)}, {"pages", std::to_string(pages)}}));
    values.set("has_before", flag(paging.page > 0));
    values.set("before", "?" + rest + "page=" + std::to_string(paging.page));
    values.set("has_after", flag(paging.page + 1 < pages));
    values.set("after", "?" + rest + "page=" + std::to_string(paging.page + 2));
    return render_part(frame, "console_pages.html", values);
}

std::string render_page(const Frame& frame, std::string_view name, const std::string& title, Data values,
                        const Notice& notice) {
    const bool english = frame.language == base::Language::en;
    values.set("tr", translator(frame));
    values.set("lang", english ? "en" : "zh-CN");
    values.set("title", title);
    values.set("site", in_language(frame.site, frame.language));
    values.set("path", frame.path);
    values.set("other_language", english ? "zh" : "en");
    values.set("other_lang", english ? "zh-CN" : "en");
    values.set("other_language_name", english ? "中文" : "English");
    values.set("csrf", frame.csrf);
    values.set("has_person", flag(!frame.signed_in.empty()));
    values.set("person", frame.signed_in);
    values.set("ways", ways_data(frame));
    values.set("has_notice", flag(!notice.text.empty()));
    values.set("notice", notice.text);
    values.set("notice_kind", notice.bad ? "bad" : "good");
    values.set("notice_role", notice.bad ? "alert" : "status");
    mustache top{std::string(assets::page("console_top.html"))}, page{std::string(assets::page(name))},
        end{std::string(assets::page("console_end.html"))};
    return top.render(values) + page.render(values) + end.render(values);
}

std::string sign_in_page(const Frame& frame, const std::string& next, const std::string& name,
                         const Notice& notice) {
    Data values;
    values.set("next", next);
    values.set("name", name);
    return render_page(frame, "console_sign_in.html", std::string(frame.words.tr("登录管理台")), values,
                       notice);
}

std::string password_page(const Frame& frame, bool must_change, const Notice& notice) {
    Data values;
    values.set("must_change", flag(must_change));
    return render_page(frame, "console_password.html", std::string(frame.words.tr("修改密码")), values,
                       notice);
}

std::string plain_page(const Frame& frame, const std::string& title, const std::string& text) {
    Data values;
    values.set("text", text);
    return render_page(frame, "console_plain.html", title, values);
}

}  // namespace hub
