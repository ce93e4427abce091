// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/csv_target.h"
#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/xlsx_target.h"

using weitblick::fuzz::replayCorpus;

class TableCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void textTablesOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("csv", weitblick::fuzz::csvTarget) > 10); }
    void workbooksOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("xlsx", weitblick::fuzz::xlsxTarget) > 5); }
};

QTEST_GUILESS_MAIN(TableCorpusTest)
#include "table_corpus_test.moc"
