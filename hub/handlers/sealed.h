// Opening what kiosks sealed, and whose facts it is.
#pragma once

#include <map>
#include <string>

#include "hub/store/store.h"
#include "kiosk/protocol/sealed.h"

namespace hub {

struct Batch {
    Kiosk kiosk;
    protocol::ReceivedFacts facts;
};
using Batches = std::map<std::string, Batch>;  // by kiosk

// A fact is the kiosk's whose token lies in its box, revoked or not: nobody else could have put it there.
// Where no kiosk has that token any more it is the asker's: let in again under its id, or with a new one.
// What cannot be opened is refused as not_opened.
base::Result<Batches> open_boxes(Store& store, const Kiosk& asker, const protocol::ReceivedSealed& received,
                                 const domain::SealKeyPair& keys);

}  // namespace hub
