// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ogr_source.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class OgrSourceTest : public QObject {
    Q_OBJECT

private slots:
    void aDamagedFileIsAnError()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(folder.path().toStdString(), "a.kml", "<kml><Document><Placemark>");
        test::RowCollector rows;
        Job job;
        QVERIFY(!readOgrSource({.opening = {.driver = "LIBKML"}}, file, {}, rows, job));
        QVERIFY(!previewOgrSource({.opening = {.driver = "LIBKML"}}, file, {}, job));
    }
};

QTEST_GUILESS_MAIN(OgrSourceTest)
#include "ogr_source_test.moc"
