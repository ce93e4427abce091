// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/theme_panel.h"

#include "core/map/class_bounds.h"
#include "core/map/layer_features.h"
#include "ui/data/attribute_model.h"
#include "ui/map/map_widget.h"
#include "ui/map/ramp_icon.h"
#include "ui/map/raster_panel.h"
#include "ui/shell/language.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSlider>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace weitblick::ui {

namespace {

QIcon swatch(map::Color color, const map::Outline& outline)
{
    QPixmap picture(16, 16);
    picture.fill(QColor(color.red, color.green, color.blue));
    if (outline.isVisible) {
        QPainter painter(&picture);
        painter.setPen(QPen(QColor(outline.color.red, outline.color.green, outline.color.blue), outline.widthPx));
        painter.drawRect(QRectF(picture.rect()).adjusted(0.5, 0.5, -1, -1));
    }
    return QIcon(picture);
}

} // namespace

ThemePanel::ThemePanel(ProjectSession& session, MapWidget& map, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_map(map),
      m_title(new QLabel),
      m_shapes(new QWidget),
      m_raster(new RasterPanel(session, map)),
      m_column(new QComboBox),
      m_method(new QComboBox),
      m_classes(new QSpinBox),
      m_bounds(new QLineEdit),
      m_problem(new QLabel),
      m_ramp(new QComboBox),
      m_opacity(new QSlider(Qt::Horizontal)),
      m_legend(new QTreeWidget)
{
    m_title->setProperty("role", "heading");
    m_method->addItem(tr("Natural breaks (Jenks)"), static_cast<int>(map::ClassMethod::NaturalBreaks));
    m_method->addItem(tr("Equal counts (quantiles)"), static_cast<int>(map::ClassMethod::Quantile));
    m_method->addItem(tr("Equal intervals"), static_cast<int>(map::ClassMethod::EqualInterval));
    m_method->addItem(tr("Standard deviation"), static_cast<int>(map::ClassMethod::StandardDeviation));
    m_method->addItem(tr("Own bounds"), static_cast<int>(map::ClassMethod::Manual));
    m_bounds->setPlaceholderText(tr("e.g. 0; 10; 50; 100"));
    m_bounds->setToolTip(
        tr("The bounds of the classes, separated by semicolons. A value belongs to the class whose upper "
           "bound it does not exceed."));
    m_problem->setWordWrap(true);
    m_problem->setProperty("role", "problem");
    m_problem->hide();
    m_classes->setRange(2, 12);
    m_classes->setValue(5);
    fillRamps(*m_ramp);
    m_opacity->setRange(10, 100);
    m_opacity->setValue(85);
    m_legend->setHeaderLabels({tr("Class"), tr("Count")});
    m_legend->setRootIsDecorated(false);
    m_legend->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_legend->header()->setStretchLastSection(false);

    auto* form = new QFormLayout;
    const std::pair<QString, QWidget*> rows[] = {
        {tr("Colour by"), m_column}, {tr("Classes by"), m_method}, {tr("Number of classes"), m_classes},
        {tr("Bounds"), m_bounds},    {tr("Colours"), m_ramp},      {tr("Opacity"), m_opacity}};
    for (const auto& [text, field] : rows) {
        field->setAccessibleName(text);
        form->addRow(text, field);
    }
    m_legend->setAccessibleName(tr("Legend"));
    auto* shapes = new QVBoxLayout(m_shapes);
    shapes->setContentsMargins(0, 0, 0, 0);
    shapes->addLayout(form);
    shapes->addWidget(m_problem);
    shapes->addWidget(m_legend, 1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_shapes, 1);
    column->addWidget(m_raster);
    column->addStretch(0);
    m_raster->hide();

    connect(m_column, &QComboBox::activated, this, &ThemePanel::classify);
    connect(m_method, &QComboBox::activated, this, &ThemePanel::classify);
    connect(m_classes, &QSpinBox::valueChanged, this, &ThemePanel::classify);
    connect(m_bounds, &QLineEdit::editingFinished, this, &ThemePanel::takeBounds);
    connect(m_ramp, &QComboBox::activated, this, [this] { m_rampWasChosen = true; });
    connect(m_ramp, &QComboBox::activated, this, &ThemePanel::recolour);
    connect(m_opacity, &QSlider::valueChanged, this, &ThemePanel::recolour);
    connect(&map, &MapWidget::layerLoaded, this, [this](const QString& layer) {
        if (layer == m_layer) {
            refillColumns();
            showLegend();
        }
    });
    connect(&session, &ProjectSession::changed, this, &ThemePanel::refillColumns);
    constexpr int kSaveMs = 400; // a slider that is being dragged makes one edit, not a hundred
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveMs);
    connect(&m_save, &QTimer::timeout, this, &ThemePanel::save);
    setEnabled(false);
}

/// A field that has the focus loses it on the way out, and would report to a panel that is gone.
ThemePanel::~ThemePanel()
{
    m_bounds->disconnect(this);
}

void ThemePanel::setLayer(const QString& layer)
{
    if (layer == m_layer) {
        return;
    }
    if (m_save.isActive()) { // of the layer before
        m_save.stop();
        save();
    }
    m_rampWasChosen = false;
    m_layer = layer;
    m_bounds->setModified(false);
    tell({});
    m_title->setText(layer);
    refillColumns();
    m_raster->setLayer(layer);
    showLegend();
}

void ThemePanel::chooseColumn(const QString& column)
{
    m_column->setCurrentIndex(std::max(0, m_column->findData(column)));
    classify();
}

void ThemePanel::refillColumns()
{
    const QSignalBlocker quiet(m_column);
    m_column->clear();
    m_column->addItem(tr("– one colour –"), QString());
    bool isMap = false;
    const auto& snapshot = m_session.snapshot();
    for (const workspace::Dataset& dataset : snapshot ? snapshot->datasets : std::vector<workspace::Dataset>()) {
        if (QString::fromStdString(dataset.schema.name) != m_layer) {
            continue;
        }
        for (const workspace::Column& column : dataset.schema.columns) {
            m_column->addItem(columnText(column), QString::fromStdString(column.name));
        }
        isMap = dataset.schema.geometry != workspace::GeometryType::None;
    }
    const bool isRaster = m_map.isRaster(m_layer);
    m_shapes->setVisible(!isRaster);
    m_raster->setVisible(isRaster);
    setEnabled(isMap || isRaster);
    if (const auto theme = m_map.scene().theme(m_layer)) {
        const QSignalBlocker quietRamp(m_ramp);
        const QSignalBlocker quietOpacity(m_opacity);
        m_column->setCurrentIndex(std::max(0, m_column->findData(QString::fromStdString(theme->column))));
        m_opacity->setValue(static_cast<int>(theme->opacity * 100 + 0.5));
        m_method->setCurrentIndex(std::max(0, m_method->findData(static_cast<int>(theme->method))));
        if (theme->kind != map::ThemeKind::Single) {
            m_ramp->setCurrentIndex(std::max(0, m_ramp->findData(QString::fromStdString(theme->ramp))));
        }
    }
}

map::ColorRamp ThemePanel::ramp() const
{
    const auto found = map::colorRamp(m_ramp->currentData().toString().toStdString());
    return found ? *found : map::colorRamps().front();
}

void ThemePanel::classify()
{
    const auto& snapshot = m_session.snapshot();
    const auto before = m_map.scene().theme(m_layer);
    if (!snapshot || !before) {
        return;
    }
    const std::string column = m_column->currentData().toString().toStdString();
    if (column.empty()) {
        map::Theme plain = *before;
        plain.column.clear();
        plain.qml.clear();
        plain.kind = map::ThemeKind::Single;
        plain.classes = {map::ThemeClass{.color = map::colorAt(ramp(), 0.4)}};
        use(std::move(plain));
        return;
    }
    auto method = static_cast<map::ClassMethod>(m_method->currentData().toInt());
    if (method == map::ClassMethod::Manual && (before->column != column || sender() == m_classes)) {
        method = map::ClassMethod::NaturalBreaks; // bounds of another column, or of another number of classes
        m_method->setCurrentIndex(m_method->findData(static_cast<int>(method)));
    }
    if (method == map::ClassMethod::Manual) { // starts from the classes that are there
        m_bounds->setFocus();
        m_bounds->selectAll();
        takeBounds();
        return;
    }
    classifyBy({.method = method, .classCount = static_cast<std::size_t>(m_classes->value())});
}

void ThemePanel::takeBounds()
{
    const auto theme = m_map.scene().theme(m_layer);
    if (!theme || m_column->currentData().toString().isEmpty() || m_bounds->text().trimmed().isEmpty()) {
        return tell({});
    }
    const std::vector<double> before = theme->bounds();
    const auto bounds = map::boundsFromText(m_bounds->text().toStdString(), currentLanguage(), before);
    if (!bounds) {
        const Error& error = bounds.error();
        return tell(error.advice.de.empty() ? say(error.message)
                                            : QStringLiteral("%1. %2").arg(say(error.message), say(error.advice)));
    }
    tell({});
    m_bounds->setModified(false);
    if (*bounds != before || theme->column != m_column->currentData().toString().toStdString()) {
        m_method->setCurrentIndex(m_method->findData(static_cast<int>(map::ClassMethod::Manual)));
        classifyBy({.kind = map::ThemeKind::Graduated, .method = map::ClassMethod::Manual, .bounds = *bounds});
    }
}

void ThemePanel::tell(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ThemePanel::classifyBy(map::ThemeWishes wishes)
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot) {
        return;
    }
    const std::string column = m_column->currentData().toString().toStdString();
    const map::FeatureSource source{.file = snapshot->file,
                                    .layer = m_layer.toStdString(),
                                    .column = column,
                                    .crs = {.definition = "EPSG:" + std::to_string(snapshot->srsId)}};
    if (m_rampWasChosen) {
        wishes.ramp = ramp().id;
    }
    m_job.start(
        [source, wishes](Job& job) -> Result<map::Theme> {
            WB_TRY(const map::FeatureValues values, map::readValues(source, job));
            map::ThemeWishes whole = wishes;
            if (values.hasTexts()) {
                whole.classCount.reset();
            }
            return map::chosenTheme(source.layer, source.column, values, whole, job);
        },
        [this, opacity = m_opacity->value()](Result<map::Theme> made) {
            if (!made) {
                emit m_map.failed(made.error());
                return;
            }
            map::Theme theme = std::move(made).value();
            theme.opacity = opacity / 100.0;
            use(std::move(theme));
        });
}

void ThemePanel::use(map::Theme theme)
{
    const QSignalBlocker quiet(m_ramp);
    if (theme.kind != map::ThemeKind::Single) {
        m_ramp->setCurrentIndex(std::max(0, m_ramp->findData(QString::fromStdString(theme.ramp))));
    }
    m_unsaved = theme;
    m_map.setTheme(std::move(theme));
    m_save.start();
}

void ThemePanel::save()
{
    const auto theme = std::exchange(m_unsaved, std::nullopt);
    const auto& snapshot = m_session.snapshot();
    if (!theme || !snapshot || snapshot->readOnly) {
        return;
    }
    const std::string json = map::toJson(*theme);
    const auto saved = snapshot->themes.find(m_layer.toStdString());
    if (saved == snapshot->themes.end() || saved->second != json) {
        m_session.apply(workspace::SetProjectValue{.key = themeKey(m_layer.toStdString()), .value = json});
    }
}

void ThemePanel::recolour()
{
    auto theme = m_map.scene().theme(m_layer);
    if (!theme) {
        return;
    }
    map::Theme changed = theme->kind == map::ThemeKind::Single ? *theme : map::recoloured(*theme, ramp());
    changed.qml.clear(); // from here on it is ours
    if (theme->kind == map::ThemeKind::Single && sender() == m_ramp) {
        changed.classes = {map::ThemeClass{.color = map::colorAt(ramp(), 0.4)}};
    }
    changed.opacity = m_opacity->value() / 100.0;
    use(std::move(changed));
}

void ThemePanel::showLegend()
{
    m_legend->clear();
    const auto legend = m_map.scene().legend(m_layer);
    const auto theme = m_map.scene().theme(m_layer);
    const bool isGraduated = theme && theme->kind == map::ThemeKind::Graduated;
    m_bounds->setEnabled(isGraduated);
    if (!m_bounds->hasFocus() || !m_bounds->isModified()) {
        m_bounds->setText(isGraduated ? QString::fromStdString(map::boundsText(theme->bounds(), currentLanguage()))
                                      : QString());
    }
    if (!legend) {
        return;
    }
    const map::Outline outline = theme ? theme->outline : map::Outline();
    for (const map::LegendEntry& entry : legend->entries) {
        const QString label = entry.label.empty() ? tr("all features") : QString::fromStdString(entry.label);
        auto* item = new QTreeWidgetItem(m_legend, {label, countText(entry.count)});
        item->setIcon(0, swatch(entry.color, outline));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_legend->resizeColumnToContents(1);
}

} // namespace weitblick::ui
