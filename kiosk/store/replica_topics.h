// One put() per kind of record and the readers of each; every put() is an upsert that carries the snapshot's
// generation. Seen by this folder alone.
#pragma once

#include <string>
#include <vector>

#include "base/sqlite/connection.h"
#include "kiosk/domain/change.h"

namespace store {

using Generation = std::int64_t;

// The record id of an arrival on the wire: one row per person and meeting, whichever fact wins. A test holds
// it beside the protocol's, which this folder cannot see.
std::string arrival_id(const domain::Arrival& arrival);

base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Site& site);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Place& place);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::GridLayout& layout);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Category& category);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Meeting& meeting);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::ServiceRequest& request);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Attendee& attendee);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::SigningKey& key);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Revocation& revocation);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Arrival& arrival);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::Annulment& annulment);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::HubCommand& command);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::KioskConfig& config);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::SealKey& key);
base::Status put(base::sqlite::Connection& db, Generation generation, const domain::UnknownRecord& record);

base::Result<std::optional<domain::Site>> read_site(base::sqlite::Connection& db);
base::Result<std::optional<domain::KioskConfig>> read_config(base::sqlite::Connection& db);
base::Result<std::optional<domain::Place>> read_place(base::sqlite::Connection& db, const std::string& id);
base::Result<std::vector<domain::GridLayout>> read_layouts(base::sqlite::Connection& db);
base::Result<std::vector<domain::Category>> read_categories(base::sqlite::Connection& db);
base::Result<std::optional<domain::ServiceRequest>> read_request(base::sqlite::Connection& db,
                                                                 const std::string& number);
base::Result<std::vector<domain::ServiceRequest>> read_requests_at(base::sqlite::Connection& db,
                                                                   const std::string& cell,
                                                                   std::size_t limit);
base::Result<std::vector<std::string>> read_recent_cells(base::sqlite::Connection& db, std::size_t limit);
base::Result<std::optional<domain::SealKey>> read_seal_key(base::sqlite::Connection& db);
base::Result<domain::KeyRing> read_keys(base::sqlite::Connection& db);
base::Result<bool> is_revoked(base::sqlite::Connection& db, domain::CredentialId credential);
base::Result<std::optional<domain::Meeting>> read_meeting(base::sqlite::Connection& db, domain::MeetingId id);
base::Result<std::vector<domain::Meeting>> read_meetings_between(base::sqlite::Connection& db,
                                                                 base::WallTime from, base::WallTime to);
base::Result<std::optional<domain::Attendee>> read_attendee(base::sqlite::Connection& db,
                                                            domain::AttendeeId id);
base::Result<std::optional<domain::Attendee>> read_attendee_by_credential(base::sqlite::Connection& db,
                                                                          domain::MeetingId meeting,
                                                                          domain::CredentialId credential);
base::Result<std::optional<domain::Attendee>> read_attendee_by_code(base::sqlite::Connection& db,
                                                                    domain::MeetingId meeting,
                                                                    const std::string& code_hash);
base::Result<std::vector<domain::Attendee>> read_attendees_of(base::sqlite::Connection& db,
                                                              const std::vector<domain::MeetingId>& meetings,
                                                              std::size_t limit);

}  // namespace store
