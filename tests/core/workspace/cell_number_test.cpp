// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/cell_number.h"

#include <QTest>

using namespace weitblick::workspace;

class CellNumberTest : public QObject {
    Q_OBJECT

private slots:
    void wholeAndRealNumbersAreNumbers()
    {
        QCOMPARE(numberIn(Cell(std::int64_t{7})), std::optional(7.0));
        QCOMPARE(numberIn(Cell(2.5)), std::optional(2.5));
    }
    void textsAndNullAreNone()
    {
        QVERIFY(!numberIn(Cell(std::string_view("7"))));
        QVERIFY(!numberIn(Cell(std::monostate())));
    }
};

QTEST_GUILESS_MAIN(CellNumberTest)
#include "cell_number_test.moc"
