#include "hub/web/console/notices_page.h"

#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

struct State {
    std::string_view word, kind;
};

State state_of(const domain::Notice& notice, base::WallTime now) {
    if (now < notice.from) return {tr_mark("还没到时间"), "amber"};
    if (now < notice.until) return {tr_mark("公布中"), "ok"};
    return {tr_mark("已结束"), "sunken"};
}

Data notice_data(const Frame& frame, const domain::Notice& notice, base::WallTime now) {
    const State state = state_of(notice, now);
    Data item;
    item.set("id", base::to_string(notice.id));
    item.set("title", in_language(notice.title, frame.language));
    item.set("text", in_language(notice.text, frame.language));
    item.set("from", moment_words(notice.from, frame.words));
    item.set("until", moment_words(notice.until, frame.words));
    item.set("state", std::string(frame.words.tr(state.word)));
    item.set("kind", std::string(state.kind));
    return item;
}

}  // namespace

std::string notices_page(const Frame& frame, const NoticesView& view, const Notice& said) {
    Data values, list{Data::type::list};
    for (const domain::Notice& notice : view.notices)
        list << notice_data(frame, notice, view.now);
    values.set("notices", list);
    values.set("none", flag(view.notices.empty()));
    values.set("may_change", flag(view.may_change));
    return render_page(frame, "console_notices.html", std::string(frame.words.tr("通知公告")), values, said);
}

std::string notice_form_page(const Frame& frame, const NoticeForm& form) {
    const NoticeDraft& draft = form.draft;
    const std::pair<const char*, const std::string&> texts[] = {
        {"title_zh", draft.title_zh},     {"title_en", draft.title_en},    {"text_zh", draft.text_zh},
        {"text_en", draft.text_en},       {"from_date", draft.from_date},  {"from_time", draft.from_time},
        {"until_date", draft.until_date}, {"until_time", draft.until_time}};
    Data values;
    for (const auto& [name, text] : texts)
        values.set(name, text);
    values.set("id", form.id);
    values.set("version", form.version);
    values.set("is_new", flag(form.id.empty()));
    values.set("ask_delete", std::string(frame.words.tr("删除这条通知？删除以后不能恢复")));
    for (const auto& [field, what] : form.faults)
        values.set("fault_" + field, std::string(frame.words.tr(what)));
    Notice said;
    if (!form.faults.empty()) said = unsaved(frame, form.faults);
    const std::string title(form.id.empty() ? frame.words.tr("新建通知") : frame.words.tr("修改通知"));
    return render_page(frame, "console_notice_form.html", title, values, said);
}

}  // namespace hub
