// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/load_intent.h"

#include "core/workspace/staging.h"

#include <utility>

namespace weitblick::workspace {

namespace {

constexpr std::string_view kIntent = "wb_intent_";

/// "wb_intent_1" or the next that is free; the caller's transaction keeps it so.
Result<std::string> freeIntentName(Database& database)
{
    for (int number = 1;; ++number) {
        std::string name = std::string(kIntent) + std::to_string(number);
        WB_TRY(const bool isTaken, isStaged(database, name));
        if (!isTaken) {
            return name;
        }
    }
}

} // namespace

bool isIntentName(std::string_view table)
{
    return table.starts_with(kIntent);
}

LoadIntent::LoadIntent(LoadIntent&& other) noexcept : m_database(other.m_database), m_id(std::exchange(other.m_id, 0))
{
}

LoadIntent::~LoadIntent()
{
    static_cast<void>(end()); // what cannot be removed now is swept at the next start
}

Result<LoadIntent> LoadIntent::announce(Database& database, const std::string& layer, const std::string& purpose)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(const std::string name, freeIntentName(database));
    WB_TRY(const std::int64_t id, markStaged(database, {.table = name, .layer = layer, .purpose = purpose}));
    WB_CHECK(transaction.commit());
    return LoadIntent(database, id);
}

Result<void> LoadIntent::end()
{
    if (m_id == 0) {
        return {};
    }
    WB_TRY(auto transaction, Transaction::begin(*m_database));
    WB_CHECK(unmarkStaged(*m_database, m_id));
    WB_CHECK(transaction.commit());
    m_id = 0;
    return {};
}

} // namespace weitblick::workspace
