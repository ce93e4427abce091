// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/bar_chart.h"
#include "ui/chart/kpi_chart.h"
#include "ui/chart/table_chart.h"
#include "ui/chart/tile_widget.h"
#include "ui/shell/language.h"
#include "ui/shell/look.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

#include "tests/ui/chart/sample_answers.h"

using namespace weitblick;
using namespace weitblick::ui;
using weitblick::dashboard::TileAnswer;
namespace sample = weitblick::dashboard::sample;

namespace {

std::unique_ptr<TileWidget> shownTile(TileAnswer answer, QSize size = {420, 280})
{
    std::unique_ptr<TileWidget> tile(makeTileWidget(std::move(answer)));
    tile->resize(size);
    tile->grab(); // lays out
    return tile;
}

QPoint middleOf(const TileWidget& tile, int mark)
{
    return tile.chart()->marks()[static_cast<std::size_t>(mark)].box.center().toPoint();
}

void drag(TileWidget& tile, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(&tile, Qt::LeftButton, {}, from);
    QTest::mouseMove(&tile, (from + to) / 2);
    QTest::mouseMove(&tile, to);
    QTest::mouseRelease(&tile, Qt::LeftButton, {}, to);
}

/// As if about half of the rows were selected elsewhere.
TileSelection halfOf(const TileAnswer& answer)
{
    TileSelection selection;
    const auto take = [&](double whole) {
        selection.values.push_back(
            std::round(whole * (0.3 + 0.4 * static_cast<double>(selection.values.size() % 3) / 2)));
    };
    if (const auto* histogram = std::get_if<dashboard::HistogramAnswer>(&answer.shown)) {
        std::ranges::for_each(histogram->counts, [&](std::int64_t count) { take(static_cast<double>(count)); });
    } else if (const auto* bar = std::get_if<dashboard::BarAnswer>(&answer.shown)) {
        for (const dashboard::ChartSeries& series : bar->series) {
            std::ranges::for_each(series.values, [&](const auto& value) { take(value.value_or(0.0)); });
        }
    } else if (const auto* calendar = std::get_if<dashboard::HeatCalendarAnswer>(&answer.shown)) {
        selection.interval =
            ChosenInterval{static_cast<double>(calendar->days[60].day), static_cast<double>(calendar->days[140].day)};
    } else if (const auto* sankey = std::get_if<dashboard::SankeyAnswer>(&answer.shown)) {
        std::ranges::for_each(sankey->links, [&](const auto& link) { take(link.value); });
    } else if (const auto* line = std::get_if<dashboard::LineAnswer>(&answer.shown)) {
        for (const dashboard::LineSeries& series : line->series) {
            std::ranges::for_each(series.points, [&](const auto& point) { take(point.second.value_or(0.0)); });
        }
    } else if (const auto* scatter = std::get_if<dashboard::ScatterAnswer>(&answer.shown)) {
        selection.points.resize(scatter->points.size());
        std::ranges::generate(selection.points, [i = 0]() mutable { return static_cast<std::uint8_t>(++i % 3 == 0); });
    } else if (const auto* box = std::get_if<dashboard::BoxAnswer>(&answer.shown)) {
        selection.boxes = box->groups;
    } else if (const auto* filter = std::get_if<dashboard::FilterAnswer>(&answer.shown)) {
        selection.chosen = {1};
        selection.interval = filter->minimum ? std::optional(ChosenInterval{1950, 1978}) : std::nullopt;
    } else if (std::holds_alternative<dashboard::TableAnswer>(answer.shown)) {
        selection.keys = {"Mitte", "Seefeld"};
    }
    return selection;
}

QString allTexts(const TileWidget& tile)
{
    QStringList shown;
    for (const DrawnText& text : tile.texts()) {
        shown << text.shown;
    }
    return shown.join(QLatin1Char('|'));
}

QImage gallery(const ChartLook& look, bool isHalf)
{
    const std::vector<TileAnswer> answers = sample::all();
    constexpr int kColumns = 4;
    const int rows = (static_cast<int>(answers.size()) + kColumns - 1) / kColumns;
    QImage image(kColumns * 440 + 20, rows * 300 + 20, QImage::Format_RGB32);
    image.fill(look.window);
    QPainter painter(&image);
    for (int i = 0; i < static_cast<int>(answers.size()); ++i) {
        const TileAnswer& answer = answers[static_cast<std::size_t>(i)];
        paintTile(painter, QRectF(20 + i % kColumns * 440, 20 + i / kColumns * 300, 420, 280), answer,
                  isHalf ? halfOf(answer) : TileSelection(), look);
    }
    return image;
}

} // namespace

class TileWidgetTest : public QObject {
    Q_OBJECT

private slots:
    void init() { applyLanguage(*qApp, Language::German); }

    void noTextIsClippedAtAnySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("smallest") << QSize(300, 200);
        QTest::newRow("usual") << QSize(420, 280);
        QTest::newRow("wide") << QSize(900, 260);
        QTest::newRow("tall") << QSize(320, 700);
        QTest::newRow("largest") << QSize(1600, 900);
    }
    void noTextIsClippedAtAnySize()
    {
        QFETCH(QSize, size);
        for (const TileAnswer& answer : sample::all()) {
            const auto tile = shownTile(answer, size);
            QVERIFY2(!tile->texts().empty(), qPrintable(say(answer.title)));
            for (const DrawnText& text : tile->texts()) {
                const QString what = QStringLiteral("%1: “%2”").arg(say(answer.title), text.shown);
                QVERIFY2(text.ink.left() >= -0.5 && text.ink.right() <= size.width() + 0.5 && text.ink.top() >= -0.5 &&
                             text.ink.bottom() <= size.height() + 0.5,
                         qPrintable("leaves the tile: " + what));
                QVERIFY2(text.ink.width() <= text.box.width() + 1.0, qPrintable("wider than its place: " + what));
            }
        }
    }
    void noTextLiesOnAnother_data() { noTextIsClippedAtAnySize_data(); }
    void noTextLiesOnAnother()
    {
        QFETCH(QSize, size);
        for (const TileAnswer& answer : sample::all()) {
            const auto tile = shownTile(answer, size);
            const auto& texts = tile->texts();
            for (std::size_t i = 0; i < texts.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const QRectF meet = texts[i].ink.intersected(texts[j].ink);
                    QVERIFY2(
                        meet.width() < 2.0 || meet.height() < 5.0,
                        qPrintable(
                            QStringLiteral("%1: “%2” on “%3”").arg(say(answer.title), texts[i].shown, texts[j].shown)));
                }
            }
        }
    }
    void everyTextHasContrast_data()
    {
        QTest::addColumn<QString>("id");
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
            QTest::newRow(qPrintable(idOf(look))) << idOf(look);
        }
    }
    void everyTextHasContrast()
    {
        QFETCH(QString, id);
        for (const TileAnswer& answer : sample::all()) {
            const std::unique_ptr<TileWidget> tile(makeTileWidget(answer));
            tile->setPalette(paletteOf(lookOf(id)));
            tile->resize(420, 280);
            tile->grab();
            const QColor ground = paletteOf(lookOf(id)).color(QPalette::Base);
            for (const DrawnText& text : tile->texts()) {
                const double contrast = contrastRatio(text.color, text.ground.isValid() ? text.ground : ground);
                QVERIFY2(contrast >= 4.5,
                         qPrintable(QStringLiteral("%1: “%2” %3").arg(say(answer.title), text.shown).arg(contrast)));
            }
        }
    }
    void largeLettersFitToo()
    {
        for (const TileAnswer& answer : sample::all()) {
            const std::unique_ptr<TileWidget> tile(makeTileWidget(answer));
            QFont font = tile->font();
            font.setPixelSize(26); // twice the usual size (WCAG 2.1, 1.4.4)
            tile->setFont(font);
            tile->resize(600, 420);
            tile->grab();
            for (const DrawnText& text : tile->texts()) {
                QVERIFY2(tile->rect().adjusted(-1, -1, 1, 1).contains(text.ink.toRect()),
                         qPrintable(say(answer.title) + text.shown));
            }
        }
    }
    void everyKindHasANameAndAnAlternative()
    {
        for (const TileAnswer& answer : sample::all()) {
            const auto tile = shownTile(answer);
            QCOMPARE(tile->accessibleName(), say(answer.title));
            QVERIFY2(tile->alternative().size() > 10, qPrintable(say(answer.title)));
            QCOMPARE(tile->accessibleDescription(), tile->alternative());
        }
    }
    void everyPartTellsItsValueAndUnit()
    {
        for (const TileAnswer& answer : sample::all()) {
            const auto tile = shownTile(answer);
            if (tile->chart() != nullptr && !tile->chart()->marks().empty()) {
                QVERIFY2(!tile->chart()->markText(0).isEmpty(), qPrintable(say(answer.title)));
            }
        }
        const auto boxes = shownTile(sample::boxes());
        QVERIFY(boxes->chart()->markText(0).contains(QStringLiteral("kWh/(m²·a)")));
    }
    void aNumberShowsTrendAndTarget()
    {
        const QString texts = allTexts(*shownTile(sample::kpi()));
        QVERIFY2(texts.contains(QStringLiteral("1234,5")), qPrintable(texts));
        QVERIFY2(texts.contains(QStringLiteral("Einw./km²")), qPrintable(texts));
        QVERIFY2(texts.contains(QStringLiteral("+12,3")), qPrintable(texts));
        QVERIFY2(texts.contains(QStringLiteral("1500")), qPrintable(texts));
    }
    void aNumberShowsTheWayItTook()
    {
        const auto tile = shownTile(sample::kpiWithHistory(), {320, 200});
        const QString texts = allTexts(*tile);
        QVERIFY2(texts.contains(QStringLiteral("2008")) && texts.contains(QStringLiteral("2024")), qPrintable(texts));
        QVERIFY2(tile->alternative().contains(QStringLiteral("2008")), qPrintable(tile->alternative()));
        const QImage picture = tile->grab().toImage();
        const QColor accent = chartLook(tile->palette(), tile->font()).accent;
        int accented = 0;
        for (int x = 0; x < picture.width(); ++x) {
            bool isLine = false;
            for (int y = 0; y < picture.height(); ++y) {
                isLine = isLine || picture.pixelColor(x, y) == accent;
            }
            accented += isLine ? 1 : 0;
        }
        QVERIFY2(accented > picture.width() / 2, qPrintable(QString::number(accented)));
        // One point is no way, and where there is no room, nothing is drawn half.
        TileAnswer one = sample::kpiWithHistory();
        std::get<dashboard::KpiAnswer>(one.shown).history.points.resize(1);
        QVERIFY(!allTexts(*shownTile(one, {320, 200})).contains(QStringLiteral("2008")));
        QVERIFY(!allTexts(*shownTile(sample::kpiWithHistory(), {220, 96})).contains(QStringLiteral("2008")));
    }
    void aDifferenceOfPercentagesIsInPoints()
    {
        const dashboard::Difference more{.value = 2.5, .band = {}, .isWithinBand = false, .isBetter = {}};
        const QString text = differenceText(more, {.unit = "%", .unitTitle = {}, .decimals = 1}, {}).text;
        QCOMPARE(QString(text).replace(QChar(0x00A0), u' '), QStringLiteral("+2,5 Prozentpunkte"));
    }
    void aDifferenceWithinItsUncertaintyIsNoNumber()
    {
        const QString texts = allTexts(*shownTile(sample::scenarios(), {700, 220}));
        QVERIFY2(texts.contains(QStringLiteral("−3305")), qPrintable(texts));
        QVERIFY2(!texts.contains(QStringLiteral("450")), qPrintable(texts));
        QVERIFY2(texts.contains(QStringLiteral("≈")), qPrintable(texts));
    }
    void yearsWithoutRoomAreTold()
    {
        QVERIFY(allTexts(*shownTile(sample::calendar(1'100), {420, 200})).contains(QStringLiteral("frühere")));
        QVERIFY(!allTexts(*shownTile(sample::calendar(1'100), {900, 600})).contains(QStringLiteral("frühere")));
    }
    void barsLieDownWhenTheirNamesAreLong()
    {
        const auto lying = shownTile(sample::bars());
        const auto standing = shownTile(sample::standingBars());
        QVERIFY(dynamic_cast<const BarChart*>(lying->chart())->isLying());
        QVERIFY(!dynamic_cast<const BarChart*>(standing->chart())->isLying());
    }
    void aClickChoosesABarAndControlAddsOne()
    {
        const auto tile = shownTile(sample::bars());
        QSignalSpy chosen(tile.get(), &TileWidget::classesChosen);
        QSignalSpy cleared(tile.get(), &TileWidget::selectionCleared);
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, middleOf(*tile, 1));
        QTest::mouseClick(tile.get(), Qt::LeftButton, Qt::ControlModifier, middleOf(*tile, 3));
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0][0].value<QList<int>>(), (QList<int>{1}));
        QCOMPARE(chosen[1][0].value<QList<int>>(), (QList<int>{1, 3}));
        QTest::mouseDClick(tile.get(), Qt::LeftButton, {}, middleOf(*tile, 2));
        QVERIFY(cleared.size() >= 1);
        QVERIFY(tile->selection().chosen.empty());
    }
    void aSecondClickOnTheOnlyBarLetsGo()
    {
        const auto tile = shownTile(sample::standingBars());
        QSignalSpy cleared(tile.get(), &TileWidget::selectionCleared);
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, middleOf(*tile, 2));
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, middleOf(*tile, 2));
        QCOMPARE(cleared.size(), 1);
    }
    void draggingOverAHistogramBrushesWholeBins()
    {
        const auto tile = shownTile(sample::histogram(25));
        QSignalSpy chosen(tile.get(), &TileWidget::intervalChosen);
        drag(*tile, middleOf(*tile, 4), middleOf(*tile, 9));
        QVERIFY(chosen.size() >= 1);
        QCOMPARE(chosen.back()[0].toDouble(), 1920.0); // bins of 5 years from 1900
        QCOMPARE(chosen.back()[1].toDouble(), 1950.0);
    }
    void draggingOverALineAndACalendarBrushesThem()
    {
        const auto line = shownTile(sample::lines());
        QSignalSpy years(line.get(), &TileWidget::intervalChosen);
        drag(*line, middleOf(*line, 2), middleOf(*line, 6));
        QCOMPARE(years.back()[0].toDouble(), 2010.0);
        QCOMPARE(years.back()[1].toDouble(), 2014.0);
        const auto calendar = shownTile(sample::calendar(), {900, 260});
        QSignalSpy days(calendar.get(), &TileWidget::intervalChosen);
        drag(*calendar, middleOf(*calendar, 14), middleOf(*calendar, 40));
        QCOMPARE(days.back()[0].toDouble(), 20'103.0);
        QCOMPARE(days.back()[1].toDouble(), 20'130.0); // the day after the last
    }
    void draggingOverAScatterDrawsABox()
    {
        const auto tile = shownTile(sample::scatter());
        QSignalSpy chosen(tile.get(), &TileWidget::boxChosen);
        const QRect area = tile->contentArea().toRect();
        drag(*tile, area.center(), area.center() + QPoint(80, 40));
        QVERIFY(chosen.size() >= 1);
        QVERIFY(chosen.back()[0].toDouble() < chosen.back()[1].toDouble());
        QVERIFY(chosen.back()[2].toDouble() < chosen.back()[3].toDouble());
    }
    void arrowsWalkSpaceChoosesAndEscapeLetsGo()
    {
        const auto tile = shownTile(sample::bars());
        QSignalSpy chosen(tile.get(), &TileWidget::classesChosen);
        QSignalSpy cleared(tile.get(), &TileWidget::selectionCleared);
        QTest::keyClick(tile.get(), Qt::Key_Down);
        QTest::keyClick(tile.get(), Qt::Key_Down);
        QVERIFY(tile->accessibleDescription().contains(QStringLiteral("8.421")));
        QTest::keyClick(tile.get(), Qt::Key_Space);
        QCOMPARE(chosen.back()[0].value<QList<int>>(), (QList<int>{1}));
        QTest::keyClick(tile.get(), Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
    }
    void shiftAndArrowsStretchAnInterval()
    {
        const auto tile = shownTile(sample::histogram(25));
        QSignalSpy chosen(tile.get(), &TileWidget::intervalChosen);
        QTest::keyClick(tile.get(), Qt::Key_Right);
        QTest::keyClick(tile.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(tile.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(chosen.back()[0].toDouble(), 1900.0);
        QCOMPARE(chosen.back()[1].toDouble(), 1915.0);
    }
    void aHeadingOfATableSorts()
    {
        const auto tile = shownTile(sample::table(), {700, 420});
        const auto* table = dynamic_cast<const TableChart*>(tile->chart());
        const QPoint heading(static_cast<int>(tile->contentArea().left()) + 20,
                             static_cast<int>(tile->contentArea().top()) + 20);
        QCOMPARE(table->order().front(), std::size_t{0});
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, heading);
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, heading);
        QCOMPARE(table->order().front(), std::size_t{9});
        QSignalSpy chosen(tile.get(), &TileWidget::rowChosen);
        tile->grab();
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, middleOf(*tile, 0));
        QCOMPARE(chosen.back()[1].toString(), QStringLiteral("Zell"));
    }
    void valuesAreCopiedAsATable()
    {
        const auto tile = shownTile(sample::table());
        QTest::keyClick(tile.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Ortsteil\tEinwohner\tFläche (km²)")));
    }
    void aMissingTileSaysWhatIsMissingAndOffersTheStep()
    {
        const auto tile = shownTile(sample::missing());
        QVERIFY(allTexts(*tile).contains(QStringLiteral("keine Einwohner")));
        auto* button = tile->findChild<QAbstractButton*>();
        QVERIFY(button != nullptr);
        QCOMPARE(button->text(), QStringLiteral("Altersgruppen importieren …"));
        QVERIFY(tile->rect().contains(button->geometry()));
        dashboard::NextStep step;
        connect(tile.get(), &TileWidget::stepRequested, this, [&](const dashboard::NextStep& asked) { step = asked; });
        button->click();
        QCOMPARE(QString::fromStdString(step.target), QStringLiteral("people"));
    }
    void theButtonOfAMissingTileOutlivesAChangeOfTheLook()
    {
        const auto tile = shownTile(sample::missing());
        const QPointer<QAbstractButton> button(tile->findChild<QAbstractButton*>());
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast, Look::Light}) {
            applyLook(*qApp, look);
            QVERIFY(!button.isNull());
        }
        QCOMPARE(tile->findChildren<QAbstractButton*>().size(), 1);
    }
    void theButtonOfANarrowTileEndsInAnEllipsisAndTellsTheRestInItsTip()
    {
        const auto tile = shownTile(sample::missing(), {110, 200});
        const auto* button = tile->findChild<QAbstractButton*>();
        QVERIFY(button->text().endsWith(QStringLiteral("…")));
        QVERIFY(button->text().size() < button->toolTip().size());
        QCOMPARE(button->toolTip(), QStringLiteral("Altersgruppen importieren …"));
    }
    void anAnswerWithoutValuesSaysSoInsteadOfAnEmptyAxis()
    {
        dashboard::LineAnswer line;
        line.series.push_back(
            {.name = sample::same("Pegel"), .color = 0, .points = {{2020, {}}, {2021, {}}}, .form = {}});
        dashboard::HistogramAnswer histogram;
        histogram.edges = {0, 1, 2};
        histogram.counts = {0, 0};
        for (const dashboard::Shown& shown : std::vector<dashboard::Shown>{
                 dashboard::BarAnswer(), line, dashboard::LineAnswer(), histogram, dashboard::HistogramAnswer(),
                 dashboard::BoxAnswer(), dashboard::ScatterAnswer(), dashboard::HeatCalendarAnswer(),
                 dashboard::SankeyAnswer(), dashboard::TableAnswer(), dashboard::FilterAnswer()}) {
            const auto tile = shownTile(sample::tile(dashboard::TileKind::Bar, "Leer", shown));
            QVERIFY2(allTexts(*tile).contains(QStringLiteral("keinen Wert")),
                     qPrintable(QString::number(shown.index())));
            QTest::keyClick(tile.get(), Qt::Key_Right);
            QTest::keyClick(tile.get(), Qt::Key_Space);
            QVERIFY(tile->chart()->marks().empty());
        }
    }
    void oneValueIsEnough()
    {
        dashboard::LineAnswer line;
        line.series.push_back({.name = sample::same("Pegel"), .color = 0, .points = {{2020, 7.0}}, .form = {}});
        dashboard::ScatterAnswer scatter;
        scatter.points.push_back({.x = 3, .y = 4});
        dashboard::HistogramAnswer histogram;
        histogram.edges = {5, 5};
        histogram.counts = {9};
        for (const dashboard::Shown& shown :
             std::vector<dashboard::Shown>{line, scatter, histogram, sample::barAnswer({"a"}, {0.0})}) {
            const auto tile = shownTile(sample::tile(dashboard::TileKind::Bar, "Eins", shown));
            QCOMPARE(tile->chart()->marks().size(), std::size_t{1});
            for (const DrawnText& text : tile->texts()) {
                QVERIFY2(std::isfinite(text.ink.left()) && !text.shown.contains(QStringLiteral("nan")),
                         qPrintable(text.shown));
            }
        }
    }
    void aStaleTileSaysSo()
    {
        const auto tile = shownTile(sample::kpiOfMillions());
        QVERIFY(allTexts(*tile).contains(QStringLiteral("veraltet")));
        QVERIFY(tile->findChild<QAbstractButton*>() != nullptr);
        QVERIFY(tile->alternative().contains(QStringLiteral("veraltet")));
        tile->setAnswer(sample::kpi());
        QVERIFY(tile->findChild<QAbstractButton*>() == nullptr);
    }
    void aSelectedPartIsDrawnOverThePaleWhole()
    {
        const auto tile = shownTile(sample::histogram(10));
        const QImage before = tile->grab().toImage();
        const ChartLook look = chartLook(tile->palette(), tile->font());
        const QRectF bar = tile->chart()->marks()[5].box;
        const QPoint foot = QPointF(bar.center().x(), bar.bottom() - 4).toPoint();
        QCOMPARE(before.pixelColor(foot), look.category(0));
        TileSelection selection;
        selection.values.assign(10, 0.0);
        tile->setSelection(selection);
        QCOMPARE(tile->grab().toImage().pixelColor(foot), look.pale(look.category(0)));
    }
    void newCountsAreRepaintedAtOnce()
    {
        const auto tile = shownTile(sample::histogram(100), {640, 360});
        QImage image(tile->size(), QImage::Format_ARGB32_Premultiplied);
        TileSelection selection;
        selection.values.assign(100, 40.0);
        double least = 1e9;
        for (int i = 0; i < 30; ++i) {
            selection.values[static_cast<std::size_t>(i)] = i;
            QElapsedTimer clock;
            clock.start();
            tile->setSelection(selection);
            tile->render(&image);
            least = std::min(least, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        qInfo("repaint of a histogram of 100 bins: %.2f ms", least);
        QVERIFY2(least <= 5.0, qPrintable(QString::number(least))); // 2 ms is asked of a release build
    }
    void whileEditingNothingIsChosen()
    {
        const auto tile = shownTile(sample::bars());
        tile->setEditing(true);
        QSignalSpy chosen(tile.get(), &TileWidget::classesChosen);
        QTest::mouseClick(tile.get(), Qt::LeftButton, {}, middleOf(*tile, 1));
        QVERIFY(chosen.isEmpty());
    }
    void aPdfHoldsTheSameAsVectors()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("kacheln.pdf"));
        QPdfWriter writer(path);
        writer.setResolution(1200);
        QPainter painter(&writer);
        painter.scale(1200 / 96.0, 1200 / 96.0);
        const ChartLook look = chartLook(paletteOf(Look::Light), QApplication::font());
        for (const TileAnswer& answer : sample::all()) {
            const QRectF content = paintTile(painter, {0, 0, 420, 280}, answer, {}, look);
            QVERIFY(QRectF(0, 0, 420, 280).contains(content));
        }
        painter.end();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("/Subtype /Image"));
    }
    /// For people to look at: WB_GALLERY=folder writes all kinds in each look.
    void theGalleryIsDrawn()
    {
        const QString folder = qEnvironmentVariable("WB_GALLERY");
        for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
            for (const bool isHalf : {false, true}) {
                const QImage image = gallery(chartLook(paletteOf(look), QApplication::font()), isHalf);
                const QString name = idOf(look) + (isHalf ? QStringLiteral("-selected.png") : QStringLiteral(".png"));
                QVERIFY(!image.isNull());
                QVERIFY(folder.isEmpty() || image.save(QDir(folder).filePath(name)));
            }
        }
    }
};

QTEST_MAIN(TileWidgetTest)
#include "tile_widget_test.moc"
