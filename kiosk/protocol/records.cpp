#include "kiosk/protocol/records.h"

#include <algorithm>
#include <charconv>

#include "kiosk/protocol/command_record.h"
#include "kiosk/protocol/config_record.h"

namespace protocol {

namespace {

using namespace domain;

constexpr std::size_t max_organisations = 2000, max_web_address = 300;
constexpr int max_people = 1'000'000;

// What a newer hub calls by a word that is not here must not be shown to passers-by: hidden comes first.
constexpr auto visibility_words =
    std::to_array<Word<Visibility>>({{Visibility::hidden, "hidden"},
                                     {Visibility::time_and_place, "time_and_place"},
                                     {Visibility::open, "open"}});
constexpr auto salutation_words = std::to_array<Word<Salutation>>({{Salutation::plain, "plain"},
                                                                   {Salutation::comrade, "comrade"},
                                                                   {Salutation::sir_madam, "sir_madam"},
                                                                   {Salutation::title, "title"}});
constexpr auto honorific_words = std::to_array<Word<Honorific>>(
    {{Honorific::none, "none"}, {Honorific::sir, "sir"}, {Honorific::madam, "madam"}});
constexpr auto role_words = std::to_array<Word<Role>>(
    {{Role::member, "member"}, {Role::observer, "observer"}, {Role::staff, "staff"}});

std::string hex(const std::array<std::uint8_t, 32>& bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        std::uint64_t part = 0;
        for (std::size_t k = 0; k < 8; ++k)
            part = part << 8 | bytes[i + k];
        text += base::hex16(part);
    }
    return text;
}

bool unhex(const std::string& text, std::array<std::uint8_t, 32>& bytes) {
    if (text.size() != 2 * bytes.size()) return false;
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        const auto part = base::parse_hex16(std::string_view(text).substr(2 * i, 16));
        if (!part) return false;
        for (std::size_t k = 0; k < 8; ++k)
            bytes[i + k] = static_cast<std::uint8_t>(*part >> (8 * (7 - k)));
    }
    return true;
}

struct Encode {
    Json operator()(const Site& s) const {
        Json json = Json::object();
        put(json, "name", s.name);
        put(json, "kiosk_name", s.kiosk_name);
        put(json, "kiosk_code", s.kiosk_code);
        put(json, "phone_pages", s.phone_pages);
        put(json, "desk", s.desk);
        put(json, "duty_phone", s.duty_phone);
        put(json, "organisations", s.organisations);
        return json;
    }
    Json operator()(const Place& p) const { return to_json(p); }
    Json operator()(const GridLayout& l) const { return to_json(l); }
    Json operator()(const Category& c) const { return to_json(c); }
    Json operator()(const ServiceRequest& r) const { return to_json(r); }
    Json operator()(const Meeting& m) const {
        Json json{{"title", to_json(m.title)},
                  {"starts_ms", base::to_ms(m.starts)},
                  {"ends_ms", base::to_ms(m.ends)},
                  {"opens_ms", base::to_ms(m.opens)},
                  {"closes_ms", base::to_ms(m.closes)},
                  {"visibility", word_of(visibility_words, m.visibility)},
                  {"salutation", word_of(salutation_words, m.salutation)},
                  {"expected", m.expected}};
        put(json, "place", m.place);
        put(json, "counts_public", m.counts_public);
        put(json, "show_ordinal", m.show_ordinal);
        put(json, "walk_in", m.walk_in);
        put(json, "leaving", m.leaving);
        put(json, "note", m.note);
        put(json, "agenda", m.agenda);
        return json;
    }
    Json operator()(const Attendee& a) const {
        Json json{{"meeting", base::to_string(a.meeting)},
                  {"generation", a.generation},
                  {"name", a.name},
                  {"honorific", word_of(honorific_words, a.honorific)},
                  {"role", word_of(role_words, a.role)}};
        put(json, "credential", a.credential);
        put(json, "pinyin", a.pinyin);
        put(json, "masked_phone", a.masked_phone);
        put(json, "organisation", a.organisation);
        put(json, "seat", a.seat);
        put(json, "title", a.title);
        put(json, "excused", a.excused);
        put(json, "stands_in_for", a.stands_in_for);
        put(json, "stood_in_by", a.stood_in_by);
        put(json, "code_hash", a.code_hash);
        return json;
    }
    Json operator()(const SigningKey& k) const { return {{"public_key", hex(k.public_key)}}; }
    Json operator()(const Revocation& r) const { return {{"until_ms", base::to_ms(r.until)}}; }
    Json operator()(const Arrival& a) const {
        Json json{{"meeting", base::to_string(a.meeting)},
                  {"fact", base::to_string(a.fact)},
                  {"at_ms", base::to_ms(a.at)}};
        put(json, "attendee", a.attendee);
        put(json, "credential", a.credential);
        put(json, "kiosk", a.kiosk);
        put(json, "left", a.left);
        return json;
    }
    Json operator()(const Annulment& a) const { return {{"meeting", base::to_string(a.meeting)}}; }
    Json operator()(const HubCommand& c) const { return to_json(c); }
    Json operator()(const KioskConfig& c) const { return to_json(c); }
    Json operator()(const SealKey& k) const { return {{"public_key", hex(k.public_key)}}; }
    Json operator()(const Tombstone&) const { return nullptr; }
    Json operator()(const UnknownRecord& u) const {
        auto json = parse_object(u.json);
        return json ? *std::move(json) : Json::object();
    }
};

// What a phone opens from a slip: never a script or a file. Anything else costs the slip its code, not the
// meeting.
bool web_address(std::string_view text) {
    return text.starts_with("https://") && text.size() <= max_web_address &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Site read_site(Reader& reader) {
    Site s;
    reader.read("name", s.name);
    reader.read("kiosk_name", s.kiosk_name);
    reader.read("kiosk_code", s.kiosk_code);
    reader.read("phone_pages", s.phone_pages);
    reader.read("desk", s.desk);
    reader.read("duty_phone", s.duty_phone);
    reader.read("organisations", s.organisations, max_organisations);
    if (!is_kiosk_code(s.kiosk_code)) s.kiosk_code.clear();
    if (!web_address(s.phone_pages)) s.phone_pages.clear();
    return s;
}

Meeting read_meeting(Reader& reader) {
    Meeting m;
    reader.require({"title", "starts_ms", "ends_ms", "opens_ms", "closes_ms"});
    reader.read("title", m.title);
    reader.read("place", m.place);
    reader.read("starts_ms", m.starts);
    reader.read("ends_ms", m.ends);
    reader.read("opens_ms", m.opens);
    reader.read("closes_ms", m.closes);
    reader.read_word("visibility", m.visibility, visibility_words, Visibility::hidden);
    reader.read_word("salutation", m.salutation, salutation_words, Salutation::plain);
    reader.read("counts_public", m.counts_public);
    reader.read("show_ordinal", m.show_ordinal);
    reader.read("walk_in", m.walk_in);
    reader.read("leaving", m.leaving);
    reader.read("note", m.note);
    reader.read("agenda", m.agenda);
    if (!web_address(m.agenda)) m.agenda.clear();
    reader.read_whole("expected", m.expected, 0, max_people);
    if (m.ends < m.starts || m.opens > m.starts || m.closes < m.starts) reader.fail("starts_ms");
    return m;
}

Attendee read_attendee(Reader& reader) {
    Attendee a;
    reader.require({"meeting", "name"});
    reader.read("meeting", a.meeting);
    reader.read("credential", a.credential);
    reader.read_whole("generation", a.generation, 0, 0xffff);
    reader.read("name", a.name);
    reader.read("pinyin", a.pinyin);
    reader.read("masked_phone", a.masked_phone, 32);
    reader.read("organisation", a.organisation);
    reader.read("seat", a.seat);
    reader.read("title", a.title);
    reader.read_word("honorific", a.honorific, honorific_words, Honorific::none);
    reader.read_word("role", a.role, role_words, Role::member);
    reader.read("excused", a.excused);
    reader.read("stands_in_for", a.stands_in_for);
    reader.read("stood_in_by", a.stood_in_by);
    reader.read("code_hash", a.code_hash, 64);
    return a;
}

void read_public_key(Reader& reader, std::array<std::uint8_t, 32>& out) {
    std::string text;
    reader.require({"public_key"});
    reader.read("public_key", text, 64);
    if (!unhex(text, out)) reader.fail("public_key");
}

SigningKey read_key(Reader& reader, std::string_view id) {
    SigningKey k;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), k.id);
    if (error != std::errc{} || end != id.data() + id.size()) reader.fail("id");
    read_public_key(reader, k.public_key);
    return k;
}

SealKey read_seal_key(Reader& reader) {
    SealKey k;
    read_public_key(reader, k.public_key);
    return k;
}

Revocation read_revocation(Reader& reader) {
    Revocation r;
    reader.require({"until_ms"});
    reader.read("until_ms", r.until);
    return r;
}

Arrival read_arrival(Reader& reader) {
    Arrival a;
    reader.require({"meeting", "fact", "at_ms"});
    reader.read("meeting", a.meeting);
    reader.read("attendee", a.attendee);
    reader.read("credential", a.credential);
    reader.read("fact", a.fact);
    reader.read("at_ms", a.at);
    reader.read("kiosk", a.kiosk, 256);
    reader.read("left", a.left);
    return a;
}

Annulment read_annulment(Reader& reader, std::string_view id) {
    Annulment a;
    reader.require({"meeting"});
    reader.read("meeting", a.meeting);
    if (const auto fact = base::parse_uuid(id))
        a.fact = *fact;
    else
        reader.fail("id");
    return a;
}

template <class IdType>
void take_id(IdType& out, Reader& reader, std::string_view id) {
    const auto value = base::parse_hex16(id);
    if (value && *value != 0)
        out.value = *value;
    else
        reader.fail("id");
}

std::optional<Change> read_known(std::string_view topic, std::string_view id, Reader& reader) {
    if (topic == domain::topic::site) return read_site(reader);
    if (topic == domain::topic::places) {
        Place place;
        place.id = id;
        read_place(reader, place);
        return place;
    }
    if (topic == domain::topic::layouts) {
        GridLayout layout;
        layout.id = id;
        read_layout(reader, layout);
        return layout;
    }
    if (topic == domain::topic::categories) {
        Category category;
        category.id = id;
        read_category(reader, category);
        return category;
    }
    if (topic == domain::topic::requests) {
        ServiceRequest request;
        read_service_request(reader, request, id);
        return request;
    }
    if (topic == domain::topic::meetings) {
        auto meeting = read_meeting(reader);
        take_id(meeting.id, reader, id);
        return meeting;
    }
    if (topic == domain::topic::attendees) {
        auto attendee = read_attendee(reader);
        take_id(attendee.id, reader, id);
        return attendee;
    }
    if (topic == domain::topic::keys) return read_key(reader, id);
    if (topic == domain::topic::revocations) {
        auto revocation = read_revocation(reader);
        take_id(revocation.credential, reader, id);
        return revocation;
    }
    if (topic == domain::topic::arrivals) return read_arrival(reader);
    if (topic == domain::topic::annulments) return read_annulment(reader, id);
    if (topic == domain::topic::commands) {
        HubCommand command;
        read_command(reader, command);
        take_id(command.id, reader, id);
        return command;
    }
    if (topic == domain::topic::config) return read_config(reader.whole(), id);
    if (topic == domain::topic::sealing) return read_seal_key(reader);
    return std::nullopt;
}

struct TopicOf {
    std::string operator()(const Site&) const { return domain::topic::site; }
    std::string operator()(const Place&) const { return domain::topic::places; }
    std::string operator()(const GridLayout&) const { return domain::topic::layouts; }
    std::string operator()(const Category&) const { return domain::topic::categories; }
    std::string operator()(const ServiceRequest&) const { return domain::topic::requests; }
    std::string operator()(const Meeting&) const { return domain::topic::meetings; }
    std::string operator()(const Attendee&) const { return domain::topic::attendees; }
    std::string operator()(const SigningKey&) const { return domain::topic::keys; }
    std::string operator()(const Revocation&) const { return domain::topic::revocations; }
    std::string operator()(const Arrival&) const { return domain::topic::arrivals; }
    std::string operator()(const Annulment&) const { return domain::topic::annulments; }
    std::string operator()(const HubCommand&) const { return domain::topic::commands; }
    std::string operator()(const KioskConfig&) const { return domain::topic::config; }
    std::string operator()(const SealKey&) const { return domain::topic::sealing; }
    std::string operator()(const Tombstone& t) const { return t.topic; }
    std::string operator()(const UnknownRecord& u) const { return u.topic; }
};

struct IdOf {
    std::string operator()(const Site&) const { return "site"; }
    std::string operator()(const Place& p) const { return p.id; }
    std::string operator()(const GridLayout& l) const { return l.id; }
    std::string operator()(const Category& c) const { return c.id; }
    std::string operator()(const ServiceRequest& r) const { return to_string(r.number); }
    std::string operator()(const Meeting& m) const { return base::to_string(m.id); }
    std::string operator()(const Attendee& a) const { return base::to_string(a.id); }
    std::string operator()(const SigningKey& k) const { return std::to_string(k.id); }
    std::string operator()(const Revocation& r) const { return base::to_string(r.credential); }
    // One per person and meeting: who is on the list, who only showed a pass, who walked in.
    std::string operator()(const Arrival& a) const {
        const auto meeting = base::to_string(a.meeting);
        if (a.attendee) return meeting + ".a" + base::to_string(a.attendee);
        if (a.credential) return meeting + ".c" + base::to_string(a.credential);
        return meeting + ".w" + base::to_string(a.fact);
    }
    std::string operator()(const Annulment& a) const { return base::to_string(a.fact); }
    std::string operator()(const HubCommand& c) const { return base::to_string(c.id); }
    std::string operator()(const KioskConfig& c) const { return c.kiosk; }
    std::string operator()(const SealKey&) const { return "hub"; }
    std::string operator()(const Tombstone& t) const { return t.id; }
    std::string operator()(const UnknownRecord& u) const { return u.id; }
};

}  // namespace

std::string topic_of(const Change& change) {
    return std::visit(TopicOf{}, change);
}
std::string id_of(const Change& change) {
    return std::visit(IdOf{}, change);
}

Json record_to_json(const Change& change) {
    return std::visit(Encode{}, change);
}

base::Result<Change> record_from_json(std::string_view topic, std::string_view id, const Json& json) {
    constexpr auto place = "protocol.decode_record";
    Reader reader(json);
    if (!reader.ok()) return malformed("no JSON object", place);
    auto change = read_known(topic, id, reader);
    if (!change) return Change(UnknownRecord{std::string(topic), std::string(id), write(json)});
    if (!reader.ok()) return malformed(std::string(topic) + ": field " + reader.fault(), place);
    // Tombstones find records by id: one that names another would never go away.
    if (id_of(*change) != id) return malformed(std::string(topic) + ": id is not the record's", place);
    return *std::move(change);
}

std::string encode_record(const Change& change) {
    return write(record_to_json(change));
}

base::Result<Change> decode_record(std::string_view topic, std::string_view id, std::string_view json) {
    const auto object = parse_object(json);
    if (!object) return malformed("no JSON object", "protocol.decode_record");
    return record_from_json(topic, id, *object);
}

}  // namespace protocol
