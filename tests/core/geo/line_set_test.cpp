// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/geo/line_set.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

std::vector<std::byte> blobOf(const char* wkt)
{
    return gpkgFromGeometry(*geometryFromWkt(wkt).value(), 25832);
}

} // namespace

class LineSetTest : public QObject {
    Q_OBJECT

private slots:
    void pathsOfAMultilineBelongToOneLine()
    {
        LineSet set;
        WB_VERIFY_RESULT(appendLine(set, 7, blobOf("LINESTRING Z (0 0 1, 3 4 1, 3 5 1)")));
        WB_VERIFY_RESULT(appendLine(set, 8, blobOf("MULTILINESTRING ((0 0, 1 0), (5 5, 5 8))")));
        WB_VERIFY_RESULT(appendLine(set, 9, {}));
        QCOMPARE(set.fids, (std::vector<std::int64_t>{7, 8, 9}));
        QCOMPARE(set.lineStarts, (std::vector<std::uint32_t>{0, 1, 3, 3}));
        QCOMPARE(set.pathStarts, (std::vector<std::uint32_t>{0, 3, 5, 7}));
        QCOMPARE(lengthOf(set, 0), 6.0);
        QCOMPARE(lengthOf(set, 1), 4.0);
        QCOMPARE(lengthOf(set, 2), 0.0);
        QCOMPARE(set.path(2)[1], (Point{5, 8}));
    }
    void whatIsNoLineIsRefusedAndLeavesTheSetAsItWas()
    {
        LineSet set;
        QCOMPARE(appendLine(set, 1, blobOf("POINT (1 1)")).error().code, ErrorCode::InvalidInput);
        auto cut = blobOf("MULTILINESTRING ((0 0, 1 0), (5 5, 5 8))");
        cut.resize(cut.size() - 4);
        QCOMPARE(appendLine(set, 1, cut).error().code, ErrorCode::InvalidInput);
        QCOMPARE(set.lineCount(), std::size_t{0});
        QCOMPARE(set.vertices.size(), std::size_t{0});
        QCOMPARE(set.pathStarts.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(LineSetTest)
#include "line_set_test.moc"
