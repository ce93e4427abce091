// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_rows.h"
#include "core/workspace/catalogue.h"

#include <QTest>

#include <cmath>

#include "tests/support/roof_probe.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using solar::cellNumber;
using solar::cellText;
using solar::cellTruth;
using workspace::Cell;

namespace {

Result<std::vector<solar::RoofRow>> roofsOf(RoofVillage& village, const std::string& layer)
{
    std::vector<solar::RoofRow> roofs;
    WB_CHECK(RoofProbe::look(village, {{"roofs", layer}}, [&](analysis::RunContext& context, Job&) -> Result<void> {
        const solar::RoofRows rows(context);
        WB_TRY(auto reader, context.read("roofs"));
        workspace::RowBatch batch;
        while (true) {
            WB_TRY(const bool more, reader.next());
            if (!more) {
                break;
            }
            batch.beginRow();
            batch.geometry(reader.geometry());
            for (std::size_t column = 0; column < reader.columnCount(); ++column) {
                batch.addCell(reader.value(column));
            }
            batch.endRow();
        }
        workspace::RowCursor cursor(batch);
        workspace::RowBatch copy;
        while (cursor.next()) {
            copy.beginRow();
            roofs.push_back(rows.read(cursor, copy));
            copy.endRow();
        }
        workspace::RowCursor copied(copy);
        return copied.next() && cellText(copied.nextValue()) == cellText([&] {
                                    workspace::RowCursor first(batch);
                                    first.next();
                                    return first.nextValue();
                                }())
                   ? Result<void>()
                   : Result<void>(Error{.code = ErrorCode::Internal});
    }));
    return roofs;
}

} // namespace

class RoofRowsTest : public QObject {
    Q_OBJECT

private slots:
    void aRowTellsItsRoof()
    {
        RoofVillage village;
        WB_VALUE(const auto roofs, roofsOf(village, "daecher"));
        QCOMPARE(roofs.size(), std::size_t{4});
        QCOMPARE(roofs[0].areaM2, std::optional(120.0));
        QCOMPARE(roofs[0].irradiationKWhM2, std::optional(1151.0));
        QCOMPARE(roofs[0].roofType, std::string("3100"));
        QVERIFY(!roofs[2].azimuthDeg); // -1
        QVERIFY(!roofs[0].isMonument);
        QVERIFY(std::abs(roofs[0].inside->x - 500005.0) < 5.0 && std::abs(roofs[0].inside->y - 5600005.0) < 5.0);
    }
    void withoutAColumnTheAreaIsThatOfThePlan()
    {
        RoofVillage village;
        WB_VERIFY_RESULT(addLayer(village.project,
                                  {.name = "schraeg",
                                   .geometry = workspace::GeometryType::Polygon,
                                   .srsId = 25832,
                                   .columns = {{"neigung", workspace::ColumnType::Real, "°", ""}}},
                                  {{squareAt(500000, 5600000, 10), {60.0}}}));
        WB_VALUE(const auto roofs, roofsOf(village, "schraeg"));
        QVERIFY(std::abs(roofs[0].areaM2.value() - 200.0) < 1e-6); // 100 / cos 60°
    }
    void cellsAreReadAsPeopleWriteThem()
    {
        QCOMPARE(cellText(Cell(std::int64_t{3100})), std::string("3100"));
        QCOMPARE(cellText(Cell(2.5)), std::string("2.5"));
        QCOMPARE(cellText(Cell()), std::string());
        QCOMPARE(cellNumber(Cell(std::string_view("1,5"))), std::optional(1.5));
        QVERIFY(!cellNumber(Cell(std::string_view("1,5 m"))));
        QVERIFY(!cellNumber(Cell()));
        QCOMPARE(cellTruth(Cell(std::int64_t{1})), std::optional(true));
        QCOMPARE(cellTruth(Cell(std::string_view("nein"))), std::optional(false));
        QCOMPARE(cellTruth(Cell(std::string_view("Einzeldenkmal"))), std::optional(true));
        QVERIFY(!cellTruth(Cell()));
    }
};

QTEST_GUILESS_MAIN(RoofRowsTest)
#include "roof_rows_test.moc"
