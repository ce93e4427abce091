// SPDX-License-Identifier: GPL-3.0-or-later
// The architecture as a test. To let a folder use another one, change the table here first.
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Rule {
    QString folder;         ///< longest matching prefix wins
    QStringList mayInclude; ///< our own folders
    QString foreign;        ///< regular expression of <...> headers that are allowed besides the standard library
};

const QString kNone = QStringLiteral("(?!)");

const QList<Rule> kRules = {
    {"core/base/",
     {"core/base/"},
     QStringLiteral(
         "(openssl|spdlog|date|fmt)/.*|(fcntl|unistd|poll|spawn|sched|seccomp|sys/(prctl|stat|wait|syscall)|linux/"
         "landlock)\\.h")},
    {"core/geo/", {"core/base/", "core/geo/"}, QStringLiteral("(gdal|ogr|cpl|proj|geos_c)[a-z_]*\\.h")},
    {"core/io/",
     {"core/base/", "core/geo/", "core/io/"},
     QStringLiteral("(gdal|ogr|cpl)[a-z_]*\\.h|(zip|pugixml|expat|freexl|simdjson)\\.h(pp)?|fast_float/.*|nlohmann/.*|"
                    "(fcntl|unistd|sys/(stat|mman))\\.h")},
    {"core/workspace/",
     {"core/base/", "core/geo/", "core/workspace/"},
     QStringLiteral("sqlite3\\.h|nlohmann/.*|(fcntl|unistd|pwd|signal|sys/(stat|mman|statfs|file|vfs|types))\\.h|linux/"
                    "magic\\.h")},
    {"core/intake/",
     {"core/base/", "core/geo/", "core/io/", "core/workspace/", "core/series/", "core/intake/"},
     QStringLiteral(
         "(gdal|ogr|cpl)[a-z_]*\\.h|(zip|pugixml|simdjson)\\.h(pp)?|nlohmann/.*|fast_float/.*|"
         "(fcntl|unistd|poll|signal|seccomp|spawn|sched|sys/(stat|mman|wait|types|prctl|resource|socket))\\.h")},
    {"core/analysis/",
     {"core/base/", "core/geo/", "core/privacy/", "core/workspace/", "core/analysis/"},
     QStringLiteral("geos_c\\.h|(gdal|ogr|cpl)[a-z_]*\\.h|nlohmann/.*|yaml-cpp/.*|tbb/.*|oneapi/.*")},
    {"core/series/",
     {"core/base/", "core/geo/", "core/workspace/", "core/series/"},
     QStringLiteral("sqlite3\\.h|zstd\\.h|nlohmann/.*")},
    {"core/sensing/",
     {"core/base/", "core/geo/", "core/workspace/", "core/series/", "core/analysis/", "core/sensing/"},
     kNone},
    {"core/solar/",
     {"core/base/", "core/geo/", "core/workspace/", "core/analysis/", "core/series/", "core/solar/"},
     QStringLiteral("(gdal|ogr|cpl)[a-z_]*\\.h")},
    {"core/energy/",
     {"core/base/", "core/geo/", "core/privacy/", "core/workspace/", "core/analysis/", "core/series/", "core/solar/",
      "core/energy/"},
     QStringLiteral("xlsxwriter\\.h|boost/multiprecision/.*")},
    {"core/network/",
     {"core/base/", "core/geo/", "core/analysis/", "core/network/"},
     QStringLiteral("osmium/.*|(fcntl|unistd|sys/(mman|stat))\\.h")},
    {"core/transit/",
     {"core/base/", "core/geo/", "core/io/", "core/workspace/", "core/analysis/", "core/transit/"},
     kNone},
    {"core/mobility/",
     {"core/base/", "core/geo/", "core/workspace/", "core/analysis/", "core/network/", "core/transit/",
      "core/mobility/"},
     QStringLiteral("geos_c\\.h")},
    {"core/decision/",
     {"core/base/", "core/io/", "core/workspace/", "core/analysis/", "core/decision/"},
     QStringLiteral("nlohmann/.*|yaml-cpp/.*")},
    {"core/region/",
     {"core/base/", "core/geo/", "core/workspace/", "core/analysis/", "core/region/"},
     QStringLiteral("geos_c\\.h")},
    {"core/toolbox/",
     {"core/base/", "core/analysis/", "core/decision/", "core/region/", "core/series/", "core/sensing/", "core/solar/",
      "core/energy/", "core/transit/", "core/mobility/", "core/toolbox/"},
     kNone},
    {"core/dashboard/",
     {"core/base/", "core/geo/", "core/privacy/", "core/workspace/", "core/analysis/", "core/map/", "core/crossfilter/",
      "core/dashboard/"},
     QStringLiteral("nlohmann/.*|yaml-cpp/.*")},
    {"core/privacy/", {"core/base/", "core/privacy/"}, kNone},
    {"core/exporter/",
     {"core/base/", "core/geo/", "core/workspace/", "core/analysis/", "core/exporter/"},
     QStringLiteral("(gdal|ogr|cpl)[a-z_]*\\.h|xlsxwriter\\.h")},
    {"ui/", {"core/", "ui/"}, QStringLiteral("Q[A-Z].*")},
    {"ui/dashboard/",
     {"core/", "ui/chart/", "ui/dashboard/", "ui/jobs/", "ui/map/", "ui/project/", "ui/shell/language.h",
      "ui/shell/tool_icons.h"},
     QStringLiteral("Q[A-Z].*")},
    {"app/desktop/", {"core/", "ui/", "app/desktop/"}, QStringLiteral("Q[A-Z].*")},
    {"core/map/",
     {"core/base/", "core/geo/", "core/workspace/", "core/map_link/", "core/map/"},
     QStringLiteral("nlohmann/.*|yaml-cpp/.*")},
    {"core/crossfilter/", {"core/base/", "core/crossfilter/"}, kNone},
    {"core/qgis/",
     {"core/base/", "core/geo/", "core/workspace/", "core/intake/", "core/analysis/", "core/exporter/",
      "core/map_link/", "core/map/", "core/qgis/"},
     QStringLiteral("pugixml\\.hpp|unistd\\.h")},
    {"core/map_link/",
     {"core/base/", "core/map_link/"},
     QStringLiteral("(fcntl|unistd|poll|signal|sys/(mman|stat|wait))\\.h")},
    {"sample_data/",
     {"core/base/", "core/geo/", "sample_data/"},
     QStringLiteral("(gdal|ogr|cpl)[a-z_]*\\.h|(zip|geos_c|xlsxwriter)\\.h|(nlohmann|fmt|osmium|CLI)/.*")},
    {"app/map_host/",
     {"core/base/", "core/map_link/", "app/map_host/"},
     QStringLiteral("Q[A-Za-z/]+|qgs?[a-z]+\\.h|gdal[a-z_]*\\.h|cpl[a-z_]*\\.h|(fcntl|unistd|sys/[a-z]+)\\.h")},
    {"app/worker/", {"core/", "app/worker/"}, kNone},
    {"app/cli/", {"core/", "app/cli/"}, QStringLiteral("CLI/.*|nlohmann/.*|(unistd|signal|sys/ioctl)\\.h")},
};

const Rule* ruleFor(const QString& path)
{
    const Rule* best = nullptr;
    for (const Rule& rule : kRules) {
        if (path.startsWith(rule.folder) && (best == nullptr || rule.folder.size() > best->folder.size())) {
            best = &rule;
        }
    }
    return best;
}

QStringList sources(const QStringList& folders)
{
    QStringList found;
    const QDir root(QStringLiteral(WB_SOURCE_DIR));
    for (const QString& folder : folders) {
        QDirIterator it(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            found << root.relativeFilePath(it.next());
        }
    }
    found.sort();
    return found;
}

QString read(const QString& path)
{
    QFile file(QStringLiteral(WB_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class IncludeRulesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFileObeys_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : sources({"core", "ui", "app", "sample_data"})) {
            QTest::newRow(qPrintable(path)) << path;
        }
    }
    void everyFileObeys()
    {
        QFETCH(QString, path);
        const Rule* rule = ruleFor(path);
        QVERIFY2(rule != nullptr, "folder has no rule: add it to kRules");
        static const QRegularExpression include(QStringLiteral("^#include ([<\"])([^>\"]+)[>\"]"),
                                                QRegularExpression::MultilineOption);
        static const QRegularExpression standard(QStringLiteral("^[a-z_]+$"));
        const QRegularExpression foreign(QRegularExpression::anchoredPattern(rule->foreign));
        for (auto it = include.globalMatch(read(path)); it.hasNext();) {
            const auto match = it.next();
            const QString header = match.captured(2);
            if (match.captured(1) == QLatin1String("<")) {
                QVERIFY2(standard.match(header).hasMatch() || foreign.match(header).hasMatch(), qPrintable(header));
                continue;
            }
            const bool allowed =
                std::ranges::any_of(rule->mayInclude, [&](const QString& folder) { return header.startsWith(folder); });
            QVERIFY2(allowed || header.endsWith(QLatin1String(".moc")), qPrintable(header));
            QVERIFY2(!header.contains(QLatin1String("/detail/")) ||
                         path.startsWith(header.section(QLatin1String("/detail/"), 0, 0)),
                     qPrintable("private header of another module: " + header));
        }
    }
    void everyCoreSourceHasATest_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : sources({"core"})) {
            if (path.endsWith(QLatin1String(".cpp"))) {
                QTest::newRow(qPrintable(path)) << path;
            }
        }
    }
    void everyCoreSourceHasATest()
    {
        QFETCH(QString, path);
        const QString test =
            QStringLiteral("tests/") + QString(path).replace(QRegularExpression("\\.cpp$"), "_test.cpp");
        QVERIFY2(!read(test).isEmpty(), qPrintable("missing " + test));
    }
    void filesStaySmall()
    {
        for (const QString& path : sources({"core", "ui", "app", "sample_data"})) {
            const auto lines = read(path).count(u'\n');
            QVERIFY2(lines <= (path.endsWith(".h") ? 250 : 500),
                     qPrintable(QStringLiteral("%1: %2 lines").arg(path).arg(lines)));
        }
    }
};

QTEST_GUILESS_MAIN(IncludeRulesTest)
#include "include_rules_test.moc"
