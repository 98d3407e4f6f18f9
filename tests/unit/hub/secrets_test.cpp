#include "hub/passes/secrets.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/fakes/hub_in_process.h"

namespace {

class SecretsFile : public testing::Test {
  protected:
    SecretsFile() {
        char name[] = "/tmp/suishou-keys-XXXXXX";
        folder = mkdtemp(name);
        path = folder + "/hub.db.keys";
    }
    ~SecretsFile() override { std::filesystem::remove_all(folder); }
    std::string folder, path;
};

TEST_F(SecretsFile, KeepsKeysForItsOwnerAlone) {
    const auto secrets = hub::make_secrets();
    ASSERT_TRUE(hub::save_secrets(path, secrets));
    struct stat info {};
    ASSERT_EQ(stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
    const auto read = hub::load_secrets(path).value();
    EXPECT_EQ(read.signing, secrets.signing);
    EXPECT_EQ(read.page_secret, secrets.page_secret);
    EXPECT_EQ(read.keys.at(0).secret_key, secrets.keys.at(0).secret_key);
    EXPECT_EQ(read.keys.at(0).key, secrets.keys.at(0).key);
}

TEST_F(SecretsFile, ABrokenFileIsNotReplaced) {
    EXPECT_EQ(hub::load_secrets(path).error().kind, base::ErrorKind::not_found);
    for (const char* text :
         {"", "{}", "{\"keys\":[],\"page_secret\":\"\"}", "{\"keys\":[{\"id\":1}],\"page_secret\":\"x\"}",
          "{\"keys\":[7],\"page_secret\":\"x\"}"}) {
        std::ofstream(path) << text;
        EXPECT_EQ(hub::load_secrets(path).error().kind, base::ErrorKind::corrupt) << text;
    }
}

TEST(Secrets, ANewKeyWaitsUntilItIsToldToSign) {
    auto secrets = hub::make_secrets("seed");
    const auto old = secrets.keys.back().key;
    ASSERT_TRUE(hub::add_key(secrets));
    EXPECT_TRUE(hub::newest_waits(secrets));
    EXPECT_EQ(hub::signer(secrets).key, old);
    hub::sign_with_newest(secrets);
    EXPECT_FALSE(hub::newest_waits(secrets));
    EXPECT_EQ(hub::signer(secrets).key.id, 2);
    EXPECT_EQ(secrets.keys.front().key, old) << "still trusted";
}

TEST(Secrets, NoTrustedKeyIsOverwritten) {
    auto secrets = hub::make_secrets("seed");
    while (secrets.keys.size() < 255)
        ASSERT_TRUE(hub::add_key(secrets));
    EXPECT_FALSE(hub::add_key(secrets));
}

}  // namespace
