// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/series_target.h"

class SeriesCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void filesOfTheCorpusDoNoHarm()
    {
        QVERIFY(weitblick::fuzz::replayCorpus("series", weitblick::fuzz::seriesTarget) > 10);
    }
};

QTEST_GUILESS_MAIN(SeriesCorpusTest)
#include "series_corpus_test.moc"
