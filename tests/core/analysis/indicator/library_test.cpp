// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/library.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::indicator;

namespace {

std::string documentWith(const std::string& id)
{
    return "group: {de: Probe, en: Probe}\n"
           "indicators:\n  " +
           id +
           ":\n"
           "    title: {de: Gebäude, en: Buildings}\n"
           "    definition: {de: Zahl, en: Number}\n"
           "    caveat: {de: keine, en: none}\n"
           "    unit: \"1\"\n"
           "    decimals: 0\n"
           "    direction: neutral\n"
           "    source: Probe\n"
           "    numerator: {kind: count, role: buildings}\n";
}

} // namespace

class LibraryTest : public QObject {
    Q_OBJECT

private slots:
    void shippedLibraryHasAtLeastTwentyFiveGeneralIndicators()
    {
        WB_VALUE(const Library library, Library::load(WB_SOURCE_DIR "/resources/indicators"));
        QVERIFY(library.indicators().size() >= 25);
        for (const Indicator& indicator : library.indicators()) {
            QVERIFY2(!indicator.source.empty() && !indicator.definition.en.empty() && !indicator.caveat.de.empty(),
                     indicator.id.c_str());
        }
    }
    void mistypedIdProposesTheNearest()
    {
        WB_VALUE(const Library library, Library::parse(documentWith("houses"), "demo"));
        QVERIFY(library.find("houses") != nullptr);
        const auto found = library.get("hoses");
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QVERIFY(found.error().advice.en.find("houses") != std::string::npos);
    }
    void idInTwoFilesIsRefused()
    {
        WB_VALUE(Library library, Library::parse(documentWith("houses"), "first"));
        WB_VALUE(Library again, Library::parse(documentWith("houses"), "second"));
        const auto added = library.add(std::move(again));
        QVERIFY(!added);
        QVERIFY(added.error().message.de.find("first") != std::string::npos);
    }
    void fingerprintChangesWithTheText()
    {
        WB_VALUE(const Library one, Library::parse(documentWith("houses"), "demo"));
        WB_VALUE(const Library same, Library::parse(documentWith("houses"), "demo"));
        WB_VALUE(const Library other, Library::parse(documentWith("homes"), "demo"));
        QCOMPARE(one.fingerprint(), same.fingerprint());
        QVERIFY(one.fingerprint() != other.fingerprint());
    }
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "library_test.moc"
