// SPDX-License-Identifier: GPL-3.0-or-later
// Every weather file that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/weather_target.h"

using weitblick::fuzz::replayCorpus;

class WeatherCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void filesOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("weather", weitblick::fuzz::weatherTarget) > 10); }
};

QTEST_GUILESS_MAIN(WeatherCorpusTest)
#include "weather_corpus_test.moc"
