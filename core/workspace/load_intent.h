// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::workspace {

/// The note in wb_staging that an import is about to begin. Ends with the import (or with this object); where the
/// process is killed before, the next start finds it and can offer the import again.
/// Threads  one, that of the database.
class LoadIntent {
public:
    /// `layer` and `purpose` as LayerLoader::start() takes them.
    /// Errors   Database, NoSpace, ReadOnly, Locked.
    static Result<LoadIntent> announce(Database& database, const std::string& layer, const std::string& purpose);

    LoadIntent(LoadIntent&& other) noexcept;
    LoadIntent& operator=(LoadIntent&&) = delete;
    LoadIntent(const LoadIntent&) = delete;
    LoadIntent& operator=(const LoadIntent&) = delete;
    ~LoadIntent();

    /// Removes the note; a second call does nothing.
    Result<void> end();

private:
    LoadIntent(Database& database, std::int64_t id) : m_database(&database), m_id(id) {}

    Database* m_database;
    std::int64_t m_id; ///< 0: ended
};

/// True for the names under which wb_staging has such notes; no table is ever called so.
bool isIntentName(std::string_view table);

} // namespace weitblick::workspace
