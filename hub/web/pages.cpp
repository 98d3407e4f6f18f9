#include "hub/web/pages.h"

#include <charconv>

#include "hub/assets.h"
#include "hub/clock.h"
#include "hub/digest.h"
#include "hub/requests/request_history.h"
#include "hub/web/phone_frame.h"
#include "hub/web/qr_svg.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

using data = PhoneData;

// What page and sheet both say of a card.
base::Status describe_card(data& values, const PageVoice& voice, const PassCard& card) {
    auto qr = qr_svg(card.pass);
    if (!qr) return qr.error();
    values.set("qr", *qr);
    values.set("title", in_language(card.meeting.title, voice.language));
    values.set("name", card.attendee.name);
    values.set("organisation", in_language(card.attendee.organisation, voice.language));
    values.set("date", date_words(card.meeting.starts, voice.words));
    values.set("starts", time_words(card.meeting.starts));
    values.set("ends", time_words(card.meeting.ends));
    set_optional(values, "place", card.place ? place_words(*card.place, voice.language) : "");
    set_optional(values, "seat", in_language(card.attendee.seat, voice.language));
    set_optional(values, "code", grouped_code(card.look_up_code));
    return {};
}

void set_words(data& values, const PageVoice& voice, const PassCard& card) {
    const Words tr{voice.words};
    values.set("word_qr", tr("签到二维码"));
    values.set("word_hint", tr("签到时把屏幕亮度调高，正对扫码口"));
    values.set("word_date", tr("日期"));
    values.set("word_time", tr("时间"));
    const bool room = !card.place || card.place->kind == domain::PlaceKind::room;
    values.set("word_room", room ? tr("会议室") : tr("地点"));
    values.set("word_seat", tr("座位"));
    values.set("word_check_in", tr("签到"));
    values.set("opens", base::fill(voice.words.tr("{time} 起"), {{"time", time_words(card.meeting.opens)}}));
    values.set("word_code", tr("查询码"));
    values.set("word_calendar", tr("加入日历"));
    values.set("word_private", tr("这个码只给您本人使用，请勿转发"));
}

}  // namespace

base::Result<std::string> phone_page(const PageVoice& voice, const PassCard& card) {
    data values = phone_data(voice, "pass.css");
    if (auto status = describe_card(values, voice, card); !status) return status.error();
    set_words(values, voice, card);
    set_top(values, std::string(voice.words.tr("会议签到码")),
            in_language(card.meeting.title, voice.language));
    set_optional(values, "note", in_language(card.meeting.note, voice.language));
    set_optional(values, "agenda", card.meeting.agenda);
    values.set("word_agenda", std::string(voice.words.tr("会议议程")));
    values.set("calendar_link", card.page_token + "/meeting.ics" + language_query(voice));
    set_other_language(values, voice);
    return render_phone("phone_page.html", values);
}

namespace {

// What whoever holds the slip may say now.
void set_sayings(data& values, const PageVoice& voice, const ServiceRequest& request,
                 const std::string& answer, base::WallTime now) {
    using domain::FollowUpKind, domain::FollowUpOutcome;
    const Words tr{voice.words};
    const auto judged = [&](FollowUpKind kind) {
        return domain::judge(told_state(request), kind, now, utc_offset);
    };
    const auto may = [&](FollowUpKind kind) {
        const bool counts = judged(kind) == FollowUpOutcome::counted;
        return data(counts ? data::type::bool_true : data::type::bool_false);
    };
    const bool urged = judged(FollowUpKind::urge) == FollowUpOutcome::urged_today;
    const std::string tomorrow = tr("今天已经催过了，明天可以再催");
    set_optional(values, "urged", urged && answer != tomorrow ? tomorrow : "");
    values.set("here", language_query(voice));
    values.set("may_urge", may(FollowUpKind::urge));
    values.set("may_rate", may(FollowUpKind::rating));
    values.set("may_reopen", may(FollowUpKind::not_solved));
    values.set("word_urge", tr("催一下"));
    values.set("word_urge_hint", tr("等得久了可以催一下，一天一次"));
    values.set("word_rate_ask", tr("这次修得怎么样？"));
    values.set("word_why", tr("不满意的话，哪里不满意（可以不写）"));
    values.set("word_rate", tr("提交评价"));
    const bool rejected = request.state == domain::RequestState::rejected;
    values.set("word_reopen", rejected ? tr("请再看看") : tr("没修好"));
    values.set("word_reopen_hint", rejected ? tr("要是还得修，请告诉我们为什么（可以不写）")
                                            : tr("要是没修好，请告诉我们还有什么问题（可以不写）"));
    data ratings{data::type::list};
    for (std::size_t n = 0; n < domain::satisfaction_count; ++n) {
        const auto rating = static_cast<domain::Satisfaction>(n);
        data item;
        item.set("value", std::string(domain::to_string(rating)));
        item.set("word", tr(rating_word(rating)));
        ratings << item;
    }
    values.set("ratings", ratings);
}

// Of one that the house does not mend: who sees to it, or whom to ask, in words of the house's own.
std::string rejection_words_of(const ServiceRequest& request, const Words& tr, base::WallTime now) {
    const std::string staff = tr("有疑问请问工作人员");
    if (const Rejection* rejection = rejection_of(request)) {
        const bool alone = domain::only_staff_are_left(told_state(request), now, utc_offset);
        return tr(rejection->answer) + (alone ? " · " + staff : "");
    }
    const bool ended_early =
        request.state == domain::RequestState::rejected || request.state == domain::RequestState::duplicate;
    return ended_early ? staff : std::string();
}

// Empty: nothing is promised, or it is no longer of use.
std::string promised_moment(const PageVoice& voice, const ServiceRequest& request) {
    const bool promised = request.due != base::WallTime{} && domain::is_open(request.state);
    return promised ? moment_words(request.due, voice.words) : std::string();
}

// How far the one is that it was merged into.
std::string goes_on_words(const PageVoice& voice, const ServiceRequest& other, base::WallTime now) {
    const std::string due = is_late(other, now) ? std::string() : promised_moment(voice, other);
    const std::string_view words =
        due.empty() ? voice.words.tr("和 {number} 是同一件事：{state}")
                    : voice.words.tr("和 {number} 是同一件事：{state}，预计 {time} 前修好");
    const std::string whom = rejection_words_of(other, Words{voice.words}, now);
    return base::fill(words, {{"number", other.number},
                              {"state", std::string(voice.words.tr(state_word(other.state)))},
                              {"time", due}}) +
           (whom.empty() ? "" : " · " + whom);
}

// Without words of anybody's: whoever finds the slip may read it.
data steps_data(const PageVoice& voice, const ServiceRequest& request) {
    const Words tr{voice.words};
    data steps{data::type::list};
    for (const RequestEvent& event : history_of(request)) {
        data item;
        if (const auto* const* move = std::get_if<const RequestMoved*>(&event)) {
            item.set("at", moment_words((*move)->at, voice.words));
            item.set("state", tr(state_word((*move)->state)));
        } else {
            const RequestSaid& said = *std::get<const RequestSaid*>(event);
            item.set("at", moment_words(said.at, voice.words));
            item.set("state", said_words(request, said, voice.words));
        }
        steps << item;
    }
    return steps;
}

// Relative, as its forms are: it holds wherever a proxy puts this hub.
void set_photos_of(data& values, const PageVoice& voice, const RequestCard& card, bool mended) {
    data list{data::type::list};
    std::size_t shown = 0;
    for (const NamedPhoto& photo : card.photos) {
        if (!photo.may_be_shown() || photo.mended != mended) continue;
        data item;
        item.set("src", base::to_string(card.request.key) + "/photos/" + photo.hash);
        item.set("alt", base::fill(voice.words.tr("照片 {n}"), {{"n", std::to_string(++shown)}}));
        list << item;
    }
    const std::string name = mended ? "mended" : "released";
    values.set("has_" + name, data(shown > 0 ? data::type::bool_true : data::type::bool_false));
    values.set(name, list);
}

// Whoever is in danger is to ring, and not to wait for what is promised of other kinds.
void set_danger(data& values, const PageVoice& voice) {
    const std::string& phone = voice.duty_phone;
    values.set("danger", data(data::type::bool_true));
    values.set("word_danger",
               phone.empty() ? std::string(voice.words.tr("有危险，请马上告诉工作人员"))
                             : base::fill(voice.words.tr("有危险，请马上打 {phone}"), {{"phone", phone}}));
    set_optional(values, "phone", callable(phone));
}

}  // namespace

std::string request_phone_page(const PageVoice& voice, const RequestCard& card, const std::string& answer,
                               base::WallTime now) {
    const ServiceRequest& request = card.request;
    const RequestPlaces& places = card.places;
    const Words tr{voice.words};
    data values = phone_data(voice, "pass.css");
    set_top(values, tr("报修进度"), tr(state_word(request.state)));
    values.set("word_number", tr("报修编号"));
    values.set("word_place", tr("地点"));
    values.set("word_what", tr("报修内容"));
    const bool late = is_late(request, now);
    values.set("word_due", late ? tr("原定修好") : tr("预计修好"));
    values.set("word_worker", tr("谁在办"));
    values.set("word_rating", tr("您的评价"));
    values.set("word_open", tr("这一页不用登录，随时可以再打开"));
    values.set("number", request.number);
    values.set("place", place_of(request, places, voice.language));
    set_optional(values, "kind", kind_of(request, places, voice.language));
    const bool danger = request.danger && domain::stays_dangerous(request.state);
    if (danger) set_danger(values, voice);
    const std::string due = danger ? std::string() : promised_moment(voice, request);
    set_optional(
        values, "due",
        late && !due.empty() ? base::fill(voice.words.tr("{time}，已经晚了"), {{"time", due}}) : due);
    set_optional(values, "worker", request.worker);
    set_optional(values, "rating", request.rating ? tr(rating_word(*request.rating)) : "");
    set_optional(values, "answer", answer);
    set_optional(
        values, "rejection",
        card.goes_on ? goes_on_words(voice, *card.goes_on, now) : rejection_words_of(request, tr, now));
    set_sayings(values, voice, request, answer, now);
    set_photos_of(values, voice, card, false);
    set_photos_of(values, voice, card, true);
    values.set("word_released", tr("报修时的照片"));
    values.set("word_mended", tr(domain::is_open(request.state) ? base::tr_mark("师傅拍的照片")
                                                                : base::tr_mark("修好后的照片")));
    values.set("steps", steps_data(voice, request));
    set_other_language(values, voice);
    return render_phone("request_phone.html", values);
}

std::string photos_phone_page(const PageVoice& voice, std::size_t room, const std::string& answer) {
    const Words tr{voice.words};
    data values = phone_data(voice, "pass.css");
    set_top(values, tr("报修照片"), tr("把照片传到屏幕上"));
    const std::string left =
        base::fill(voice.words.tr_n("还可以传 {n} 张", room), {{"n", std::to_string(room)}});
    set_optional(values, "room", room > 0 ? left : "");
    set_optional(values, "answer", answer);
    values.set("here", language_query(voice));
    values.set("word_pick", tr("选一张照片，或现在拍"));
    values.set("word_send", tr("传到屏幕上"));
    values.set("word_full", tr("这里不再收照片了"));
    values.set("word_go_on", tr("请在面前的屏幕上继续报修"));
    values.set("word_privacy", tr("照片审核后才给别人看，修好后按期删除。拍摄地点等信息不会留下"));
    set_other_language(values, voice);
    return render_phone("photos_phone.html", values);
}

std::string no_photos_page(const PageVoice& voice) {
    return words_alone(voice, voice.words.tr("这个二维码已经用完了"),
                       voice.words.tr("要再传照片，请在报修的屏幕上重新点“用手机拍”"));
}

std::string no_request_page(const PageVoice& voice) {
    return words_alone(voice, voice.words.tr("没有找到这件报修"),
                       voice.words.tr("刚报的请过几分钟再打开，或到大厅查编号"));
}

std::string not_found_page(const PageVoice& voice) {
    return words_alone(voice, voice.words.tr("没有找到这张签到码"),
                       voice.words.tr("请打开会议通知里的链接，或到大厅报姓名签到"));
}

std::string busy_page(const PageVoice& voice) {
    return words_alone(voice, voice.words.tr("现在打开的人太多了"),
                       voice.words.tr("请过一会儿再打开，或到大厅报姓名签到"));
}

base::Result<std::string> pass_sheet(const PageVoice& voice, const std::vector<PassCard>& cards) {
    const Words tr{voice.words};
    data values = phone_data(voice, "pass_sheet.css");
    values.set("word_sheet", tr("会议签到码"));
    values.set("word_code", tr("查询码"));
    data list{data::type::list};
    for (const PassCard& card : cards) {
        data item;
        if (auto status = describe_card(item, voice, card); !status) return status.error();
        list << item;
    }
    values.set("cards", list);
    return render_phone("pass_sheet.html", values);
}

std::string language_query(const PageVoice& voice) {
    return voice.language == base::Language::en ? "?lang=en" : "?lang=zh";
}

std::string content_security_policy(bool has_forms) {
    return "default-src 'none'; style-src 'sha256-" + sha256_base64(assets::page("pass.css")) +
           "'; base-uri 'none'; " +
           (has_forms ? "img-src 'self'; form-action 'self'" : "form-action 'none'") +
           "; frame-ancestors 'none'";
}

namespace {

// "en-GB;q=0.8" -> how much `tag` is wanted, 0 to 1000; nothing if the item is about another language.
int weight(std::string_view item, std::string_view tag) {
    while (item.starts_with(' '))
        item.remove_prefix(1);
    if (!item.starts_with(tag)) return 0;
    const auto q = item.find(";q=");
    if (q == std::string_view::npos) return 1000;
    double value = 0;
    const auto number = item.substr(q + 3);
    std::from_chars(number.data(), number.data() + number.size(), value);
    return value > 0 && value <= 1 ? static_cast<int>(value * 1000) : 0;
}

}  // namespace

base::Language preferred_language(const std::string& accept_language) {
    int zh = 0, en = 0;
    std::string_view rest(accept_language);
    rest = rest.substr(0, 200);
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const auto item = rest.substr(0, comma);
        zh = std::max(zh, weight(item, "zh"));
        en = std::max(en, weight(item, "en"));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return en > zh ? base::Language::en : base::Language::zh;
}

}  // namespace hub
