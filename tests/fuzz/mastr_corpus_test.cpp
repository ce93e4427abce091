// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/mastr_target.h"
#include "tests/fuzz/replay_corpus.h"

class MastrCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void tablesOfTheCorpusDoNoHarm()
    {
        QVERIFY(weitblick::fuzz::replayCorpus("mastr", weitblick::fuzz::mastrTarget) > 10);
    }
};

QTEST_GUILESS_MAIN(MastrCorpusTest)
#include "mastr_corpus_test.moc"
