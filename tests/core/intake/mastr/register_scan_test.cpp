// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/register_scan.h"

#include <QTest>

#include <array>

using namespace weitblick;
using namespace weitblick::intake::mastr;

class RegisterScanTest : public QObject {
    Q_OBJECT

    static std::vector<std::string> scanned(std::string_view xml)
    {
        static constexpr std::array<std::string_view, 2> kFields{"EegMaStRNummer", "Ort"};
        std::vector<std::string> seen;
        RegisterScan scan(kFields, [&seen](const RegisterRecord& record) {
            seen.push_back(std::string(record[0]) + "|" + std::string(record[1]));
        });
        io::XmlStream stream(scan);
        const bool isSound = stream.feed(xml).has_value() && stream.finish().has_value();
        seen.push_back(isSound ? scan.rootName() : "damaged");
        return seen;
    }

private slots:
    void recordsAreFlatAndNamesHaveNoCase()
    {
        QCOMPARE(scanned("<T><E><EegMastrNummer> 7 </EegMastrNummer><Ort>Fulda</Ort><X>1</X></E><E><Ort/></E></T>"),
                 (std::vector<std::string>{"7|Fulda", "|", "T"}));
    }
    void theFirstValueCountsAndNestedOnesAreSkipped()
    {
        QCOMPARE(scanned("<T><E><Ort>a<b>c</b>d</Ort><Ort>e</Ort></E></T>"), (std::vector<std::string>{"|ad", "T"}));
    }
    void longValuesAreCutBetweenCharacters()
    {
        const std::string text = "x" + [] {
            std::string umlauts;
            for (int i = 0; i < 3000; ++i) {
                umlauts += "ä";
            }
            return umlauts;
        }();
        const auto seen = scanned("<T><E><Ort>" + text + "</Ort></E></T>");
        QCOMPARE(seen.front().size() - 1, RegisterScan::kLongestValue - 1);
        QVERIFY(QString::fromStdString(seen.front()).endsWith(QStringLiteral("ä")));
    }
    void damagedTextIsTold() { QCOMPARE(scanned("<T><E></T>").back(), std::string("damaged")); }
};

QTEST_GUILESS_MAIN(RegisterScanTest)
#include "register_scan_test.moc"
