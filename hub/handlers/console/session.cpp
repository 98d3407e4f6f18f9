#include "hub/handlers/console/session.h"

#include "hub/digest.h"
#include "hub/handlers/console/answers.h"
#include "hub/handlers/console/console.h"
#include "hub/handlers/form.h"
#include "hub/web/wording.h"

namespace hub {

namespace {

// __Host-: set over TLS (or on this machine) by this host alone, for the whole of it (RFC 6265bis, 4.1.3.2).
constexpr std::string_view session_cookie = "__Host-suishou";
constexpr std::string_view cookie_flags = "; Path=/; Secure; HttpOnly; SameSite=Lax";

std::string csrf_of(const std::string& token) {
    const auto bytes = keyed_hash("suishou-hub console form", token, 16);
    return to_hex(bytes.data(), bytes.size());
}

Response with_session(Response response, const std::string& token) {
    response.headers.emplace_back("set-cookie",
                                  std::string(session_cookie) + "=" + token + std::string(cookie_flags));
    return response;
}

// Only ways within the console, and a label's page: a link must not lead a person who signs in to somebody
// else's page.
std::string safe_next(const std::string& asked) {
    const bool page = asked == "/console" || asked.starts_with("/console/") || asked.starts_with("/l/");
    const bool ours = page && asked.size() < 300 && asked.find_first_of("\\\r\n") == std::string::npos;
    return ours ? asked : "/console";
}

// Every minute would be a write that tells nobody anything.
void note_seen(Services& services, const Session& session, const std::string& hash) {
    constexpr std::chrono::minutes fresh{5};
    const auto now = services.clock.wall();
    if (now < session.seen + fresh) return;
    if (const auto status = services.store.accounts().note_seen(hash, now); !status)
        services.log("store_error", {{"error", base::describe(status.error())}});
}

std::string rest_words(const Frame& frame, std::chrono::seconds rest) {
    if (rest <= std::chrono::seconds{90})
        return base::fill(
            frame.words.tr_n("输错太多次，请 {n} 秒后再试", static_cast<std::uint64_t>(rest.count())),
            {{"n", std::to_string(rest.count())}});
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(rest).count();
    return base::fill(frame.words.tr_n("输错太多次，请 {n} 分钟后再试", static_cast<std::uint64_t>(minutes)),
                      {{"n", std::to_string(minutes)}});
}

Response open_session(Services& services, const Account& account, const Request& request,
                      const std::string& next) {
    const std::string token = random_hex(32);
    const auto opened = services.store.accounts().open_session(
        account.id, sha256_hex(token), {account.name, request.peer}, services.clock.wall());
    if (!opened) return broken_page(services, nullptr, request, opened.error());
    return with_session(see_other(next), token);
}

// Why not, in words; empty: the password is right.
base::Result<std::string> judge(Services& services, const Frame& frame, const std::optional<Account>& account,
                                const std::string& name, const Request& request) {
    const auto now = services.clock.wall();
    const auto rests_until = account ? account->rests_until : services.unknown_names->rests_until(name);
    if (now < rests_until)
        return rest_words(frame, std::chrono::ceil<std::chrono::seconds>(rests_until - now));
    const auto fits =
        services.passwords->fits(account ? account->password_hash : "", request.field("password"));
    if (!fits) return fits.error();
    if (*fits && !account->disabled) return std::string();
    if (account) {
        const auto noted =
            services.store.accounts().note_failure(account->id, {account->name, request.peer}, now);
        if (!noted) return noted.error();
    } else {
        services.unknown_names->note_failure(name, now);
    }
    services.log("sign_in_refused", {{"request", request.id}, {"source", request.peer}});
    return std::string(frame.words.tr("登录名或密码不对"));
}

std::string fault_words(const Frame& frame, PasswordFault fault) {
    switch (fault) {
        case PasswordFault::none:
            return "";
        case PasswordFault::too_short:
            return std::string(frame.words.tr("新密码至少要 12 个字"));
        case PasswordFault::too_long:
            return std::string(frame.words.tr("新密码太长，最多 128 个字节"));
        case PasswordFault::too_common:
            return std::string(frame.words.tr("新密码太容易被猜到，请换一个"));
    }
    return "";
}

base::Result<std::string> judge_new(Services& services, const Frame& frame, const Staff& staff,
                                    const Request& request) {
    const std::string fresh = request.field("new");
    if (fresh != request.field("again")) return std::string(frame.words.tr("两遍新密码不一样"));
    if (auto words = fault_words(frame, judge_password(fresh, staff.account.name)); !words.empty())
        return words;
    if (fresh == request.field("old")) return std::string(frame.words.tr("新密码和现在的一样"));
    // As at the sign-in: whoever sits at somebody's open page must not guess on.
    const auto now = services.clock.wall();
    if (now < staff.account.rests_until)
        return rest_words(frame, std::chrono::ceil<std::chrono::seconds>(staff.account.rests_until - now));
    const auto fits = services.passwords->fits(staff.account.password_hash, request.field("old"));
    if (!fits) return fits.error();
    if (*fits) return std::string();
    const auto noted = services.store.accounts().note_failure(staff.account.id, staff.actor(request), now);
    if (!noted) return noted.error();
    return std::string(frame.words.tr("现在的密码不对"));
}

}  // namespace

std::variant<Staff, Response> signed_in(Services& services, const Request& request) {
    const std::string way = "/console/sign-in?next=" + encoded(request.path);
    const auto token = cookie(request, session_cookie);
    if (!token || token->size() > 128) return see_other(way);
    const std::string hash = sha256_hex(*token);
    auto session = services.store.accounts().session(hash, services.clock.wall());
    if (!session) return broken_page(services, nullptr, request, session.error());
    if (!*session) return see_other(way);
    // A page that follows the hub by itself is nobody's touch.
    if (!request.path.ends_with("/live")) note_seen(services, **session, hash);
    return Staff{std::move((*session)->account), hash, csrf_of(*token)};
}

bool allowed_before_change(std::string_view route) {
    return route == "/console/password" || route == "/console/sign-out";
}

Response to_password_page() {
    return see_other("/console/password");
}

Response no_console_page(Services& services, const Request& request) {
    const auto who = signed_in(services, request);
    if (const auto* way = std::get_if<Response>(&who)) return *way;
    return missing_page(services, std::get<Staff>(who), request);
}

Response forbidden_page(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    return with_why(
        page_answer(request,
                    plain_page(frame, std::string(frame.words.tr("您没有这一页的权限")),
                               std::string(frame.words.tr("需要的话，请系统管理员加上相应的角色"))),
                    403),
        "role: it may not");
}

Response stale_page(Services& services, const Request& request) {
    const Frame frame = frame_for(services, nullptr, request);
    return with_why(
        page_answer(request,
                    plain_page(frame, std::string(frame.words.tr("这一页放得太久了")),
                               std::string(frame.words.tr("什么都没有改。请回到首页，重新打开这一页再提交"))),
                    403),
        "form: its mark is missing, of another session or of another site");
}

Response get_sign_in(Services& services, const Request& request) {
    return page_answer(request, sign_in_page(frame_for(services, nullptr, request),
                                             safe_next(request.argument("next")), "", {}));
}

Response post_sign_in(Services& services, const Request& request) {
    const Frame frame = frame_for(services, nullptr, request);
    std::string name = trimmed(request.field("name")).substr(0, 40);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::string next = safe_next(request.field("next"));
    if (const auto wait = services.sign_in_tries->take(request.peer, services.clock.boot())) {
        const std::string words = rest_words(frame, std::chrono::ceil<std::chrono::seconds>(*wait));
        return with_why(page_answer(request, sign_in_page(frame, next, name, {words, true}), 429),
                        "sign_in: too many tries");
    }
    const auto account = services.store.accounts().by_name(name);
    if (!account) return broken_page(services, nullptr, request, account.error());
    const auto why_not = judge(services, frame, *account, name, request);
    if (!why_not) return broken_page(services, nullptr, request, why_not.error());
    if (!why_not->empty())
        return with_why(page_answer(request, sign_in_page(frame, next, name, {*why_not, true}), 401),
                        "sign_in: refused");
    services.sign_in_tries->give_back(request.peer);
    return open_session(services, **account, request, next);
}

Response post_sign_out(Services& services, const Staff& staff, const Request& request) {
    const auto closed = services.store.accounts().close_session(staff.session);
    if (!closed) return broken_page(services, &staff, request, closed.error());
    Response response = see_other("/console/sign-in");
    response.headers.emplace_back("set-cookie",
                                  std::string(session_cookie) + "=; Max-Age=0" + std::string(cookie_flags));
    return response;
}

Response get_password(Services& services, const Staff& staff, const Request& request) {
    return page_answer(request,
                       password_page(frame_for(services, &staff, request), staff.account.must_change, {}));
}

Response post_password(Services& services, const Staff& staff, const Request& request) {
    const Frame frame = frame_for(services, &staff, request);
    const auto why_not = judge_new(services, frame, staff, request);
    if (!why_not) return broken_page(services, &staff, request, why_not.error());
    if (!why_not->empty())
        return with_why(
            page_answer(request, password_page(frame, staff.account.must_change, {*why_not, true}), 422),
            "password: refused");
    auto hash = services.passwords->hash(request.field("new"));
    if (!hash) return broken_page(services, &staff, request, hash.error());
    Account account = staff.account;
    account.password_hash = std::move(*hash);
    account.must_change = false;
    const auto changed =
        services.store.accounts().change(account, staff.actor(request), services.clock.wall(), staff.account);
    // Somebody has changed the account since: who is still let in sees the form once more.
    if (!changed && changed.error().kind == base::ErrorKind::refused) return see_other("/console/password");
    if (!changed) return broken_page(services, &staff, request, changed.error());
    return open_session(services, account, request, "/console");  // the others have ended
}

}  // namespace hub
