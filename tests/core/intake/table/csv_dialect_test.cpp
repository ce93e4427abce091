// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/csv_dialect.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;

class CsvDialectTest : public QObject {
    Q_OBJECT

private slots:
    void theSeparatorIsFound_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<char>("separator");
        QTest::addColumn<int>("columns");
        QTest::newRow("semicolon, decimal commas") << QByteArray("a;b;c\n1,5;2,5;3,5\n1,6;2,6;3,6\n") << ';' << 3;
        QTest::newRow("comma") << QByteArray("a,b,c\n1,x;y,3\n4,u;v,6\n") << ',' << 3;
        QTest::newRow("comma, quoted semicolons") << QByteArray("a,b\n1,\"x;y\"\n2,\"u;v\"\n") << ',' << 2;
        QTest::newRow("tab") << QByteArray("a\tb\n1,5\t2;3\n2,5\t3;4\n") << '\t' << 2;
        QTest::newRow("bar") << QByteArray("id|name\n1|x, y\n") << '|' << 2;
        QTest::newRow("titles above") << QByteArray("Titel\n\nStand 2023\na;b;c\n1;2;3\n4;5;6\n7;8;9\n") << ';' << 3;
        QTest::newRow("one column") << QByteArray("PLZ\n34117\n34119\n") << ';' << 1;
        QTest::newRow("no line end in the head") << QByteArray("a,b,c,d,e") << ',' << 5;
        QTest::newRow("sep line") << QByteArray("sep=,\na,b;c\n1,2;3\n") << ',' << 2;
    }
    void theSeparatorIsFound()
    {
        QFETCH(QByteArray, head);
        QFETCH(char, separator);
        QFETCH(int, columns);
        const CsvDialect dialect = detectSeparator({head.constData(), std::size_t(head.size())});
        QCOMPARE(dialect.separator, separator);
        QCOMPARE(int(dialect.columns), columns);
    }
    void choicesComeFirst()
    {
        io::EncodingEvidence evidence;
        evidence.add("a;b\n");
        ReadChoices choices;
        choices.encoding = "cp1252";
        choices.separator = "\\t";
        const auto dialect = detectDialect("a;b\n", evidence, choices);
        WB_VERIFY_RESULT(dialect);
        QCOMPARE(dialect->encoding, io::TextEncoding::Windows1252);
        QCOMPARE(dialect->separator, '\t');
        QVERIFY(dialect->encodingIsCertain);
    }
    void unknownChoicesAreErrors()
    {
        const io::EncodingEvidence evidence;
        ReadChoices encoding;
        encoding.encoding = "EBCDIC";
        QCOMPARE(detectDialect("a", evidence, encoding).error().code, ErrorCode::InvalidInput);
        ReadChoices separator;
        separator.separator = ";;";
        QCOMPARE(detectDialect("a", evidence, separator).error().code, ErrorCode::InvalidInput);
    }
    void theEncodingQuestionShowsWords()
    {
        io::EncodingEvidence evidence;
        evidence.add("K\x94ln");
        const Question question = encodingQuestion(evidence);
        QCOMPARE(question.id, std::string("encoding"));
        QVERIFY(question.options.at(0).label.de.find("Köln") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CsvDialectTest)
#include "csv_dialect_test.moc"
