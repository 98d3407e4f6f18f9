#include "hub/web/console/kiosk_forms_page.h"

#include "hub/web/console/kiosk_words.h"
#include "hub/web/wording.h"

namespace hub {

std::string kiosk_form_page(const Frame& frame, const KioskForm& form) {
    Data values;
    values.set("id", form.id);
    values.set("name_zh", form.name.zh);
    values.set("name_en", form.name.en);
    for (const auto& [field, what] : form.faults)
        values.set("fault_" + field, std::string(frame.words.tr(what)));
    Notice notice;
    if (!form.faults.empty()) notice = {std::string(frame.words.tr("还没有生成：请改好标红的几处")), true};
    return render_page(frame, "console_kiosk_form.html", std::string(frame.words.tr("接入一台终端")), values,
                       notice);
}

std::string kiosk_code_page(const Frame& frame, const KioskCode& code) {
    Data values;
    values.set("name", kiosk_name(frame, code.kiosk, code.name));
    values.set("kiosk", code.kiosk);
    values.set("code", code.code);
    values.set("qr", code.qr);
    values.set("until",
               base::fill(frame.words.tr("到 {time} 有效，只能用一次"), {{"time", time_words(code.until)}}));
    return render_page(frame, "console_kiosk_code.html", std::string(frame.words.tr("接入码")), values);
}

std::string kiosk_revoke_page(const Frame& frame, const KioskRow& row) {
    const Kiosk& kiosk = row.state.kiosk;
    const std::uint64_t unsent = row.last && row.last->said ? row.last->said->unsent : 0;
    Data values;
    values.set("address", encoded(kiosk.id));
    values.set("name", kiosk_name(frame, kiosk.id, kiosk.name));
    values.set("has_unsent", flag(unsent > 0));
    values.set("unsent",
               base::fill(frame.words.tr_n("还有 {n} 条记录没有上传，要等它重新接入才能收到", unsent),
                          {{"n", std::to_string(unsent)}}));
    return render_page(frame, "console_kiosk_revoke.html", std::string(frame.words.tr("停用终端")), values);
}

}  // namespace hub
