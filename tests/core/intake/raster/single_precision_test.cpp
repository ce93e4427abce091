// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/single_precision.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace weitblick;
using intake::SinglePrecision;

class SinglePrecisionTest : public QObject {
    Q_OBJECT

private slots:
    void heightsOfCentimetresAreKeptWithoutAWord()
    {
        SinglePrecision single;
        QCOMPARE(std::bit_cast<float>(single.from(123.45)), 123.45F);
        QCOMPARE(std::bit_cast<float>(single.from(-2962.99)), -2962.99F);
        QVERIFY(single.remarks().empty());
    }
    void whatIsRoundedNoticeablyIsSaid()
    {
        SinglePrecision single;
        QCOMPARE(std::bit_cast<float>(single.from(16'777'217.0)), 16'777'216.0F);
        QCOMPARE(single.remarks().size(), std::size_t{1});
        QVERIFY(single.remarks()[0].de.ends_with("größte Abweichung 1"));
    }
    void whatIsNotANumberOrTooLargeHasNoValue()
    {
        SinglePrecision single;
        QVERIFY(std::isnan(std::bit_cast<float>(single.from(std::numeric_limits<double>::quiet_NaN()))));
        QVERIFY(single.remarks().empty());
        QVERIFY(std::isnan(std::bit_cast<float>(single.from(1e300))));
        QVERIFY(std::isnan(std::bit_cast<float>(single.from(std::numeric_limits<double>::infinity()))));
        QVERIFY(single.remarks()[0].de.starts_with("2 Zellen"));
        QVERIFY(std::isnan(std::bit_cast<float>(SinglePrecision::nothing())));
    }
};

QTEST_GUILESS_MAIN(SinglePrecisionTest)
#include "single_precision_test.moc"
