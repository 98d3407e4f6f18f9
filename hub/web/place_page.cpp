#include "hub/web/place_page.h"

#include "hub/web/phone_frame.h"
#include "hub/web/qr_svg.h"
#include "hub/web/wording.h"
#include "kiosk/domain/request_code.h"

namespace hub {

namespace {

PhoneData truth(bool set) {
    return PhoneData(set ? PhoneData::type::bool_true : PhoneData::type::bool_false);
}

// What anybody may read.
PhoneData described(const PageVoice& voice, const PlaceView& view, const ServiceRequest& request) {
    const Words tr{voice.words};
    const std::string kind = kind_of(request, view.places, voice.language);
    PhoneData item;
    item.set("kind", kind.empty() ? tr("报修") : kind);
    item.set("state", tr(state_word(request.state)));
    item.set("made", moment_words(request.made, voice.words));
    item.set("number", request.number);
    return item;
}

PhoneData listed(const PageVoice& voice, const PlaceView& view) {
    PhoneData list{PhoneData::type::list};
    for (const ServiceRequest& request : view.open)
        list << described(voice, view, request);
    return list;
}

// Each leads to its page. Relative, so that it holds wherever a proxy puts this hub.
PhoneData led_to(const PageVoice& voice, const PlaceView& view) {
    PhoneData list{PhoneData::type::list};
    for (const ServiceRequest& request : view.mine) {
        PhoneData item = described(voice, view, request);
        item.set("link", "../console/orders/" + encoded(request.number) + "?label=" + encoded(view.cell));
        list << item;
    }
    return list;
}

}  // namespace

std::string place_page(const PageVoice& voice, const PlaceView& view) {
    const Words tr{voice.words};
    const auto at = domain::find_cell(view.places.layouts, view.cell);
    const std::string place = in_language(domain::place_name(at), voice.language);
    // The shortest that kiosks read.
    const auto qr = qr_svg(domain::write_place_label("", view.cell));
    PhoneData values = phone_data(voice, "pass.css");
    set_top(values, tr("报修地点"), place);
    set_other_language(values, voice);
    values.set("signed_in", truth(view.signed_in));
    values.set("has_mine", truth(!view.mine.empty()));
    values.set("mine", led_to(voice, view));
    values.set("word_mine", tr("我在这里的单"));
    values.set("word_none_mine", tr("您在这里没有要修的单"));
    values.set("may_report", truth(!at.cell->closed && qr));
    values.set("qr", qr.value_or(""));
    values.set("word_qr", tr("这个地点的二维码"));
    values.set("word_report", tr("这里坏了什么？"));
    values.set("word_how", tr("到大厅的随手站，把这个码对准扫码口，地点就选好了，再点坏了什么"));
    values.set("has_open", truth(!view.open.empty()));
    values.set("open", listed(voice, view));
    values.set("word_open", tr("这里已经有人报修"));
    values.set("word_none_open", tr("这里没有待修的报修"));
    values.set("sign_in", "../console/sign-in?next=" + encoded("/l/" + view.cell));
    values.set("word_sign_in", tr("维修人员登录"));
    return render_phone("place_phone.html", values);
}

std::string no_place_page(const PageVoice& voice) {
    return words_alone(voice, voice.words.tr("没有这个地点"),
                       voice.words.tr("标签可能旧了。要报修，请到大厅的随手站选地点"));
}

namespace {

base::Result<PhoneData> label(const domain::GridLayout& layout, const domain::GridCell& cell,
                              const std::string& pages) {
    const auto qr = qr_svg(domain::write_place_label(pages, cell.id));
    if (!qr) return qr.error();
    const domain::Text name = domain::place_name({&layout, &cell});
    PhoneData item;
    item.set("qr", *qr);
    item.set("place", name.zh);
    set_optional(item, "place_en", name.en);
    return item;
}

}  // namespace

base::Result<std::string> label_sheet(const std::vector<domain::GridLayout>& layouts,
                                      const std::string& pages, const base::Catalogue& english) {
    constexpr std::string_view scan = base::tr_mark("报修请扫这里");
    PhoneData list{PhoneData::type::list};
    for (const domain::GridLayout& layout : layouts)
        for (const domain::GridCell& cell : layout.cells) {
            if (cell.closed) continue;
            auto item = label(layout, cell, pages);
            if (!item) return item.error();
            list << *item;
        }
    PhoneData values = phone_data({}, "label_sheet.css");
    values.set("word_scan", std::string(scan));
    values.set("word_scan_en", std::string(english.tr(scan)));
    values.set("labels", list);
    return render_phone("label_sheet.html", values);
}

}  // namespace hub
