// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/row_batch_target.h"
#include "tests/fuzz/wkb_target.h"
#include "tests/fuzz/workspace_open_target.h"

using weitblick::fuzz::replayCorpus;

class WorkspaceCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void rowsOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("row_batch", weitblick::fuzz::rowBatchTarget) > 10); }
    void projectsOfTheCorpusDoNoHarm()
    {
        QVERIFY(replayCorpus("workspace_open", weitblick::fuzz::workspaceOpenTarget) > 10);
    }
    void geometriesOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("wkb", weitblick::fuzz::wkbTarget) > 10); }
};

QTEST_GUILESS_MAIN(WorkspaceCorpusTest)
#include "workspace_corpus_test.moc"
