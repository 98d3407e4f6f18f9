#include <set>

#include "kiosk/domain/fact.h"
#include "kiosk/protocol/records.h"

namespace protocol {

namespace {

constexpr std::size_t max_phrases = 50, max_synonyms = 200,
                      max_questions = domain::ServiceRequestFact::most_answers, max_answers = 8;
constexpr int most_minutes = 1'000'000, last_category = 1'000'000;

Json question_json(const domain::Question& question) {
    Json json{{"id", question.id}, {"text", to_json(question.text)}};
    put(json, "answers", question.answers);
    return json;
}

// One that nobody could answer, or two of one name, would be asked in vain.
void read_questions(Reader& whole, std::vector<domain::Question>& questions) {
    const auto* list = whole.array("questions", max_questions);
    if (list == nullptr) return;
    std::set<std::string> ids;
    for (const auto& item : *list) {
        domain::Question question;
        Reader reader(item);
        reader.require({"id", "text", "answers"});
        reader.read("id", question.id, longest_id);
        reader.read("text", question.text);
        reader.read("answers", question.answers, max_answers);
        if (!reader.ok() || question.id.empty() || question.answers.empty() ||
            !ids.insert(question.id).second)
            whole.fail("questions");
        questions.push_back(std::move(question));
    }
}

}  // namespace

Json to_json(const domain::Category& category) {
    Json json{{"name", to_json(category.name)}};
    put(json, "group", category.group);
    put(json, "icon", category.icon);
    put(json, "danger", category.danger);
    if (category.minutes) json["minutes"] = category.minutes;
    if (category.position) json["position"] = category.position;
    put(json, "phrases", category.phrases);
    for (const std::string& synonym : category.synonyms)
        json["synonyms"].push_back(synonym);
    for (const domain::Question& question : category.questions)
        json["questions"].push_back(question_json(question));
    return json;
}

void read_category(Reader& reader, domain::Category& category) {
    reader.require({"name"});
    reader.read("name", category.name);
    reader.read("group", category.group, longest_id);
    reader.read("icon", category.icon, longest_id);
    reader.read("danger", category.danger);
    reader.read_whole("minutes", category.minutes, 0, most_minutes);
    reader.read_whole("position", category.position, 0, last_category);
    reader.read("phrases", category.phrases, max_phrases);
    if (const auto* synonyms = reader.array("synonyms", max_synonyms)) {
        for (const auto& item : *synonyms) {
            if (!item.is_string() || item.get_ref<const std::string&>().size() > max_text)
                reader.fail("synonyms");
            else
                category.synonyms.push_back(item.get<std::string>());
        }
    }
    read_questions(reader, category.questions);
    // Facts name it, in so many bytes.
    if (category.id.size() > longest_id) reader.fail("id");
    // A group of itself would be found nowhere.
    if (category.group == category.id) reader.fail("group");
}

}  // namespace protocol
