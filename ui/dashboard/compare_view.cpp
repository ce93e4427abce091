// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/compare_view.h"

#include "core/analysis/indicator/library.h"
#include "core/map/classification.h"
#include "core/map/color_ramp.h"
#include "ui/chart/number_form.h"
#include "ui/dashboard/map_tile.h"
#include "ui/dashboard/tile_form.h"
#include "ui/map/map_widget.h"
#include "ui/shell/language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr int kHandlePx = 24;
constexpr int kGapPx = 8;
constexpr int kOtherRole = Qt::UserRole + 1; // number of a map that is no indicator

/// What is told of a place: both numbers and what lies between them.
QString tipOf(const dashboard::FeatureDifference& feature, const dashboard::MapAnswer& shown,
              const dashboard::DifferenceNames& names, const dashboard::NumberForm& form)
{
    const QString line = QStringLiteral("%1: %2");
    QString difference = numberText(feature.difference.value, shown.form);
    if (feature.difference.isWithinBand) {
        difference = CompareView::tr("%1, within the uncertainty").arg(difference);
    }
    if (feature.difference.band) {
        difference += QStringLiteral(" (± %1)").arg(plainNumber(*feature.difference.band, form));
    }
    return QStringList{line.arg(say(names.first), numberText(feature.first, form)),
                       line.arg(say(names.second), numberText(feature.second, form)),
                       line.arg(CompareView::tr("Difference"), difference)}
        .join(u'\n');
}

Text plainText(const QString& text)
{
    return {text.toStdString(), text.toStdString()};
}

} // namespace

/// The line between two maps. Drag it, or move it with the arrows.
class SwipeHandle : public QWidget {
public:
    explicit SwipeHandle(CompareView& view, QWidget* parent) : QWidget(parent), m_view(view)
    {
        setCursor(Qt::SplitHCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(CompareView::tr("Line between the two maps"));
        setAccessibleDescription(CompareView::tr("Left and right move it"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double middle = width() / 2.0;
        const QColor accent = palette().color(QPalette::Highlight);
        painter.setPen(QPen(QColor(255, 255, 255), 5));
        painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
        painter.setPen(QPen(accent, 2.5));
        painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
        painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Text) : QColor(255, 255, 255), 2));
        painter.setBrush(accent);
        constexpr double kKnob = 10.0;
        painter.drawEllipse(QPointF(middle, height() / 2.0), kKnob, kKnob);
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (event->buttons().testFlag(Qt::LeftButton)) {
            moveTo(mapToParent(event->pos()).x());
        }
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        constexpr int kStepPx = 20;
        const int step = event->key() == Qt::Key_Left ? -kStepPx : event->key() == Qt::Key_Right ? kStepPx : 0;
        step == 0 ? QWidget::keyPressEvent(event) : moveTo(geometry().center().x() + step);
    }
    void focusInEvent(QFocusEvent*) override { update(); }
    void focusOutEvent(QFocusEvent*) override { update(); }

private:
    void moveTo(int x) { m_view.setDivider(static_cast<double>(x) / std::max(1, parentWidget()->width())); }
    CompareView& m_view;
};

Result<map::Theme> commonTheme(const map::Theme& first, const map::Theme& second, std::vector<double> values, Job& job)
{
    const bool areNumbers =
        first.kind == map::ThemeKind::Graduated && second.kind == map::ThemeKind::Graduated && !first.classes.empty();
    if (!areNumbers || first.unit != second.unit) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die beiden Karten zeigen nicht Zahlen derselben Einheit",
                                 "the two maps do not show numbers of the same unit"}};
    }
    const auto method = first.method == map::ClassMethod::Manual ? map::ClassMethod::Quantile : first.method;
    WB_TRY(const auto classes,
           map::classify(values, {.method = method, .classCount = first.classes.size(), .bounds = {}}, job));
    WB_TRY(const auto ramp, map::colorRamp(first.ramp));
    map::Theme common = map::graduatedTheme(classes, ramp, first.direction);
    common.isWhole = first.isWhole && second.isWhole;
    return common;
}

CompareView::CompareView(QWidget* parent)
    : QWidget(parent),
      m_bar(new QWidget),
      m_area(new QWidget),
      m_firstTitle(new QLabel),
      m_choice(indicatorBox({})),
      m_mode(new QComboBox),
      m_common(new QCheckBox(tr("Same classes"))),
      m_handle(new SwipeHandle(*this, m_area))
{
    m_choice->setAccessibleName(tr("Indicator of the second map"));
    m_choice->lineEdit()->setAccessibleName(m_choice->accessibleName());
    m_mode->addItem(tr("Side by side"));
    m_mode->addItem(tr("Swipe"));
    m_mode->addItem(tr("Difference"));
    m_mode->setAccessibleName(tr("How the maps are compared"));
    m_common->setToolTip(tr("One legend for both: classes over the values of both maps"));
    auto* back = new QPushButton(tr("Back to the dashboard"));
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 0, 12, 6);
    row->addWidget(m_firstTitle);
    auto* against = new QLabel(tr("against"));
    against->setProperty("role", "muted");
    row->addWidget(against);
    row->addWidget(m_choice);
    row->addWidget(m_mode);
    row->addWidget(m_common);
    row->addStretch(1);
    row->addWidget(back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    column->addWidget(m_area, 1);
    connect(back, &QPushButton::clicked, this, &CompareView::closed);
    connect(m_choice, &QComboBox::activated, this, &CompareView::askSecond);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CompareView::changeMode);
    connect(m_common, &QCheckBox::toggled, this, &CompareView::applyClasses);
}

CompareView::~CompareView()
{
    m_job.cancel();
    m_differenceJob.cancel();
}

void CompareView::setChoices(std::vector<ComparedMap> others, dashboard::Level level)
{
    m_others = std::move(others);
    m_level = level;
    fillChoices();
}

/// Maps that belong to the first one stand above the indicators.
void CompareView::fillChoices()
{
    for (int i = m_choice->count() - 1; i >= 0; --i) {
        if (m_choice->itemData(i, kOtherRole).isValid()) {
            m_choice->removeItem(i);
        }
    }
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        const int place = static_cast<int>(i) + 1; // below "(none)"
        m_choice->insertItem(place, m_others[i].title);
        m_choice->setItemData(place, static_cast<int>(i), kOtherRole);
    }
}

const ComparedMap* CompareView::chosenMap() const
{
    const QVariant number = m_choice->currentData(kOtherRole);
    const auto place = static_cast<std::size_t>(number.toInt());
    return number.isValid() && place < m_others.size() ? &m_others[place] : nullptr;
}

MapTile* CompareView::makeMap()
{
    auto* map = new MapTile(m_area);
    connect(map, &MapTile::failed, this, &CompareView::failed);
    connect(map, &MapTile::loaded, this, [this] {
        applyClasses();
        if (m_second != nullptr && m_second->isLoaded()) {
            m_second->map().follow(m_first->map().view());
        }
    });
    map->QWidget::show();
    return map;
}

CompareView::Mode CompareView::mode() const
{
    return static_cast<Mode>(m_mode->currentIndex());
}

void CompareView::changeMode()
{
    if (mode() == Mode::Difference && !m_hasDifference) {
        askDifference();
    }
    layOut();
}

void CompareView::start(const ProjectSnapshot& project, std::shared_ptr<ProjectReader> reader,
                        dashboard::MapAnswer first, const std::optional<dashboard::MapAnswer>& second)
{
    stop();
    m_project = project;
    m_reader = std::move(reader);
    m_answers[0] = std::move(first);
    m_first = makeMap();
    m_first->setSide(MapTile::Side::Left);
    m_first->setAnswer(m_project, m_answers[0]);
    m_firstTitle->setText(QString::fromStdString(m_answers[0].theme.title));
    QFont bold = m_firstTitle->font();
    bold.setBold(true);
    m_firstTitle->setFont(bold);
    if (second) {
        m_choice->setCurrentIndex(std::max(0, m_choice->findText(QString::fromStdString(second->theme.title))));
        showSecond(*second);
    } else {
        m_choice->setCurrentIndex(std::min(1, m_choice->count() - 1));
        askSecond();
    }
    layOut();
}

void CompareView::stop()
{
    m_job.cancel();
    m_differenceJob.cancel();
    delete std::exchange(m_first, nullptr);
    delete std::exchange(m_second, nullptr);
    delete std::exchange(m_difference, nullptr);
    m_hasDifference = false;
    m_common->setChecked(false);
    m_mode->setCurrentIndex(0);
}

void CompareView::askSecond()
{
    const ComparedMap* other = chosenMap();
    dashboard::MapContent content{.indicator = m_choice->currentData().toString().toStdString(), .level = m_level};
    if (other != nullptr) {
        content = other->content;
    }
    if ((other == nullptr && content.indicator.empty()) || !m_reader) {
        return;
    }
    const dashboard::Tile tile{.id = "vergleich", .title = {}, .note = {}, .place = {}, .content = std::move(content)};
    m_job.start(
        [reader = m_reader, tile](Job& job) {
            return reader->ask<dashboard::TileAnswer>(job, [&tile](workspace::Workspace& project, Job& inner) {
                return dashboard::answerTile(project, {.id = "vergleich", .tiles = {tile}}, tile, {}, inner);
            });
        },
        [this](const Result<dashboard::TileAnswer>& answer) {
            if (!answer) {
                emit failed(answer.error());
            } else if (const auto* map = std::get_if<dashboard::MapAnswer>(&answer->shown)) {
                showSecond(*map);
            } else if (const auto* missing = std::get_if<dashboard::MissingAnswer>(&answer->shown)) {
                emit failed({.code = ErrorCode::NotFound, .message = missing->reason, .subject = missing->id});
            }
        });
}

void CompareView::showSecond(dashboard::MapAnswer answer)
{
    m_answers[1] = std::move(answer);
    if (m_second == nullptr) {
        m_second = makeMap();
        m_second->setSide(MapTile::Side::Right);
        link(*m_first, *m_second);
        link(*m_second, *m_first);
    }
    m_second->setAnswer(m_project, m_answers[1]);
    m_common->setEnabled(m_answers[0].theme.unit == m_answers[1].theme.unit);
    m_hasDifference = false;
    changeMode();
    applyClasses();
}

/// A scenario minus its base, else the first map minus the second.
void CompareView::askDifference()
{
    if (!m_reader || m_second == nullptr) {
        return;
    }
    const ComparedMap* other = chosenMap();
    const bool isTurned = other != nullptr && other->order == ComparedMap::Order::ThisMinusFirst;
    dashboard::DifferenceNames names{
        .first = plainText(other != nullptr ? other->otherTitle : m_firstTitle->text()),
        .second = plainText(other != nullptr ? other->shortTitle : QString::fromStdString(m_answers[1].theme.title)),
        .language = currentLanguage()};
    if (isTurned) {
        std::swap(names.first, names.second);
    }
    m_differenceJob.start(
        [reader = m_reader, names, one = m_answers[isTurned ? 1 : 0], two = m_answers[isTurned ? 0 : 1]](Job& job) {
            return reader->ask<dashboard::DifferenceMap>(job, [&](workspace::Workspace& project, Job& inner) {
                return dashboard::differenceMap(project, one, two, names, inner);
            });
        },
        [this, names](const Result<dashboard::DifferenceMap>& difference) {
            if (difference) {
                showDifference(*difference, names);
            } else if (difference.error().code != ErrorCode::Cancelled) {
                emit failed(difference.error());
                setMode(Mode::SideBySide);
            }
        });
}

void CompareView::showDifference(const dashboard::DifferenceMap& difference, const dashboard::DifferenceNames& names)
{
    if (m_difference == nullptr) {
        m_difference = new MapTile(m_area);
        connect(m_difference, &MapTile::failed, this, &CompareView::failed);
        connect(m_difference, &MapTile::loaded, this, [this] { m_difference->map().follow(m_first->map().view()); });
        m_difference->showPlain();
        link(*m_first, *m_difference);
        link(*m_difference, *m_first);
    }
    QHash<qint64, QString> tips;
    for (const dashboard::FeatureDifference& feature : difference.features) {
        tips.insert(feature.fid, tipOf(feature, difference.map, names, m_answers[0].form));
    }
    m_difference->setTips(std::move(tips));
    m_difference->setAnswer(m_project, difference.map);
    m_hasDifference = true;
    layOut();
}

void CompareView::link(MapTile& from, MapTile& to)
{
    connect(&from, &MapTile::viewMoved, &to, [this, &from, &to] {
        if (!std::exchange(m_isFollowing, true)) {
            to.map().follow(from.map().view());
            m_isFollowing = false;
        }
    });
}

void CompareView::setMode(Mode mode)
{
    m_mode->setCurrentIndex(static_cast<int>(mode));
}

void CompareView::setClasses(Classes classes)
{
    m_common->setChecked(classes == Classes::Common);
}

bool CompareView::hasCommonClasses() const
{
    return m_first != nullptr && m_second != nullptr &&
           m_first->answer().theme.classes == m_second->answer().theme.classes;
}

void CompareView::setDivider(double share)
{
    constexpr double kEdge = 0.02;
    m_divider = std::clamp(share, kEdge, 1.0 - kEdge);
    layOut();
}

void CompareView::layOut()
{
    const QRect room = m_area->rect();
    const bool isDifference = mode() == Mode::Difference && m_difference != nullptr && m_hasDifference;
    m_common->setVisible(mode() != Mode::Difference);
    if (m_difference != nullptr) {
        m_difference->setVisible(isDifference);
        m_difference->setGeometry(room);
        m_difference->raise();
    }
    for (MapTile* map : {m_first, m_second}) {
        if (map != nullptr) {
            map->setVisible(!isDifference);
        }
    }
    m_handle->setVisible(mode() == Mode::Swipe && m_second != nullptr);
    if (!isDifference && m_first != nullptr) {
        layOutPair(room);
    }
}

void CompareView::layOutPair(const QRect& room)
{
    const bool isSwipe = mode() == Mode::Swipe;
    const int middle = static_cast<int>(std::lround(room.width() * m_divider));
    const int half = (room.width() - kGapPx) / 2;
    m_first->setGeometry(isSwipe || m_second == nullptr ? room : QRect(0, 0, half, room.height()));
    if (m_second != nullptr) {
        m_second->setGeometry(isSwipe ? room : QRect(half + kGapPx, 0, room.width() - half - kGapPx, room.height()));
        isSwipe ? m_second->setMask(QRegion(middle, 0, room.width() - middle, room.height())) : m_second->clearMask();
        m_second->raise();
    }
    m_handle->setGeometry(middle - kHandlePx / 2, 0, kHandlePx, room.height());
    m_handle->raise();
}

/// Common classes need the values of both; until they are there, the maps keep their own.
void CompareView::applyClasses()
{
    if (m_first == nullptr || m_second == nullptr) {
        return;
    }
    if (!m_common->isChecked()) {
        m_first->setClasses(m_answers[0].theme);
        m_second->setClasses(m_answers[1].theme);
        return;
    }
    std::vector<double> values;
    for (const MapTile* map : {m_first, m_second}) {
        std::ranges::copy_if(map->numbers(), std::back_inserter(values),
                             [](double value) { return !std::isnan(value); });
    }
    Job job;
    const auto common = commonTheme(m_answers[0].theme, m_answers[1].theme, std::move(values), job);
    if (!common) {
        emit failed(common.error());
        return;
    }
    m_first->setClasses(*common);
    m_second->setClasses(*common);
}

void CompareView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace weitblick::ui
