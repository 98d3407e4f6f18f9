// The schema's migrations, embedded from schema/NNN_name.sql when the program is built.
#pragma once

#include <span>

#include "base/sqlite/migrate.h"

namespace store {

std::span<const base::sqlite::Migration> schema();

}  // namespace store
