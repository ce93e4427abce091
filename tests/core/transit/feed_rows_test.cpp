// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_rows.h"

#include <QTest>

#include <string>
#include <vector>

using namespace weitblick;
using namespace weitblick::transit;

namespace {

PieceSource inPieces(std::string text, std::size_t size)
{
    return [text = std::move(text), size, at = std::size_t{0}]() mutable -> Result<std::string_view> {
        const std::string_view piece = std::string_view(text).substr(std::min(at, text.size()), size);
        at += piece.size();
        return piece;
    };
}

struct Rows {
    std::vector<std::string> columns;
    std::vector<std::string> cells; ///< "cell|cell@line"
};

Rows rowsOf(const std::string& text, std::size_t pieceBytes)
{
    FeedRows rows = FeedRows::open(inPieces(text, pieceBytes)).value();
    Rows out{rows.columns(), {}};
    while (rows.next().value()) {
        std::string line;
        for (std::size_t i = 0; i < out.columns.size(); ++i) {
            line += (i == 0 ? "" : "|") + std::string(rows.cell(static_cast<int>(i)));
        }
        out.cells.push_back(line + "@" + std::to_string(rows.line()));
    }
    return out;
}

} // namespace

class FeedRowsTest : public QObject {
    Q_OBJECT

private slots:
    void pieceByPieceIsTheSameAsWhole()
    {
        const std::string text = "\xef\xbb\xbf"
                                 "id, name ,x\r\n1,\"a, \"\"b\"\"\", 2 \r\n\r\n2,\"over\ntwo lines\",3\n3,last";
        const Rows whole = rowsOf(text, text.size());
        QCOMPARE(whole.columns, (std::vector<std::string>{"id", "name", "x"}));
        QCOMPARE(whole.cells, (std::vector<std::string>{"1|a, \"b\"|2@2", "2|over\ntwo lines|3@4", "3|last|@6"}));
        for (std::size_t size = 1; size < 20; ++size) {
            QCOMPARE(rowsOf(text, size).cells, whole.cells);
        }
    }
    void aQuoteThatNeverClosesEndsWithItsLine()
    {
        QCOMPARE(rowsOf("a,b\n1,\"x\n2,y\n", 100).cells, (std::vector<std::string>{"1|x@2", "2|y@3"}));
    }
    void bytesThatAreNotUtf8AreReadAsWindows()
    {
        FeedRows rows = FeedRows::open(inPieces("id,name\n1,B\xfcro\n2,Büro\n", 7)).value();
        QVERIFY(rows.next().value());
        QVERIFY(rows.text().isRecoded);
        QCOMPARE(rows.cell(1), std::string_view("Büro"));
        QVERIFY(rows.next().value());
        QVERIFY(!rows.text().isRecoded);
    }
    void shortRowsAndHiddenCharactersAreSeen()
    {
        FeedRows rows = FeedRows::open(inPieces("id,name,x\n1,a\n2\x02,b,c\n", 100)).value();
        QVERIFY(rows.next().value());
        QVERIFY(rows.text().isShort);
        QCOMPARE(rows.cell(rows.column("x")), std::string_view());
        QCOMPARE(rows.cell(rows.column("none")), std::string_view());
        QVERIFY(rows.next().value());
        QVERIFY(rows.text().hasHidden);
    }
    void anEmptyFileHasNoColumns() { QVERIFY(FeedRows::open(inPieces("", 1)).value().columns().empty()); }
    void rowsWithoutEndAreRefused()
    {
        const std::string row(FeedRows::kMostRowBytes + 400'000, 'x');
        const auto opened = FeedRows::open(inPieces("a\n" + row, 65'536));
        QVERIFY(opened.has_value());
        FeedRows rows = opened.value();
        QCOMPARE(rows.next().error().code, ErrorCode::Budget);
        FeedRows wide = FeedRows::open(inPieces("a\n" + std::string(5'000, ','), 65'536)).value();
        QCOMPARE(wide.next().error().code, ErrorCode::Budget);
    }
};

QTEST_GUILESS_MAIN(FeedRowsTest)
#include "feed_rows_test.moc"
