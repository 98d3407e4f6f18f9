// Input: one byte for the reader, then what strangers send to the hub's socket, or what its heads say.
// Debian's library reports no edges to the fuzzer: the corpus shows the way into its parsers.
#include <algorithm>
#include <cctype>
#include <map>
#include <string>

#include "hub/api/body.h"
#include "hub/api/gzip.h"
#include "hub/handlers/form.h"
#include "hub/open311/report_form.h"
#include "hub/store/cursor.h"
#include "tests/fakes/one_of_each.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

constexpr std::size_t most = 2000;  // of a body: little, so that the limit is met

// A request out of memory.
class Wire final : public httplib::Stream {
  public:
    explicit Wire(std::string_view in) : in_(in) {}
    bool is_readable() const override { return true; }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, size_t size) override {
        const auto count = in_.copy(to, size);
        in_.remove_prefix(count);
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char*, size_t size) override { return static_cast<ssize_t>(size); }
    void get_remote_ip_and_port(std::string& ip, int&) const override { ip = "192.0.2.1"; }
    void get_local_ip_and_port(std::string& ip, int&) const override { ip = "192.0.2.2"; }
    socket_t socket() const override { return -1; }

  private:
    std::string_view in_;
};

struct Taken {
    bool asked = false;
    hub::Body body = hub::Body::whole;
    hub::Request request;
};

void promise(const Taken& taken) {
    const hub::Request& request = taken.request;
    std::size_t size = request.body.size();
    require(size <= most);
    if (!request.header("content-type").starts_with("multipart/")) return;
    for (const auto& [name, value] : request.form)
        size += value.size();
    for (const auto& [name, upload] : request.uploads)
        size += upload.content.size();
    require(size <= most && request.form.size() + request.uploads.size() <= 64);
}

class Library final : public httplib::Server {
  public:
    Library() {
        const auto take = [this](const httplib::Request& from, httplib::Response& to,
                                 const httplib::ContentReader& read) {
            for (const auto& [name, value] : from.headers) {
                std::string lower = name;
                std::transform(lower.begin(), lower.end(), lower.begin(),
                               [](unsigned char c) { return std::tolower(c); });
                taken_.request.headers.emplace(lower, value);
            }
            for (const auto& [name, value] : from.params)
                taken_.request.query.emplace(name, value);
            taken_.asked = true;
            taken_.body = hub::read_body(from, taken_.request, read, most);
            to.set_content("answer", "text/plain");
        };
        Get(".*", [](const httplib::Request&, httplib::Response& to) { to.set_content("a", "text/plain"); });
        Post(".*", take);
        Put(".*", take);
        set_payload_max_length(4 * most);
    }

    // The first request of what came.
    Taken ask(std::string_view bytes) {
        taken_ = {};
        Wire wire(bytes);
        bool closed = false;
        process(*this, wire, closed);
        promise(taken_);
        return std::move(taken_);
    }

  private:
    // As hub/api/gate.h: later libraries are told the addresses.
    template <class Self>
    static void process(Self& self, Wire& wire, bool& closed) {
        const auto set_up = [](httplib::Request&) {};
        if constexpr (requires { self.process_request(wire, true, closed, set_up); })
            self.process_request(wire, true, closed, set_up);
        else
            self.process_request(wire, "192.0.2.1", 1, "192.0.2.2", 2, true, closed, set_up);
    }

    Taken taken_;
};

Taken ask(std::string_view bytes) {
    static Library library;
    return library.ask(bytes);
}

Taken post(std::string_view headers, std::string_view body) {
    return ask("POST /console/sign-in?lang=en HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n" + std::string(headers) + "\r\n" + std::string(body));
}

// What was packed comes out as it was, or is too large.
void packed(std::string_view body) {
    const Taken taken = post("Content-Encoding: gzip\r\n", hub::gzipped(body));
    if (taken.body == hub::Body::whole) require(taken.request.body == body);
    require((taken.body == hub::Body::whole) == (body.size() <= most));
}

// Parts between boundaries, their values taken from the text's lines.
void parts(std::string_view text) {
    std::string body;
    std::multimap<std::string, std::string> wanted;
    while (!text.empty() && wanted.size() < 64) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string value(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (value.find("--edge") != std::string::npos) continue;
        const std::string name = "f" + std::to_string(wanted.size());
        body += "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        wanted.emplace(name, value);
    }
    if (wanted.empty()) return;
    body += "--edge--\r\n";
    const Taken taken = post("Content-Type: multipart/form-data; boundary=edge\r\n", body);
    if (taken.body == hub::Body::whole) require(taken.request.form == wanted);
    require((taken.body == hub::Body::whole) ==
            (body.size() <= most));  // its edges count, as they are declared
}

void heads(std::string_view text) {
    (void)hub::takes_gzip(text);
    for (const char* name : {"__Host-suishou", "suishou_language", ""}) {
        const auto said = hub::cookie_in(text, name);
        require(!said ||
                (said->find(';') == std::string::npos && text.find(*said) != std::string_view::npos));
        if (!said || *name == '\0' || said->empty()) continue;
        require(hub::cookie_in("other=1; " + std::string(name) + "=" + *said, name) == said);
    }
    if (const auto cursor = hub::parse_cursor(text)) {
        require(cursor->epoch.size() == 16 && hub::parse_cursor(hub::to_text(*cursor)) == cursor);
        (void)hub::leads_on(*cursor, {cursor->epoch, 7, 3});
    }
}

const hub::open311::Voice& voice() {
    static const hub::open311::Voice all = [] {
        hub::open311::Voice made;
        for (const domain::Change& change : fakes::one_change_of_each()) {
            if (const auto* layout = std::get_if<domain::GridLayout>(&change))
                made.places.layouts.push_back(*layout);
            if (const auto* kind = std::get_if<domain::Category>(&change))
                made.places.categories.push_back(*kind);
        }
        return made;
    }();
    return all;
}

// A report that may be kept reads the same from its own words; a question's span is one, or not yet.
void open311(std::string_view text) {
    const auto form = hub::parse_form(text);
    const auto read = hub::open311::read_report(form, voice());
    for (const auto& fault : read.faults)
        require(fault.status >= 400 && fault.status < 500 && !fault.words.empty());
    if (read.faults.empty()) require(!read.report.category.empty() && !read.report.cell.empty());
    const std::map<std::string, std::string> arguments(form.begin(), form.end());
    const base::WallTime now{std::chrono::seconds{1'797'901'956}};
    const auto asked = hub::open311::asked_requests(arguments, now);
    if (asked.faults.empty() && !asked.nothing && asked.query.numbers.empty())
        require(asked.query.from <= asked.query.before || asked.query.from > now);  // nothing is there yet
    if (const auto at = hub::open311::parse_w3_time(std::string(text)))
        require(hub::open311::parse_w3_time(hub::open311::w3_time(*at)) ==
                std::chrono::floor<std::chrono::seconds>(*at));
}

}  // namespace

void wire(Bytes input) {
    if (input.empty()) return;
    const std::string_view text(reinterpret_cast<const char*>(input.data()) + 1, input.size() - 1);
    switch (input[0] % 7) {
        case 0:
            (void)ask(text);
            return;
        case 1:
            (void)post("Content-Type: multipart/form-data; boundary=edge\r\n", text);
            return;
        case 2:
            (void)post("Content-Encoding: gzip\r\n", text);
            return;
        case 3:
            return packed(text);
        case 4:
            return parts(text);
        case 5:
            return heads(text);
        default:
            return open311(text);
    }
}

}  // namespace fuzz
