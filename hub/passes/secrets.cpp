#include "hub/passes/secrets.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/unique_fd.h"
#include "hub/digest.h"

namespace hub {

namespace {

base::Error fault(base::ErrorKind kind, const std::string& text) {
    return {kind, text, "hub.secrets"};
}

template <std::size_t N>
bool read_bytes(const nlohmann::json& json, std::array<std::uint8_t, N>& out) {
    if (!json.is_string()) return false;
    const auto bytes = from_hex(json.get<std::string>());
    if (bytes.size() != N) return false;
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return true;
}

bool read_key(const nlohmann::json& json, domain::KeyPair& pair) {
    if (!json.is_object()) return false;
    const auto id = json.find("id");
    if (id == json.end() || !id->is_number_unsigned() || id->get<std::uint64_t>() > 255) return false;
    pair.key.id = id->get<std::uint8_t>();
    return json.contains("public") && json.contains("secret") &&
           read_bytes(json["public"], pair.key.public_key) && read_bytes(json["secret"], pair.secret_key);
}

std::array<std::uint8_t, 32> derived_seed(std::string_view key, std::string_view what) {
    const auto derived = keyed_hash(key, what, 32);
    std::array<std::uint8_t, 32> seed{};
    std::copy(derived.begin(), derived.end(), seed.begin());
    return seed;
}

}  // namespace

Secrets make_secrets(const std::string& seed) {
    const auto page = keyed_hash("suishou-hub sample page", seed, 32);
    return {{domain::make_key_pair(1, derived_seed("suishou-hub sample key", seed))},
            1,
            to_hex(page.data(), page.size())};
}

Secrets make_secrets() {
    return {{domain::make_key_pair(1)}, 1, random_hex(32)};
}

domain::SealKeyPair seal_keys(const Secrets& secrets) {
    return domain::make_seal_key_pair(derived_seed(secrets.page_secret, "seal key"));
}

const domain::KeyPair& signer(const Secrets& secrets) {
    for (const auto& pair : secrets.keys)
        if (pair.key.id == secrets.signing) return pair;
    return secrets.keys.back();
}

void sign_with_newest(Secrets& secrets) {
    secrets.signing = secrets.keys.back().key.id;
}

bool newest_waits(const Secrets& secrets) {
    return secrets.keys.back().key.id != secrets.signing;
}

base::Status add_key(Secrets& secrets) {
    const std::uint8_t last = secrets.keys.empty() ? 0 : secrets.keys.back().key.id;
    const auto id = static_cast<std::uint8_t>(last == 255 ? 1 : last + 1);
    for (const auto& pair : secrets.keys)
        if (pair.key.id == id)
            return fault(base::ErrorKind::refused, "every key id is in use; retire some first");
    secrets.keys.push_back(domain::make_key_pair(id));
    return {};
}

std::string secrets_path(const std::string& database) {
    return database + ".keys";
}

base::Result<Secrets> load_secrets(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fault(base::ErrorKind::not_found, "no key file at " + path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    Secrets secrets;
    if (!json.is_object() || !json.contains("keys") || !json["keys"].is_array() ||
        !json.contains("page_secret") || !json["page_secret"].is_string())
        return fault(base::ErrorKind::corrupt, path + " is no key file");
    secrets.page_secret = json["page_secret"];
    const auto signing = json.value("signing", nlohmann::json(0));
    secrets.signing = signing.is_number_unsigned() ? signing.get<std::uint8_t>() : std::uint8_t{0};
    for (const auto& item : json["keys"]) {
        domain::KeyPair pair;
        if (!read_key(item, pair)) return fault(base::ErrorKind::corrupt, path + " holds a broken key");
        secrets.keys.push_back(pair);
    }
    if (secrets.keys.empty() || secrets.page_secret.size() != 64 || signer(secrets).key.id != secrets.signing)
        return fault(base::ErrorKind::corrupt, path + " holds no key that signs");
    return secrets;
}

base::Status save_secrets(const std::string& path, const Secrets& secrets) {
    nlohmann::json json = {{"page_secret", secrets.page_secret},
                           {"signing", secrets.signing},
                           {"keys", nlohmann::json::array()}};
    for (const auto& pair : secrets.keys)
        json["keys"].push_back({{"id", pair.key.id},
                                {"public", to_hex(pair.key.public_key.data(), pair.key.public_key.size())},
                                {"secret", to_hex(pair.secret_key.data(), pair.secret_key.size())}});
    const std::string text = json.dump(2) + '\n', fresh = path + ".new";
    base::UniqueFd file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    // A key that is lost voids every pass that it signed: on disk before it is used.
    if (!file || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        ::fsync(file.get()) != 0 || std::rename(fresh.c_str(), path.c_str()) != 0)
        return fault(base::ErrorKind::io, path + ": " + std::strerror(errno));
    const auto folder = std::filesystem::absolute(path).parent_path();
    base::UniqueFd entry(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!entry || ::fsync(entry.get()) != 0)
        return fault(base::ErrorKind::io, folder.string() + ": " + std::strerror(errno));
    return {};
}

}  // namespace hub
