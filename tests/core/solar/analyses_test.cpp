// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/analyses.h"

#include <QTest>

#include <algorithm>

using namespace weitblick;

class AnalysesTest : public QObject {
    Q_OBJECT

private slots:
    void everyAnalysisOfTheRoomIsSound()
    {
        for (const analysis::Descriptor& descriptor : solar::solarAnalyses()) {
            const auto flaws = analysis::flawsOf(descriptor);
            QVERIFY2(flaws.empty(), flaws.empty() ? "" : flaws.front().c_str());
        }
    }
    void roofsCanBeJudgedAndLookedFrom()
    {
        for (const char* id : {"solar_cadastre", "roof_potential", "horizon"}) {
            QVERIFY2(std::ranges::find(solar::solarAnalyses(), id, &analysis::Descriptor::id) !=
                         solar::solarAnalyses().end(),
                     id);
        }
    }
};

QTEST_GUILESS_MAIN(AnalysesTest)
#include "analyses_test.moc"
