// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/related_tables.h"

#include "core/base/number_text.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace weitblick::crossfilter {

namespace {

/// Whole words of a mask, so that threads do not write into the same one.
constexpr ParallelOptions kPieces{.chunkSize = 1U << 18U};
static_assert(kPieces.chunkSize % RowMask::kRowsPerWord == 0);

/// Reports once in a while; rows are looked up in far less than a microsecond each.
Result<void> reportAt(std::size_t row, std::size_t rowCount, Job& job)
{
    constexpr std::size_t kRowsBetween = 1U << 16U;
    return row % kRowsBetween == 0 ? job.report(static_cast<double>(row) / static_cast<double>(rowCount))
                                   : Result<void>();
}

Error badRelation(Text message, std::string subject)
{
    return {.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = std::move(subject)};
}

/// The row of the parent with a key.
template <typename Key>
class KeyRows {
public:
    /// False: another parent has this key.
    bool addParent(const Key& key, std::uint32_t row) { return m_rowOf.try_emplace(key, row).second; }
    [[nodiscard]] std::uint32_t rowOf(const Key& key) const
    {
        const auto found = m_rowOf.find(key);
        return found == m_rowOf.end() ? kNoParent : found->second;
    }

private:
    std::unordered_map<Key, std::uint32_t> m_rowOf;
};

Error twoParents(std::string key)
{
    return badRelation({"zwei Zeilen der übergeordneten Tabelle haben denselben Schlüssel",
                        "two rows of the parent table have the same key"},
                       std::move(key));
}

/// The key of each row of a column of texts; nothing for a row without one.
struct TextKeyReader {
    const CategoryColumn* categories = nullptr;
    const TextIdColumn* ids = nullptr;

    explicit TextKeyReader(const ColumnValues& column)
        : categories(std::get_if<CategoryColumn>(&column)),
          ids(std::get_if<TextIdColumn>(&column))
    {
    }
    [[nodiscard]] bool isText() const { return categories != nullptr || ids != nullptr; }
    [[nodiscard]] std::size_t count() const
    {
        return categories != nullptr ? categories->codes().size() : ids->count();
    }
    [[nodiscard]] bool hasKey(std::size_t row) const
    {
        return categories == nullptr || categories->codes()[row] != kNoCategory;
    }
    [[nodiscard]] std::string_view key(std::size_t row) const
    {
        return categories != nullptr ? std::string_view(categories->dictionary()[categories->codes()[row]])
                                     : ids->at(row);
    }
};

Result<std::vector<std::uint32_t>> parentRowsByText(const TextKeyReader& parents, const TextKeyReader& children,
                                                    Job& job)
{
    KeyRows<std::string_view> rows;
    for (std::size_t row = 0; row < parents.count(); ++row) {
        WB_CHECK(reportAt(row, parents.count() + children.count(), job));
        if (parents.hasKey(row) && !rows.addParent(parents.key(row), static_cast<std::uint32_t>(row))) {
            return twoParents(std::string(parents.key(row)));
        }
    }
    std::vector<std::uint32_t> parentOf(children.count(), kNoParent);
    for (std::size_t row = 0; row < parentOf.size(); ++row) {
        WB_CHECK(reportAt(parents.count() + row, parents.count() + children.count(), job));
        if (children.hasKey(row)) {
            parentOf[row] = rows.rowOf(children.key(row));
        }
    }
    return parentOf;
}

Result<std::vector<std::uint32_t>> parentRowsByNumber(const NumberColumn& parents, const NumberColumn& children,
                                                      Job& job)
{
    const std::size_t all = parents.values.size() + children.values.size();
    KeyRows<double> rows;
    for (std::size_t row = 0; row < parents.values.size(); ++row) {
        WB_CHECK(reportAt(row, all, job));
        const double key = parents.values[row];
        if (!std::isnan(key) && !rows.addParent(key, static_cast<std::uint32_t>(row))) {
            return twoParents(canonicalNumber(key));
        }
    }
    std::vector<std::uint32_t> parentOf(children.values.size(), kNoParent);
    for (std::size_t row = 0; row < parentOf.size(); ++row) {
        WB_CHECK(reportAt(parents.values.size() + row, all, job));
        parentOf[row] = std::isnan(children.values[row]) ? kNoParent : rows.rowOf(children.values[row]);
    }
    return parentOf;
}

/// Which tables hang together, to find circles: every table points to another of its group, the first to itself.
class Groups {
public:
    explicit Groups(std::size_t count) : m_leader(count)
    {
        std::iota(m_leader.begin(), m_leader.end(), std::size_t{0});
    }
    /// False: they were in one group already.
    bool join(std::size_t one, std::size_t other)
    {
        const std::size_t from = leader(one);
        const std::size_t to = leader(other);
        m_leader[from] = to;
        return from != to;
    }

private:
    [[nodiscard]] std::size_t leader(std::size_t table) const
    {
        while (m_leader[table] != table) {
            table = m_leader[table];
        }
        return table;
    }
    std::vector<std::size_t> m_leader;
};

using Mask = std::shared_ptr<const RowMask>;

/// Carries selections from table to table along the relations.
class Travel {
public:
    Travel(const RelatedTables& related, std::vector<Mask> own, const Job& job)
        : m_related(related),
          m_own(std::move(own)),
          m_job(job)
    {
    }

    /// What all neighbours of a table but one leave of its rows; nullptr: everything.
    [[nodiscard]] Result<Mask> arriving(std::size_t table, const Relation* except) const
    {
        std::shared_ptr<RowMask> all;
        for (const Relation& relation : m_related.relations) {
            if (&relation == except || (relation.parent != table && relation.child != table)) {
                continue;
            }
            WB_TRY(const std::optional<RowMask> rows, across(relation, table));
            if (rows && all) {
                all->intersect(*rows);
            } else if (rows) {
                all = std::make_shared<RowMask>(*rows);
            }
        }
        return Mask(std::move(all));
    }

private:
    /// What the far side of a relation leaves of the rows of `table`; nothing: everything.
    [[nodiscard]] Result<std::optional<RowMask>> across(const Relation& relation, std::size_t table) const
    {
        const bool isDown = relation.child == table;
        const std::size_t far = isDown ? relation.parent : relation.child;
        WB_TRY(const Mask beyond, arriving(far, &relation));
        const Mask& own = m_own[far];
        if (!beyond && !own) {
            return std::optional<RowMask>();
        }
        RowMask selected = own ? *own : *beyond;
        if (own && beyond) {
            selected.intersect(*beyond);
        }
        Job job = m_job.quiet();
        auto rows = isDown ? childrenOf(selected, *relation.parentOf, job)
                           : parentsOf(selected, *relation.parentOf, m_related.tables[table]->rowCount, job);
        if (!rows) {
            return std::move(rows).error();
        }
        return std::optional(std::move(rows).value());
    }

    const RelatedTables& m_related;
    std::vector<Mask> m_own;
    const Job& m_job;
};

Result<void> checkRelation(const RelatedTables& related, const Relation& relation)
{
    const std::size_t tables = related.tables.size();
    if (relation.parent >= tables || relation.child >= tables || !relation.parentOf) {
        return badRelation(
            {"die Beziehung nennt eine Tabelle, die es nicht gibt", "the relation names a table that does not exist"},
            std::to_string(relation.parent) + " → " + std::to_string(relation.child));
    }
    const LinkedViews& parent = *related.tables[relation.parent];
    const LinkedViews& child = *related.tables[relation.child];
    const bool isInside = std::ranges::all_of(
        *relation.parentOf, [&](std::uint32_t row) { return row == kNoParent || row < parent.rowCount; });
    if (relation.parentOf->size() != child.rowCount || !isInside) {
        return badRelation(
            {"die Beziehung gehört zu anderen Zeilen als die Tabellen „" + parent.table + "“ und „" + child.table + "“",
             "the relation belongs to other rows than the tables “" + parent.table + "” and “" + child.table + "”"},
            child.table);
    }
    return {};
}

} // namespace

Result<std::vector<std::uint32_t>> parentRows(const ColumnValues& parentKeys, const ColumnValues& childKeys, Job& job)
{
    const TextKeyReader parents(parentKeys);
    const TextKeyReader children(childKeys);
    if (parents.isText() && children.isText()) {
        return parentRowsByText(parents, children, job);
    }
    const auto* parentNumbers = std::get_if<NumberColumn>(&parentKeys);
    const auto* childNumbers = std::get_if<NumberColumn>(&childKeys);
    if (parentNumbers != nullptr && childNumbers != nullptr) {
        return parentRowsByNumber(*parentNumbers, *childNumbers, job);
    }
    return badRelation({"die Schlüssel sind auf der einen Seite Texte, auf der anderen Zahlen, oder Zeiten",
                        "the keys are texts on one side and numbers on the other, or times"},
                       {});
}

Result<void> checkRelated(const RelatedTables& related)
{
    for (const auto& table : related.tables) {
        WB_CHECK(checkLinked(*table));
    }
    Groups groups(related.tables.size());
    for (const Relation& relation : related.relations) {
        WB_CHECK(checkRelation(related, relation));
        if (!groups.join(relation.parent, relation.child)) {
            return badRelation({"die Beziehungen der Tabellen bilden einen Kreis", "the relations make a circle"},
                               related.tables[relation.child]->table);
        }
    }
    return {};
}

Result<std::vector<std::shared_ptr<const RowMask>>> arrivingRows(const RelatedTables& related,
                                                                 const std::vector<TableFilters>& filters, Job& job)
{
    if (filters.size() != related.tables.size()) {
        return badRelation(
            {"die Zahl der Filter ist nicht die der Tabellen", "the number of filters is not that of the tables"}, {});
    }
    std::vector<Mask> own(filters.size());
    const auto isRelated = [&](std::size_t table) {
        return std::ranges::any_of(related.relations, [table](const Relation& relation) {
            return relation.parent == table || relation.child == table;
        });
    };
    for (std::size_t table = 0; table < filters.size(); ++table) {
        if (isRelated(table) && std::ranges::any_of(filters[table].ofViews, isFiltering)) {
            Job part = job.part(static_cast<double>(table) / static_cast<double>(filters.size()),
                                static_cast<double>(table + 1) / static_cast<double>(filters.size()));
            const TableFilters withoutArriving{.ofViews = filters[table].ofViews, .arriving = nullptr};
            WB_TRY(RowMask rows, selectedRows(*related.tables[table], withoutArriving, part));
            own[table] = std::make_shared<const RowMask>(std::move(rows));
        }
    }
    const Travel travel(related, std::move(own), job);
    std::vector<Mask> arriving;
    for (std::size_t table = 0; table < filters.size(); ++table) {
        WB_TRY(Mask mask, travel.arriving(table, nullptr));
        arriving.push_back(std::move(mask));
        WB_CHECK(job.report(1.0));
    }
    return arriving;
}

Result<RowMask> childrenOf(const RowMask& parents, const std::vector<std::uint32_t>& parentOf, Job& job)
{
    RowMask children(parentOf.size());
    WB_CHECK(parallelChunks(parentOf.size(), kPieces, job, [&](const Chunk& piece) -> Result<void> {
        for (std::size_t row = piece.begin; row < piece.end; ++row) {
            if (parentOf[row] != kNoParent && parents.contains(parentOf[row])) {
                children.add(row);
            }
        }
        return {};
    }));
    return children;
}

Result<RowMask> parentsOf(const RowMask& children, const std::vector<std::uint32_t>& parentOf, std::size_t parentCount,
                          Job& job)
{
    std::vector<RowMask> byThread(threadCountFor(parentOf.size(), kPieces), RowMask(parentCount));
    WB_CHECK(parallelChunks(parentOf.size(), kPieces, job, [&](const Chunk& piece) -> Result<void> {
        RowMask& parents = byThread[piece.thread];
        for (std::size_t row = piece.begin; row < piece.end; ++row) {
            if (parentOf[row] != kNoParent && children.contains(row)) {
                parents.add(parentOf[row]);
            }
        }
        return {};
    }));
    for (std::size_t thread = 1; thread < byThread.size(); ++thread) {
        byThread[0].unite(byThread[thread]);
    }
    return std::move(byThread[0]);
}

} // namespace weitblick::crossfilter
