// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite; and
// one good message of each kind.
#include <QTest>

#include "tests/fuzz/map_link_target.h"
#include "tests/fuzz/replay_corpus.h"

class MapLinkCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void messagesOfTheCorpusDoNoHarm()
    {
        QVERIFY(weitblick::fuzz::replayCorpus("map_link", weitblick::fuzz::mapLinkTarget) > 5);
    }
};

QTEST_GUILESS_MAIN(MapLinkCorpusTest)
#include "map_link_corpus_test.moc"
