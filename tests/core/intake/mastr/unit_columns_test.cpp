// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/unit_columns.h"
#include "core/intake/mastr/unit_fields.h"

#include <QTest>

#include <algorithm>

using namespace weitblick;
using namespace weitblick::intake::mastr;

class UnitColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void aRowHasAsManyValuesAsThereAreColumns()
    {
        RegisterRecord record;
        record.clear(UnitFieldCount);
        record.set(Number, "SEE1");
        record.set(Modules, "12");
        const UnitPlace place;
        const LinkedUnit unit{.record = record, .kind = "Solar", .grossKw = 5.0, .netKw = std::nullopt, .place = place};
        workspace::RowBatch batch;
        batch.beginRow();
        addUnit(batch, unit, {}, {});
        batch.endRow();
        const auto bytes = batch.bytes();
        QVERIFY(workspace::RowBatch::fromBytes({bytes.begin(), bytes.end()}, unitColumns().size()));
    }
    void theTableTellsTheCarrierWhereTheUnitDoesNot()
    {
        RegisterRecord record;
        record.clear(UnitFieldCount);
        const UnitPlace place;
        const LinkedUnit unit{
            .record = record, .kind = "Stromspeicher", .grossKw = std::nullopt, .netKw = std::nullopt, .place = place};
        workspace::RowBatch batch;
        batch.beginRow();
        addUnit(batch, unit, {}, {});
        batch.endRow();
        workspace::RowCursor cursor(batch);
        QVERIFY(cursor.next());
        cursor.nextValue();
        cursor.nextValue();
        QCOMPARE(std::get<std::string_view>(cursor.nextValue()), std::string_view("Speicher"));
    }
    void columnsHaveUnits()
    {
        const auto columns = unitColumns();
        const auto power = std::ranges::find(columns, "Bruttoleistung", &workspace::Column::name);
        QVERIFY(power != columns.end());
        QCOMPARE(power->unit, std::string("kW"));
    }
};

QTEST_GUILESS_MAIN(UnitColumnsTest)
#include "unit_columns_test.moc"
