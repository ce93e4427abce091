// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/formula_target.h"
#include "tests/fuzz/registry_target.h"
#include "tests/fuzz/replay_corpus.h"

using weitblick::fuzz::replayCorpus;

class AnalysisCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void formulasOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("formula", weitblick::fuzz::formulaTarget) > 10); }
    void registriesOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("registry", weitblick::fuzz::registryTarget) > 5); }
};

QTEST_GUILESS_MAIN(AnalysisCorpusTest)
#include "analysis_corpus_test.moc"
