// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/related_tables.h"

#include <QTest>

#include "tests/core/crossfilter/random_relations.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

namespace {

std::shared_ptr<const LinkedViews> tableOf(std::size_t rowCount)
{
    auto linked = std::make_shared<LinkedViews>();
    linked->rowCount = rowCount;
    linked->views.push_back({.id = "rows"});
    return linked;
}

Relation relation(std::size_t parent, std::size_t child, std::vector<std::uint32_t> parentOf)
{
    return {.parent = parent,
            .child = child,
            .parentOf = std::make_shared<const std::vector<std::uint32_t>>(std::move(parentOf))};
}

ViewFilter rowsOf(std::size_t rowCount, const std::vector<std::uint32_t>& rows)
{
    return ChosenRows{.rows = std::make_shared<const RowMask>(*RowMask::ofRows(rowCount, rows)), .text = {}};
}

/// 3 Ortsteile; 5 buildings in Ortsteil 0, 0, 1, none, 2; 3 sensors in Ortsteil 1, 1, 2.
RelatedTables town()
{
    return {.tables = {tableOf(3), tableOf(5), tableOf(3)},
            .relations = {relation(0, 1, {0, 0, 1, kNoParent, 2}), relation(0, 2, {1, 1, 2})}};
}

std::vector<TableFilters> noFilters(const RelatedTables& related)
{
    std::vector<TableFilters> filters;
    for (const auto& table : related.tables) {
        filters.push_back({.ofViews = std::vector<ViewFilter>(table->views.size()), .arriving = nullptr});
    }
    return filters;
}

} // namespace

class RelatedTablesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin"); // SQLite asks the C library for civil time
        tzset();
    }
    void aChildIsSelectedIfItsParentIs()
    {
        const RelatedTables related = town();
        auto filters = noFilters(related);
        filters[0].ofViews[0] = rowsOf(3, {0});
        Job job;
        WB_VALUE(const auto arriving, arrivingRows(related, filters, job));
        QVERIFY(arriving[0] == nullptr);
        QCOMPARE(arriving[1]->rows(), (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(arriving[2]->rows(), std::vector<std::uint32_t>());
    }
    void aParentIsSelectedIfAnyChildIsAndItGoesOn()
    {
        const RelatedTables related = town();
        auto filters = noFilters(related);
        filters[2].ofViews[0] = rowsOf(3, {0, 2});
        Job job;
        WB_VALUE(const auto arriving, arrivingRows(related, filters, job));
        QCOMPARE(arriving[0]->rows(), (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(arriving[1]->rows(), (std::vector<std::uint32_t>{2, 4})); // the one without Ortsteil is out
        QVERIFY(arriving[2] == nullptr);
    }
    void withoutFiltersNothingIsRestricted()
    {
        const RelatedTables related = town();
        Job job;
        WB_VALUE(const auto arriving, arrivingRows(related, noFilters(related), job));
        QVERIFY(std::ranges::all_of(arriving, [](const auto& mask) { return mask == nullptr; }));
    }
    void whatArrivesIsWhatSqlSays()
    {
        std::mt19937 random(41);
        RelatedTown made(random);
        Job job;
        for (int round = 0; round < 120; ++round) {
            std::vector<TableFilters> filters;
            for (const auto& table : made.related.tables) {
                filters.push_back(randomFilters(random, *table, round % 3 == 0 ? 0.05 : 0.2));
            }
            WB_VALUE(const auto arriving, arrivingRows(made.related, filters, job));
            for (std::size_t table = 0; table < filters.size(); ++table) {
                const std::size_t rowCount = made.related.tables[table]->rowCount;
                const RowMask mask = arriving[table] ? *arriving[table] : RowMask(rowCount, RowMask::Fill::All);
                const std::string where = made.arriving(table, filters);
                QCOMPARE(mask.rows(), made.oracle.rows(made.related.tables[table]->table, where));
            }
        }
    }
    void parentsAreFoundByKey()
    {
        Job job;
        CategoryColumn names;
        for (const char* name : {"Neudorf", "Altdorf", "Neudorf", "Fremdorf"}) {
            names.add(name);
        }
        names.addMissing();
        TextIdColumn keys;
        keys.add("Altdorf");
        keys.add("Neudorf");
        WB_VALUE(const auto byText, parentRows(keys, names, job));
        QCOMPARE(byText, (std::vector<std::uint32_t>{1, 0, 1, kNoParent, kNoParent}));
        WB_VALUE(const auto byNumber,
                 parentRows(NumberColumn{.values = {7, kNone, 9}}, NumberColumn{.values = {9, kNone, 7, 8}}, job));
        QCOMPARE(byNumber, (std::vector<std::uint32_t>{2, kNoParent, 0, kNoParent}));
    }
    void keysOfTwoParentsOrOfTwoSortsAreRefused()
    {
        Job job;
        const NumberColumn twice{.values = {7, 7}};
        QCOMPARE(parentRows(twice, NumberColumn{}, job).error().code, ErrorCode::InvalidInput);
        CategoryColumn names;
        names.add("x");
        names.add("x");
        const auto same = parentRows(names, names, job);
        QCOMPARE(same.error().code, ErrorCode::InvalidInput);
        QCOMPARE(same.error().subject, std::string("x"));
        QCOMPARE(parentRows(NumberColumn{}, names, job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(parentRows(TimeColumn{}, TimeColumn{}, job).error().code, ErrorCode::InvalidInput);
    }
    void relationsThatCannotBeAreRefused()
    {
        WB_VERIFY_RESULT(checkRelated(town()));
        const auto codeOf = [](const Relation& added) {
            RelatedTables related = town();
            related.relations.push_back(added);
            return checkRelated(related).error().code;
        };
        QCOMPARE(codeOf(relation(1, 2, {0, 0, 0})), ErrorCode::InvalidInput); // a circle
        QCOMPARE(codeOf(relation(0, 0, {0, 0, 0})), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(relation(0, 7, {})), ErrorCode::InvalidInput);
        RelatedTables related{.tables = {tableOf(2), tableOf(2)}, .relations = {relation(0, 1, {0})}};
        QCOMPARE(checkRelated(related).error().code, ErrorCode::InvalidInput);
        related.relations = {relation(0, 1, {0, 2})};
        QCOMPARE(checkRelated(related).error().code, ErrorCode::InvalidInput);
        related.relations = {{.parent = 0, .child = 1, .parentOf = nullptr}};
        QCOMPARE(checkRelated(related).error().code, ErrorCode::InvalidInput);
    }
    void itStopsWhenAsked()
    {
        const RelatedTables related = town();
        auto filters = noFilters(related);
        filters[2].ofViews[0] = rowsOf(3, {0});
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(arrivingRows(related, filters, job).error().code, ErrorCode::Cancelled);
        QCOMPARE(parentRows(NumberColumn{.values = {1}}, NumberColumn{}, job).error().code, ErrorCode::Cancelled);
        const RowMask rows(3, RowMask::Fill::All);
        QCOMPARE(childrenOf(rows, {0, 1, 2}, job).error().code, ErrorCode::Cancelled);
        QCOMPARE(parentsOf(rows, {0, 1, 2}, 3, job).error().code, ErrorCode::Cancelled);
        Job calm;
        QCOMPARE(arrivingRows(related, {}, calm).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(RelatedTablesTest)
#include "related_tables_test.moc"
