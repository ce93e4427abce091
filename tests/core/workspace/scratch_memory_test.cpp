// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/scratch_memory.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstring>
#include <sys/resource.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class ScratchMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void growsAndKeepsWhatIsThere()
    {
        auto scratch = ScratchMemory::create(m_folder.path().toStdString());
        WB_VERIFY_RESULT(scratch);
        ScratchMemory memory = std::move(scratch).value();
        QCOMPARE(memory.sizeBytes(), std::size_t{0});
        WB_VERIFY_RESULT(memory.reserve(10));
        std::memcpy(memory.data(), "Weitblick", 10);
        WB_VERIFY_RESULT(memory.reserve(64 << 20));
        QCOMPARE(reinterpret_cast<const char*>(memory.data()), "Weitblick");
        memory.data()[(64 << 20) - 1] = std::byte{7};
        WB_VERIFY_RESULT(memory.reserve(5));
        QCOMPARE(memory.sizeBytes(), std::size_t{64} << 20U);
    }
    void leavesNoFileBehind()
    {
        ScratchMemory memory = ScratchMemory::create(m_folder.path().toStdString()).value();
        WB_VERIFY_RESULT(memory.reserve(4096));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 0);
    }
    void canBeMoved()
    {
        ScratchMemory first = ScratchMemory::create(m_folder.path().toStdString()).value();
        WB_VERIFY_RESULT(first.reserve(4096));
        first.data()[0] = std::byte{42};
        ScratchMemory second = std::move(first);
        QCOMPARE(second.data()[0], std::byte{42});
        ScratchMemory third = ScratchMemory::create(m_folder.path().toStdString()).value();
        third = std::move(second);
        QCOMPARE(third.data()[0], std::byte{42});
    }
    void aFolderThatIsNotThereIsAnError()
    {
        const auto scratch = ScratchMemory::create("/nirgends/und/nie");
        QVERIFY(!scratch.has_value());
        QCOMPARE(scratch.error().code, ErrorCode::NotFound);
    }
    void aFullDiskIsToldWhenMemoryIsReserved()
    {
        // A limit on the size of files stands in for the full disk.
        ScratchMemory memory = ScratchMemory::create(m_folder.path().toStdString()).value();
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit tight{.rlim_cur = 1 << 20, .rlim_max = before.rlim_max};
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &tight);
        const auto outcome = memory.reserve(2 << 20);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!outcome.has_value());
        QCOMPARE(memory.sizeBytes(), std::size_t{0});
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ScratchMemoryTest)
#include "scratch_memory_test.moc"
