// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the sample village as a stranger would: plain CSV, JSON, and files inside a zip. Nothing of the generator.
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QStringDecoder>
#include <QStringList>

#include <cpl_vsi.h>

namespace weitblick::test {

inline QString samplePath(const QString& file)
{
    return QStringLiteral(WB_SAMPLE_VILLAGE "/") + file;
}

inline QByteArray sampleBytes(const QString& file)
{
    QFile source(samplePath(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// The right answers beside a product.
inline QJsonObject sampleTruth(const QString& folder)
{
    return QJsonDocument::fromJson(sampleBytes(folder + QStringLiteral("/truth.json"))).object();
}

/// A file inside a zip of the sample; empty where there is none.
inline QByteArray sampleMember(const QString& zip, const QString& member)
{
    const QByteArray path = (QStringLiteral("/vsizip/") + samplePath(zip) + QLatin1Char('/') + member).toUtf8();
    vsi_l_offset size = 0;
    VSILFILE* const file = VSIFOpenL(path.constData(), "rb");
    if (file == nullptr) {
        return {};
    }
    VSIFSeekL(file, 0, SEEK_END);
    size = VSIFTellL(file);
    VSIFSeekL(file, 0, SEEK_SET);
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    const std::size_t read = VSIFReadL(bytes.data(), 1, static_cast<std::size_t>(size), file);
    VSIFCloseL(file);
    bytes.truncate(static_cast<qsizetype>(read));
    return bytes;
}

/// Rows of a delimited text; fields may be quoted. UTF-8, else ISO 8859-1; a byte order mark is left out.
inline QList<QStringList> rowsOf(const QByteArray& bytes, char separator)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (utf8.hasError()) {
        text = QString::fromLatin1(bytes);
    }
    if (text.startsWith(QChar(0xFEFF))) {
        text.remove(0, 1);
    }
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool isQuoted = false;
    for (const QChar letter : std::as_const(text)) {
        if (letter == QLatin1Char('"')) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && (letter == QLatin1Char(separator) || letter == QLatin1Char('\n'))) {
            row.append(field);
            field.clear();
            if (letter == QLatin1Char('\n')) {
                rows.append(row);
                row.clear();
            }
        } else if (letter != QLatin1Char('\r')) {
            field.append(letter);
        }
    }
    return rows;
}

/// A table with named columns.
struct Table {
    QStringList columns;
    QList<QStringList> rows;

    [[nodiscard]] QString at(qsizetype row, const char* column) const
    {
        return rows.at(row).value(columns.indexOf(QString::fromUtf8(column)));
    }
    /// A number with decimal comma or point.
    [[nodiscard]] double number(qsizetype row, const char* column) const
    {
        return at(row, column).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    }
    [[nodiscard]] double sum(const char* column) const
    {
        double sum = 0.0;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            sum += number(i, column);
        }
        return sum;
    }
};

inline Table tableOf(const QByteArray& bytes, char separator)
{
    Table table;
    table.rows = rowsOf(bytes, separator);
    if (!table.rows.isEmpty()) {
        table.columns = table.rows.takeFirst();
    }
    return table;
}

inline Table sampleTable(const QString& file, char separator = ';')
{
    return tableOf(sampleBytes(file), separator);
}

} // namespace weitblick::test
