#include "kiosk/service/repair_desk.h"

#include <algorithm>
#include <functional>

#include "kiosk/domain/request_code.h"
#include "kiosk/service/fact_now.h"
#include "kiosk/service/personal_text.h"

namespace service {

namespace {

// A clock before this has lost its battery: no number can be made of such a day.
constexpr base::WallTime earliest_clock = std::chrono::sys_days{std::chrono::year{2025} / 1 / 1};
constexpr std::size_t longest_words = 200, longest_phone = 20, nearby_at_most = 20, unit_at_most = 60;

// Digits, and what people write between them. nullopt: it is no number.
std::optional<std::string> clean_phone(const std::string& typed) {
    std::string digits;
    for (const char c : typed) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-' && !(c == '+' && digits.empty()))
            return std::nullopt;
    }
    constexpr std::size_t shortest = 3;  // an extension
    if (digits.empty()) return std::string();
    return digits.size() >= shortest && digits.size() <= longest_phone ? std::optional(digits) : std::nullopt;
}

std::optional<std::string> clean_words(const std::string& typed) {
    return typed.find_first_not_of(' ') == std::string::npos ? std::optional<std::string>("")
                                                             : clean_line(typed, longest_words);
}

// A clock that is behind the house's must not make of an answer something that was said before the question.
Moment seen_at(Moment moment, base::WallTime not_before) {
    moment.wall = std::max(moment.wall, not_before);
    return moment;
}

// The cell itself first: what is reported there is most likely the same.
std::vector<std::string> cells_of_unit(const std::string& cell, const HouseView& house) {
    std::vector<std::string> cells{cell};
    const domain::CellAt at = domain::find_cell(house.layouts, cell);
    if (!at || at.cell->unit.empty()) return cells;
    for (const domain::GridLayout& layout : house.layouts)
        for (const domain::GridCell& other : layout.cells)
            if (other.unit == at.cell->unit && other.id != cell && cells.size() < unit_at_most)
                cells.push_back(other.id);
    return cells;
}

// Of its cell, if that has such a room still.
std::string room_of(const command::SubmitRequest& said, const domain::CellAt& at) {
    for (const domain::FloorRoom* room : domain::rooms_of(at))
        if (room->label.zh == said.room) return clean_line(said.room, longest_words).value_or("");
    return "";
}

bool may_answer(const domain::Question& question, const domain::RequestAnswer& said) {
    return question.text.zh == said.question &&
           std::any_of(question.answers.begin(), question.answers.end(),
                       [&](const domain::Text& answer) { return answer.zh == said.answer; });
}

// In the category's order. What is no single line could not be kept apart from the next.
std::vector<domain::RequestAnswer> answers_of(const command::SubmitRequest& said,
                                              const domain::Category* category) {
    std::vector<domain::RequestAnswer> answers;
    if (category == nullptr) return answers;
    for (const domain::Question& question : category->questions)
        for (const domain::RequestAnswer& each : said.answers)
            if (may_answer(question, each) && clean_line(each.question, longest_words) == each.question &&
                clean_line(each.answer, longest_words) == each.answer) {
                answers.push_back(each);
                break;
            }
    return answers;
}

// A rating says how well, and nothing else does.
bool is_whole(domain::FollowUpKind kind, const std::optional<domain::Satisfaction>& rating) {
    return (kind == domain::FollowUpKind::rating) == rating.has_value();
}

ReportProblem problem_of(const command::SubmitRequest& said, bool pictured, const HouseView& house) {
    const domain::CellAt at = domain::find_cell(house.layouts, said.cell);
    if (!at || at.cell->closed) return ReportProblem::no_place;
    if (!said.category.empty() && !domain::find_category(house.categories, said.category))
        return ReportProblem::nothing_said;
    const auto words = clean_words(said.words);
    if (!words) return ReportProblem::bad_words;
    if (said.category.empty() && words->empty() && (!pictured || at.cell->no_photo))
        return ReportProblem::nothing_said;
    return clean_phone(said.phone) ? ReportProblem::none : ReportProblem::bad_phone;
}

domain::ServiceRequest request_of(const domain::Fact& fact) {
    const auto& body = std::get<domain::ServiceRequestFact>(fact.body);
    domain::ServiceRequest request;
    request.number = body.number;
    request.cell = body.cell;
    request.category = body.category;
    request.place = body.place;
    request.room = body.room;
    request.danger = body.danger;
    request.made = fact.header.wall;
    request.steps = {{domain::RequestState::submitted, request.made}};
    return request;
}

}  // namespace

domain::RequestNumber number_at(base::WallTime at, std::chrono::minutes utc_offset,
                                const std::string& kiosk) {
    const base::CivilTime day = base::to_civil(at, utc_offset);
    return {day.year, day.month, day.day, kiosk, 0};
}

ReportAnswer RepairDesk::submit(const command::SubmitRequest& said, std::span<const domain::Photo> photos,
                                const HouseView& house, const domain::Site& site, const Moment& moment) {
    ReportAnswer answer;
    ReportResult& result = answer.result;
    result.number = ++reports_;
    result.problem = problem_of(said, !photos.empty(), house);
    if (result.problem == ReportProblem::none && site.kiosk_code.empty())
        result.problem = ReportProblem::not_here;
    if (result.problem == ReportProblem::none && moment.wall < earliest_clock)
        result.problem = ReportProblem::no_clock;
    if (result.problem == ReportProblem::none && !reporting_.take(moment.boot))
        result.problem = ReportProblem::too_many;
    if (result.problem != ReportProblem::none) return answer;

    domain::ServiceRequestFact body;
    body.key = {base::random_u64()};
    body.cell = said.cell;
    const domain::CellAt at = domain::find_cell(house.layouts, said.cell);
    body.room = room_of(said, at);
    body.place = domain::place_name(at, body.room).zh;
    body.category = said.category;
    body.words = clean_words(said.words).value_or("");
    body.phone = clean_phone(said.phone).value_or("");
    const domain::Category* category = domain::find_category(house.categories, said.category);
    body.danger = said.danger || (category && category->danger);
    body.answers = answers_of(said, category);
    body.language = said.language;
    // Another place may have been named after they were taken.
    if (at.cell->no_photo) photos = {};
    for (const domain::Photo& photo : photos)
        body.photos.push_back(photo.hash);
    const auto kept = keep(std::move(body), photos, site, moment);
    if (!kept) {
        reporting_.give_back();
        result.problem = ReportProblem::failed;
        answer.error = kept.error();
        return answer;
    }
    result.request = request_of(*kept);
    result.key = std::get<domain::ServiceRequestFact>(kept->body).key;
    result.photos = std::get<domain::ServiceRequestFact>(kept->body).photos.size();
    result.photos_lost = result.photos < photos.size();
    result.receipt = kept->header.sequence;
    return answer;
}

base::Result<domain::Fact> RepairDesk::keep(domain::ServiceRequestFact body,
                                            std::span<const domain::Photo> photos, const domain::Site& site,
                                            const Moment& moment) {
    const auto born = store_.born();
    if (!born) return born.error();
    body.number = number_at(moment.wall, moment.utc_offset, site.kiosk_code);
    // Another file may have counted here this morning: not more than one a minute.
    const base::CivilTime birth = base::to_civil(*born, moment.utc_offset);
    if (birth.year == body.number.year && birth.month == body.number.month && birth.day == body.number.day)
        body.number.count = static_cast<std::uint32_t>(birth.hour * 60 + birth.minute) + 1;
    return store_.record(fact_now(std::move(body), moment), photos);
}

FollowLook RepairDesk::follow(const std::string& text, const Moment& moment) {
    FollowLook look;
    look.answer.number = ++follows_;
    const auto today = number_at(moment.wall, moment.utc_offset, "");
    auto number = domain::read_request_code(text);
    if (!number) number = domain::parse_short_request_number(text, today);
    if (!number) {
        look.answer.problem = FollowProblem::no_number;
        return look;
    }
    look.answer.asked = *number;
    if (!asking_.take(moment.boot)) {
        look.answer.problem = FollowProblem::too_many;
        return look;
    }
    const auto request = store_.request(domain::to_string(*number));
    if (!request) {
        look.answer.problem = FollowProblem::failed;
        look.error = request.error();
    } else if (!*request) {
        look.answer.problem = FollowProblem::unknown;
    } else {
        asking_.give_back();
        look.answer.request = **request;
        add_what_goes_on(look);
    }
    return look;
}

// On from one that was merged to the next. Without any the page says that it was merged, and no more.
void RepairDesk::add_what_goes_on(FollowLook& look) {
    constexpr int most_hops = 8;
    std::optional<domain::ServiceRequest> at = look.answer.request;
    for (int hops = 0; at && at->state == domain::RequestState::duplicate; ++hops) {
        if (hops == most_hops || at->merged_into.empty()) return;
        auto next = store_.request(at->merged_into);
        if (!next) {
            look.error = next.error();
            return;
        }
        at = std::move(*next);
    }
    if (at && at->number != look.answer.request->number) look.answer.goes_on = std::move(at);
}

FollowLook RepairDesk::follow_slip(const std::string& code, const Moment& moment) {
    FollowLook look = follow(code, moment);
    const auto key = domain::read_request_key(code);
    if (!look.answer.request || !key) return look;
    look.answer.key = key;
    if (auto done = add_what_was_said(*look.answer.request, *key); !done) look.error = done.error();
    return look;
}

base::Result<std::optional<domain::ServiceRequest>> RepairDesk::news_of(const domain::ServiceRequest& shown) {
    auto request = store_.request(domain::to_string(shown.number));
    if (request && *request && ((*request)->cell != shown.cell || (*request)->category != shown.category))
        request->reset();
    return request;
}

FollowLook RepairDesk::look_again(const FollowAnswer& shown) {
    FollowLook look{shown, {}};
    if (!shown.request) return look;
    const auto news = news_of(*shown.request);
    if (!news) look.error = news.error();
    if (!news || !*news) return look;  // whoever reads it goes on reading
    domain::ServiceRequest& now = *look.answer.request;
    now = **news;
    now.voices = std::max(now.voices, shown.request->voices);  // theirs, though the hub may not have it yet
    look.answer.goes_on.reset();
    add_what_goes_on(look);
    if (!shown.key) return look;
    if (auto done = add_what_was_said(now, *shown.key); !done) look.error = done.error();
    return look;
}

base::Status RepairDesk::add_what_was_said(domain::ServiceRequest& request, domain::RequestKey key) {
    const auto facts = store_.follow_ups(request.number);
    if (!facts) return facts.error();
    for (const domain::Fact& fact : *facts) {
        const auto& said = std::get<domain::FollowUpFact>(fact.body).said;
        // Of another key: somebody guessed, and the hub will not count it.
        if (said.key == key) domain::note_follow_up(request, said.kind, said.rating, fact.header.wall);
    }
    return {};
}

FollowLook RepairDesk::say(const FollowAnswer& shown, const command::SayFollowUp& said,
                           const Moment& moment) {
    FollowLook look{shown, {}};
    if (!shown.request || !is_whole(said.kind, said.rating)) return look;
    if (held_ && held_->said.kind == said.kind) held_.reset();
    look.answer.unhappy.reset();
    look.answer.number = ++follows_;
    look.answer.slip = SlipState::none;  // what is printed still is of the answer before
    FollowUpSaid& answer = look.answer.said.emplace();
    answer.kind = said.kind;
    if (said.kind == domain::FollowUpKind::voice) {
        answer.outcome = keep_voice(*look.answer.request, moment, look.error);
        return look;
    }
    answer.outcome = domain::FollowUpOutcome::wrong_key;
    if (!shown.key) return look;
    const auto at = domain::said_at(*shown.request, moment.wall);
    answer.outcome = domain::judge(*shown.request, said.kind, at, moment.utc_offset);
    if (answer.outcome != domain::FollowUpOutcome::counted) return look;
    const domain::FollowUp body{shown.request->number, *shown.key, said.kind, said.rating,
                                clean_words(said.words).value_or("")};
    if (const auto kept = store_.record(fact_now(domain::FollowUpFact{body}, seen_at(moment, at))); !kept) {
        answer.outcome.reset();
        look.error = kept.error();
        return look;
    }
    domain::note_follow_up(*look.answer.request, said.kind, said.rating, at);
    return look;
}

FollowAnswer RepairDesk::hold(const FollowAnswer& shown, const domain::UnhappyWord& word,
                              const Moment& moment) {
    FollowAnswer answer = shown;
    if (!shown.request || !shown.key || !domain::asks_why(word.kind, word.rating) ||
        !is_whole(word.kind, word.rating))
        return answer;
    const auto at = domain::said_at(*shown.request, moment.wall);
    if (domain::judge(*shown.request, word.kind, at, moment.utc_offset) != domain::FollowUpOutcome::counted)
        return answer;
    held_ = {{shown.request->number, *shown.key, word.kind, word.rating, ""},
             domain::said_at(*shown.request, {})};
    answer.unhappy = word;
    return answer;
}

FollowAnswer RepairDesk::take_back(const FollowAnswer& shown) {
    FollowAnswer answer = shown;
    held_.reset();
    answer.unhappy.reset();
    return answer;
}

std::optional<base::Status> RepairDesk::say_held(const Moment& moment) {
    if (!held_) return std::nullopt;
    const auto held = *std::exchange(held_, std::nullopt);
    const auto kept =
        store_.record(fact_now(domain::FollowUpFact{held.said}, seen_at(moment, held.not_before)));
    return kept ? base::Status{} : base::Status{kept.error()};
}

FollowLook RepairDesk::add_voice(const std::string& number, const Moment& moment) {
    FollowLook look = follow(number, moment);
    if (!look.answer.request) return look;
    return say(look.answer, {0, 0, domain::FollowUpKind::voice, {}}, moment);
}

// nullopt: nothing was kept, which is not the visitor's fault.
std::optional<domain::FollowUpOutcome> RepairDesk::keep_voice(domain::ServiceRequest& request,
                                                              const Moment& moment,
                                                              std::optional<base::Error>& error) {
    using domain::FollowUpKind, domain::FollowUpOutcome;
    const auto outcome = domain::judge(request, FollowUpKind::voice, moment.wall, moment.utc_offset);
    if (outcome != FollowUpOutcome::counted) return outcome;
    if (std::find(voices_.begin(), voices_.end(), request.number) == voices_.end()) {
        if (!reporting_.take(moment.boot)) return std::nullopt;
        const domain::FollowUp body{request.number, {}, FollowUpKind::voice, {}, ""};
        if (const auto kept = store_.record(fact_now(domain::FollowUpFact{body}, moment)); !kept) {
            reporting_.give_back();
            error = kept.error();
            return std::nullopt;
        }
        voices_.push_back(request.number);
        domain::note_follow_up(request, FollowUpKind::voice, {}, moment.wall);
    }
    return outcome;
}

NearbyLook RepairDesk::look_around(const std::string& cell, const HouseView& house) {
    NearbyLook look;
    look.answer.number = ++looks_;
    look.answer.cell = cell;
    for (const std::string& each : cells_of_unit(cell, house)) {
        auto requests = store_.requests_at(each, nearby_at_most);
        if (!requests) {
            look.error = requests.error();
            return look;
        }
        for (auto& request : *requests)
            if (domain::is_open(request.state)) look.answer.requests.push_back(std::move(request));
        if (look.answer.requests.size() >= nearby_at_most) break;
    }
    // A page shows three: of each place what most wait for.
    std::stable_sort(look.answer.requests.begin(), look.answer.requests.end(),
                     [&](const auto& a, const auto& b) {
                         const bool here = a.cell == cell, there = b.cell == cell;
                         return here != there ? here : a.voices > b.voices;
                     });
    return look;
}

bool RepairDesk::is_repeat(const std::string& code, const Moment& moment) {
    return readings_.is_repeat(std::hash<std::string>{}(code), moment.boot);
}

}  // namespace service
