// SPDX-License-Identifier: GPL-3.0-or-later
// A good document, one piece of it replaced by a mistake, and what the reader has to say about it.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QTest>

#include <string>

namespace weitblick::test {

/// The columns of a data-driven test of mistakes; then one mistake() for each.
inline void addMistakeColumns()
{
    QTest::addColumn<QString>("piece");
    QTest::addColumn<QString>("by");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("advice");
}

/// `line` is where the message points to, `advice` what its advice contains.
inline void mistake(const char* name, const char* piece, const char* by, int line, const char* advice = "")
{
    QTest::newRow(name) << QString::fromUtf8(piece) << QString::fromUtf8(by) << line << QString::fromUtf8(advice);
}

/// The document with the mistake of the current row.
inline std::string withMistake(const char* document)
{
    QFETCH(QString, piece);
    QFETCH(QString, by);
    const QString text = QString::fromUtf8(document);
    const qsizetype at = text.indexOf(piece);
    if (at < 0) {
        qFatal("the document does not hold the piece that is to be replaced");
    }
    return (text.left(at) + by + text.mid(at + piece.size())).toStdString();
}

/// The reader called the document "demo": it names file and line in both languages, and advises as the row wants.
template <typename T>
void verifyMistakeIsTold(const Result<T>& read)
{
    QFETCH(int, line);
    QFETCH(QString, advice);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    const std::string where = "demo:" + std::to_string(line);
    QVERIFY2(read.error().message.en.starts_with(where), read.error().message.en.c_str());
    QVERIFY(!read.error().message.de.empty());
    QVERIFY2(read.error().advice.en.find(advice.toStdString()) != std::string::npos, read.error().advice.en.c_str());
}

} // namespace weitblick::test
