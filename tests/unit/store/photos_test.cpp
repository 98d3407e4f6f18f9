// Photos of service requests from the visitor's "done" to the hub's having them.
#include <fstream>

#include "base/sqlite/connection.h"
#include "kiosk/store/ballast.h"
#include "kiosk/store/schema.h"
#include "tests/unit/store/builders.h"

using namespace testing_store;
using domain::Photo;

namespace stored_photos {
namespace {

// Larger than a page, so that it lies in pages of its own.
Photo photo(char letter, std::size_t size = 5000) {
    std::string jpeg = "canary-of-a-photo ";
    while (jpeg.size() < size)
        jpeg += letter + std::to_string(jpeg.size());
    return {std::string(64, letter), jpeg};
}

domain::Fact report(const std::vector<Photo>& photos) {
    domain::ServiceRequestFact body;
    body.number = {2026, 12, 22, "A", 0};
    for (const auto& each : photos)
        body.photos.push_back(each.hash);
    return fact_of(body);
}

domain::Fact record(store::Store& store, const std::vector<Photo>& photos) {
    return must(store.record(report(photos), photos));
}

const std::vector<std::string>& named_by(const domain::Fact& fact) {
    return std::get<domain::ServiceRequestFact>(fact.body).photos;
}

std::size_t canaries(const Folder& folder) {
    std::size_t found = 0;
    for (const auto& name : {folder.file(), folder.file() + "-wal"}) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        for (auto at = bytes.find("canary"); at != std::string::npos; at = bytes.find("canary", at + 1))
            ++found;
    }
    return found;
}

base::Result<std::string> seal(const domain::Fact& fact) {
    return "box " + base::to_string(fact.header.id);
}

using Hashes = std::vector<std::string>;

}  // namespace

TEST(Photos, AreOnDiskWithTheirReportTheOldestFirst) {
    Folder folder;
    const auto a = photo('a', Photo::most_bytes), b = photo('b'), c = photo('c', 10);
    {
        auto store = open(folder);
        EXPECT_EQ(named_by(record(*store, {c, a})), (Hashes{c.hash, a.hash}));
        record(*store, {b});
    }
    auto store = open(folder);
    EXPECT_EQ(must(store->unsent_photos(10)), (Hashes{c.hash, a.hash, b.hash}));
    EXPECT_EQ(must(store->unsent_photos(1)), Hashes{c.hash});
    for (const auto& each : {a, b, c})
        EXPECT_EQ(must(store->unsent_photo(each.hash)), each);
    EXPECT_FALSE(must(store->unsent_photo(std::string(64, 'd'))));
    EXPECT_EQ(must(store->outbox_state()).photos, 3u);
    EXPECT_EQ(must(store->outbox_state()).unsent, 2u);
}

TEST(Photos, BytesAreKeptWhateverTheyAre) {
    Folder folder;
    auto store = open(folder);
    Photo every{std::string(64, 'e'), ""};
    for (int byte = 0; byte < 256; ++byte)
        every.jpeg += static_cast<char>(byte);
    record(*store, {every});
    EXPECT_EQ(must(store->unsent_photo(every.hash)), every);
}

TEST(Photos, OfWhatNamesThemNotAreRefused) {
    Folder folder;
    auto store = open(folder);
    const std::vector<Photo> photos{photo('a')};
    EXPECT_EQ(store->record(report({}), photos).error().kind, base::ErrorKind::invalid);
    EXPECT_EQ(store->record(check_in(meeting_1, 1, 1), photos).error().kind, base::ErrorKind::invalid);
    EXPECT_TRUE(must(store->ledger(0, 10)).empty());
    EXPECT_TRUE(must(store->unsent_photos(10)).empty());
}

TEST(Photos, OfAFactThatIsNotTakenAreNotKept) {
    Folder folder;
    auto store = open(folder);
    const std::vector<Photo> photos{photo('a')};
    const auto fact = report(photos);
    must(store->record(fact));
    EXPECT_EQ(store->record(fact, photos).error().kind, base::ErrorKind::invalid) << "the same id again";
    EXPECT_TRUE(must(store->unsent_photos(10)).empty());
}

TEST(Photos, NamedByTwoReportsAreKeptOnce) {
    Folder folder;
    auto store = open(folder);
    const auto first = photo('a'), second = photo('b');
    record(*store, {first});
    record(*store, {second, first});
    EXPECT_EQ(must(store->unsent_photos(10)), (Hashes{first.hash, second.hash}));
    ASSERT_TRUE(store->photo_sent(first.hash));
    EXPECT_EQ(must(store->unsent_photos(10)), Hashes{second.hash});
}

TEST(Photos, LeaveNothingBehindOnceTheHubHasThem) {
    Folder folder;
    auto store = open(folder);
    const auto a = photo('a'), b = photo('b', 90'000);
    const auto fact = record(*store, {a, b});
    ASSERT_TRUE(store->checkpoint());
    EXPECT_EQ(canaries(folder), 4u) << "in the file and in its log";
    ASSERT_TRUE(store->photo_sent(b.hash));
    EXPECT_EQ(canaries(folder), 1u);
    ASSERT_TRUE(store->photo_sent(a.hash));
    EXPECT_EQ(canaries(folder), 0u);
    EXPECT_FALSE(must(store->unsent_photo(a.hash)));
    EXPECT_EQ(must(store->outbox_state()).photos, 0u);
    EXPECT_EQ(must(store->ledger(0, 10)), std::vector{fact}) << "it names them as before";
    EXPECT_TRUE(store->photo_sent(a.hash)) << "the answer came twice";
}

// The log is cut after the transaction: a process that ends between them leaves it to the next one.
TEST(Photos, ThatLeftAsTheProcessEndedAreGoneAfterTheNextStart) {
    Folder folder, killed;
    {
        auto store = open(folder);
        record(*store, {photo('a')});
        for (const char* end : {"", "-wal"})
            std::filesystem::copy_file(folder.file() + end, killed.file() + end);
    }
    {
        auto db = base::sqlite::Connection::open({killed.file(), "", {}});
        ASSERT_TRUE(db->execute("PRAGMA secure_delete = ON; DELETE FROM photos"));
        db->abandon();
    }
    EXPECT_EQ(canaries(killed), 1u) << "in the log";
    auto store = open(killed);
    EXPECT_EQ(canaries(killed), 0u);
}

TEST(Photos, ThatAreRefusedAreSetAsideAndSeen) {
    Folder folder;
    const auto a = photo('a'), b = photo('b');
    auto store = open(folder);
    const auto fact = record(*store, {a, b});
    ASSERT_TRUE(store->photo_refused(a.hash, "malformed", std::string(2000, 'r')));
    EXPECT_EQ(canaries(folder), 1u) << "what will never be sent is nobody's here";
    EXPECT_EQ(must(store->unsent_photos(10)), Hashes{b.hash});
    EXPECT_FALSE(must(store->unsent_photo(a.hash)));
    const store::RefusedPhoto refused{a.hash, fact.header.id, "malformed", std::string(1000, 'r')};
    EXPECT_EQ(must(store->refused_photos(10)), std::vector{refused});
    EXPECT_EQ(must(store->outbox_state()).photos, 1u);
    EXPECT_EQ(must(store->outbox_state()).refused_photos, 1u);
    EXPECT_EQ(must(store->unsent(10)), std::vector{fact}) << "the report stands";
}

TEST(Photos, ThatWereRefusedAreTriedAnewWhenAReportBringsThemAgain) {
    Folder folder;
    auto store = open(folder);
    const auto a = photo('a');
    record(*store, {a});
    ASSERT_TRUE(store->photo_refused(a.hash, "malformed", ""));
    record(*store, {a});
    EXPECT_EQ(must(store->unsent_photo(a.hash)), a);
    EXPECT_TRUE(must(store->refused_photos(10)).empty());
}

TEST(Photos, GoWhenTheKioskIsRevokedWhetherFactsAreSealedOrNot) {
    for (const store::Seal& sealing : {store::Seal(seal), store::Seal()}) {
        Folder folder;
        auto store = open(folder);
        record(*store, {photo('a'), photo('b', 300)});
        record(*store, {photo('c')});
        ASSERT_TRUE(store->photo_refused(photo('c').hash, "malformed", ""));
        ASSERT_TRUE(store->wipe_personal_data(sealing));
        EXPECT_EQ(canaries(folder), 0u);
        const auto state = must(store->outbox_state());
        EXPECT_EQ(state.photos + state.refused_photos, 0u);
        EXPECT_EQ(state.unsent, 2u);
    }
}

TEST(Photos, LeavePlentyOfRoomForWhatHasToBeKept) {
    Folder folder;
    auto store = open(folder, 1 << 20);
    const auto a = photo('a');
    EXPECT_EQ(named_by(record(*store, {a})), Hashes{a.hash}) << "this disk has room";
    store::Ballast ballast(folder.file("other"), 1), none("", 0);
    ASSERT_TRUE(ballast.make());
    const std::size_t room = std::filesystem::space(folder.file()).available;
    EXPECT_TRUE(ballast.spares(a.jpeg.size()));
    EXPECT_FALSE(ballast.spares(room - (1u << 20)));
    EXPECT_TRUE(none.spares(room)) << "who keeps no ballast asks nothing";
}

TEST(Photos, ADamagedFileKeepsThoseThatCanBeRead) {
    Folder folder;
    const auto a = photo('a'), b = photo('b'), c = photo('c');
    {
        auto store = open(folder);
        record(*store, {a, b});
        record(*store, {c});
        ASSERT_TRUE(store->photo_refused(b.hash, "malformed", "why"));
        ASSERT_TRUE(store->apply(page({attendee(1)}, "c1")));
    }
    damage(folder, "attendees");
    auto opened = store::open_store({folder.file(), "", true, 0});
    ASSERT_TRUE(opened) << describe(opened.error());
    ASSERT_TRUE(opened->set_aside);
    auto& store = *opened->store;
    EXPECT_EQ(must(store.unsent_photos(10)), (Hashes{a.hash, c.hash}));
    EXPECT_EQ(must(store.unsent_photo(c.hash)), c);
    EXPECT_EQ(must(store.refused_photos(10)).at(0).reason, "why");
}

TEST(Photos, AnOlderFileHasNone) {
    Folder folder;
    {
        auto older = base::sqlite::Connection::open({folder.file(), "", {}});
        ASSERT_TRUE(base::sqlite::migrate(*older, store::schema().first(12)));
        ASSERT_TRUE(older->execute("PRAGMA application_id = 0x53755368"));
    }
    auto store = open(folder);
    EXPECT_TRUE(must(store->unsent_photos(10)).empty());
    record(*store, {photo('a')});
    EXPECT_EQ(must(store->outbox_state()).photos, 1u);
}

}  // namespace stored_photos
