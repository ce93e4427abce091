// SPDX-License-Identifier: GPL-3.0-or-later
// A map sheet by the command line: both processes together, without a display.
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;

class RenderTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;

    QString target(const char* name) const { return m_project.folder() + u'/' + QLatin1String(name); }
    int render(QStringList options)
    {
        options.prepend(QString::fromStdString(m_project.file().string()));
        options.prepend(QStringLiteral("render"));
        QProcess cli;
        cli.start(QStringLiteral(WB_CLI), options);
        return cli.waitForFinished(60'000) && cli.exitStatus() == QProcess::NormalExit ? cli.exitCode() : -1;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_project.addPoints("messstellen", {1, 2, 3, 40, 55, 90}));
        m_project.close();
    }
    void aThemeBecomesAPicture()
    {
        const QString file = target("karte.png");
        QCOMPARE(render({QStringLiteral("--layer"), QStringLiteral("messstellen"), QStringLiteral("--theme"),
                         QStringLiteral("wert"), QStringLiteral("--size"), QStringLiteral("800x600"),
                         QStringLiteral("--out"), file}),
                 0);
        const QImage picture(file);
        QVERIFY(std::abs(picture.width() - 800) <= 1 && std::abs(picture.height() - 600) <= 1);
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                colours.insert(picture.pixel(x, y));
            }
        }
        QVERIFY(colours.size() > 20); // classes, writing, frame
        QVERIFY(!QFile::exists(file + QStringLiteral(".part")));
    }
    void aSheetCanBeAPdf()
    {
        const QString file = target("karte.pdf");
        QCOMPARE(render({QStringLiteral("--layer"), QStringLiteral("messstellen"), QStringLiteral("--out"), file}), 0);
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
    }
    void whatIsNotThereIsTold()
    {
        constexpr int kNotFound = 3;
        constexpr int kInvalidInput = 4;
        const QString file = target("nichts.png");
        QCOMPARE(render({QStringLiteral("--layer"), QStringLiteral("nichts"), QStringLiteral("--out"), file}),
                 kNotFound);
        QCOMPARE(render({QStringLiteral("--layer"), QStringLiteral("messstellen"), QStringLiteral("--theme"),
                         QStringLiteral("nichts"), QStringLiteral("--out"), file}),
                 kNotFound);
        QCOMPARE(render({QStringLiteral("--layer"), QStringLiteral("messstellen"), QStringLiteral("--size"),
                         QStringLiteral("12"), QStringLiteral("--out"), file}),
                 kInvalidInput);
        QVERIFY(!QFile::exists(file));
    }
};

QTEST_GUILESS_MAIN(RenderTest)
#include "render_test.moc"
