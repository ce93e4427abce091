// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/xml_check.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;

class XmlCheckTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    Result<std::int64_t> checked(const std::string& content)
    {
        Job job;
        return checkXml(test::writeFile(folder(), "a.gml", content), job);
    }

private slots:
    void wellFormedTextPassesInAnyUsualEncoding()
    {
        WB_VERIFY_RESULT(checked("<?xml version=\"1.0\"?><a><b c='1'/>x</a>"));
        WB_VERIFY_RESULT(checked("<a><coordinates>\n8.5,-50e0,+1E2\t9,51 </coordinates><pos>Leiter</pos></a>"));
        WB_VERIFY_RESULT(checked("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Stra\xDF"
                                 "e</a>"));
        WB_VERIFY_RESULT(checked("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>Stra\xDF"
                                 "e \x80</a>"));
        WB_VERIFY_RESULT(checked("<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a>Stra\xDF"
                                 "e \xA4</a>"));
        WB_VERIFY_RESULT(checked("<a>" + std::string(3'000'000, 'x') + "</a>\n"));
    }
    void listsOfCoordinatesAreCounted()
    {
        QCOMPARE(
            checked("<a><Point><pos>8 50</pos></Point><b><posList>1 2 3 4</posList></b><pos>links</pos></a>").value(),
            std::int64_t{2});
        QCOMPARE(checked("<a/>").value(), std::int64_t{0});
    }
    void whatIsNotIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word");
        QTest::newRow("cut off") << QByteArray("<a>\n<b>") << "Zeile 2";
        QTest::newRow("wrong end") << QByteArray("<a>\n\n<b></a></b>") << "Zeile 3";
        QTest::newRow("nothing") << QByteArray("\n") << "Zeile";
        QTest::newRow("broken text") << QByteArray("<a>\xC3</a>") << "Zeile 1";
        QTest::newRow("document type") << QByteArray("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>") << "DOCTYPE";
        QTest::newRow("words in GML") << QByteArray("<a><g:coordinates>1,2 nord,ost</g:coordinates></a>") << "nord,ost";
        QTest::newRow("words in a position")
            << QByteArray("<a><g:Point><g:pos>hier dort</g:pos></g:Point></a>") << "hier dort";
        QTest::newRow("no numbers in KML") << QByteArray("<a><coordinates>8,nan</coordinates></a>") << "nan";
        QTest::newRow("words in GPX") << QByteArray("<gpx><wpt lat='x' lon='8'/></gpx>") << "x";
        QTest::newRow("GPX without a place") << QByteArray("<gpx><trkpt lat='50'/></gpx>") << "?";
        QTest::newRow("deep") << QByteArray("<a>").repeated(70) + QByteArray("</a>").repeated(70) << "verschachtelt";
    }
    void whatIsNotIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        const auto outcome = checked(content.toStdString());
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QCOMPARE(outcome.error().subject, std::string("a.gml"));
        QVERIFY2(QString::fromStdString(outcome.error().message.de).contains(word), outcome.error().message.de.c_str());
    }
    void packedPartsAreCheckedToo()
    {
        const std::string file = folder() / "a.kmz";
        Job job;
        QVERIFY(test::writeZip(file, {{"doc.kml", "<kml/>"}, {"bild.png", "kein XML"}}));
        WB_VERIFY_RESULT(checkKmz(file, {}, job));
        QVERIFY(test::writeZip(file, {{"doc.kml", "<kml/>"}, {"teil/B.KML", "<kml>"}}));
        QCOMPARE(checkKmz(file, {}, job).error().code, ErrorCode::InvalidInput);
        const std::string large = "<kml>" + std::string(1000, ' ') + "</kml>";
        QVERIFY(test::writeZip(file, {{"doc.kml", large}, {"b.kml", large}}));
        QCOMPARE(checkKmz(file, {.inflatedBytes = 1500}, job).error().code, ErrorCode::Budget);
    }
    void whatIsNotThereIsNotFound()
    {
        Job job;
        QCOMPARE(checkXml(folder() / "fehlt.gml", job).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(XmlCheckTest)
#include "xml_check_test.moc"
