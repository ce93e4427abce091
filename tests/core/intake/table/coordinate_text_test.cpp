// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/coordinate_text.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;

namespace {

Coordinate read(const char* text, io::DecimalMark mark = io::DecimalMark::Point)
{
    return coordinateOf({.kind = io::CellKind::Text, .text = text}, mark);
}

} // namespace

class CoordinateTextTest : public QObject {
    Q_OBJECT

private slots:
    void numbersFollowTheirDecimalMark()
    {
        QCOMPARE(read("52,531", io::DecimalMark::Comma).value, 52.531);
        QCOMPARE(read("52.531").value, 52.531);
        QCOMPARE(read("3.477.123,5", io::DecimalMark::Comma).value, 3477123.5);
        QCOMPARE(read("52,531").kind, Coordinate::Kind::Value); // 52531: a comma as thousands separator
        QCOMPARE(read("52,53").kind, Coordinate::Kind::Unreadable);
    }
    void degreesMinutesAndSecondsAreUnderstood()
    {
        const double expected = 52 + 31 / 60.0 + 47.2 / 3600.0;
        for (const char* text : {"52°31'47.2\"N", "N 52 31 47.2", "52° 31′ 47,2″ N", "52 31 47.2", "+52 31 47.2"}) {
            QVERIFY2(read(text).kind == Coordinate::Kind::Value, text);
            QVERIFY(qAbs(read(text).value - expected) < 1e-12);
        }
        QVERIFY(read("13 24 0 W").value < 0);
        QVERIFY(read("-1 05 30.6").value < -1);
        QCOMPARE(read("13 24 O").value, 13.4);
    }
    void nothingIsAbsentAndNonsenseUnreadable()
    {
        QCOMPARE(read("").kind, Coordinate::Kind::Absent);
        QCOMPARE(read("k. A.").kind, Coordinate::Kind::Absent);
        for (const char* text : {"ten", "52 61 00", "1 2 3 4", "52°", "N", "52 31 47 X"}) {
            QVERIFY2(read(text).kind == Coordinate::Kind::Unreadable, text);
        }
        QCOMPARE(coordinateOf({.kind = io::CellKind::Number, .number = 9.5, .text = {}}, io::DecimalMark::Comma).value,
                 9.5);
    }
};

QTEST_GUILESS_MAIN(CoordinateTextTest)
#include "coordinate_text_test.moc"
