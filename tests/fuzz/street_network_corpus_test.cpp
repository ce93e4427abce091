// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QTest>

#include "tests/fuzz/replay_corpus.h"
#include "tests/fuzz/street_network_target.h"

class StreetNetworkCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void mapsOfTheCorpusDoNoHarm()
    {
        QVERIFY(weitblick::fuzz::replayCorpus("street_network", weitblick::fuzz::streetNetworkTarget) > 5);
    }
};

QTEST_GUILESS_MAIN(StreetNetworkCorpusTest)
#include "street_network_corpus_test.moc"
