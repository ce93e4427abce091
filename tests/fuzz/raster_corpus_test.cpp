// SPDX-License-Identifier: GPL-3.0-or-later
// Every XYZ grid that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/xyz_target.h"

using weitblick::fuzz::replayCorpus;

class RasterCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void gridsOfTheCorpusDoNoHarm() { QVERIFY(replayCorpus("xyz", weitblick::fuzz::xyzTarget) > 10); }
};

QTEST_GUILESS_MAIN(RasterCorpusTest)
#include "raster_corpus_test.moc"
