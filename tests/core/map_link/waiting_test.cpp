// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/waiting.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/core/map_link/fake_host_setup.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map_link;

class WaitingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_staging;

    HostSetup setup(std::vector<std::string> arguments = {})
    {
        return test::fakeHostSetup(m_staging, std::move(arguments));
    }

private slots:
    void theAnswerComes()
    {
        MapHost host(setup());
        WB_VERIFY_RESULT(host.start());
        Job job;
        const RequestId request = host.ask(MakeLegend{});
        WB_VALUE(const auto legend, answerTo<LegendReady>(host, request, job));
        QCOMPARE(legend.request, request);
    }
    void theDeathOfTheHostIsAnError()
    {
        MapHost host(setup({"die-at-algorithm"}));
        WB_VERIFY_RESULT(host.start());
        Job job;
        const RequestId request = host.ask(RunAlgorithm{.algorithm = "native:buffer"});
        QCOMPARE(answerTo<AlgorithmFinished>(host, request, job).error().code, ErrorCode::Worker);
    }
    void whatNeverStartsIsAnError()
    {
        MapHost host(setup({"exit-at-start"}));
        WB_VERIFY_RESULT(host.start());
        Job job;
        QCOMPARE(answerTo<LegendReady>(host, host.ask(MakeLegend{}), job).error().code, ErrorCode::Worker);
    }
    void stoppedItEndsAtOnce()
    {
        MapHost host(setup({"slow-legend"}));
        WB_VERIFY_RESULT(host.start());
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(answerTo<LegendReady>(host, host.ask(MakeLegend{}), job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(WaitingTest)
#include "waiting_test.moc"
