// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that a fuzzer found interesting once, replayed in the suite.
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "tests/fuzz/csv_target.h"
#include "tests/fuzz/xlsx_target.h"

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

class TableCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void textTablesOfTheCorpusDoNoHarm() { QVERIFY(replay("csv", weitblick::fuzz::csvTarget) > 10); }
    void workbooksOfTheCorpusDoNoHarm() { QVERIFY(replay("xlsx", weitblick::fuzz::xlsxTarget) > 5); }
};

QTEST_GUILESS_MAIN(TableCorpusTest)
#include "table_corpus_test.moc"
