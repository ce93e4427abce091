// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation on a project that lies on a disk of 20 sizes, from far too small to large enough: it succeeds, or it
// says that the disk is full and the state before is there.
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

enum Exit : int { Succeeded = 0, SaidFull = 1, NoSandbox = 2, OtherError = 3, StateLost = 4, SetUpFailed = 5 };

const LayerSchema kSchema{
    .name = "neu", .geometry = GeometryType::Point, .srsId = 25832, .columns = {{.name = "text"}}};

Result<Dataset> addRows(Workspace& project, const std::string& name, int count)
{
    LayerSchema schema = kSchema;
    schema.name = name;
    std::vector<test::Row> rows;
    for (int i = 0; i < count; ++i) {
        rows.push_back({.wkt = "POINT(" + std::to_string(i) + " 5)", .values = {std::string(100, 'x')}});
    }
    return test::addLayer(project, schema, rows);
}

struct Operation {
    const char* name;
    std::function<Result<void>(Workspace&, Job&)> run;
};

template <typename Value>
Result<void> dropValue(Result<Value> result)
{
    return result ? Result<void>() : std::move(result).error();
}

const std::vector<Operation> kOperations = {
    {"import", [](Workspace& project, Job&) { return dropValue(addRows(project, "neu", 3000)); }},
    {"edit",
     [](Workspace& project, Job&) {
         return dropValue(project.apply(SetProjectValue{.key = "k", .value = std::string(400'000, 'x')}));
     }},
    {"remove", [](Workspace& project, Job&) { return dropValue(project.apply(RemoveDataset{.dataset = "grund"})); }},
    {"backup", [](Workspace& project, Job& job) { return dropValue(project.backup(job)); }},
    {"copy",
     [](Workspace& project, Job& job) { return project.saveCopy(project.file().parent_path() / "kopie.gpkg", job); }},
};

bool isAsBefore(const std::filesystem::path& file)
{
    auto opened = Workspace::open(file, Access::ReadOnly);
    if (!opened) {
        return false;
    }
    Workspace project = std::move(opened).value();
    Job job;
    const auto datasets = project.datasets();
    const auto findings = project.check(job);
    const auto value = project.projectValue("k");
    return datasets && datasets->size() == 1 && datasets->front().rowCount == 50 && findings && findings->empty() &&
           value && !*value && !project.openReport().recoveredFrom;
}

/// In a process of its own, on a file system of its own.
int runOnDiskOf(int kibibytes, const std::filesystem::path& folder, const Operation& operation)
{
    if (::unshare(::getuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + std::to_string(kibibytes) + "k").c_str()) != 0) {
        return NoSandbox;
    }
    const std::filesystem::path file = folder / "p.gpkg";
    {
        auto created = Workspace::create(file);
        if (!created) {
            return created.error().code == ErrorCode::NoSpace ? SaidFull : OtherError;
        }
        Workspace project = std::move(created).value();
        if (!addRows(project, "grund", 50)) {
            return SaidFull; // too small to begin with
        }
    }
    auto opened = Workspace::open(file);
    if (!opened) {
        return OtherError;
    }
    Job job;
    Result<void> outcome;
    {
        Workspace project = std::move(opened).value();
        outcome = operation.run(project, job);
    }
    if (outcome) {
        return Succeeded;
    }
    if (outcome.error().code != ErrorCode::NoSpace || outcome.error().message.de.find("MiB") == std::string::npos) {
        std::fprintf(stderr, "%s: %s\n", operation.name, describe(outcome.error(), Language::English).c_str());
        return OtherError;
    }
    return isAsBefore(file) ? SaidFull : StateLost;
}

} // namespace

class DiskFullTest : public QObject {
    Q_OBJECT

private slots:
    void theOldStateStaysWhereTheDiskIsFull_data()
    {
        QTest::addColumn<int>("operation");
        for (std::size_t i = 0; i < kOperations.size(); ++i) {
            QTest::newRow(kOperations[i].name) << static_cast<int>(i);
        }
    }
    void theOldStateStaysWhereTheDiskIsFull()
    {
        QFETCH(int, operation);
        const QTemporaryDir folder;
        int full = 0;
        int succeeded = 0;
        for (int kibibytes = 64; kibibytes <= 64 * 32; kibibytes += kibibytes < 1024 ? 64 : 256) {
            const pid_t child = ::fork();
            if (child == 0) {
                ::_exit(runOnDiskOf(kibibytes, folder.path().toStdString(),
                                    kOperations[static_cast<std::size_t>(operation)]));
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY2(WIFEXITED(status), qPrintable(QString("killed with %1 KiB").arg(kibibytes)));
            if (WEXITSTATUS(status) == NoSandbox) {
                QSKIP("no file system of its own can be mounted here");
            }
            full += WEXITSTATUS(status) == SaidFull ? 1 : 0;
            succeeded += WEXITSTATUS(status) == Succeeded ? 1 : 0;
            QVERIFY2(WEXITSTATUS(status) <= SaidFull,
                     qPrintable(QString("outcome %1 with %2 KiB").arg(WEXITSTATUS(status)).arg(kibibytes)));
        }
        QVERIFY2(full > 4 && succeeded > 0, qPrintable(QString("%1 full, %2 succeeded").arg(full).arg(succeeded)));
    }
};

QTEST_GUILESS_MAIN(DiskFullTest)
#include "disk_full_test.moc"
