// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/text_encoding.h"

#include <QTest>

#include <string>

using namespace weitblick::io;

namespace {

EncodingEvidence evidenceOf(std::string_view bytes, std::size_t piece = 1000)
{
    EncodingEvidence evidence;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        evidence.add(bytes.substr(at, piece));
    }
    return evidence;
}

std::string inPieces(std::string_view bytes, TextEncoding encoding, std::size_t piece)
{
    TextDecoder decoder(encoding);
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        text += decoder.decode(bytes.substr(at, piece));
    }
    text += decoder.finish();
    return text;
}

} // namespace

class TextEncodingTest : public QObject {
    Q_OBJECT

private slots:
    void theBytesDecide_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("encoding");
        const auto row = [](const char* name, const QByteArray& bytes, const char* encoding) {
            QTest::newRow(name) << bytes << QByteArray(encoding);
        };
        row("ascii", "Ort;Wert\n", "UTF-8");
        row("utf-8", "Münster;Köln;Straße", "UTF-8");
        row("utf-8 with mark", "\xEF\xBB\xBFOrt", "UTF-8");
        row("windows-1252",
            "M\xFCnster;Stra\xDF"
            "e;5 \x80",
            "WINDOWS-1252");
        row("utf-16 with mark", QByteArray("\xFF\xFEO\0r\0t\0", 8), "UTF-16LE");
        row("utf-16be with mark", QByteArray("\xFE\xFF\0O\0r\0t", 8), "UTF-16BE");
        row("utf-16 without mark", QByteArray("O\0r\0t\0;\0W\0", 10), "UTF-16LE");
        row("utf-16be without mark", QByteArray("\0O\0r\0t\0;\0W", 10), "UTF-16BE");
        QByteArray damaged("ü\xFC;");
        for (int i = 0; i < 50; ++i) {
            damaged += "Köln;";
        }
        row("damaged utf-8", damaged, "UTF-8");
    }
    void theBytesDecide()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, encoding);
        const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
        QCOMPARE(nameOf(evidenceOf(view).verdict()), std::string_view(encoding.constData()));
        QCOMPARE(nameOf(evidenceOf(view, 3).verdict()), std::string_view(encoding.constData()));
    }
    void cp850IsSuspectedByItsUmlautsBetweenLetters()
    {
        const EncodingEvidence oem = evidenceOf("M\x81nster;K\x94ln;Stra\xE1"
                                                "e");
        QVERIFY(oem.suspectsCp850());
        QCOMPARE(oem.examples().size(), std::size_t{3});
        QCOMPARE(decoded(oem.examples().front(), TextEncoding::Cp850), std::string("Münster"));
        QVERIFY(!evidenceOf("M\xFCnster;\x84"
                            "Zitat\x93;K\xF6ln")
                     .suspectsCp850());
        QVERIFY(!evidenceOf("Münster").suspectsCp850());
    }
    void decodingDoesNotCareHowThePiecesAreCut()
    {
        const std::string text = "Größe € – 𝄞 ß";
        const std::string utf16("G\0r\0\xF6\0\xDF\0"
                                "e\0 \0\xAC\x20 \0\x34\xD8\x1E\xDD",
                                20);
        for (std::size_t piece = 1; piece < 9; ++piece) {
            QCOMPARE(inPieces(text, TextEncoding::Utf8, piece), text);
            QCOMPARE(inPieces(utf16, TextEncoding::Utf16Le, piece), std::string("Größe € 𝄞"));
            QCOMPARE(inPieces("5 \x80 M\xFC"
                              "h",
                              TextEncoding::Windows1252, piece),
                     std::string("5 € Müh"));
        }
        QCOMPARE(decoded("K\x94ln \xE1 \x8E", TextEncoding::Cp850), std::string("Köln ß Ä"));
    }
    void brokenCharactersAreReplacedAndCounted()
    {
        TextDecoder decoder(TextEncoding::Utf8);
        const std::string text(decoder.decode("a\xFCz\xC3"));
        QCOMPARE(text, std::string("a\uFFFDz"));
        QCOMPARE(std::string(decoder.finish()), std::string("\uFFFD"));
        QCOMPARE(decoder.replacedCount(), std::int64_t{2});
    }
    void nulCharactersAreLeftOutAndCounted()
    {
        TextDecoder decoder(TextEncoding::Utf8);
        QCOMPARE(std::string(decoder.decode(std::string_view("a\0b\0", 4))), std::string("ab"));
        QCOMPARE(decoder.nulCount(), std::int64_t{2});
    }
    void nothingIsDecodedToNothing()
    {
        QCOMPARE(decoded(std::string_view(), TextEncoding::Utf8), std::string());
        QCOMPARE(decoded(std::string_view(), TextEncoding::Utf16Le), std::string());
    }
    void namesHaveAliases()
    {
        QCOMPARE(textEncodingOf("latin-1"), TextEncoding::Windows1252);
        QCOMPARE(textEncodingOf("ISO-8859-1"), TextEncoding::Windows1252);
        QCOMPARE(textEncodingOf("utf8"), TextEncoding::Utf8);
        QVERIFY(!textEncodingOf("EBCDIC").has_value());
        for (const auto encoding : {TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be,
                                    TextEncoding::Windows1252, TextEncoding::Cp850}) {
            QCOMPARE(textEncodingOf(nameOf(encoding)), encoding);
        }
    }
};

QTEST_GUILESS_MAIN(TextEncodingTest)
#include "text_encoding_test.moc"
