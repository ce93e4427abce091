// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyses.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;

class AnalysesTest : public QObject {
    Q_OBJECT

private slots:
    void findsAnAnalysisOfTheRoom()
    {
        WB_VALUE(const Descriptor* const buffer, findAnalysis("buffer"));
        QCOMPARE(buffer->id, std::string("buffer"));
    }
    void looksOnlyAmongThoseGiven()
    {
        Descriptor sun;
        sun.id = "sun";
        const std::vector<Descriptor> among{sun};
        QVERIFY(findAnalysis("sun", among));
        const auto absent = findAnalysis("buffer", among);
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(AnalysesTest)
#include "analyses_test.moc"
