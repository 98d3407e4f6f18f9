#include "kiosk/store/ledger.h"

#include <sstream>

#include "kiosk/domain/photo.h"
#include "kiosk/store/request_numbers.h"

namespace store {

namespace {

using base::sqlite::Connection;
using base::sqlite::Query;

// The columns of whole_fact.
enum Column {
    sequence,
    id,
    kind,
    wall_ms,
    boot_id,
    boot_ms,
    schema,
    meeting,
    attendee,
    credential,
    method,
    offline,
    unlisted,
    standing_in,
    was_excused,
    clock_doubtful,
    walk_in_name,
    walk_in_organisation,
    outcome,
    chosen,
    staff_event,
    staff_method,
    staff_badge,
    day,
    kiosk,
    count,
    follow,
    cell,
    place,
    category,
    words,
    phone,
    danger,
    language,
    said_day,
    said_kiosk,
    said_count,
    said_follow,
    said,
    said_rating,
    said_words,
    has_body,
    photos,
    room,
    answers,
    columns,
};
static_assert(columns == fact_columns);

std::string joined(const std::vector<std::string>& hashes) {
    std::string text;
    for (const auto& hash : hashes)
        text += (text.empty() ? "" : " ") + hash;
    return text;
}

// Damage may have left anything there: what is no hash would only be refused by the hub, and the fact with
// it.
std::vector<std::string> read_hashes(const std::string& text) {
    std::vector<std::string> hashes;
    std::istringstream words(text);
    for (std::string word; hashes.size() < domain::Photo::most && words >> word;)
        if (domain::is_photo_hash(word)) hashes.push_back(word);
    return hashes;
}

// A line each, a tab between: both are clean lines (RepairDesk).
std::string written(const std::vector<domain::RequestAnswer>& answers) {
    std::string text;
    for (const auto& each : answers)
        text += each.question + '\t' + each.answer + '\n';
    return text;
}

std::vector<domain::RequestAnswer> read_answers(const std::string& text) {
    std::vector<domain::RequestAnswer> all;
    std::istringstream lines(text);
    for (std::string line;
         all.size() < domain::ServiceRequestFact::most_answers && std::getline(lines, line);)
        if (const auto tab = line.find('\t'); tab != std::string::npos)
            all.push_back({line.substr(0, tab), line.substr(tab + 1)});
    return all;
}

struct InsertBody {
    Connection& db;
    std::uint64_t number;

    base::Status operator()(const domain::CheckInFact& f) const {
        return db.run("INSERT INTO check_ins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", number, f.meeting,
                      f.attendee, f.credential, domain::to_string(f.method), f.remarks.offline,
                      f.remarks.unlisted, f.remarks.standing_in, f.remarks.was_excused,
                      f.remarks.clock_doubtful, f.walk_in_name, f.walk_in_organisation);
    }
    base::Status operator()(const domain::CheckOutFact& f) const {
        return db.run("INSERT INTO check_outs VALUES (?, ?, ?, ?)", number, f.meeting, f.attendee,
                      f.credential);
    }
    base::Status operator()(const domain::RefusalFact& f) const {
        return db.run("INSERT INTO refusals VALUES (?, ?, ?, ?, ?, ?, ?)", number,
                      domain::to_string(f.outcome), domain::to_string(f.method), f.meeting, f.attendee,
                      f.credential, f.chosen);
    }
    base::Status operator()(const domain::StaffFact& f) const {
        return db.run("INSERT INTO staff_sessions VALUES (?, ?, ?, ?)", number, domain::to_string(f.event),
                      domain::to_string(f.method), f.badge);
    }
    base::Status operator()(const domain::ServiceRequestFact& f) const {
        auto done = db.run(
            "INSERT INTO service_requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", number,
            domain::day_of(f.number), f.number.kiosk, f.number.count, f.key, f.cell, f.place, f.category,
            f.words, f.phone, f.danger, f.language, joined(f.photos), f.room, written(f.answers));
        return done ? number_given(db, f.number) : done;
    }
    base::Status operator()(const domain::FollowUpFact& f) const {
        const domain::FollowUp& s = f.said;
        const std::string_view rating = s.rating ? domain::to_string(*s.rating) : "";
        return db.run("INSERT INTO request_follow_ups VALUES (?, ?, ?, ?, ?, ?, ?, ?)", number,
                      domain::day_of(s.number), s.number.kiosk, s.number.count, s.key,
                      domain::to_string(s.kind), rating, s.words);
    }
};

domain::Method read_method(const Query& row) {
    return domain::parse_method(row.text(method)).value_or(domain::Method::pass);
}

domain::CheckInFact read_check_in(const Query& row) {
    domain::CheckInFact f;
    f.meeting = row.id<domain::MeetingId>(meeting);
    f.attendee = row.id<domain::AttendeeId>(attendee);
    f.credential = row.id<domain::CredentialId>(credential);
    f.method = read_method(row);
    f.remarks = {row.flag(offline), row.flag(unlisted), row.flag(standing_in), row.flag(was_excused),
                 row.flag(clock_doubtful)};
    f.walk_in_name = row.text(walk_in_name);
    f.walk_in_organisation = row.text(walk_in_organisation);
    return f;
}

domain::CheckOutFact read_check_out(const Query& row) {
    return {row.id<domain::MeetingId>(meeting), row.id<domain::AttendeeId>(attendee),
            row.id<domain::CredentialId>(credential)};
}

domain::RefusalFact read_refusal(const Query& row) {
    domain::RefusalFact f;
    f.outcome = domain::parse_outcome(row.text(outcome)).value_or(domain::Outcome::unknown_code);
    f.method = read_method(row);
    f.meeting = row.id<domain::MeetingId>(meeting);
    f.attendee = row.id<domain::AttendeeId>(attendee);
    f.credential = row.id<domain::CredentialId>(credential);
    f.chosen = row.id<domain::MeetingId>(chosen);
    return f;
}

domain::StaffFact read_staff(const Query& row) {
    return {domain::parse_staff_event(row.text(staff_event)).value_or(domain::StaffEvent::opened),
            domain::parse_staff_method(row.text(staff_method)).value_or(domain::StaffMethod::pin),
            row.text(staff_badge)};
}

domain::ServiceRequestFact read_service_request(const Query& row) {
    domain::ServiceRequestFact f;
    f.number = domain::number_of_day(row.text(day)).value_or(domain::RequestNumber{});
    f.number.kiosk = row.text(kiosk);
    f.number.count = static_cast<std::uint32_t>(row.integer(count));
    f.key = row.id<domain::RequestKey>(follow);
    f.cell = row.text(cell);
    f.place = row.text(place);
    f.category = row.text(category);
    f.words = row.text(words);
    f.phone = row.text(phone);
    f.danger = row.flag(danger);
    f.language = row.text(language);
    f.photos = read_hashes(row.text(photos));
    f.room = row.text(room);
    f.answers = read_answers(row.text(answers));
    return f;
}

domain::FollowUpFact read_follow_up(const Query& row) {
    domain::FollowUp s;
    s.number = domain::number_of_day(row.text(said_day)).value_or(domain::RequestNumber{});
    s.number.kiosk = row.text(said_kiosk);
    s.number.count = static_cast<std::uint32_t>(row.integer(said_count));
    s.key = row.id<domain::RequestKey>(said_follow);
    s.kind = domain::parse_follow_up_kind(row.text(said)).value_or(domain::FollowUpKind::urge);
    s.rating = domain::parse_satisfaction(row.text(said_rating));
    s.words = row.text(said_words);
    return {std::move(s)};
}

}  // namespace

base::Status append_to_ledger(Connection& db, domain::Fact& fact) {
    // Nothing ever leaves the ledger, so that one more than the largest number leaves no hole.
    const auto largest = first_integer(db.query("SELECT max(sequence) FROM facts"));
    if (!largest) return largest.error();
    fact.header.sequence = static_cast<std::uint64_t>(*largest) + 1;
    if (auto* request = std::get_if<domain::ServiceRequestFact>(&fact.body)) {
        if (auto done = give_number(db, request->number); !done) return done;
    }
    return insert_into_ledger(db, fact);
}

base::Status insert_into_ledger(Connection& db, const domain::Fact& fact) {
    const auto& h = fact.header;
    auto done = db.run("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", h.sequence, base::to_string(h.id),
                       domain::kind_of(fact.body), h.wall, h.boot_id, h.boot, h.schema);
    if (!done) return done;
    return std::visit(InsertBody{db, h.sequence}, fact.body);
}

std::optional<domain::Fact> read_header(const Query& row) {
    domain::Fact fact;
    auto& h = fact.header;
    h.id = row.uuid(id);
    h.sequence = static_cast<std::uint64_t>(row.integer(sequence));
    h.wall = row.wall_time(wall_ms);
    h.boot_id = row.text(boot_id);
    h.boot = row.boot_time(boot_ms);
    h.schema = static_cast<int>(row.integer(schema));
    const auto word = row.text(kind);
    if (word == "check_in")
        fact.body = domain::CheckInFact{};
    else if (word == "check_out")
        fact.body = domain::CheckOutFact{};
    else if (word == "refusal")
        fact.body = domain::RefusalFact{};
    else if (word == "staff_session")
        fact.body = domain::StaffFact{};
    else if (word == "service_request")
        fact.body = domain::ServiceRequestFact{};
    else if (word == "request_follow_up")
        fact.body = domain::FollowUpFact{};
    else
        return std::nullopt;
    return fact;
}

namespace {

struct ReadBody {
    const Query& row;
    domain::FactBody operator()(const domain::CheckInFact&) const { return read_check_in(row); }
    domain::FactBody operator()(const domain::CheckOutFact&) const { return read_check_out(row); }
    domain::FactBody operator()(const domain::RefusalFact&) const { return read_refusal(row); }
    domain::FactBody operator()(const domain::StaffFact&) const { return read_staff(row); }
    domain::FactBody operator()(const domain::ServiceRequestFact&) const { return read_service_request(row); }
    domain::FactBody operator()(const domain::FollowUpFact&) const { return read_follow_up(row); }
};

// A column that no fact of the kind lacks.
Column sure_column(const std::string& word) {
    if (word == "staff_session") return staff_event;
    if (word == "service_request") return day;
    return word == "request_follow_up" ? said_day : meeting;
}

}  // namespace

std::optional<domain::Fact> read_fact(const Query& row) {
    auto fact = read_header(row);
    // A damaged file of an older version, which lacks the last columns, is read too.
    if (!fact || row.null(sure_column(row.text(kind)))) return std::nullopt;
    fact->body = std::visit(ReadBody{row}, fact->body);
    return fact;
}

namespace {

base::Result<std::vector<domain::Fact>> all_of(Query query) {
    std::vector<domain::Fact> facts;
    while (query.next())
        if (auto fact = read_fact(query)) facts.push_back(std::move(*fact));
    if (auto status = query.status(); !status) return status.error();
    return facts;
}

}  // namespace

base::Result<std::vector<domain::Fact>> read_ledger(Connection& db, std::uint64_t after_sequence,
                                                    std::size_t limit) {
    return all_of(db.query("SELECT * FROM whole_facts WHERE sequence > ? ORDER BY sequence LIMIT ?",
                           after_sequence, limit));
}

base::Result<std::vector<domain::Fact>> read_follow_ups(Connection& db, const domain::RequestNumber& number) {
    return all_of(
        db.query("SELECT * FROM whole_facts WHERE sequence IN (SELECT sequence FROM request_follow_ups "
                 "WHERE said_day = ? AND said_kiosk = ? AND said_count = ?) ORDER BY sequence",
                 domain::day_of(number), number.kiosk, number.count));
}

base::Result<std::vector<domain::Fact>> read_staff_facts(Connection& db, std::size_t limit) {
    return all_of(
        db.query("SELECT * FROM whole_facts WHERE sequence IN (SELECT sequence FROM staff_sessions "
                 "ORDER BY sequence DESC LIMIT ?) ORDER BY sequence DESC",
                 limit));
}

}  // namespace store
