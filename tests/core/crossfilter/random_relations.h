// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crossfilter/related_tables.h"

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/crossfilter/random_town.h"
#include "tests/core/crossfilter/sql_oracle.h"

namespace weitblick::crossfilter::testing {

/// region → ortsteil → building and ortsteil → sensor, in the engine and in SQL; some children have no parent, some
/// parents no child.
struct RelatedTown {
    RelatedTables related;
    SqlOracle oracle;

    explicit RelatedTown(std::mt19937& random)
    {
        const std::vector<std::pair<std::string, std::size_t>> sizes{
            {"ortsteil", 12}, {"building", 400}, {"sensor", 25}, {"region", 4}};
        for (const auto& [name, rows] : sizes) {
            const FilterTable table = randomBuildings(random, rows, name);
            oracle.add(table);
            related.tables.push_back(townViews(table));
        }
        relate(random, 0, 1);
        relate(random, 0, 2);
        relate(random, 3, 0);
    }
    /// The rows of a table that the filters of all others leave, as an SQL condition; "1" where nothing is filtered.
    [[nodiscard]] std::string arriving(std::size_t table, const std::vector<TableFilters>& filters,
                                       const Relation* except = nullptr) const
    {
        std::string text = "1";
        for (const Relation& relation : related.relations) {
            if (&relation == except || (relation.child != table && relation.parent != table)) {
                continue;
            }
            const bool isChild = relation.child == table;
            const std::size_t far = isChild ? relation.parent : relation.child;
            const std::string condition = own(far, filters) + " AND " + arriving(far, filters, &relation);
            if (!isFiltered(far, filters, &relation)) {
                continue;
            }
            const std::string farRows = "(SELECT r FROM " + related.tables[far]->table + " WHERE " + condition + ")";
            text += isChild ? " AND r IN (SELECT r FROM " + nameOf(relation) + " WHERE p IN " + farRows + ")"
                            : " AND r IN (SELECT p FROM " + nameOf(relation) + " WHERE r IN " + farRows + ")";
        }
        return text;
    }

private:
    static constexpr std::size_t kNoView = 1'000;

    [[nodiscard]] std::string own(std::size_t table, const std::vector<TableFilters>& filters) const
    {
        return SqlOracle::where(*related.tables[table], filters[table], kNoView);
    }
    [[nodiscard]] bool isFiltered(std::size_t table, const std::vector<TableFilters>& filters,
                                  const Relation* except) const
    {
        if (std::ranges::any_of(filters[table].ofViews, isFiltering)) {
            return true;
        }
        return std::ranges::any_of(related.relations, [&](const Relation& relation) {
            const bool touches = &relation != except && (relation.child == table || relation.parent == table);
            return touches &&
                   isFiltered(relation.child == table ? relation.parent : relation.child, filters, &relation);
        });
    }
    [[nodiscard]] std::string nameOf(const Relation& relation) const
    {
        return related.tables[relation.parent]->table + "_of_" + related.tables[relation.child]->table;
    }
    void relate(std::mt19937& random, std::size_t parent, std::size_t child)
    {
        auto parentOf = std::make_shared<std::vector<std::uint32_t>>();
        const auto parents = static_cast<std::uint32_t>(related.tables[parent]->rowCount);
        for (std::size_t row = 0; row < related.tables[child]->rowCount; ++row) {
            parentOf->push_back(chance(random, 0.1) ? kNoParent : upTo(random, parents - 1) / 2 * 2 % parents);
        }
        related.relations.push_back({.parent = parent, .child = child, .parentOf = parentOf});
        oracle.addRelation(nameOf(related.relations.back()), *parentOf);
    }
};

} // namespace weitblick::crossfilter::testing
