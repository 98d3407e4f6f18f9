#include "tests/unit/hub/older_house.h"

#include "hub/assets.h"
#include "hub/digest.h"
#include "kiosk/protocol/messages.h"
#include "tests/fakes/beside_hub.h"
#include "tests/fakes/one_of_each.h"

namespace older_house {

namespace {

using namespace std::chrono_literals;

domain::Fact old_report(std::uint64_t sequence, const std::string& letters, std::uint32_t count) {
    auto fact = fakes::check_in_fact(sequence);
    auto body = fakes::service_request_fact();
    body.number = {2026, 12, 22, letters, count};
    body.key = {sequence * 1000 + count};
    body.cell = "main-3-2";
    body.category = "light.out";
    body.danger = false;
    fact.header.id =
        base::parse_uuid("0190b3c4-5d6e-7f80-8000-" + base::hex16(body.key.value).substr(4)).value();
    fact.header.wall = fakes::at(9, 0) + std::chrono::minutes(count);
    fact.body = body;
    return fact;
}
}  // namespace

domain::Fact first_report() {
    return old_report(2, "A", 1);
}
domain::Fact second_report() {
    return old_report(3, "A", 2);
}
domain::Fact last_report() {
    return old_report(1, "B", 1);
}
domain::Fact last_urge() {
    const auto report = last_report();
    const auto& about = std::get<domain::ServiceRequestFact>(report.body);
    auto fact = fakes::check_in_fact(2);
    fact.header.id = base::parse_uuid("0190b3c4-5d6e-7f80-8000-00000000f002").value();
    fact.header.wall = fakes::at(9, 5);
    fact.body = domain::FollowUpFact{{about.number, about.key, domain::FollowUpKind::urge, {}, ""}};
    return fact;
}

std::vector<domain::Change> records(int schema) {
    domain::Category category;
    category.id = "light.out";
    category.name = {"灯不亮", ""};
    category.minutes = 120;
    domain::ServiceRequest told = fakes::service_request();
    told.number = {2026, 12, 22, "A", 1};
    std::vector<domain::Change> all{
        fakes::place(),        fakes::meeting(),      fakes::attendee(),
        fakes::key_pair().key, fakes::kiosk_config(), domain::Tombstone{"attendees", "0000000000000b02"}};
    all.push_back(std::get<domain::Site>(fakes::one_change_of_each().front()));
    if (schema >= 8) all.insert(all.end(), {fakes::layout(), category, told});
    return all;
}

namespace {

// What hubs wrote beside facts, records and service requests, and the schema that it first stood in.
struct OldRow {
    int since;
    const char* statement;
};
constexpr OldRow old_rows[] = {
    {1, "INSERT INTO hub VALUES ('epoch', '00000000e90c4a11')"},
    {1, "UPDATE counters SET value = 100 WHERE name = 'changes'"},
    {1, "UPDATE counters SET value = 4 WHERE name = 'forgotten'"},
    {3, "UPDATE counters SET value = 3 WHERE name = 'audit'"},
    {4,
     "INSERT INTO kiosks (id, name_zh, name_en, token_hash, created_ms, heard_ms, complete_through, token_ms)"
     " VALUES ('k1', '一号机', 'Kiosk 1', 'hash 1', 10, 20, 5, 10)"},
    {4,
     "INSERT INTO kiosks (id, name_zh, name_en, token_hash, created_ms, complete_through)"
     " VALUES ('k2', '二号机', '', 'hash 2', 11, 2)"},
    {4,
     "INSERT INTO kiosks (id, name_zh, name_en, token_hash, created_ms, revoked_ms)"
     " VALUES ('k0', '旧机', '', 'hash 0', 12, 13)"},
    {1, "INSERT INTO boots VALUES ('k1', '3f0e6f2e-0d5c-4c39-9a53-6d1f6f2f0a01', 7)"},
    {1,
     "INSERT INTO refused_facts VALUES ('0190b3c4-5d6e-7f80-8000-00000000dead', 'k1', 'id_reuse', 'x', 5)"},
    {1,
     "INSERT INTO people VALUES ('0000000000000b01', '00000000000000a1', 'c0ffee0000000001', '13800000000',"
     " 'ABCD2345', 'hash of a page')"},
    {2, "INSERT INTO heartbeats VALUES ('k1', 5, '{\"version\":\"0.1.0\"}')"},
    {2,
     "INSERT INTO commands VALUES ('00000000000000c0', 'k1', 'show_message', 1, 2, 'lifang', '停水', '',"
     " 'done', '', 3)"},
    {3,
     "INSERT INTO accounts (id, name, display, roles, password_hash, must_change, created_ms) VALUES"
     " ('acc1', 'lifang', '李芳', 'administrator', '$argon2id$', 0, 1)"},
    {3, "INSERT INTO sessions VALUES ('hash of a cookie', 'acc1', 1, 2)"},
    {3, "INSERT INTO audit VALUES (1, 1, 'lifang', '192.0.2.1', 'kiosk.add', 'k1', '')"},
    {3, "INSERT INTO audit VALUES (3, 2, 'lifang', '192.0.2.1', 'kiosk.add', 'k2', '')"},
    {4, "INSERT INTO enrolment_codes VALUES ('hash of a code', 'k3', '三号机', '', 1, 2)"},
    {4,
     "INSERT INTO enrolments VALUES ('e1', 'hash of a code', 's', 'k3', '三号机', '', '123456', '0.1.0',"
     " '192.0.2.2', 'waiting', 1, 0)"},
    {4, "INSERT INTO next_tokens VALUES ('k1', 'hash of the next', 1)"},
    {5, "INSERT INTO ratings VALUES ('00000000000000a1', 'satisfied', 1)"},
    {6, "INSERT INTO past_meetings VALUES ('00000000000000a0', 12, 3, 1)"},
    {7, "INSERT INTO kiosk_pictures VALUES ('k1', 1, 2, 3, 'iVBORw0KGgo=')"},
    {8, "UPDATE kiosks SET code = 'A' WHERE id = 'k1'"},
    {8, "UPDATE kiosks SET code = 'B' WHERE id = 'k2'"},
    {8, "UPDATE kiosks SET code = 'C' WHERE id = 'k0'"},
    {8, "UPDATE counters SET value = 3 WHERE name = 'kiosk_codes'"},
    {9, "INSERT INTO photos VALUES ('aa', 'k1', 1, '/9j/')"},
    {9, "INSERT INTO request_photos (number, position, hash) VALUES ('BX-20261222-A-001', 0, 'aa')"},
    {10,
     "INSERT INTO request_follow_ups VALUES ('0190b3c4-5d6e-7f80-8000-00000000f001', 'BX-20261222-A-001',"
     " 1, 'urge', '', '', 'k1', 'counted')"},
    {10, "UPDATE service_requests SET urges = 1, urged_ms = 1 WHERE number = 'BX-20261222-A-001'"},
    {11, "INSERT INTO api_keys VALUES ('key1', '城市热线', 'hash of a key', 1, 0)"},
    {12, "UPDATE request_steps SET recorded_ms = at_ms + 1"},
    {13, "INSERT INTO dispatch_rules VALUES ('', 'light.out', 'lifang')"},
    {13, "INSERT INTO duty_turns VALUES ('2026-12-22', 'lifang')"},
    {14,
     "INSERT INTO webhook_messages VALUES ('w1', 1, 'moved', 'BX-20261222-A-001', 'submitted', '', 1, 0, 1)"},
    {14,
     "INSERT INTO request_photos (number, position, hash, mended) VALUES ('BX-20261222-A-001', 1, 'cc', 1)"},
    {15, "INSERT INTO handovers VALUES ('h1', 'k1', 'hash of its key', 3, 4102444800000)"},
    {15, "INSERT INTO handover_photos VALUES ('h1', 0, 'bb', '/9j/')"},
    {17, "UPDATE service_requests SET room = '305' WHERE number = 'BX-20261222-A-001'"},
    {17, "INSERT INTO request_answers VALUES ('BX-20261222-A-001', 0, '哪里漏？', '天花板')"},
    {18, "UPDATE request_steps SET parts = '灯管一支' WHERE number = 'BX-20261222-A-001'"},
    {19, "UPDATE request_steps SET assignee = 'lifang' WHERE number = 'BX-20261222-A-001'"},
    {20, "UPDATE service_requests SET merged_into = 'BX-20261222-A-003' WHERE number = 'BX-20261222-A-001'"},
    {21, "UPDATE request_photos SET released = 1 WHERE mended = 1"},
};

// A script's statements: each ends with its line, comments have lines of their own.
void run_script(soci::session& sql, std::string_view script) {
    std::string statement;
    while (!script.empty()) {
        const auto line = script.substr(0, script.find('\n'));
        script.remove_prefix(std::min(line.size() + 1, script.size()));
        if (line.starts_with("--")) continue;
        statement.append(line).push_back('\n');
        if (line.ends_with(";")) sql << std::exchange(statement, {});
    }
}

void put_fact(soci::session& sql, const std::string& kiosk, const domain::Fact& fact) {
    const auto batch = protocol::decode_facts(protocol::encode_facts({fact})).value();
    const auto& f = batch.facts.at(0);
    const std::string id = base::to_string(f.header.id),
                      hash = hub::sha256_hex(f.kind + '\n' + std::to_string(f.header.sequence) + '\n' +
                                             f.body_json);
    const long long sequence = static_cast<long long>(f.header.sequence), at = base::to_ms(f.header.wall);
    sql << "INSERT INTO facts (id, kiosk, sequence, kind, schema_version, wall_ms, boot_id, boot_ms,"
           " received_ms, ordering_ms, body_hash, body, meeting, attendee, credential)"
           " VALUES (:id, :kiosk, :sequence, :kind, 1, :wall, 'b', 1, :received, :ordering, :hash, :body,"
           " '', '', '')",
        soci::use(id), soci::use(kiosk), soci::use(sequence), soci::use(f.kind), soci::use(at), soci::use(at),
        soci::use(at), soci::use(hash), soci::use(f.body_json);
}

void put_facts(soci::session& sql) {
    put_fact(sql, "k1", fakes::check_in_fact(1));
    put_fact(sql, "k1", first_report());
    put_fact(sql, "k1", second_report());
    put_fact(sql, "k2", last_report());
    put_fact(sql, "k2", last_urge());
    // Of a kind, and with words, that this hub cannot read, either; and one whose body was forgotten.
    const std::string rest = ", 1, 1, 'b', 1, 1, 1, ";
    sql << "INSERT INTO facts VALUES ('0190b3c4-5d6e-7f80-8000-0000000000f4', 'k1', 4, 'menu'" + rest +
               "'h', '{\"dishes\":[]}', '', '', '')";
    sql << "INSERT INTO facts VALUES ('0190b3c4-5d6e-7f80-8000-0000000000f5', 'k1', 5, 'service_request'" +
               rest + "'h', '{\"number\":7}', '', '', '')";
    sql << "INSERT INTO facts VALUES ('0190b3c4-5d6e-7f80-8000-0000000000f9', 'k0', 1, 'service_request'" +
               rest + "'', '', '', '', '')";
}

void put_records(soci::session& sql, int schema) {
    long long sequence = 10;
    for (const domain::Change& change : records(schema)) {
        const bool gone = std::holds_alternative<domain::Tombstone>(change);
        const int deleted = gone ? 1 : 0;
        const std::string topic = protocol::topic_of(change), id = protocol::id_of(change),
                          json = gone ? "" : protocol::encode_record(change),
                          whose = std::holds_alternative<domain::KioskConfig>(change) ? "k1" : "";
        sql << "INSERT INTO records (topic, id, json, deleted, sequence, changed_ms, addressee) VALUES "
               "(:topic, :id,"
               " :json, :deleted, :sequence, 1, :whose)",
            soci::use(topic), soci::use(id), soci::use(json), soci::use(deleted), soci::use(++sequence),
            soci::use(whose);
    }
}

// Those of the first kiosk, as the hub took them that knew what they are. What was promised for the second
// the house would not promise now.
void put_requests(soci::session& sql) {
    auto promise = 2h;
    for (const domain::Fact& fact : {first_report(), second_report()}) {
        const auto& body = std::get<domain::ServiceRequestFact>(fact.body);
        const std::string id = base::to_string(fact.header.id), number = domain::to_string(body.number),
                          key = base::to_string(body.key);
        const long long made = base::to_ms(fact.header.wall), due = base::to_ms(fact.header.wall + promise++);
        sql << "INSERT INTO service_requests (number, fact, follow, kiosk, cell, unit, place, category,"
               " words, phone, danger, language, state, made_ms, due_ms, changed_ms, assignee, worker, "
               "voices)"
               " VALUES (:number, :fact, :follow, 'k1', 'main-3-2', '27', 'x', 'light.out', 'w', '', 0, 'zh',"
               " 'accepted', :made, :due, 1, 'lifang', '李芳', 1)",
            soci::use(number), soci::use(id), soci::use(key), soci::use(made), soci::use(due);
        sql << "INSERT INTO request_steps (number, position, at_ms, state, mover, actor, words)"
               " VALUES (:number, 0, 5, 'submitted', 'reporter', '', '')",
            soci::use(number);
    }
}

}  // namespace

void build(const std::string& database, int schema) {
    soci::session sql;
    fakes::open_beside(sql, database);
    soci::transaction all(sql);
    sql << "CREATE TABLE schema_version (version INTEGER NOT NULL)";
    sql << "INSERT INTO schema_version VALUES (:schema)", soci::use(schema);
    for (int n = 0; n < schema; ++n)
        run_script(sql, hub::assets::schema().at(static_cast<std::size_t>(n)));
    put_facts(sql);
    put_records(sql, schema);
    if (schema >= 8) put_requests(sql);
    for (const OldRow& row : old_rows)
        if (row.since <= schema) sql << row.statement;
    all.commit();
}

}  // namespace older_house
