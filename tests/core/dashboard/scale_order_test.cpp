// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/scale_order.h"

#include <QTest>

#include <algorithm>

using namespace weitblick::dashboard;

namespace {

/// The texts in the order of their places.
std::vector<std::string> sorted(std::vector<std::string> texts)
{
    const auto places = placesOnScale(texts);
    if (!places) {
        return {};
    }
    std::vector<std::pair<double, std::string>> row;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        row.emplace_back((*places)[i], texts[i]);
    }
    std::ranges::stable_sort(row, {}, &std::pair<double, std::string>::first);
    std::ranges::transform(row, texts.begin(), &std::pair<double, std::string>::second);
    return texts;
}

} // namespace

class ScaleOrderTest : public QObject {
    Q_OBJECT

private slots:
    void numbersLieAtTheirValue()
    {
        QCOMPARE(sorted({"10", "9", "-1.5", "2"}), (std::vector<std::string>{"-1.5", "2", "9", "10"}));
        QVERIFY(!numbersIn({"1", "zwei"}));
        QVERIFY(!numbersIn({"007", "008"}));
    }
    void suitabilityOfRoofsGoesFromBestToWorst()
    {
        // Legend of the solar cadastre of Hesse.
        const std::vector<std::string> hesse{"hervorragend", "sehr gut", "sehr gut bis gut", "gut",
                                             "geeignet",     "bedingt",  "möglicherweise"};
        std::vector<std::string> mixed = hesse;
        std::ranges::reverse(mixed);
        std::swap(mixed[0], mixed[3]);
        QCOMPARE(sorted(mixed), hesse);
        // Classes of SUN-AREA, one of them as people write it short.
        QCOMPARE(sorted({"nicht geeignet", "Gut geeignet", "bedingt", "sehr gut geeignet"}),
                 (std::vector<std::string>{"sehr gut geeignet", "Gut geeignet", "bedingt", "nicht geeignet"}));
    }
    void whatHasNoClassStandsAtTheEnd()
    {
        QCOMPARE(sorted({"ohne Güteklasse", "C", "A", "B"}),
                 (std::vector<std::string>{"A", "B", "C", "ohne Güteklasse"}));
    }
    void otherTextsFormNoScale()
    {
        QVERIFY(!placesOnScale({"Kita", "Schule", "Arzt"}));
        QVERIFY(!placesOnScale({"gut", "Kita", "Schule"}));
        QVERIFY(!placesOnScale({"gut"}));
        QVERIFY(!placesOnScale({}));
    }
};

QTEST_GUILESS_MAIN(ScaleOrderTest)
#include "scale_order_test.moc"
