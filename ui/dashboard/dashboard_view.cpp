// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_view.h"

#include "ui/chart/tile_widget.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr int kSpareRows = 4; // below the last tile while editing: room to drop one

QString headingOf(const dashboard::Tile& tile)
{
    return tile.title.empty() ? say(dashboard::titleOf(tile.kind())) : say(tile.title);
}

} // namespace

DashboardView::DashboardView(QWidget* parent) : QScrollArea(parent), m_canvas(new QWidget)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_canvas);
    setWidgetResizable(false);
    m_canvas->setAccessibleName(tr("Tiles of the dashboard"));
}

QStringList DashboardView::tiles() const
{
    QStringList ids;
    for (const dashboard::Tile& tile : m_dashboard.tiles) {
        ids << QString::fromStdString(tile.id);
    }
    return ids;
}

TileHost* DashboardView::makeHost(const dashboard::Tile& tile)
{
    const QString id = QString::fromStdString(tile.id);
    auto* host = new TileHost(id, m_canvas);
    m_hosts[id] = host;
    connect(host, &TileHost::tileMade, this, [this, id](TileWidget* widget) { emit tileMade(id, widget); });
    host->setFont(m_canvas->font());
    host->setHeading(headingOf(tile));
    host->setEditing(m_editing);
    joinGrip(*host);
    host->show();
    return host;
}

void DashboardView::joinGrip(TileHost& host)
{
    TileGrip* grip = host.grip();
    if (grip == nullptr) {
        return;
    }
    const QString id = host.id();
    connect(grip, &TileGrip::chosen, this, [this, id] { choose(id); });
    connect(grip, &TileGrip::dragged, this,
            [this, id](GripPart part, QPoint way) { preview(id, part, m_metrics.cellsIn(way)); });
    connect(grip, &TileGrip::dropped, this,
            [this, id](GripPart part, QPoint way) { arrange(id, part, m_metrics.cellsIn(way)); });
    connect(grip, &TileGrip::letGo, this, &DashboardView::layOut);
    connect(grip, &TileGrip::stepAsked, this, [this, id](GripPart part, QPoint cells) { arrange(id, part, cells); });
    connect(grip, &TileGrip::editAsked, this, [this, id] { emit editAsked(id); });
    connect(grip, &TileGrip::removeAsked, this, [this, id] { emit removeAsked(id); });
    connect(grip, &TileGrip::duplicateAsked, this, [this, id] { emit duplicateAsked(id); });
}

void DashboardView::setDashboard(dashboard::Dashboard dashboard)
{
    const bool isAnother = dashboard.id != m_dashboard.id;
    m_dashboard = std::move(dashboard);
    for (const QString& id : m_hosts.keys()) {
        if (isAnother || findTile(m_dashboard, id.toStdString()) == nullptr) {
            emit tileGone(id);
            delete m_hosts.take(id);
        }
    }
    QWidget* before = nullptr;
    for (const dashboard::Tile& tile : m_dashboard.tiles) {
        TileHost* host = m_hosts.value(QString::fromStdString(tile.id));
        if (host == nullptr) {
            host = makeHost(tile);
        }
        host->setHeading(headingOf(tile));
        host->raise(); // children are walked by Tab and by screen readers in the order of reading
        if (before != nullptr && host->grip() != nullptr) {
            QWidget::setTabOrder(before, host->grip());
        }
        before = host->grip();
    }
    if (!m_hosts.contains(m_chosen)) {
        m_chosen.clear();
    }
    if (isAnother) {
        verticalScrollBar()->setValue(0);
    }
    layOut();
}

void DashboardView::setAnswer(dashboard::TileAnswer answer)
{
    if (TileHost* host = m_hosts.value(QString::fromStdString(answer.tile))) {
        host->setAnswer(std::move(answer));
    }
}

void DashboardView::forgetAnswers()
{
    const dashboard::Dashboard kept = m_dashboard;
    m_dashboard.id.clear();
    setDashboard(kept);
}

void DashboardView::setEditing(TileHost::Editing editing)
{
    if (std::exchange(m_editing, editing) == editing) {
        return;
    }
    for (TileHost* host : std::as_const(m_hosts)) {
        host->setEditing(editing);
        joinGrip(*host);
    }
    setDashboard(m_dashboard);
}

void DashboardView::choose(const QString& tile)
{
    m_chosen = tile;
    for (TileHost* host : std::as_const(m_hosts)) {
        host->setChosen(host->id() == tile);
    }
}

void DashboardView::showTile(const QString& tile)
{
    if (TileHost* host = m_hosts.value(tile)) {
        ensureWidgetVisible(host);
        if (host->grip() != nullptr) {
            host->grip()->setFocus();
        }
    }
}

int DashboardView::heightOfAll() const
{
    return m_metrics.sizeFor(rowCount(m_dashboard)).height();
}

void DashboardView::showPlaces(const std::vector<dashboard::PlaceTile>& places)
{
    for (const dashboard::PlaceTile& one : places) {
        if (TileHost* host = m_hosts.value(QString::fromStdString(one.tile))) {
            host->setGeometry(m_metrics.rectOf(one.place));
        }
    }
}

void DashboardView::layOut()
{
    const int rows = std::max(1, rowCount(m_dashboard)) + (isEditing() ? kSpareRows : 0);
    const double scale = textScaleFor(viewport()->width());
    if (scale != m_textScale) {
        m_textScale = scale;
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * scale);
        m_canvas->setFont(font);
        for (TileHost* host : std::as_const(m_hosts)) {
            host->setFont(font);
            host->spreadFont();
        }
    }
    // While a bar is there it takes room that the grid then has not; asking for both would go to and fro.
    m_metrics =
        metricsFor({.viewport = maximumViewportSize(), .rows = rows, .textHeightPx = m_canvas->fontMetrics().height()});
    if (m_metrics.sizeFor(rows).height() > maximumViewportSize().height()) {
        const QSize narrower(maximumViewportSize().width() - verticalScrollBar()->sizeHint().width(),
                             maximumViewportSize().height());
        m_metrics = metricsFor({.viewport = narrower, .rows = rows, .textHeightPx = m_canvas->fontMetrics().height()});
    }
    m_canvas->resize(m_metrics.sizeFor(rows));
    std::vector<dashboard::PlaceTile> places;
    for (const dashboard::Tile& tile : m_dashboard.tiles) {
        places.push_back({.tile = tile.id, .place = tile.place});
    }
    showPlaces(places);
    m_canvas->update();
}

std::optional<dashboard::Place> DashboardView::placeAfter(const QString& id, GripPart part, const QPoint& cells) const
{
    const dashboard::Tile* tile = findTile(m_dashboard, id.toStdString());
    if (tile == nullptr) {
        return std::nullopt;
    }
    switch (part) {
    case GripPart::Body:
        return moved(tile->place, cells);
    case GripPart::Right:
        return resized(tile->place, {cells.x(), 0});
    case GripPart::Bottom:
        return resized(tile->place, {0, cells.y()});
    case GripPart::Corner:
        return resized(tile->place, cells);
    case GripPart::None:
        break;
    }
    return std::nullopt;
}

void DashboardView::preview(const QString& id, GripPart part, const QPoint& cells)
{
    if (const auto place = placeAfter(id, part, cells)) {
        m_hosts[id]->raise();
        showPlaces(makingRoom(m_dashboard, id.toStdString(), *place).places);
    }
}

void DashboardView::arrange(const QString& id, GripPart part, const QPoint& cells)
{
    const auto place = placeAfter(id, part, cells);
    const dashboard::Tile* tile = findTile(m_dashboard, id.toStdString());
    if (!place || tile == nullptr || *place == tile->place) {
        layOut();
        return;
    }
    emit arranged(makingRoom(m_dashboard, id.toStdString(), *place));
}

void DashboardView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    layOut();
}

void DashboardView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        m_textScale = 0.0;
        layOut();
    }
}

} // namespace weitblick::ui
