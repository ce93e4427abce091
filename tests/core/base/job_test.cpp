// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

#include <QTest>

using namespace weitblick;

class JobTest : public QObject {
    Q_OBJECT

private slots:
    void aPartReportsItsSliceOfTheWhole()
    {
        std::vector<double> seen;
        Job job({}, [&](double fraction, std::string_view) { seen.push_back(fraction); });
        Job second = job.part(0.5, 1.0);
        Job lastQuarter = second.part(0.5, 1.0);
        QVERIFY(job.report(0.25));
        QVERIFY(second.report(0.5));
        QVERIFY(lastQuarter.report(1.0));
        QCOMPARE(seen, (std::vector<double>{0.25, 0.75, 1.0}));
    }
    void aStopRequestReachesEveryPart()
    {
        std::stop_source stop;
        Job job(stop.get_token(), {});
        Job part = job.part(0.0, 0.5);
        QVERIFY(part.report(0.1));
        stop.request_stop();
        QCOMPARE(part.report(0.2).error().code, ErrorCode::Cancelled);
    }
    void anEmptyJobGoesOnForEver()
    {
        Job job;
        QVERIFY(job.report(1.0, "anything"));
    }
};

QTEST_GUILESS_MAIN(JobTest)
#include "job_test.moc"
