// The Store on a SQLite connection: transactions, the stop after a failed disk, the full disk.
#pragma once

#include "base/sqlite/connection.h"
#include "base/unique_fd.h"
#include "kiosk/store/ballast.h"
#include "kiosk/store/store.h"

namespace store {

class SqliteStore final : public Store {
  public:
    // The connection is open, checked and migrated; the lock keeps other processes out as long as it is.
    SqliteStore(base::UniqueFd lock, base::sqlite::Connection db, Ballast ballast);

    base::Result<std::vector<domain::Fact>> unsent(std::size_t limit) override;
    base::Result<std::vector<domain::SealedFact>> sealed(std::size_t limit) override;
    base::Status settle(const std::vector<domain::FactVerdict>& verdicts) override;
    base::Result<OutboxState> outbox_state() override;
    base::Result<std::vector<DeadLetter>> dead_letters(std::size_t limit) override;
    base::Status retry_dead_letter(const domain::FactId& fact) override;
    base::Result<std::vector<std::string>> unsent_photos(std::size_t limit) override;
    base::Result<std::optional<domain::Photo>> unsent_photo(const std::string& hash) override;
    base::Status photo_sent(const std::string& hash) override;
    base::Status photo_refused(const std::string& hash, const std::string& code,
                               const std::string& reason) override;
    base::Result<std::vector<RefusedPhoto>> refused_photos(std::size_t limit) override;
    base::Result<std::vector<domain::Fact>> ledger(std::uint64_t after_sequence, std::size_t limit) override;
    base::Result<base::WallTime> born() override;
    base::Result<std::vector<domain::Fact>> staff_facts(std::size_t limit) override;

    base::Status apply(const domain::ChangePage& page) override;
    base::Result<std::string> cursor() override;

    base::Result<std::optional<domain::Site>> site() override;
    base::Result<std::optional<domain::KioskConfig>> config() override;
    base::Result<std::optional<domain::SealKey>> seal_key() override;
    base::Result<std::optional<domain::Place>> place(const std::string& id) override;
    base::Result<std::vector<domain::GridLayout>> layouts() override;
    base::Result<std::vector<domain::Category>> categories() override;
    base::Result<std::optional<domain::ServiceRequest>> request(const std::string& number) override;
    base::Result<std::vector<domain::Fact>> follow_ups(const domain::RequestNumber& number) override;
    base::Result<std::vector<domain::ServiceRequest>> requests_at(const std::string& cell,
                                                                  std::size_t limit) override;
    base::Result<std::vector<std::string>> recent_cells(std::size_t limit) override;
    base::Result<domain::KeyRing> keys() override;
    base::Result<bool> revoked(domain::CredentialId credential) override;
    base::Result<std::optional<domain::Meeting>> meeting(domain::MeetingId id) override;
    base::Result<std::vector<domain::Meeting>> meetings_between(base::WallTime from,
                                                                base::WallTime to) override;
    base::Result<std::optional<domain::Attendee>> attendee(domain::AttendeeId id) override;
    base::Result<std::optional<domain::Attendee>> attendee_by_credential(
        domain::MeetingId meeting, domain::CredentialId credential) override;
    base::Result<std::optional<domain::Attendee>> attendee_by_code(domain::MeetingId meeting,
                                                                   const std::string& code_hash) override;
    base::Result<std::vector<domain::Attendee>> attendees_of(const std::vector<domain::MeetingId>& meetings,
                                                             std::size_t limit) override;
    base::Result<std::optional<domain::KnownCheckIn>> known_check_in(
        domain::MeetingId meeting, domain::AttendeeId attendee, domain::CredentialId credential) override;
    base::Result<Counts> counts(domain::MeetingId meeting) override;

    base::Result<std::vector<domain::HubCommand>> open_commands() override;
    base::Result<std::optional<domain::HubCommand>> message() override;
    base::Status keep_result(const domain::HubCommand& command, const domain::CommandResult& result) override;
    base::Result<std::vector<CommandOutcome>> untold_results() override;
    base::Status result_told(domain::CommandId id, base::WallTime now) override;

    base::Status wipe_personal_data(const Seal& seal) override;
    base::Status checkpoint() override;

  private:
    base::Result<domain::Fact> keep(domain::Fact fact, std::span<const domain::Photo> photos) override;
    base::Status write(domain::Fact& fact, std::span<const domain::Photo> photos);
    base::Status write_spared(domain::Fact& fact, std::span<const domain::Photo> photos);
    template <class Work>
    base::Status end_photo(Work work);
    template <class Work>
    auto guarded(Work work) -> decltype(work());
    template <class Work>
    base::Status in_transaction(Work work);
    template <class Work>
    base::Status with_ballast(Work work);
    base::Status may_grow();
    void note(const base::Error& error);
    void bound_log();

    base::UniqueFd lock_;
    base::sqlite::Connection db_;
    Ballast ballast_;
    std::optional<base::Error> stopped_;
};

}  // namespace store
