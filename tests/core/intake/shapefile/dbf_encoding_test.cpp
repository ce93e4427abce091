// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/dbf_encoding.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// A .dbf with one text field of 20 bytes and one record.
std::string tableWith(const std::string& text)
{
    std::string dbf(32, '\0');
    dbf[0] = 3;
    dbf[4] = 1;   // records
    dbf[8] = 65;  // header: 32 + 32 + 1
    dbf[10] = 21; // record: mark + 20
    std::string field(32, '\0');
    field.replace(0, 4, "NAME");
    field[11] = 'C';
    field[16] = 20;
    std::string record = " " + text;
    record.resize(21, ' ');
    return dbf + field + "\r" + record + "\x1a";
}

} // namespace

class DbfEncodingTest : public QObject {
    Q_OBJECT

private slots:
    void theCodePageFileIsBelieved()
    {
        const std::string dbf = tableWith("W\xE4"
                                          "chter");
        auto table = DbfTable::open(dbf);
        WB_VERIFY_RESULT(table);
        LayerPreview layer;
        QCOMPARE(chooseEncoding(layer, {}, *table, "ISO-8859-1"), "ISO-8859-1");
        QVERIFY(layer.questions.empty());
    }
    void theUserComesFirst()
    {
        const std::string dbf = tableWith("W\x84"
                                          "chter");
        auto table = DbfTable::open(dbf);
        WB_VERIFY_RESULT(table);
        LayerPreview layer;
        QCOMPARE(chooseEncoding(layer, {.encoding = "CP850"}, *table, ""), "CP850");
    }
    void utf8IsSeenInTheTexts()
    {
        const std::string dbf = tableWith("Wächter");
        auto table = DbfTable::open(dbf);
        WB_VERIFY_RESULT(table);
        LayerPreview layer;
        QCOMPARE(chooseEncoding(layer, {}, *table, ""), "UTF-8");
    }
};

QTEST_GUILESS_MAIN(DbfEncodingTest)
#include "dbf_encoding_test.moc"
