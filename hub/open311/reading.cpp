#include "hub/open311/reading.h"

#include <algorithm>
#include <tuple>

#include "hub/requests/open_report.h"
#include "hub/web/wording.h"

namespace hub::open311 {

using base::tr_mark;
using domain::RequestState;

namespace {

constexpr std::string_view specification = "http://wiki.open311.org/GeoReport_v2";

const char* status_of(RequestState state) {
    return domain::is_open(state) ? "open" : "closed";
}

std::string notes_of(RequestState state, const Voice& voice) {
    return std::string(voice.words.tr(state_word(state)));
}

Value text_or_null(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

// What people say of this kind, which tells it from its neighbours.
std::string examples_of(const domain::Category& category, base::Language language) {
    std::string all;
    for (const domain::Text& phrase : category.phrases)
        all += (all.empty() ? "" : "; ") + in_language(phrase, language);
    return all;
}

Value service_of(const domain::Category& category, const Voice& voice) {
    const auto* group = domain::find_category(voice.places.categories, category.group);
    std::string keywords;
    for (const std::string& synonym : category.synonyms)
        keywords += (keywords.empty() ? "" : ", ") + synonym;
    return {{"service_code", category.id},
            {"service_name", in_language(category.name, voice.language)},
            {"description", text_or_null(examples_of(category, voice.language))},
            {"metadata", !category.questions.empty()},
            {"type", "realtime"},
            {"keywords", text_or_null(keywords)},
            {"group", group ? Value(in_language(group->name, voice.language)) : Value()}};
}

Value request_of(const PublicRequest& request, const Voice& voice) {
    ServiceRequest named;
    named.cell = request.cell;
    named.room = request.room;
    named.place = request.place;
    named.category = request.category;
    const bool placed = request.cell != unplaced;
    return {{"service_request_id", request.number},
            {"status", status_of(request.state)},
            {"status_notes", notes_of(request.state, voice)},
            {"service_name", text_or_null(kind_of(named, voice.places, voice.language))},
            {"service_code", text_or_null(request.category)},
            // Its reporter's own words: nobody has released them.
            {"description", nullptr},
            {"agency_responsible", nullptr},
            {"service_notice", nullptr},
            {"requested_datetime", w3_time(request.made)},
            {"updated_datetime", w3_time(request.changed)},
            {"expected_datetime", request.due == base::WallTime{} ? Value() : Value(w3_time(request.due))},
            {"address", placed ? text_or_null(place_of(named, voice.places, voice.language)) : Value()},
            {"address_id", placed ? text_or_null(request.cell) : Value()},
            {"zipcode", nullptr},
            {"lat", nullptr},
            {"long", nullptr},
            {"media_url", nullptr}};
}

std::vector<std::string> parts_between_commas(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        std::string_view part = text.substr(0, comma);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

std::vector<RequestState> states_of(std::string_view status) {
    std::vector<RequestState> states;
    for (int n = 0; n <= static_cast<int>(RequestState::duplicate); ++n)
        if (status_of(static_cast<RequestState>(n)) == status) states.push_back(static_cast<RequestState>(n));
    return states;
}

// Reads what one argument says; its fault goes among the others.
class Question {
  public:
    Question(const std::map<std::string, std::string>& arguments, AskedRequests& into)
        : arguments_(arguments), into_(into) {}

    const std::string& text(const char* name) const {
        static const std::string none;
        const auto found = arguments_.find(name);
        return found == arguments_.end() ? none : found->second;
    }
    std::optional<base::WallTime> time(const char* name) {
        if (text(name).empty()) return std::nullopt;
        const auto at = parse_w3_time(text(name));
        if (!at) fail(tr_mark("start_date 和 end_date 要写成带时区的时间，例如 2026-12-22T09:12:00+08:00"));
        return at;
    }
    void fail(std::string_view words) { into_.faults.push_back({400, words}); }

  private:
    const std::map<std::string, std::string>& arguments_;
    AskedRequests& into_;
};

void read_numbers(const Question& question, AskedRequests& asked) {
    for (const std::string& part : parts_between_commas(question.text("service_request_id")))
        if (const auto number = domain::parse_request_number(part))
            asked.query.numbers.push_back(domain::to_string(*number));
    asked.nothing = asked.query.numbers.empty();
}

void read_span(Question& question, PublicQuery& query, base::WallTime now) {
    constexpr std::chrono::days longest{90};
    // The last second that is meant is meant whole.
    constexpr std::chrono::seconds last{1};
    const auto start = question.time("start_date"), end = question.time("end_date");
    if (start && end && *start > *end) question.fail(tr_mark("start_date 晚于 end_date"));
    if (start && end && *end - *start > longest)
        question.fail(tr_mark("start_date 和 end_date 之间不能超过 90 天"));
    query.before = (end ? *end : start ? std::min(now, *start + longest) : now) + last;
    query.from = start ? *start : query.before - last - longest;
}

void read_status(Question& question, PublicQuery& query) {
    for (const std::string& part : parts_between_commas(question.text("status"))) {
        const auto states = states_of(part);
        if (states.empty()) {
            question.fail(tr_mark("status 只能是 open 或 closed"));
            return;
        }
        query.states.insert(query.states.end(), states.begin(), states.end());
    }
}

}  // namespace

std::vector<const domain::Category*> reportable(const std::vector<domain::Category>& categories) {
    std::vector<const domain::Category*> all;
    for (const domain::Category& category : categories)
        if (std::none_of(categories.begin(), categories.end(),
                         [&](const domain::Category& other) { return other.group == category.id; }))
            all.push_back(&category);
    const auto group_position = [&](const domain::Category& category) {
        const auto* group = domain::find_category(categories, category.group);
        return group ? group->position : category.position;
    };
    std::stable_sort(all.begin(), all.end(), [&](const auto* a, const auto* b) {
        return std::tuple(group_position(*a), a->group, a->position) <
               std::tuple(group_position(*b), b->group, b->position);
    });
    return all;
}

const domain::Category* reportable(const std::vector<domain::Category>& categories, std::string_view id) {
    for (const domain::Category* category : reportable(categories))
        if (category->id == id) return category;
    return nullptr;
}

Document services_document(const Voice& voice) {
    Value all = Value::array();
    for (const domain::Category* category : reportable(voice.places.categories))
        all.push_back(service_of(*category, voice));
    return {"services", std::move(all)};
}

Document definition_document(const domain::Category& category, base::Language language) {
    Value attributes = Value::array();
    for (const domain::Question& question : category.questions) {
        Value values = Value::array();
        // The house's own word is the key: it means the same after the list has changed.
        for (const domain::Text& answer : question.answers)
            values.push_back({{"key", answer.zh}, {"name", in_language(answer, language)}});
        attributes.push_back({{"variable", true},
                              {"code", question.id},
                              {"datatype", "singlevaluelist"},
                              {"required", false},
                              {"datatype_description", nullptr},
                              {"order", attributes.size() + 1},
                              {"description", in_language(question.text, language)},
                              {"values", std::move(values)}});
    }
    return {"service_definition", {{"service_code", category.id}, {"attributes", std::move(attributes)}}};
}

Document requests_document(const std::vector<PublicRequest>& requests, const Voice& voice) {
    Value all = Value::array();
    for (const PublicRequest& request : requests)
        all.push_back(request_of(request, voice));
    return {"service_requests", std::move(all)};
}

Document updates_document(const std::vector<PublicStep>& steps, const Voice& voice) {
    Value all = Value::array();
    for (const PublicStep& step : steps)
        all.push_back({{"update_id", step.number + "." + std::to_string(step.position)},
                       {"service_request_id", step.number},
                       {"status", status_of(step.state)},
                       {"updated_datetime", w3_time(step.at)},
                       {"recorded_datetime", w3_time(step.recorded)},
                       {"description", notes_of(step.state, voice)},
                       {"media_url", nullptr}});
    return {"service_requests_updates", std::move(all)};
}

Document discovery_document(const Open311House& house, const std::string& url) {
    const Value endpoint{{"specification", specification},
                         {"url", url},
                         {"changeset", house.changeset},
                         {"type", "production"},
                         {"formats", Value::array({"text/xml", "application/json"})}};
    return {"discovery",
            {{"changeset", house.changeset},
             {"contact", house.contact},
             {"key_service", house.key_service},
             {"endpoints", Value::array({endpoint})}}};
}

AskedRequests asked_requests(const std::map<std::string, std::string>& arguments, base::WallTime now) {
    AskedRequests asked;
    Question question(arguments, asked);
    // The standard: this one overrides all others.
    if (!question.text("service_request_id").empty()) {
        read_numbers(question, asked);
        return asked;
    }
    const std::string& codes = question.text("service_code");
    asked.query.categories = parts_between_commas(codes);
    // No kind has such a code, and not every database takes the question.
    std::erase_if(asked.query.categories, [](const std::string& code) {
        return std::any_of(code.begin(), code.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
    });
    asked.nothing = !codes.empty() && asked.query.categories.empty();
    read_span(question, asked.query, now);
    read_status(question, asked.query);
    return asked;
}

bool is_jurisdiction(const Open311House& house, const std::string& asked) {
    return asked.empty() || asked == house.jurisdiction;
}

}  // namespace hub::open311
