// The power goes, or the disk fails, while a revoked kiosk seals its facts and while the boxes leave: every
// fact is in the clear or in a box, all of them in the same way, and none is gone that the hub does not have.
#include <iostream>

#include <gtest/gtest.h>

#include "tests/fault/power.h"
#include "tests/fault/script.h"
#include "tests/fault/stride.h"

namespace fault {

namespace {

constexpr std::size_t made = 24, accepted = 6;  // of these, before the revocation
constexpr const char* stages[] = {"recorded", "sealed", "half of the boxes have left"};

base::Result<std::string> seal(const domain::Fact& fact) {
    return "box of " + std::to_string(fact.header.sequence) + std::string(300, 'b');
}

struct Found {
    std::size_t plain = 0, boxes = 0;  // refused ones among them
    std::uint64_t next = 0;
    friend bool operator==(const Found&, const Found&) = default;
};

class Sealing : public testing::Test {
  protected:
    std::unique_ptr<store::Store> open(Disk& disk) {
        vfs_.use(disk);
        auto opened = store::open_store({"kiosk.db", vfs_.name(), true, 0});
        return opened ? std::move(opened->store) : nullptr;
    }
    static domain::Fact fact(std::size_t number) {
        domain::Fact fact;
        fact.header.id = base::make_uuid_v7(base::from_ms(static_cast<std::int64_t>(number)));
        domain::CheckInFact body;
        body.walk_in_name = std::string(number * 7 % 90, 'n');
        fact.body = body;
        return fact;
    }
    // Some accepted, some refused, the rest unsent.
    static void record(store::Store& store) {
        std::vector<domain::FactVerdict> verdicts;
        for (std::size_t n = 0; n < made; ++n) {
            const auto kept = store.record(fact(n)).value();
            if (n % 4 == 0) verdicts.push_back({kept.header.id, domain::Verdict::accepted, "", ""});
            if (n % 4 == 1) verdicts.push_back({kept.header.id, domain::Verdict::refused, "c", "r"});
        }
        ASSERT_TRUE(store.settle(verdicts));
    }
    static base::Status boxes_leave(store::Store& store) {
        const auto boxes = store.sealed(10);
        if (!boxes) return boxes.error();
        std::vector<domain::FactVerdict> verdicts;
        for (const auto& box : *boxes)
            verdicts.push_back({box.fact, domain::Verdict::accepted, "", ""});
        return store.settle(verdicts);
    }
    static Found look(store::Store& store) {
        Found found;
        const auto state = store.outbox_state().value();
        found.plain = store.unsent(1000).value().size();
        found.boxes = store.sealed(1000).value().size();
        const auto letters = store.dead_letters(1000).value();
        EXPECT_EQ(letters.size(), state.dead);
        EXPECT_EQ(found.plain + found.boxes, state.unsent);
        for (const auto& letter : letters) {
            const auto& body = std::get<domain::CheckInFact>(letter.fact.body);
            const auto name = (letter.fact.header.sequence - 1) * 7 % 90;
            ++(name > 0 && body.walk_in_name.empty() ? found.boxes : found.plain);
        }
        found.next = store.record(fact(made)).value().header.sequence;
        return found;
    }

    const Found after[3] = {
        {made - accepted, 0, made + 1}, {0, made - accepted, made + 1}, {0, made - accepted - 10, made + 1}};
    Vfs vfs_{"suishou-sealing"};
};

}  // namespace

TEST_F(Sealing, APowerCutLosesNothing) {
    Disk disk;
    {
        auto store = open(disk);
        record(*store);
        disk.mark(1);
        ASSERT_TRUE(store->wipe_personal_data(seal));
        disk.mark(2);
        ASSERT_TRUE(boxes_leave(*store));
        disk.mark(3);
    }
    Random random(20261222);
    PowerLine line({}, disk.log());
    std::size_t images = 0, seen[3] = {};
    while (!line.at_end()) {
        line.advance();
        if (line.marks() == 0) continue;  // nothing to look for before the facts are there
        const auto acknowledged = line.marks() - 1;
        for (int n = line.anything_pending() ? 4 : 1; n > 0; --n, ++images) {
            Disk rest(line.cut(random));
            auto store = open(rest);
            ASSERT_TRUE(store);
            const auto found = look(*store);
            bool fits = false;
            for (std::size_t stage = acknowledged; stage < 3 && stage <= acknowledged + 1; ++stage)
                if (found == after[stage]) fits = true, ++seen[stage];
            ASSERT_TRUE(fits) << "after event " << line.position() << ", " << stages[acknowledged] << ": "
                              << found.plain << " in the clear, " << found.boxes << " in boxes, next "
                              << found.next;
        }
    }
    std::cout << "power cuts while sealing: " << images << " images, " << seen[0] << " before, " << seen[1]
              << " after, " << seen[2] << " with boxes gone\n";
    for (const auto count : seen)
        EXPECT_GT(count, 0u);
}

TEST_F(Sealing, AFailingCallLosesNothing) {
    std::size_t runs = 0, seen[2] = {};
    for (const bool full : {false, true})
        for (const bool for_ever : {false, true})
            for (std::uint64_t at = 1;; at += stride, ++runs) {
                Disk disk;
                bool wiped = false, reached = false;
                {
                    auto store = open(disk);
                    record(*store);
                    disk.calls = 0;
                    disk.fault = Fault{at, for_ever, full};
                    wiped = store->wipe_personal_data(seal).ok();
                    reached = disk.calls >= at;
                }
                disk.fault.reset();
                auto store = open(disk);
                ASSERT_TRUE(store);
                const auto found = look(*store);
                const bool sealed = found == after[1];
                ASSERT_TRUE(sealed || (!wiped && found == after[0]))
                    << "call " << at << ": " << found.plain << " in the clear, " << found.boxes
                    << " in boxes";
                ++seen[sealed];
                if (!reached) break;
            }
    std::cout << "failing calls while sealing: " << runs << " runs, " << seen[0] << " left as it was, "
              << seen[1] << " sealed\n";
    EXPECT_GT(seen[0], 0u);
    EXPECT_GT(seen[1], 4u);
}

}  // namespace fault
