// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/compare_view.h"

#include "core/analysis/indicator/library.h"
#include "core/map/classification.h"
#include "core/map/color_ramp.h"
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
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CompareView::layOut);
    connect(m_common, &QCheckBox::toggled, this, &CompareView::applyClasses);
}

CompareView::~CompareView()
{
    m_job.cancel();
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
        m_choice->setCurrentIndex(m_choice->findText(QString::fromStdString(second->theme.title)));
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
    delete std::exchange(m_first, nullptr);
    delete std::exchange(m_second, nullptr);
    m_common->setChecked(false);
}

void CompareView::askSecond()
{
    const std::string indicator = m_choice->currentData().toString().toStdString();
    if (indicator.empty() || !m_reader) {
        return;
    }
    const dashboard::Tile tile{.id = "vergleich",
                               .title = {},
                               .note = {},
                               .place = {},
                               .content = dashboard::MapContent{.indicator = indicator}};
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
    layOut();
    applyClasses();
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
    m_mode->setCurrentIndex(mode == Mode::Swipe ? 1 : 0);
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
    const bool isSwipe = m_mode->currentIndex() == 1;
    const QRect room = m_area->rect();
    const int middle = static_cast<int>(std::lround(room.width() * m_divider));
    m_handle->setVisible(isSwipe && m_second != nullptr);
    if (m_first != nullptr) {
        const int half = (room.width() - kGapPx) / 2;
        m_first->setGeometry(isSwipe || m_second == nullptr ? room : QRect(0, 0, half, room.height()));
        if (m_second != nullptr) {
            m_second->setGeometry(isSwipe ? room
                                          : QRect(half + kGapPx, 0, room.width() - half - kGapPx, room.height()));
            isSwipe ? m_second->setMask(QRegion(middle, 0, room.width() - middle, room.height()))
                    : m_second->clearMask();
            m_second->raise();
        }
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
