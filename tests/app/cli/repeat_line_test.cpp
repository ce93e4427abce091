// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/repeat_line.h"

#include <QProcess>
#include <QTest>

using namespace weitblick;
using namespace weitblick::cli;

class RepeatLineTest : public QObject {
    Q_OBJECT

private slots:
    void aPlainImportIsShort()
    {
        QCOMPARE(repeatLine("/p/ort.gpkg", {.source = "/daten/straßen.shp"}),
                 "weitblick-cli import /p/ort.gpkg /daten/straßen.shp");
    }
    void everyChoiceIsGivenAgainAndAShellReadsItAsItWas()
    {
        const std::string line = repeatLine(
            "/p/ein Ort.gpkg",
            {.source = "/daten/O'Hara $x.csv",
             .choices = {.layer = "Blatt 1",
                         .crs = "EPSG:31467",
                         .encoding = "WINDOWS-1252",
                         .separator = ";",
                         .headerLine = 3,
                         .columnForms = {{"Fläche", "decimal-comma"}}},
             .layerName = "Orte",
             .role = "zones",
             .profile = "jährlich",
             .entry = {.source = "Kreis", .licence = "dl-de/by-2-0", .attribution = "© Kreis", .dataDate = "2026"},
             .replace = true});
        QProcess shell;
        shell.start("/bin/sh", {"-c", QStringLiteral("set -- ") + QString::fromStdString(line) +
                                          QStringLiteral("; for word; do echo \"$word\"; done")});
        QVERIFY(shell.waitForFinished());
        const QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).trimmed().split('\n');
        QCOMPARE(words, (QStringList{"weitblick-cli",   "import",
                                     "/p/ein Ort.gpkg", "/daten/O'Hara $x.csv",
                                     "--layer",         "Orte",
                                     "--role",          "zones",
                                     "--profile",       QStringLiteral("jährlich"),
                                     "--only",          "Blatt 1",
                                     "--crs",           "EPSG:31467",
                                     "--encoding",      "WINDOWS-1252",
                                     "--separator",     ";",
                                     "--header-line",   "3",
                                     "--column",        QStringLiteral("Fläche=decimal-comma"),
                                     "--source",        "Kreis",
                                     "--licence",       "dl-de/by-2-0",
                                     "--attribution",   QStringLiteral("© Kreis"),
                                     "--data-date",     "2026",
                                     "--replace"}));
    }
};

QTEST_GUILESS_MAIN(RepeatLineTest)
#include "repeat_line_test.moc"
