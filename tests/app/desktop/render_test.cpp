// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard as a picture, without a display: the program as its user calls it.
#include "core/dashboard/dashboard_store.h"

#include <QImage>
#include <QProcess>
#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::dashboard;

class DashboardRenderTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;

    QString target(const char* name) const { return m_project.folder() + u'/' + QLatin1String(name); }
    int render(QStringList options)
    {
        options = QStringList{QStringLiteral("render"), QString::fromStdString(m_project.file().string())} + options;
        QProcess program;
        program.start(QStringLiteral(WB_DESKTOP), options);
        return program.waitForFinished(60'000) && program.exitStatus() == QProcess::NormalExit ? program.exitCode()
                                                                                               : -1;
    }

private slots:
    void initTestCase()
    {
        WB_VERIFY_RESULT(m_project.addPoints("orte", {1, 2, 3, 40, 55, 90}));
        Dashboard dashboard;
        dashboard.id = "probe";
        dashboard.title = {"Probe", "sample"};
        const RowSource rows{.role = {}, .dataset = "orte", .where = {}};
        dashboard.tiles = {{.id = "werte",
                            .title = {},
                            .note = {},
                            .place = {0, 0, 12, 6},
                            .content = HistogramContent{.rows = rows, .field = "wert"}},
                           {.id = "karte",
                            .title = {},
                            .note = {},
                            .place = {12, 0, 12, 30},
                            .content = MapContent{.rows = rows, .field = "wert"}}};
        WB_VERIFY_RESULT(m_project.project().apply(storedDashboard(dashboard)));
        m_project.close();
    }
    void aDashboardBecomesAPicture()
    {
        const QString file = target("bild.png");
        QCOMPARE(render({QStringLiteral("--dashboard"), QStringLiteral("probe"), QStringLiteral("--out"), file,
                         QStringLiteral("--size"), QStringLiteral("1280x720")}),
                 0);
        const QImage picture(file);
        QCOMPARE(picture.width(), 1280);
        QVERIFY(picture.height() > 720); // thirty rows do not fit: nothing is cut off
    }
    void aDashboardCanBeAPdf()
    {
        const QString file = target("blatt.pdf");
        QCOMPARE(render({QStringLiteral("--dashboard"), QStringLiteral("probe"), QStringLiteral("--out"), file}), 0);
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
    }
    void whatCannotBeDrawnIsRefused()
    {
        const QString file = target("nichts.png");
        const QStringList out{QStringLiteral("--out"), file};
        QVERIFY(render(QStringList{QStringLiteral("--dashboard"), QStringLiteral("gibtsnicht")} + out) > 0);
        QVERIFY(render(QStringList{QStringLiteral("--dashboard"), QStringLiteral("probe"), QStringLiteral("--size"),
                                   QStringLiteral("3x3")} +
                       out) > 0);
        QVERIFY(render({QStringLiteral("--dashboard"), QStringLiteral("probe"), QStringLiteral("--out"),
                        target("bild.gif")}) > 0);
        QVERIFY(!QFile::exists(file));
    }
};

QTEST_GUILESS_MAIN(DashboardRenderTest)
#include "render_test.moc"
