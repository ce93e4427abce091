// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>

#include <cstddef>
#include <cstdint>

namespace weitblick::fuzz {

/// Gives every file of tests/fuzz/corpus/<corpus> to the target, as the fuzzer does; how many there were. -1: one of
/// them could not be read.
inline int replayCorpus(const char* corpus, void (*target)(const std::uint8_t*, std::size_t))
{
    int count = 0;
    QDirIterator files(QStringLiteral(WB_SOURCE_DIR "/tests/fuzz/corpus/") + QLatin1String(corpus), QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            return -1;
        }
        const QByteArray bytes = file.readAll();
        target(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
        ++count;
    }
    return count;
}

} // namespace weitblick::fuzz
