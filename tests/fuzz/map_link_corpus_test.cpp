// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite; and
// one good message of each kind.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "tests/fuzz/map_link_target.h"

class MapLinkCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void messagesOfTheCorpusDoNoHarm()
    {
        int count = 0;
        QDirIterator files(QStringLiteral(WB_SOURCE_DIR "/tests/fuzz/corpus/map_link"), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            weitblick::fuzz::mapLinkTarget(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                           static_cast<std::size_t>(bytes.size()));
            ++count;
        }
        QVERIFY(count > 5);
    }
};

QTEST_GUILESS_MAIN(MapLinkCorpusTest)
#include "map_link_corpus_test.moc"
