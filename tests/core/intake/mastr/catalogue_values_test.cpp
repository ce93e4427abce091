// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/catalogue_values.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/register_export.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake::mastr;

class CatalogueValuesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Result<CatalogueValues> valuesOf(std::vector<std::pair<std::string, std::string>> members)
    {
        const std::string file = m_folder.filePath("k.zip").toStdString();
        members.emplace_back("EinheitenWind.xml", test::registerTable("EinheitenWind", ""));
        if (!test::writeZip(file, members)) {
            return Error{};
        }
        WB_TRY(const RegisterFile opened, RegisterFile::openArchive(file));
        Job job;
        return CatalogueValues::read(opened, job);
    }

private slots:
    void theExportsOwnWordsComeFirst()
    {
        const std::string table = test::registerTable(
            "Katalogwerte", test::registerRecord("Katalogwert", {{"Id", "35"}, {"Wert", "Läuft"}}) +
                                test::registerRecord("Katalogwert", {{"Id", "99999"}, {"Wert", "Neu"}}) +
                                test::registerRecord("Katalogwert", {{"Id", "38"}}));
        WB_VALUE(const CatalogueValues values, valuesOf({{"Katalogwerte.xml", table}}));
        QVERIFY(values.isFromExport());
        QCOMPARE(values.textOf("35"), std::string_view("Läuft"));
        QCOMPARE(values.textOf("99999"), std::string_view("Neu"));
        QCOMPARE(values.textOf("38"), std::string_view("Endgültig stillgelegt"));
    }
    void withoutTheTableTheCommonCodesAreKnown()
    {
        WB_VALUE(const CatalogueValues values, valuesOf({}));
        QVERIFY(!values.isFromExport());
        QCOMPARE(values.textOf("1405"), std::string_view("Hessen"));
        QCOMPARE(values.textOf("123456"), std::string_view("123456"));
        QCOMPARE(values.textOf("In Betrieb"), std::string_view("In Betrieb"));
    }
};

QTEST_GUILESS_MAIN(CatalogueValuesTest)
#include "catalogue_values_test.moc"
