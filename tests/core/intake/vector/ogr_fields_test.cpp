// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ogr_fields.h"

#include <QTest>

#include <ogrsf_frmts.h>

using namespace weitblick;
using namespace weitblick::intake;

class OgrFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsBecomeColumnsOfTheirType()
    {
        OGRFieldDefn number("n", OFTInteger64);
        OGRFieldDefn text("t", OFTString);
        OGRFieldDefn flag("b", OFTInteger);
        flag.SetSubType(OFSTBoolean);
        RegisterOGRMEM();
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("Memory");
        const GDALDatasetUniquePtr dataset(driver->Create("", 0, 0, 0, GDT_Unknown, nullptr));
        OGRLayer* layer = dataset->CreateLayer("t", nullptr, wkbNone);
        layer->CreateField(&number);
        layer->CreateField(&text);
        layer->CreateField(&flag);
        const OgrFields fields(*layer);
        QCOMPARE(fields.columns().size(), std::size_t{3});
        QCOMPARE(fields.columns()[0].type, workspace::ColumnType::Integer);
        QCOMPARE(fields.columns()[1].type, workspace::ColumnType::Text);
        QCOMPARE(fields.columns()[2].type, workspace::ColumnType::Boolean);
    }
};

QTEST_GUILESS_MAIN(OgrFieldsTest)
#include "ogr_fields_test.moc"
