// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "tests/fuzz/worker_protocol_target.h"

class WorkerProtocolCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void messagesOfTheCorpusDoNoHarm()
    {
        int count = 0;
        QDirIterator files(QStringLiteral(WB_SOURCE_DIR "/tests/fuzz/corpus/worker_protocol"), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            weitblick::fuzz::workerProtocolTarget(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                                  static_cast<std::size_t>(bytes.size()));
            ++count;
        }
        QVERIFY(count > 10);
    }
};

QTEST_GUILESS_MAIN(WorkerProtocolCorpusTest)
#include "worker_protocol_corpus_test.moc"
