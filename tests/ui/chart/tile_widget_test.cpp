// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/tile_widget.h"
#include "ui/shell/language.h"
#include "ui/shell/look.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include "tests/ui/chart/sample_answers.h"

using namespace weitblick;
using namespace weitblick::ui;
namespace sample = weitblick::dashboard::sample;

class TileWidgetTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyLanguage(*qobject_cast<QApplication*>(QCoreApplication::instance()), Language::German); }
    /// For people to look at: WB_GALLERY=folder writes all kinds in each look.
    void theGalleryIsDrawn()
    {
        const QString folder = qEnvironmentVariable("WB_GALLERY");
        const std::vector<dashboard::TileAnswer> answers = {
            sample::kpi(),          sample::kpiOfMillions(),   sample::scenarios(), sample::bars(),
            sample::standingBars(), sample::groupedBars(),     sample::shares(),    sample::shares(false),
            sample::histogram(),    sample::unevenHistogram(), sample::table(),     sample::text(),
            sample::missing()};
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
            const ChartLook colors = chartLook(paletteOf(look), QApplication::font());
            constexpr int kColumns = 4;
            const int rows = (static_cast<int>(answers.size()) + kColumns - 1) / kColumns;
            QImage image(kColumns * 380 + 20, rows * 260 + 20, QImage::Format_RGB32);
            image.fill(colors.window);
            QPainter painter(&image);
            for (int i = 0; i < static_cast<int>(answers.size()); ++i) {
                const QRectF place(20 + i % kColumns * 380, 20 + i / kColumns * 260, 360, 240);
                const QRectF content = paintTile(painter, place, answers[static_cast<std::size_t>(i)], {}, colors);
                QVERIFY(place.contains(content));
            }
            painter.end();
            if (!folder.isEmpty()) {
                QVERIFY(image.save(QDir(folder).filePath(idOf(look) + QStringLiteral(".png"))));
            }
        }
    }
};

QTEST_MAIN(TileWidgetTest)
#include "tile_widget_test.moc"
