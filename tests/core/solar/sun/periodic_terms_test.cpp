// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/periodic_terms.h"

#include <QTest>

#include <vector>

using namespace weitblick::solar;

class PeriodicTermsTest : public QObject {
    Q_OBJECT

private slots:
    void theTablesHaveTheSizesOfTheReport()
    {
        const auto sizes = [](std::span<const std::span<const PeriodicTerm>> series) {
            std::vector<std::size_t> found;
            for (const auto& terms : series) {
                found.push_back(terms.size());
            }
            return found;
        };
        QCOMPARE(sizes(longitudeTerms()), (std::vector<std::size_t>{64, 34, 20, 7, 3, 1}));
        QCOMPARE(sizes(latitudeTerms()), (std::vector<std::size_t>{5, 2}));
        QCOMPARE(sizes(distanceTerms()), (std::vector<std::size_t>{40, 10, 6, 2, 1}));
        QCOMPARE(nutationTerms().size(), std::size_t{63});
    }
    void theFirstTermsAreThoseOfTheReport()
    {
        QCOMPARE(longitudeTerms()[0][0].amplitude, 175347046.0);
        QCOMPARE(longitudeTerms()[1][0].amplitude, 628331966747.0);
        QCOMPARE(distanceTerms()[0][1].rateRad, 6283.07585);
        QCOMPARE(nutationTerms()[0].longitude, -171996.0);
        QCOMPARE(nutationTerms()[1].multiples, (std::array<int, 5>{-2, 0, 0, 2, 2}));
    }
};

QTEST_GUILESS_MAIN(PeriodicTermsTest)
#include "periodic_terms_test.moc"
