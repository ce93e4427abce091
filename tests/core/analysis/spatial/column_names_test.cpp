// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/column_names.h"

#include <QTest>

using namespace weitblick::analysis::spatial;
using weitblick::workspace::ColumnType;
using weitblick::workspace::LayerSchema;

class ColumnNamesTest : public QObject {
    Q_OBJECT

private slots:
    void aTakenNameGetsANumber()
    {
        const LayerSchema schema{
            .name = "x",
            .columns = {{"Anzahl", ColumnType::Integer, "", ""}, {"anzahl_2", ColumnType::Integer, "", ""}}};
        QCOMPARE(freeColumnName(schema, "anzahl"), std::string("anzahl_3"));
        QCOMPARE(freeColumnName(schema, "summe"), std::string("summe"));
    }
    void theOwnColumnsOfALayerAreTaken()
    {
        QCOMPARE(freeColumnName({}, "fid"), std::string("fid_2"));
        QCOMPARE(freeColumnName({}, "GEOM"), std::string("GEOM_2"));
    }
};

QTEST_GUILESS_MAIN(ColumnNamesTest)
#include "column_names_test.moc"
