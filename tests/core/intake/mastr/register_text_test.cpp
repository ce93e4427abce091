// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/register_text.h"

#include <QTest>

#include "tests/support/register_export.h"

using weitblick::intake::mastr::RegisterText;

namespace {

std::string decodedInPieces(std::string_view bytes, std::size_t pieceBytes)
{
    RegisterText decoder;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += pieceBytes) {
        text += decoder.decode(bytes.substr(at, pieceBytes));
    }
    text += decoder.finish();
    return text;
}

} // namespace

class RegisterTextTest : public QObject {
    Q_OBJECT

private slots:
    void utf16BecomesUtf8WhereverItIsCut()
    {
        const std::string plain = "<Ort>Großenlüder an der Fulda &amp; Umgebung</Ort><Ort>Bad Salzschlirf</Ort>";
        const std::string bytes = weitblick::test::registerUtf16("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + plain);
        for (const std::size_t piece : {1U, 2U, 3U, 7U, 16U, 33U, 1000U}) {
            QCOMPARE(decodedInPieces(bytes, piece), plain);
        }
    }
    void theOtherByteOrderAndUtf8AreTakenToo()
    {
        QCOMPARE(decodedInPieces(std::string_view("\xFE\xFF\0<\0a\0/\0>", 10), 3), std::string("<a/>"));
        QCOMPARE(decodedInPieces("\xEF\xBB\xBF<a>\xC3\xA4</a>", 4), std::string("<a>\xC3\xA4</a>"));
        QCOMPARE(decodedInPieces("<?xml version='1.0' encoding='UTF-8'?><a/>", 5), std::string("<a/>"));
    }
    void charactersBeyondTheBasicPlaneComeInPairs()
    {
        const std::string_view sun("\xFF\xFE\x3C\xD8\x1E\xDF", 6); // U+1F31E
        QCOMPARE(decodedInPieces(sun, 1), std::string("\xF0\x9F\x8C\x9E"));
        QCOMPARE(decodedInPieces(std::string_view("\xFF\xFE\x3C\xD8\x41\x00", 6), 2), std::string("\xEF\xBF\xBD\x41"));
    }
    void charactersThatXmlDoesNotKnowAreReplaced()
    {
        // Seen in exports: control characters, and references to them.
        const std::string bytes = weitblick::test::registerUtf16("<Name>Solar\x1E Park &#x1F;&#31; eins&#228;</Name>");
        for (const std::size_t piece : {1U, 5U, 1000U}) {
            QCOMPARE(decodedInPieces(bytes, piece),
                     std::string("<Name>Solar\xEF\xBF\xBD Park \xEF\xBF\xBD\xEF\xBF\xBD eins&#228;</Name>"));
        }
        RegisterText decoder;
        decoder.decode(bytes);
        decoder.finish();
        QCOMPARE(decoder.replacedCount(), std::int64_t{3});
    }
    void anEmptyTextStaysEmpty()
    {
        QCOMPARE(decodedInPieces("", 1), std::string());
        QCOMPARE(decodedInPieces("<", 1), std::string("<"));
    }
};

QTEST_GUILESS_MAIN(RegisterTextTest)
#include "register_text_test.moc"
