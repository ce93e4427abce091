// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/map_tile.h"

#include "core/map/plain_look.h"
#include "ui/chart/number_form.h"
#include "ui/dashboard/map_overlays.h"
#include "ui/map/map_furniture.h"
#include "ui/map/map_widget.h"
#include "ui/shell/language.h"
#include "ui/shell/tool_icons.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace weitblick::ui {

namespace {

constexpr int kSettleMs = 250;
constexpr std::size_t kMostNames = 400; // more are not zones

} // namespace

MapTile::MapTile(QWidget* parent)
    : QWidget(parent),
      m_legend(new MapLegend(this)),
      m_names(new MapNames(this)),
      m_tools(new QWidget(this))
{
    makeTools();
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &MapTile::viewSettled);
}

MapTile::~MapTile()
{
    m_keyJob.cancel();
}

void MapTile::makeTools()
{
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    m_tools->setAutoFillBackground(true);
    const auto add = [&](const QString& icon, const QString& name) {
        auto* button = new QToolButton;
        m_buttons[icon] = button;
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        return button;
    };
    const std::tuple<MapTool, QString, QString> choices[] = {
        {MapTool::Pan, QStringLiteral("pan"), tr("Move, and choose by click")},
        {MapTool::Select, QStringLiteral("select"), tr("Choose by a box")},
        {MapTool::SelectPolygon, QStringLiteral("polygon"), tr("Choose by a polygon")}};
    for (const auto& [tool, icon, name] : choices) {
        QToolButton* button = add(icon, name);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(tool == MapTool::Pan);
        connect(button, &QToolButton::clicked, this, [this, tool = tool] {
            if (m_map != nullptr) {
                m_map->setTool(tool);
            }
        });
    }
    m_extent = add(QStringLiteral("filter"), tr("The part of the map that is shown is a filter"));
    m_extent->setCheckable(true);
    connect(m_extent, &QToolButton::toggled, this, &MapTile::extentFilterChanged);
    connect(add(QStringLiteral("compare"), tr("Compare with another map")), &QToolButton::clicked, this,
            &MapTile::compareAsked);
    QToolButton* home = add(QStringLiteral("zoom-all"), tr("Show everything"));
    connect(home, &QToolButton::clicked, this, [this] {
        if (m_map != nullptr) {
            m_isTouched = false;
            m_map->zoomToAll();
        }
    });
    refreshIcons();
    m_tools->adjustSize();
}

void MapTile::refreshIcons()
{
    for (auto button = m_buttons.cbegin(); button != m_buttons.cend(); ++button) {
        button.value()->setIcon(toolIcon(button.key(), QApplication::palette()));
    }
}

bool MapTile::isExtentFilter() const
{
    return m_extent->isChecked();
}

Text MapTile::textFor(const std::vector<std::int64_t>& fids) const
{
    constexpr std::size_t kMostNamed = 3;
    const map::FeatureValues& names = m_names->names();
    if (!m_features || names.count() == 0 || fids.size() > kMostNamed) {
        return {};
    }
    std::string text;
    for (const std::int64_t fid : fids) {
        const std::size_t number = m_features->shapes.numberOf(fid);
        text += (text.empty() ? "" : ", ") + (number < names.count() ? names.textOf(number) : std::string());
    }
    return {text, text};
}

void MapTile::makeMap()
{
    delete std::exchange(m_map, new MapWidget(this));
    m_features.reset();
    m_keys = {};
    m_names->setNames(nullptr, {});
    m_map->setMinimumSize(40, 40);
    m_map->setGeometry(rect());
    m_isTouched = false;
    m_map->lower();
    m_map->installEventFilter(this);
    m_map->show();
    setFocusProxy(m_map);
    connect(m_map, &MapWidget::failed, this, &MapTile::failed);
    connect(m_map, &MapWidget::drawn, this, [this] {
        takeFeatures();
        m_names->setView(m_map->view());
    });
    connect(m_map, &MapWidget::viewChanged, this, [this] {
        m_names->setView(m_map->view());
        m_settle.start();
        emit viewMoved();
    });
    connect(m_map, &MapWidget::identified, this, [this](const std::vector<Identified>& hits) {
        const auto own = std::ranges::find(hits, QString::fromStdString(m_answer.layer), &Identified::layer);
        if (own != hits.end()) {
            const std::vector<std::int64_t> fids{own->fid};
            m_chosen = m_chosen == fids ? std::vector<std::int64_t>() : fids; // once more lets go
            emit featuresChosen(m_chosen);
        }
    });
    connect(m_map, &MapWidget::selectionChanged, this, [this] {
        if (m_isSelecting) {
            return;
        }
        const auto fids = m_map->scene().selection().second;
        m_chosen.assign(fids.begin(), fids.end());
        m_isSelecting = true;
        m_map->select(QString::fromStdString(m_answer.layer), {}); // pale says it; no borders
        m_isSelecting = false;
        emit featuresChosen(m_chosen);
    });
}

void MapTile::setAnswer(const ProjectSnapshot& project, dashboard::MapAnswer answer)
{
    const bool isSame = m_map != nullptr && answer.layer == m_answer.layer && answer.column == m_answer.column &&
                        project.file == m_project.file;
    m_answer = std::move(answer);
    m_ownValues.reset();
    m_project = project;
    m_project.themes.clear();
    map::Theme first = m_answer.theme;
    first.layer = m_answer.layer;
    first.column = m_answer.column;
    m_project.themes[m_answer.layer] = map::toJson(first); // so the column is read with the shapes
    if (!isSame) {
        makeMap();
    }
    const QString layer = QString::fromStdString(m_answer.layer);
    QStringList layers{layer};
    for (const map::PlainLayer& one :
         m_answer.keyColumn.empty() ? contextOf(project, m_answer.layer) : std::vector<map::PlainLayer>()) {
        layers << QString::fromStdString(one.name);
        m_project.themes[one.name] = map::toJson(paleContext(one));
    }
    m_map->setAccessibleName(tr("Map: %1").arg(QString::fromStdString(m_answer.theme.title)));
    m_map->showProject(m_project);
    m_map->showLayers(layers);
    m_map->setActiveLayer(layer);
    if (isSame && m_features) {
        colour();
    }
}

/// Once the layer has been read: its colours, its legend, the names of its zones.
void MapTile::takeFeatures()
{
    auto features = m_map->scene().features(QString::fromStdString(m_answer.layer));
    if (features == m_features || !features) {
        return;
    }
    m_features = std::move(features);
    m_ownValues.reset();
    colour();
    readKeys();
    emit loaded();
}

const map::FeatureValues& MapTile::values() const
{
    return m_ownValues ? *m_ownValues : m_features->values;
}

void MapTile::colour()
{
    if (!m_features) {
        return;
    }
    const map::FeatureShapes& shapes = m_features->shapes;
    if (m_answer.column.empty() && !m_answer.values.empty() && !m_ownValues) {
        std::vector<double> numbers(shapes.featureCount(), std::numeric_limits<double>::quiet_NaN());
        for (const auto& [fid, value] : m_answer.values) {
            if (const std::size_t number = shapes.numberOf(fid); number < numbers.size()) {
                numbers[number] = value;
            }
        }
        m_ownValues.emplace();
        for (const double number : numbers) {
            m_ownValues->addNumber(number);
        }
    }
    const QString layer = QString::fromStdString(m_answer.layer);
    map::Theme theme = m_answer.theme;
    theme.layer = m_answer.layer;
    theme = withReadablePoints(std::move(theme), shapes);
    m_assignment = map::assignClasses(theme, values(), shapes.featureCount());
    const QColor ground = mapPaper(palette());
    const map::Color paper{static_cast<std::uint8_t>(ground.red()), static_cast<std::uint8_t>(ground.green()),
                           static_cast<std::uint8_t>(ground.blue()), 255};
    if (theme.outline.color == map::Outline().color) { // what parts the classes is the paper between them
        theme.outline.color = {paper.red, paper.green, paper.blue, theme.outline.color.alpha};
    }
    m_legend->setLegend(map::legendOf(theme, m_assignment, currentLanguage(), paper));
    layOut();
    if (m_isSelected) {
        map::Theme pale = withPaleClasses(theme, paper);
        m_map->scene().setValues(layer, recodedValues(theme, m_assignment, shapes, m_isSelected), std::move(pale));
    } else {
        m_map->scene().setValues(layer, values(), theme);
    }
    m_map->redraw();
}

void MapTile::setSelected(FeatureTest isSelected)
{
    if (!isSelected && !m_isSelected) {
        return;
    }
    m_isSelected = std::move(isSelected);
    if (!m_isSelected) {
        m_chosen.clear();
    }
    colour();
}

void MapTile::setExtentFilter(bool isOn)
{
    const QSignalBlocker quiet(m_extent);
    m_extent->setChecked(isOn);
}

void MapTile::setTips(QHash<qint64, QString> tips)
{
    m_tips = std::move(tips);
}

void MapTile::setClasses(const map::Theme& theme)
{
    m_answer.theme.kind = theme.kind;
    m_answer.theme.classes = theme.classes;
    m_answer.theme.ramp = theme.ramp;
    m_answer.theme.direction = theme.direction;
    colour();
}

/// Keys and names of zones, read beside the picture.
void MapTile::readKeys()
{
    const std::size_t count = m_features->shapes.featureCount();
    const auto dataset = std::ranges::find(m_project.datasets, m_answer.layer,
                                           [](const workspace::Dataset& one) { return one.schema.name; });
    if (count > kMostNames || dataset == m_project.datasets.end()) {
        return;
    }
    std::vector<std::string> columns;
    for (const workspace::Column& column : dataset->schema.columns) {
        columns.push_back(column.name);
    }
    const map::PlainLayer plain = map::plainLayerOf(dataset->schema);
    std::string name =
        m_features->shapes.mainKind() == map::ShapeKind::Polygons ? map::labelColumn(plain, columns) : std::string();
    const map::FeatureSource source{.file = m_project.file,
                                    .layer = m_answer.layer,
                                    .column = m_answer.keyColumn,
                                    .crs = {.definition = "EPSG:" + std::to_string(m_project.srsId)}};
    using KeysAndNames = std::pair<map::FeatureValues, map::FeatureValues>;
    m_keyJob.start(
        [source, name](Job& job) -> Result<KeysAndNames> {
            KeysAndNames result;
            if (!source.column.empty()) {
                WB_TRY(result.first, map::readValues(source, job));
            }
            if (!name.empty()) {
                map::FeatureSource names = source;
                names.column = name;
                WB_TRY(result.second, map::readValues(names, job));
            }
            return result;
        },
        [this](Result<KeysAndNames> result) {
            if (result) {
                m_keys = std::move(result->first);
                m_names->setNames(m_features, std::move(result->second));
            }
        });
}

QString MapTile::keyOf(std::int64_t fid) const
{
    const std::size_t number = m_features ? m_features->shapes.numberOf(fid) : 0;
    return m_features && number < m_keys.count() ? QString::fromStdString(m_keys.textOf(number)) : QString();
}

std::vector<std::int64_t> MapTile::featuresInView() const
{
    std::vector<std::int64_t> found;
    if (!m_features || m_map->view().isEmpty()) {
        return found;
    }
    const geo::Envelope view = m_map->view().extent();
    const map::FeatureShapes& shapes = m_features->shapes;
    for (std::size_t i = 0; i < shapes.featureCount(); ++i) {
        const geo::Envelope box = shapes.extentOf(i);
        const double x = (box.minX + box.maxX) / 2;
        const double y = (box.minY + box.maxY) / 2;
        if (!box.isEmpty() && x >= view.minX && x <= view.maxX && y >= view.minY && y <= view.maxY) {
            found.push_back(shapes.fidOf(i));
        }
    }
    return found;
}

/// What lies under the pointer: its name and its value.
bool MapTile::eventFilter(QObject* watched, QEvent* event)
{
    m_isTouched = m_isTouched || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel ||
                  event->type() == QEvent::KeyPress;
    if (event->type() != QEvent::ToolTip || !m_features) {
        return QWidget::eventFilter(watched, event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString layer = QString::fromStdString(m_answer.layer);
    constexpr std::uint32_t kNearPx = 4;
    for (const Identified& hit : m_map->scene().tryIdentify(help->pos().x(), help->pos().y(), kNearPx, layer)) {
        const std::size_t number = m_features->shapes.numberOf(hit.fid);
        if (hit.layer == layer && number < m_features->shapes.featureCount()) {
            QToolTip::showText(help->globalPos(), textOf(number), m_map);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

QString MapTile::textOf(std::size_t feature) const
{
    QStringList lines;
    if (feature < m_names->names().count() && !m_names->names().textOf(feature).empty()) {
        lines << QString::fromStdString(m_names->names().textOf(feature));
    }
    if (const auto tip = m_tips.constFind(m_features->shapes.fidOf(feature)); tip != m_tips.constEnd()) {
        lines << *tip;
    } else if (feature < values().count()) {
        const double number = values().numbers()[feature];
        const bool isNumber = m_answer.theme.kind == map::ThemeKind::Graduated && !std::isnan(number);
        QString text = isNumber ? numberText(number, m_answer.form) : QString::fromStdString(values().textOf(feature));
        if (text.isEmpty()) {
            text = tr("no value");
        }
        const QString title = QString::fromStdString(m_answer.theme.title);
        lines << (title.isEmpty() ? text : QStringLiteral("%1: %2").arg(title, text));
    }
    return lines.join(u'\n');
}

bool MapTile::isStill() const
{
    return m_map != nullptr && m_map->isStill() && m_features != nullptr && !m_keyJob.isRunning();
}

void MapTile::resizeEvent(QResizeEvent*)
{
    layOut();
}

void MapTile::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_legend->setFont(font());
        m_names->setFont(font());
        layOut();
    }
    if (event->type() == QEvent::PaletteChange && m_features) {
        colour(); // on other paper
    }
}

/// Map, legend, names and tools in their places. A view that nobody has moved shows everything again.
void MapTile::layOut()
{
    const QRect room = m_legend->placeIn(rect());
    const bool isNew = m_map != nullptr && m_map->geometry() != room;
    if (m_map != nullptr) {
        m_map->setGeometry(room);
    }
    if (isNew && !m_isTouched && m_features) {
        m_map->zoomToAll();
    }
    m_names->setGeometry(room);
    m_tools->move(6, 6);
    constexpr int kLeastWidthPx = 260;
    m_tools->setVisible(!m_isPlain && width() >= kLeastWidthPx);
    m_names->setCovered(m_tools->isHidden() ? QRect() : m_tools->geometry());
}

void MapTile::setSide(Side side)
{
    m_legend->setPlace(side == Side::Alone  ? MapLegend::Place::Beside
                       : side == Side::Left ? MapLegend::Place::LowerLeft
                                            : MapLegend::Place::LowerRight);
    m_tools->setEnabled(side == Side::Alone);
    m_isPlain = side != Side::Alone;
    layOut();
}

std::vector<double> MapTile::numbers() const
{
    return m_features ? values().numbers() : std::vector<double>();
}

void MapTile::showPlain()
{
    m_isPlain = true;
    layOut();
}

} // namespace weitblick::ui
