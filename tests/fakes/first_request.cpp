// One quiet request before all tests. With the first one the HTTP library fills a table of its own behind a
// guard that the race detector cannot see, as the library is not built with it: two first requests at once
// would look like a race.
#include <gtest/gtest.h>
#include <httplib.h>

#include "tests/fakes/hub_in_process.h"

namespace {

class FirstRequest : public testing::Environment {
    void SetUp() override {
        fakes::HubInProcess hub;
        const auto answer = httplib::Client("127.0.0.1", hub.start()).Get("/healthz");
        ASSERT_TRUE(answer && answer->status == 200);
    }
};

[[maybe_unused]] const auto* const first_request = testing::AddGlobalTestEnvironment(new FirstRequest);

}  // namespace
