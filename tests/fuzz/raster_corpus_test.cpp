// SPDX-License-Identifier: GPL-3.0-or-later
// Every XYZ grid that a fuzzer found interesting once, replayed in the suite.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "tests/fuzz/xyz_target.h"

namespace {

using Target = void (*)(const std::uint8_t*, std::size_t);

int replay(const char* corpus, Target target)
{
    int count = 0;
    QDirIterator files(QStringLiteral(WB_SOURCE_DIR "/tests/fuzz/corpus/") + corpus, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray bytes = file.readAll();
            target(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
            ++count;
        }
    }
    return count;
}

} // namespace

class RasterCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void gridsOfTheCorpusDoNoHarm() { QVERIFY(replay("xyz", weitblick::fuzz::xyzTarget) > 10); }
};

QTEST_GUILESS_MAIN(RasterCorpusTest)
#include "raster_corpus_test.moc"
