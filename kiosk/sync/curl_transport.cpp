// The real wire. One easy handle in one multi handle: connections stay alive between calls, and a stop wakes
// the wait at once instead of at curl's next tick.
#include <algorithm>
#include <cctype>
#include <csignal>
#include <memory>
#include <mutex>

#include <curl/curl.h>
#include <sys/socket.h>

#include "kiosk/sync/sync.h"

namespace syncing {

namespace {

using namespace std::chrono_literals;

constexpr auto place = "sync.http";
constexpr long connect_timeout_ms = 5'000;
constexpr std::size_t max_headers = 64 << 10;  // bytes
constexpr int poll_ms = 30'000;                // curl's own timers and a stop come sooner

struct FreeEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeMulti {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using Multi = std::unique_ptr<CURLM, FreeMulti>;
using List = std::unique_ptr<curl_slist, FreeList>;

// What one call writes into while curl runs.
struct Call {
    HttpAnswer answer;
    std::size_t max_body = 0, header_bytes = 0;
    bool too_large = false;
    std::stop_token stop;
};

// Counted as bytes arrive, decompressed: this libcurl's own limit only knows Content-Length.
std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& call = *static_cast<Call*>(user);
    if (size > call.max_body - call.answer.body.size()) {
        call.too_large = true;
        return CURL_WRITEFUNC_ERROR;
    }
    call.answer.body.append(data, size);
    return size;
}

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) {
    auto& call = *static_cast<Call*>(user);
    call.header_bytes += size;
    if (call.header_bytes > max_headers) {
        call.too_large = true;
        return 0;
    }
    const std::string_view line(data, size);
    if (line.starts_with("HTTP/")) call.answer.headers.clear();  // after a 100 Continue
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return size;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    call.answer.headers[name] = trimmed(line.substr(colon + 1));
    return size;
}

// Less than this for a request's whole `stall` is no line.
constexpr long slowest = 100;  // bytes a second

// What the kernel has taken counts as sent, and it may take all of a photo at once: it would lie there,
// apparently stalled, while a slow line carries it off.
int small_send_buffer(void*, curl_socket_t socket, curlsocktype) {
    constexpr int bytes = 32 << 10;
    (void)setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    return CURL_SOCKOPT_OK;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Call*>(user)->stop.stop_requested() ? 1 : 0;
}

base::Error network_error(CURLcode code, const char* detail) {
    const auto kind = code == CURLE_OPERATION_TIMEDOUT ? base::ErrorKind::timeout : base::ErrorKind::network;
    const std::string text = detail && *detail ? detail : curl_easy_strerror(code);
    return {kind, text, place};
}

bool has_line_break(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

// Nullptr if a header would break out of its line.
List header_list(const std::map<std::string, std::string>& headers, bool& ok) {
    curl_slist* list = curl_slist_append(nullptr, "expect:");  // no round trip before a body
    for (const auto& [name, value] : headers) {
        if (has_line_break(name) || has_line_break(value)) ok = false;
        list = curl_slist_append(list, (name + ": " + value).c_str());
    }
    return List(list);
}

// A peer that hangs up while TLS writes raises SIGPIPE, and with CURLOPT_NOSIGNAL curl leaves that to the
// program. It must be an error of one call, not the end of the process.
void ignore_broken_pipes() {
    struct sigaction present {};
    if (sigaction(SIGPIPE, nullptr, &present) == 0 && present.sa_handler == SIG_DFL)
        std::signal(SIGPIPE, SIG_IGN);
}

void start_curl_once() {
    static std::once_flag once;
    std::call_once(once, [] {
        ignore_broken_pipes();
        curl_global_init(CURL_GLOBAL_DEFAULT);
    });
}

class CurlTransport final : public Transport {
  public:
    explicit CurlTransport(CurlOptions options) : options_(std::move(options)) {
        start_curl_once();
        easy_.reset(curl_easy_init());
        multi_.reset(curl_multi_init());
        while (options_.hub_url.ends_with('/'))
            options_.hub_url.pop_back();
    }

    base::Result<HttpAnswer> send(const HttpRequest& request, std::stop_token stop) override {
        if (!easy_ || !multi_) return base::Error{base::ErrorKind::internal, "curl did not start", place};
        bool ok = true;
        const List headers = header_list(request.headers, ok);
        if (!ok) return base::Error{base::ErrorKind::invalid, "line break in a header", place};

        Call call;
        call.max_body = request.max_answer;
        call.stop = stop;
        char detail[CURL_ERROR_SIZE] = "";
        prepare(request, headers.get(), call, detail);
        const CURLcode code = perform(stop);
        curl_easy_reset(easy_.get());  // nothing may point into this frame; connections stay

        if (stop.stop_requested()) return base::Error{base::ErrorKind::unavailable, "stopped", place};
        if (call.too_large)
            return base::Error{base::ErrorKind::protocol, "the answer is larger than allowed", place};
        if (code != CURLE_OK) return network_error(code, detail);
        call.answer.status = static_cast<int>(status_);
        return std::move(call.answer);
    }

  private:
    void prepare(const HttpRequest& request, curl_slist* headers, Call& call, char* detail) {
        CURL* h = easy_.get();
        const std::string url = options_.hub_url + request.path;
        curl_easy_setopt(h, CURLOPT_URL, url.c_str());
        curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(h, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(h, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!options_.ca_file.empty()) {
            curl_easy_setopt(h, CURLOPT_CAINFO, options_.ca_file.c_str());
            // Beside the file curl looks through the system's folder, unless it is told that there is none.
            curl_easy_setopt(h, CURLOPT_CAPATH, nullptr);
        }
        curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(h, CURLOPT_TCP_KEEPALIVE, 1L);
        curl_easy_setopt(h, CURLOPT_USERAGENT, "suishou-kiosk");
        curl_easy_setopt(h, CURLOPT_ACCEPT_ENCODING, "");
        curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers);
        const bool post = request.method == "POST";
        if (post || !request.body.empty()) {
            curl_easy_setopt(h, CURLOPT_POST, 1L);
            curl_easy_setopt(h, CURLOPT_POSTFIELDS, request.body.data());
            curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        }
        // A custom "HEAD" would wait for the body that never comes.
        if (request.method == "HEAD")
            curl_easy_setopt(h, CURLOPT_NOBODY, 1L);
        else if (!post && request.method != "GET")
            curl_easy_setopt(h, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        const long deadline = std::max<long>(1, static_cast<long>(request.deadline.count()));
        curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, deadline);
        curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT_MS, std::min(deadline, connect_timeout_ms));
        if (request.stall.count() > 0) {
            curl_easy_setopt(h, CURLOPT_LOW_SPEED_LIMIT, slowest);
            curl_easy_setopt(h, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall.count()));
            curl_easy_setopt(h, CURLOPT_SOCKOPTFUNCTION, small_send_buffer);
        }
        curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, on_body);
        curl_easy_setopt(h, CURLOPT_WRITEDATA, &call);
        curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, on_header);
        curl_easy_setopt(h, CURLOPT_HEADERDATA, &call);
        curl_easy_setopt(h, CURLOPT_XFERINFOFUNCTION, on_progress);
        curl_easy_setopt(h, CURLOPT_XFERINFODATA, &call);
        curl_easy_setopt(h, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(h, CURLOPT_ERRORBUFFER, detail);
    }

    CURLcode perform(std::stop_token stop) {
        status_ = 0;
        if (curl_multi_add_handle(multi_.get(), easy_.get()) != CURLM_OK) return CURLE_FAILED_INIT;
        CURLcode result = CURLE_ABORTED_BY_CALLBACK;
        {
            const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_.get()); });
            int running = 1;
            while (running > 0 && !stop.stop_requested()) {
                if (curl_multi_perform(multi_.get(), &running) != CURLM_OK) break;
                if (running > 0) curl_multi_poll(multi_.get(), nullptr, 0, poll_ms, nullptr);
            }
        }
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
            if (message->msg == CURLMSG_DONE) result = message->data.result;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status_);
        curl_multi_remove_handle(multi_.get(), easy_.get());
        return result;
    }

    CurlOptions options_;
    // The multi handle goes last: it owns the connections that the easy handle used.
    Multi multi_;
    Easy easy_;
    long status_ = 0;
};

}  // namespace

std::unique_ptr<Transport> make_curl_transport(CurlOptions options) {
    return std::make_unique<CurlTransport>(std::move(options));
}

Wires make_curl_wires(const CurlOptions& options) {
    return {make_curl_transport(options), make_curl_transport(options), make_curl_transport(options),
            make_curl_transport(options), make_curl_transport(options), make_curl_transport(options)};
}

}  // namespace syncing
