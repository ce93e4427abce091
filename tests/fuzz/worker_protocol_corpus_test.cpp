// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/worker_protocol_target.h"

class WorkerProtocolCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void messagesOfTheCorpusDoNoHarm()
    {
        QVERIFY(weitblick::fuzz::replayCorpus("worker_protocol", weitblick::fuzz::workerProtocolTarget) > 10);
    }
};

QTEST_GUILESS_MAIN(WorkerProtocolCorpusTest)
#include "worker_protocol_corpus_test.moc"
