// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/row_mask.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

class RowMaskTest : public QObject {
    Q_OBJECT

private slots:
    void rowsComeBackAscendingAndOnce()
    {
        const std::vector<std::uint32_t> rows{99, 0, 63, 64, 99, 7};
        WB_VALUE(const RowMask mask, RowMask::ofRows(100, rows));
        QCOMPARE(mask.rows(), (std::vector<std::uint32_t>{0, 7, 63, 64, 99}));
        QCOMPARE(mask.count(), std::uint64_t{5});
        QVERIFY(mask.contains(63) && !mask.contains(62));
    }
    void aRowBeyondTheLastIsRefused()
    {
        const std::vector<std::uint32_t> rows{3};
        const auto mask = RowMask::ofRows(3, rows);
        QVERIFY(!mask);
        QCOMPARE(mask.error().code, ErrorCode::InvalidInput);
        QCOMPARE(mask.error().subject, std::string("3"));
    }
    void bitsBeyondTheLastRowAreNeverSet()
    {
        RowMask mask(70, RowMask::Fill::All);
        QCOMPARE(mask.count(), std::uint64_t{70});
        mask.setWord(1, ~std::uint64_t{0});
        QCOMPARE(mask.count(), std::uint64_t{70});
        QCOMPARE(mask, RowMask(70, RowMask::Fill::All));
        QCOMPARE(RowMask(64, RowMask::Fill::All).count(), std::uint64_t{64});
        QCOMPARE(RowMask(0, RowMask::Fill::All).count(), std::uint64_t{0});
    }
    void masksAreIntersectedAndUnited()
    {
        WB_VALUE(RowMask one, RowMask::ofRows(200, std::vector<std::uint32_t>{1, 100, 199}));
        WB_VALUE(const RowMask other, RowMask::ofRows(200, std::vector<std::uint32_t>{2, 100}));
        RowMask both = one;
        both.intersect(other);
        one.unite(other);
        QCOMPARE(both.rows(), (std::vector<std::uint32_t>{100}));
        QCOMPARE(one.rows(), (std::vector<std::uint32_t>{1, 2, 100, 199}));
        one.remove(100);
        QCOMPARE(one.count(), std::uint64_t{3});
    }
};

QTEST_GUILESS_MAIN(RowMaskTest)
#include "row_mask_test.moc"
