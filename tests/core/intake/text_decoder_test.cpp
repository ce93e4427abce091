// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/text_decoder.h"

#include <QTest>

#include "tests/support/verify_result.h"

using weitblick::ErrorCode;
using weitblick::intake::encodingNamed;
using weitblick::intake::TextDecoder;

class TextDecoderTest : public QObject {
    Q_OBJECT

private slots:
    void namesOfEncodingsAreUnderstood_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("name");
        for (const char* utf8 : {"UTF-8", "utf8", "UTF-8\r\n", "65001", "US-ASCII"}) {
            QTest::newRow(utf8) << utf8 << "UTF-8";
        }
        for (const char* windows : {"1252", "ANSI 1252", "cp1252", "Windows-1252", "System"}) {
            QTest::newRow(windows) << windows << "WINDOWS-1252";
        }
        QTest::newRow("latin1") << "latin1" << "ISO-8859-1";
        QTest::newRow("ESRI's way") << "88591" << "ISO-8859-1";
        QTest::newRow("ISO 15") << "ISO 8859-15" << "ISO-8859-15";
        QTest::newRow("ISO 2") << "ISO-8859-2" << "ISO-8859-2";
        QTest::newRow("DOS") << "OEM 850" << "CP850";
        QTest::newRow("number") << "932" << "CP932";
        QTest::newRow("other windows") << "1250" << "WINDOWS-1250";
        QTest::newRow("nothing") << "" << "";
        QTest::newRow("nonsense") << "hello" << "";
    }
    void namesOfEncodingsAreUnderstood()
    {
        QFETCH(QString, words);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(encodingNamed(words.toStdString()).value_or("")), name);
    }
    void umlautsArriveWhateverTheEncoding_data()
    {
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("UTF-8") << "UTF-8" << QByteArray("Straße äöü");
        QTest::newRow("Windows") << "1252"
                                 << QByteArray("Stra\xDF"
                                               "e \xE4\xF6\xFC");
        QTest::newRow("Latin 1") << "ISO-8859-1"
                                 << QByteArray("Stra\xDF"
                                               "e \xE4\xF6\xFC");
        QTest::newRow("Latin 9") << "ISO-8859-15"
                                 << QByteArray("Stra\xDF"
                                               "e \xE4\xF6\xFC");
        QTest::newRow("DOS") << "CP850"
                             << QByteArray("Stra\xE1"
                                           "e \x84\x94\x81");
    }
    void umlautsArriveWhateverTheEncoding()
    {
        QFETCH(QString, encoding);
        QFETCH(QByteArray, bytes);
        WB_VALUE(TextDecoder decoder, TextDecoder::create(encoding.toStdString()));
        QCOMPARE(std::string(decoder.decode(bytes.toStdString())), std::string("Straße äöü"));
        QCOMPARE(decoder.brokenTexts(), std::int64_t{0});
    }
    void whatCannotBeDecodedIsCounted()
    {
        WB_VALUE(TextDecoder decoder, TextDecoder::create("UTF-8"));
        QCOMPARE(std::string(decoder.decode("a\xFF"
                                            "b")),
                 std::string("a\xEF\xBF\xBD"
                             "b"));
        QCOMPARE(decoder.brokenTexts(), std::int64_t{1});
        WB_VALUE(TextDecoder windows, TextDecoder::create("WINDOWS-1252"));
        QCOMPARE(std::string(windows.decode("\x81")), std::string("\xEF\xBF\xBD"));
        QCOMPARE(windows.brokenTexts(), std::int64_t{1});
    }
    void theEuroSignOfFilesThatSayLatin1IsKept()
    {
        WB_VALUE(TextDecoder decoder, TextDecoder::create("ISO-8859-1"));
        QCOMPARE(std::string(decoder.decode("5 \x80")), std::string("5 €"));
    }
    void anUnknownEncodingIsAnError()
    {
        const auto decoder = TextDecoder::create("KLINGON-1");
        QVERIFY(!decoder.has_value());
        QCOMPARE(decoder.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TextDecoderTest)
#include "text_decoder_test.moc"
