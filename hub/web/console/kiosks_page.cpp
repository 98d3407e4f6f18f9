#include "hub/web/console/kiosks_page.h"

#include <algorithm>

#include "hub/web/console/kiosk_words.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

Data enrolment_data(const Frame& frame, const KiosksView& view, const Enrolment& waiting) {
    const std::string& name = kiosk_name(frame, waiting.kiosk, waiting.name);
    Data item;
    item.set("id", waiting.id);
    item.set("name", name);
    item.set("kiosk", waiting.kiosk);
    item.set("digits", waiting.confirmation);
    item.set("software", waiting.software.empty() ? "—" : waiting.software);
    item.set("source", waiting.source);
    item.set("asked", moment_words(waiting.asked, frame.words));
    item.set("known", flag(std::any_of(view.kiosks.begin(), view.kiosks.end(), [&](const KioskRow& row) {
                 return row.state.kiosk.id == waiting.kiosk;
             })));
    item.set("ask", base::fill(frame.words.tr("“{name}”的屏幕上也是 {digits} 吗？一样才同意"),
                               {{"name", name}, {"digits", waiting.confirmation}}));
    return item;
}

std::string records_words(const Frame& frame, const KioskRow& row) {
    std::string text;
    const auto add = [&](std::uint64_t n, std::string_view form) {
        if (n == 0) return;
        text += (text.empty()                           ? ""
                 : frame.language == base::Language::en ? ", "
                                                        : "，") +
                base::fill(form, {{"n", std::to_string(n)}});
    };
    if (row.last && row.last->said) {
        add(row.last->said->unsent, frame.words.tr("{n} 条待上传"));
        add(row.last->said->dead_letters, frame.words.tr("{n} 条没有收下"));
    }
    add(row.state.missing(), frame.words.tr("缺 {n} 条"));
    if (text.empty() && row.state.facts == 0 && !row.last) return "";
    return text.empty() ? std::string(frame.words.tr("都到了")) : text;
}

Data kiosk_data(const Frame& frame, const KioskRow& row, base::WallTime now) {
    const Chip chip = chip_of(frame, row, now);
    const domain::Heartbeat* said = row.last && row.last->said ? &*row.last->said : nullptr;
    const auto words = [&](std::string_view msgid) { return std::string(frame.words.tr(msgid)); };
    Data item;
    item.set("address", encoded(row.state.kiosk.id));
    item.set("name", kiosk_name(frame, row.state.kiosk.id, row.state.kiosk.name));
    item.set("id", row.state.kiosk.id);
    item.set("chip", chip.word);
    item.set("chip_kind", std::string(chip.kind));
    item.set("troubles", row.state.kiosk.revoked ? "" : trouble_words(frame, row));
    item.set("sign", sign_words(frame, row));
    item.set("records", records_words(frame, row));
    item.set("clock", said ? clock_words(frame, *said) : "");
    item.set("camera", said ? words(device_word(said->camera)) : "");
    item.set("printer", said ? words(device_word(said->printer)) : "");
    item.set("version", said && !said->version.empty() ? said->version : "");
    return item;
}

}  // namespace

std::string kiosks_part(const Frame& frame, const KiosksView& view) {
    Data values, waiting{Data::type::list}, list{Data::type::list};
    for (const Enrolment& one : view.waiting)
        waiting << enrolment_data(frame, view, one);
    for (const bool revoked : {false, true})
        for (const KioskRow& row : view.kiosks)
            if (row.state.kiosk.revoked == revoked) list << kiosk_data(frame, row, view.now);
    values.set("has_waiting", flag(!view.waiting.empty()));
    values.set("waiting", waiting);
    values.set("kiosks", list);
    values.set("none", flag(view.kiosks.empty()));
    values.set("may_enrol", flag(view.may_enrol));
    return render_part(frame, "console_kiosks_part.html", values);
}

std::string kiosks_page(const Frame& frame, const KiosksView& view, const Notice& notice) {
    Data values;
    values.set("may_enrol", flag(view.may_enrol));
    values.set("part", kiosks_part(frame, view));
    return render_page(frame, "console_kiosks.html", std::string(frame.words.tr("终端")), values, notice);
}

}  // namespace hub
