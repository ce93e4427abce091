// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"
#include "core/geo/crs_wkt.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

class CrsWktTest : public QObject {
    Q_OBJECT

private slots:
    void theDefinitionLeadsBackToTheCode_data()
    {
        QTest::addColumn<int>("epsg");
        for (const int epsg : {4326, 4258, 25832, 25833, 31466, 31467, 31468, 31469, 3035, 3857, 4839}) {
            QTest::addRow("EPSG:%d", epsg) << epsg;
        }
    }
    void theDefinitionLeadsBackToTheCode()
    {
        QFETCH(int, epsg);
        const auto found = wktOfEpsg(epsg);
        WB_VERIFY_RESULT(found);
        QVERIFY(found->wkt.ends_with("AUTHORITY[\"EPSG\",\"" + std::to_string(epsg) + "\"]]"));
        QVERIFY(found->wkt.find('\n') == std::string::npos);
        const auto described = describeCrs(Crs{found->wkt});
        WB_VERIFY_RESULT(described);
        QCOMPARE(described->epsg, std::optional(epsg));
    }
    void anUnknownCodeIsSaidSo()
    {
        QCOMPARE(wktOfEpsg(1).error().code, ErrorCode::UnsupportedCrs);
        QCOMPARE(wktOfEpsg(-5).error().subject, "EPSG:-5");
    }
};

QTEST_GUILESS_MAIN(CrsWktTest)
#include "crs_wkt_test.moc"
