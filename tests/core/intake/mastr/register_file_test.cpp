// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/register_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

#include "tests/support/files.h"
#include "tests/support/register_export.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake::mastr;

namespace {

std::string unitsFrom(int first, int last)
{
    std::string records;
    for (int number = first; number <= last; ++number) {
        records += test::registerRecord("EinheitSolar", {{"EinheitMastrNummer", std::to_string(number)}});
    }
    return test::registerTable("EinheitenSolar", records);
}

} // namespace

class RegisterFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void namesTellTheTable()
    {
        QCOMPARE(registerMemberNamed("x/EinheitenSolar_12.xml")->unitKind, std::string("Solar"));
        QCOMPARE(registerMemberNamed("EinheitenStromSpeicher")->unitKind, std::string("Stromspeicher"));
        QVERIFY(registerMemberNamed("AnlagenEegBiomasse.xml")->table == RegisterTable::EegPlants);
        QVERIFY(registerMemberNamed("Katalogwerte.xml")->table == RegisterTable::Catalogue);
        for (const char* name :
             {"EinheitenGasSpeicher.xml", "Marktakteure_1.xml", "Einheitentypen.xml", "CityModel", ""}) {
            QVERIFY2(!registerMemberNamed(name), name);
        }
    }
    void partsAreReadByNumberWhateverTheirOrderInTheArchive()
    {
        const std::string file = m_folder.filePath("e.zip").toStdString();
        QVERIFY(test::writeZip(file, {{"EinheitenSolar_10.xml", unitsFrom(4001, 5000)},
                                      {"EinheitenSolar_2.xml", unitsFrom(2001, 4000)},
                                      {"lies.txt", "x"},
                                      {"EinheitenSolar_1.xml", unitsFrom(1, 2000)}}));
        WB_VALUE(const RegisterFile opened, RegisterFile::openArchive(file));
        QCOMPARE(opened.others(), std::vector<std::string>{"lies.txt"});
        static constexpr std::array<std::string_view, 1> kFields{"EinheitMastrNummer"};
        int expected = 1;
        Job job;
        WB_VERIFY_RESULT(opened.read(
            opened.members(RegisterTable::Units), kFields,
            [](const RegisterRecord& record) { return !record[0].ends_with('7'); },
            [&expected](const RegisterMember&, const RegisterRecord& record) -> Result<void> {
                expected += expected % 10 == 7 ? 1 : 0;
                return record[0] == std::to_string(expected++) ? Result<void>() : Error{};
            },
            job));
        QCOMPARE(expected, 5001);
    }
    void whatTheTakerSaysEndsTheReading()
    {
        const auto file = test::writeFile(m_folder.path().toStdString(), "EinheitenSolar.xml", unitsFrom(1, 3000));
        WB_VALUE(const RegisterFile opened, RegisterFile::openXml(file));
        static constexpr std::array<std::string_view, 1> kFields{"EinheitMastrNummer"};
        Job job;
        const auto read = opened.read(
            opened.members(), kFields, [](const RegisterRecord&) { return true; },
            [](const RegisterMember&, const RegisterRecord&) -> Result<void> {
                return Error{.code = ErrorCode::NoSpace, .message = {"voll", "full"}};
            },
            job);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NoSpace);
    }
    void otherXmlIsRefused()
    {
        const auto file = test::writeFile(m_folder.path().toStdString(), "x.xml", "<CityModel/>");
        QCOMPARE(RegisterFile::openXml(file).error().code, ErrorCode::InvalidInput);
        QCOMPARE(RegisterFile::openArchive(file).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(RegisterFileTest)
#include "register_file_test.moc"
