// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/footer.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;

namespace {

io::TableRow rowOf(std::initializer_list<const char*> texts)
{
    io::TableRow row;
    for (const char* text : texts) {
        row.cells.push_back({.kind = *text == '\0' ? io::CellKind::Empty : io::CellKind::Text, .text = text});
    }
    return row;
}

} // namespace

class FooterTest : public QObject {
    Q_OBJECT

private slots:
    void sourcesTotalsAndNotesEndATable()
    {
        QVERIFY(looksLikeFooter(rowOf({"Quelle: HSL", "", ""}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"Quelle: A", " B", " C"}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"© Amt 2024"}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"Summe", "12", "13"}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"", "Insgesamt:", "13"}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"1) vorläufige Werte", "", ""}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"__________", "", ""}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"Ein Satz über die Tabelle steht hier.", "", ""}), 3, RowBefore::Data));
        QVERIFY(looksLikeFooter(rowOf({"Notiz", "", ""}), 3, RowBefore::Blank));
        QVERIFY(looksLikeFooter(rowOf({"noch eine", ""}), 2, RowBefore::Footer));
    }
    void recordsDoNot()
    {
        QVERIFY(!looksLikeFooter(rowOf({"Quellenweg 5", "12", "x"}), 3, RowBefore::Data));
        QVERIFY(!looksLikeFooter(rowOf({"Kassel", "", ""}), 3, RowBefore::Data));
        QVERIFY(!looksLikeFooter(rowOf({"6", "", ""}), 3, RowBefore::Blank));
        QVERIFY(!looksLikeFooter(rowOf({"Foo", ""}), 2, RowBefore::Blank));
        QVERIFY(!looksLikeFooter(rowOf({"Summerfeld", "1", "2"}), 3, RowBefore::Data));
        QVERIFY(!looksLikeFooter(rowOf({"", "", ""}), 3, RowBefore::Blank));
        QVERIFY(!looksLikeFooter(rowOf({"einzelne Spalte"}), 1, RowBefore::Data));
    }
    void totalsAreNamedAmongOtherWordsToo()
    {
        QVERIFY(namesTotal(rowOf({"", "Landkreis insgesamt", "13"})));
        QVERIFY(namesTotal(rowOf({"06999", "Kreis (zusammen)", "13"})));
        QVERIFY(namesTotal(rowOf({"SUMME", "13"})));
        QVERIFY(!namesTotal(rowOf({"Gesamtschule Nord", "13"})));
        QVERIFY(!namesTotal(rowOf({"Summerfeld", "Zusammenstraße", "13"})));
        QVERIFY(!namesTotal(rowOf({"1", "2", "3", "4", "Summe"})));
        QVERIFY(!namesTotal(rowOf({"", ""})));
    }
    void theTextOfAFooterIsCutBetweenCharacters()
    {
        QCOMPARE(footerText(rowOf({"Quelle:", "", "HSL"})), std::string("Quelle: HSL"));
        QCOMPARE(footerText(rowOf({"aßb"}), 2), std::string("a…"));
    }
};

QTEST_GUILESS_MAIN(FooterTest)
#include "footer_test.moc"
