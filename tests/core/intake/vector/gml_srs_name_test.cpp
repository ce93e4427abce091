// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/gml_srs_name.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class GmlSrsNameTest : public QObject {
    Q_OBJECT

private slots:
    void namesOfTheGermanSurveyAreKnown()
    {
        QCOMPARE(crsOfSrsName("urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH"), "EPSG:25832");
        QCOMPARE(crsOfSrsName("urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837"), "EPSG:25832");
        QCOMPARE(crsOfSrsName("urn:nonsense"), "");
    }
    void theFirstNameOfADocumentIsFound()
    {
        const QTemporaryDir folder;
        const auto file =
            test::writeFile(folder.path().toStdString(), "a.gml", "<a><b srsName=\"urn:adv:crs:ETRS89_UTM33\"/></a>");
        QCOMPARE(firstSrsName(file), "EPSG:25833");
    }
};

QTEST_GUILESS_MAIN(GmlSrsNameTest)
#include "gml_srs_name_test.moc"
