// The identities of the domain, each its own type.
#pragma once

#include "base/ids.h"

namespace domain {

using MeetingId = base::Id<struct MeetingTag>;
using AttendeeId = base::Id<struct AttendeeTag>;
using CredentialId = base::Id<struct CredentialTag>;  // random; what a pass carries in place of a person
using RequestKey = base::Id<struct RequestKeyTag>;    // random; who holds the slip of a service request

}  // namespace domain
