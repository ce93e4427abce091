// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/csv_reader.h"

#include <QTest>

#include <string>
#include <vector>

using namespace weitblick::io;

namespace {

struct Parsed {
    std::vector<std::vector<std::string>> records;
    std::vector<std::int64_t> lines;
    std::int64_t strayQuotes = 0;
    bool operator==(const Parsed&) const = default;
};

/// Splits `text` fed in pieces of `pieceBytes`.
Parsed parse(const std::string& text, char separator = ';', std::size_t pieceBytes = 1U << 20U, std::size_t columns = 0)
{
    CsvSplitter splitter(separator);
    splitter.expectColumns(columns);
    Parsed parsed;
    TableRow row;
    std::size_t fed = 0;
    while (true) {
        const auto step = splitter.next(row);
        if (step == CsvSplitter::Step::Record) {
            std::vector<std::string> fields;
            for (const TableCell& cell : row.cells) {
                fields.emplace_back(cell.text);
            }
            parsed.records.push_back(fields);
            parsed.lines.push_back(row.line);
        } else if (step == CsvSplitter::Step::NeedsMore) {
            const std::string piece = text.substr(std::min(fed, text.size()), pieceBytes);
            fed += piece.size();
            splitter.feed(piece);
            if (piece.empty()) {
                splitter.finish();
            }
        } else {
            break;
        }
    }
    parsed.strayQuotes = splitter.strayQuoteCount();
    return parsed;
}

using Records = std::vector<std::vector<std::string>>;

} // namespace

class CsvReaderTest : public QObject {
    Q_OBJECT

private slots:
    void quotedFieldsHoldSeparatorsLineBreaksAndQuotes()
    {
        const Parsed parsed = parse("a;\"b;c\"\r\n\"d\"\"e\";\"f\r\ng\"\n;\n");
        QCOMPARE(parsed.records, (Records{{"a", "b;c"}, {"d\"e", "f\ng"}, {"", ""}}));
        QCOMPARE(parsed.lines, (std::vector<std::int64_t>{1, 2, 4}));
    }
    void allLineEndsAreUnderstoodAndMixed()
    {
        QCOMPARE(parse("a;1\rb;2\nc;3\r\nd;4").records, (Records{{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}}));
    }
    void blankLinesAreRecordsWithoutCells()
    {
        const Parsed parsed = parse("a\n\nb\n");
        QCOMPARE(parsed.records, (Records{{"a"}, {}, {"b"}}));
        QCOMPARE(parsed.lines, (std::vector<std::int64_t>{1, 2, 3}));
    }
    void aQuoteWithinAFieldIsACharacter()
    {
        QCOMPARE(parse("Rohr 5\" lang;x\nA \"b\" c;y\n").records,
                 (Records{{"Rohr 5\" lang", "x"}, {"A \"b\" c", "y"}}));
    }
    void aQuoteThatNeverClosesIsACharacter()
    {
        const Parsed parsed = parse("\"Zum Löwen;12\nb;2\nc;3\n");
        QCOMPARE(parsed.records, (Records{{"\"Zum Löwen", "12"}, {"b", "2"}, {"c", "3"}}));
        QCOMPARE(parsed.strayQuotes, std::int64_t{1});
    }
    void aStrayQuoteDoesNotSwallowTheRowsToTheNextQuote()
    {
        const Parsed parsed = parse("\"Zum Löwen;12\nb;2\n\"c\";3\n\"d;d\";4\n");
        QCOMPARE(parsed.records, (Records{{"\"Zum Löwen", "12"}, {"b", "2"}, {"c", "3"}, {"d;d", "4"}}));
        QCOMPARE(parsed.strayQuotes, std::int64_t{1});
    }
    void theExpectedWidthTellsAStrayQuoteFromALineBreak()
    {
        const Parsed parsed = parse("a;b;c\n1;\"Zoll;2\n3;4;5\n6\";7;8\n", ';', 1U << 20U, 3);
        QCOMPARE(parsed.records, (Records{{"a", "b", "c"}, {"1", "\"Zoll", "2"}, {"3", "4", "5"}, {"6\"", "7", "8"}}));
    }
    void unescapedQuotesInsideStayInside()
    {
        QCOMPARE(parse("\"Haus \"Sonne\" links\";1\n").records, (Records{{"Haus \"Sonne\" links", "1"}}));
    }
    void piecesOfAnySizeGiveTheSame()
    {
        const std::string text = "id;name\r\n1;\"a\r\nb \"\"c\"\"\"\r2;x\n\n\"stray;3\n4;\"ü;ö\"";
        const Parsed whole = parse(text);
        QCOMPARE(whole.records.size(), std::size_t{6});
        for (std::size_t bytes = 1; bytes < 12; ++bytes) {
            QVERIFY2(parse(text, ';', bytes).records == whole.records, qPrintable(QString::number(bytes)));
            QVERIFY(parse(text, ';', bytes).lines == whole.lines);
        }
    }
    void aTextWithoutLineEndsIsNoTable()
    {
        CsvSplitter splitter(';');
        TableRow row;
        auto step = CsvSplitter::Step::NeedsMore;
        for (int i = 0; i < 40 && step == CsvSplitter::Step::NeedsMore; ++i) {
            splitter.feed(std::string(1U << 20U, 'x'));
            step = splitter.next(row);
        }
        QCOMPARE(step, CsvSplitter::Step::TooLong);
    }
    void manyOpenQuotesStayCheap()
    {
        std::string text;
        for (int i = 0; i < 200'000; ++i) {
            text += "\"x;y\n";
        }
        QCOMPARE(parse(text, ';', 1U << 20U, 2).records.size(), std::size_t{200'000});
    }
    void theRawRecordComesAlong()
    {
        CsvSplitter splitter(';');
        splitter.feed("a;\"b\nc\"\nd");
        splitter.finish();
        TableRow row;
        QCOMPARE(splitter.next(row), CsvSplitter::Step::Record);
        QCOMPARE(row.raw, std::string_view("a;\"b\nc\""));
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
