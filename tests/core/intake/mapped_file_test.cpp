// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mapped_file.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using weitblick::ErrorCode;
using weitblick::intake::MappedFile;

class MappedFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private slots:
    void theBytesOfTheFileAreThere()
    {
        WB_VALUE(MappedFile file, MappedFile::open(weitblick::test::writeFile(folder(), "a", "hallo")));
        QCOMPARE(std::string(file.bytes()), std::string("hallo"));
        const MappedFile moved = std::move(file);
        QCOMPARE(std::string(moved.bytes()), std::string("hallo"));
    }
    void anEmptyFileHasNoBytes()
    {
        WB_VALUE(const MappedFile file, MappedFile::open(weitblick::test::writeFile(folder(), "leer", "")));
        QVERIFY(file.bytes().empty());
    }
    void forgottenBytesCanBeReadAgain()
    {
        const std::string content(40 << 20, 'x');
        WB_VALUE(MappedFile file, MappedFile::open(weitblick::test::writeFile(folder(), "gross", content)));
        file.forgetUntil(35 << 20);
        file.forgetUntil(content.size() + 1);
        QCOMPARE(file.bytes().front(), 'x');
        QCOMPARE(file.bytes().back(), 'x');
    }
    void aMissingFileIsAnError()
    {
        const auto file = MappedFile::open(folder() / "nichts");
        QVERIFY(!file.has_value());
        QCOMPARE(file.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(MappedFileTest)
#include "mapped_file_test.moc"
