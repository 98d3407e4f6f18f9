#include "hub/web/console/import_page.h"

#include <algorithm>

#include "hub/web/console/render.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using base::tr_mark;

struct FieldWord {
    std::string_view field, word;
};
constexpr FieldWord field_words[] = {{"place", tr_mark("地点")},
                                     {"starts", tr_mark("开始时间")},
                                     {"ends", tr_mark("结束时间")},
                                     {"opens", tr_mark("签到开放")},
                                     {"closes", tr_mark("签到关闭")},
                                     {"name", tr_mark("姓名")},
                                     {"organisation", tr_mark("单位名称")},
                                     {"phone", tr_mark("手机号码")},
                                     {"seat", tr_mark("座位")},
                                     {"title", tr_mark("职务")},
                                     {"honorific", tr_mark("先生或女士")},
                                     {"role", tr_mark("参会身份")},
                                     {"excused", tr_mark("已请假")},
                                     {"stands_in_for", tr_mark("代谁参加")},
                                     {"stood_in_by", tr_mark("由谁代会")}};

std::string listed(const Frame& frame, const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : frame.language == base::Language::en ? ", " : "、") + word;
    return all;
}

Data faults_data(const Frame& frame, const std::vector<CellFault>& faults, std::size_t most) {
    Data list{Data::type::list};
    for (std::size_t n = 0; n < std::min(faults.size(), most); ++n) {
        Data item;
        item.set("line", faults[n].line == 0 ? "" : std::to_string(faults[n].line));
        item.set("column", std::string(frame.words.tr(faults[n].column)));
        item.set("what", std::string(frame.words.tr(faults[n].what)));
        item.set("value", faults[n].value);
        list << item;
    }
    return list;
}

Data items_data(const std::vector<PreviewItem>& items) {
    Data list{Data::type::list};
    for (const PreviewItem& item : items) {
        Data one;
        one.set("name", item.name);
        one.set("detail", item.detail);
        one.set("more", item.more);
        list << one;
    }
    return list;
}

void set_groups(Data& values, const std::vector<PreviewGroup>& groups) {
    Data counts{Data::type::list}, cards{Data::type::list};
    bool work = false;
    for (const PreviewGroup& group : groups) {
        Data count;
        count.set("number", std::to_string(group.items.size() + group.unlisted));
        count.set("word", group.word);
        counts << count;
        if (group.items.empty()) continue;
        work = true;
        Data card;
        card.set("word", group.word);
        card.set("items", items_data(group.items));
        cards << card;
    }
    values.set("counts", counts);
    values.set("groups", cards);
    values.set("has_work", flag(work));
}

}  // namespace

std::string fields_in_words(const Frame& frame, std::string_view fields) {
    std::string words;
    while (!fields.empty()) {
        const auto end = std::min(fields.find(", "), fields.size());
        for (const FieldWord& known : field_words)
            if (known.field == fields.substr(0, end))
                words += (words.empty()                          ? ""
                          : frame.language == base::Language::en ? ", "
                                                                 : "、") +
                         std::string(frame.words.tr(known.word));
        fields.remove_prefix(std::min(fields.size(), end + 2));
    }
    return words;
}

std::string import_form_page(const Frame& frame, const ImportForm& form) {
    Data values;
    values.set("back", form.back);
    values.set("back_words", form.back_words);
    values.set("action", form.action);
    values.set("accept", form.accept);
    values.set("rule", form.rule);
    values.set("columns", form.columns);
    values.set("is_list", flag(form.is_list));
    return render_page(frame, "console_list_form.html", form.title, values);
}

std::string preview_page(const Frame& frame, const Preview& preview, const Notice& notice) {
    constexpr std::size_t most_faults = 200;
    Data values;
    values.set("back", preview.back);
    values.set("back_words", preview.back_words);
    values.set("action", preview.action);
    values.set("again", preview.again);
    values.set("table", preview.table);
    values.set("digest", preview.digest);
    values.set("whole", flag(preview.whole));
    const std::size_t count = preview.faults.size();
    values.set("has_faults", flag(count > 0));
    values.set("faults", faults_data(frame, preview.faults, most_faults));
    values.set("faults_words",
               base::fill(frame.words.tr_n("有 {n} 处要改", count), {{"n", std::to_string(count)}}));
    values.set("has_more", flag(count > most_faults));
    values.set("more", base::fill(frame.words.tr("只列出前 {n} 处"), {{"n", std::to_string(most_faults)}}));
    const std::string ignored = listed(frame, preview.ignored), shared = listed(frame, preview.shared_seats);
    values.set("has_ignored", flag(!ignored.empty()));
    values.set("ignored", base::fill(frame.words.tr("这些列用不上：{columns}"), {{"columns", ignored}}));
    values.set("has_shared", flag(!shared.empty()));
    values.set("shared", base::fill(frame.words.tr("这些座位不止一个人：{seats}"), {{"seats", shared}}));
    set_groups(values, preview.groups);
    return render_page(frame, "console_preview.html", preview.title, values, notice);
}

std::vector<PreviewGroup> groups_of(const Frame& frame, const ListPlan& plan) {
    PreviewGroup added{std::string(frame.words.tr("新加的人")), {}, 0},
        changed{std::string(frame.words.tr("要改的人")), {}, 0},
        removed{std::string(frame.words.tr("要删除的人")), {}, 0};
    const auto where = [&](const domain::Attendee& attendee) {
        return in_language(attendee.organisation, frame.language);
    };
    for (const Listed& person : plan.added)
        added.items.push_back({person.attendee.name, where(person.attendee),
                               in_language(person.attendee.seat, frame.language)});
    for (const ChangedPerson& person : plan.changed)
        changed.items.push_back({person.after.attendee.name, where(person.after.attendee),
                                 fields_in_words(frame, person.fields)});
    for (const Listed& person : plan.removed)
        removed.items.push_back({domain::mask_name(person.attendee.name), where(person.attendee),
                                 in_language(person.attendee.seat, frame.language)});
    return {added, changed, removed, {std::string(frame.words.tr("没有变化的人")), {}, plan.unchanged}};
}

}  // namespace hub
