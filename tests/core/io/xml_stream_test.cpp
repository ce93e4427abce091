// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/xml_stream.h"

#include <QTest>

#include <string>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::io;

namespace {

class Recorder : public XmlEvents {
public:
    std::string seen;
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        seen += "<" + std::string(name);
        if (const auto id = attributes.find("id")) {
            seen += " id=" + std::string(*id);
        }
        seen += ">";
    }
    void end(std::string_view name) override { seen += "</" + std::string(name) + ">"; }
    void text(std::string_view text) override { seen += text; }
};

Result<void> parse(const std::string& xml, Recorder& recorder)
{
    XmlStream stream(recorder);
    for (const char c : xml) {
        WB_CHECK(stream.feed({&c, 1}));
    }
    return stream.finish();
}

} // namespace

class XmlStreamTest : public QObject {
    Q_OBJECT

private slots:
    void eventsComeInOrderWithoutPrefixes()
    {
        Recorder recorder;
        WB_VERIFY_RESULT(parse("<t:a t:id='1'>x&amp;y<b/><c>ü</c></t:a>", recorder));
        QCOMPARE(recorder.seen, std::string("<a id=1>x&y<b></b><c>ü</c></a>"));
    }
    void oldEncodingsAreDecoded()
    {
        Recorder windows;
        WB_VERIFY_RESULT(parse("<?xml version='1.0' encoding='Windows-1252'?><a>\xE4\x80\x96</a>", windows));
        QCOMPARE(windows.seen, std::string("<a>ä€–</a>"));
        Recorder latin;
        WB_VERIFY_RESULT(parse("<?xml version='1.0' encoding='ISO-8859-15'?><a>\xE4\xA4</a>", latin));
        QCOMPARE(latin.seen, std::string("<a>ä€</a>"));
        Recorder unknown;
        QVERIFY(!parse("<?xml version='1.0' encoding='EBCDIC'?><a/>", unknown).has_value());
    }
    void attributesAreFoundByLocalName()
    {
        struct Check : XmlEvents {
            bool passed = false;
            void start(std::string_view, const XmlAttributes& attributes) override
            {
                passed = attributes.count("n", -1) == 12 && attributes.count("bad", -1) == -1 &&
                         attributes.count("none", 7) == 7 && attributes.has("kind", "error") &&
                         !attributes.has("kind", "x") && !attributes.find("zzz");
            }
            void end(std::string_view) override {}
        } check;
        XmlStream stream(check);
        WB_VERIFY_RESULT(stream.feed("<a n='12' bad='-3' o:kind='float' c:kind='error'/>"));
        WB_VERIFY_RESULT(stream.finish());
        QVERIFY(check.passed);
    }
    void aDoctypeIsRefused()
    {
        Recorder recorder;
        const auto parsed = parse("<!DOCTYPE a [<!ENTITY x 'lol'>]><a>&x;</a>", recorder);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
        QVERIFY(parsed.error().message.de.find("DOCTYPE") != std::string::npos);
    }
    void deepNestingIsRefused()
    {
        std::string xml;
        for (int i = 0; i < 100; ++i) {
            xml += "<a>";
        }
        Recorder recorder;
        const auto parsed = parse(xml, recorder);
        QVERIFY(!parsed.has_value());
        QVERIFY(parsed.error().message.en.find("deep") != std::string::npos);
    }
    void badXmlNamesTheLine()
    {
        Recorder recorder;
        const auto parsed = parse("<a>\n<b>\n</a>", recorder);
        QVERIFY(!parsed.has_value());
        QVERIFY(parsed.error().message.de.find("Zeile 3") != std::string::npos);
        QVERIFY(!parse("<a>", recorder).has_value());
    }
};

QTEST_GUILESS_MAIN(XmlStreamTest)
#include "xml_stream_test.moc"
