// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/transit_target.h"

class TransitCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void feedsOfTheCorpusDoNoHarm()
    {
        QVERIFY(weitblick::fuzz::replayCorpus("transit", weitblick::fuzz::transitTarget) > 5);
    }
};

QTEST_GUILESS_MAIN(TransitCorpusTest)
#include "transit_corpus_test.moc"
