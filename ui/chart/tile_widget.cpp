// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/tile_widget.h"

#include "ui/chart/chart.h"
#include "ui/chart/number_form.h"
#include "ui/chart/tile_frame.h"
#include "ui/shell/language.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr QSize kUsualSize(360, 240);
constexpr QSize kLeastSize(150, 90);
constexpr double kLeastContentPx = 60;

void drawTile(Canvas& canvas, const TileFrame& frame, const dashboard::TileAnswer& answer, Chart* chart,
              const TileSelection& selection)
{
    canvas.painter().setRenderHint(QPainter::Antialiasing);
    drawFrame(canvas, frame, answer);
    if (chart != nullptr) {
        chart->draw(canvas, frame.content, selection);
        if (chart->marks().empty() && chart->hasMarks() && frame.content.height() >= kLeastContentPx) {
            canvas.wrapped(frame.content.adjusted(0, frame.content.height() / 3, 0, 0),
                           translate("weitblick::ui::Chart", "There is no value to show."), canvas.quiet(), 2,
                           Qt::AlignHCenter);
        }
    }
}

/// The step of the button: of a missing answer, or what makes a stale one new.
const dashboard::NextStep* offeredStep(const dashboard::TileAnswer& answer)
{
    const auto* missing = std::get_if<dashboard::MissingAnswer>(&answer.shown);
    const dashboard::NextStep* step = missing != nullptr ? &missing->step : answer.isStale ? &answer.refresh : nullptr;
    return step != nullptr && step->kind != dashboard::NextStep::Kind::None ? step : nullptr;
}

} // namespace

TileWidget::TileWidget(QWidget* parent) : QWidget(parent), m_look(chartLook(palette(), font()))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

TileWidget::~TileWidget() = default;

void TileWidget::setAnswer(dashboard::TileAnswer answer)
{
    m_chart.reset(); // it looks into the old answer
    m_answer = std::move(answer);
    m_selection = {};
    m_current = m_hovered = m_anchor = -1;
    build();
}

void TileWidget::setSelection(TileSelection selection)
{
    m_selection = std::move(selection);
    update(contentArea().toAlignedRect());
}

void TileWidget::setContent(QWidget* content)
{
    if (m_content != nullptr && m_content != content) {
        m_content->deleteLater();
    }
    m_content = content;
    if (content != nullptr) {
        content->setParent(this);
        content->show();
    }
    placeChildren();
}

void TileWidget::setEditing(bool isEditing)
{
    m_isEditing = isEditing;
    if (m_content != nullptr) {
        m_content->setAttribute(Qt::WA_TransparentForMouseEvents, isEditing);
    }
    if (m_button != nullptr) {
        m_button->setEnabled(!isEditing);
    }
}

void TileWidget::build()
{
    m_chart = makeChart(m_answer);
    offerStep();
    placeChildren();
    describe();
    update();
}

/// The button stays as long as there is a step: Qt walks over all widgets while it changes the look.
void TileWidget::offerStep()
{
    const dashboard::NextStep* step = offeredStep(m_answer);
    if (step == nullptr) {
        delete m_button;
        m_button = nullptr;
        return;
    }
    if (m_button == nullptr) {
        m_button = new QPushButton(this);
        connect(m_button, &QPushButton::clicked, this, [this] {
            if (const dashboard::NextStep* offered = offeredStep(m_answer)) {
                emit stepRequested(*offered);
            }
        });
    }
    m_button->setText(say(step->label));
    m_button->setAccessibleDescription(say(m_answer.title));
    m_button->setEnabled(!m_isEditing);
    m_button->show();
}

/// In a narrow tile the words of the button end in "…"; the whole is in its tool tip.
void TileWidget::shortenStep(int neededWidth)
{
    const QString whole = m_button->text();
    const int missing = neededWidth - m_button->width();
    m_button->setToolTip(missing > 0 ? whole : QString());
    if (missing > 0) {
        const QFontMetrics metrics = m_button->fontMetrics();
        m_button->setText(metrics.elidedText(whole, Qt::ElideRight, metrics.horizontalAdvance(whole) - missing));
    }
}

void TileWidget::placeChildren()
{
    if (const auto* step = offeredStep(m_answer); step != nullptr && m_button != nullptr) {
        m_button->setText(say(step->label));
    }
    QPainter none;
    const Canvas canvas(none, m_look);
    const QSizeF button = m_button != nullptr ? QSizeF(m_button->sizeHint()) : QSizeF();
    m_frame = std::make_unique<TileFrame>(layOutTile(canvas, rect(), m_answer, m_chart.get(), button));
    if (m_button != nullptr) {
        m_button->setGeometry(m_frame->button.toRect());
        shortenStep(static_cast<int>(button.width()));
    }
    if (m_content != nullptr) {
        m_content->setVisible(!m_answer.isMissing());
        m_content->setGeometry(m_frame->content.toRect());
    }
}

void TileWidget::describe()
{
    setAccessibleName(say(m_answer.title));
    setAccessibleDescription(alternative());
}

QString TileWidget::alternative() const
{
    QStringList parts;
    if (const auto* missing = std::get_if<dashboard::MissingAnswer>(&m_answer.shown)) {
        parts << say(missing->reason);
    } else if (m_chart != nullptr) {
        parts << m_chart->alternative();
    }
    if (m_answer.isStale) {
        parts << staleText();
    }
    if (m_frame != nullptr && !m_frame->footText.isEmpty()) {
        parts << m_frame->footText;
    }
    return parts.join(QStringLiteral(". "));
}

QRectF TileWidget::contentArea() const
{
    return m_frame != nullptr ? m_frame->content : QRectF(rect());
}

QSize TileWidget::sizeHint() const
{
    return kUsualSize;
}

QSize TileWidget::minimumSizeHint() const
{
    return kLeastSize;
}

void TileWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_look);
    if (m_frame == nullptr) {
        return;
    }
    drawTile(canvas, *m_frame, m_answer, m_chart.get(), m_selection);
    if (m_chart != nullptr) {
        m_chart->drawHighlight(canvas, m_hovered);
        if (hasFocus() && m_current != m_hovered) {
            m_chart->drawHighlight(canvas, m_current);
        }
    }
    if (m_isDragging && m_chart->gesture() == Gesture::Box) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.text, 1, Qt::DashLine));
        painter.drawRect(QRectF(*m_pressed, m_dragged).normalized());
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    m_texts = canvas.texts();
}

bool TileWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tooltipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString TileWidget::textOf(int mark) const
{
    const QString text = m_chart->markText(mark);
    if (!m_chart->isMark(mark)) {
        return text;
    }
    const int value = m_chart->marks()[static_cast<std::size_t>(mark)].value;
    if (value < 0 || static_cast<std::size_t>(value) >= m_selection.values.size()) {
        return text;
    }
    const double part = m_selection.values[static_cast<std::size_t>(value)];
    return text + QLatin1Char('\n') + tr("selected of it: %1").arg(plainNumber(part, {.unit = {}, .unitTitle = {}}));
}

QString TileWidget::tooltipAt(const QPointF& at) const
{
    if (m_chart != nullptr && contentArea().contains(at)) {
        const int mark = m_chart->markAt(at);
        if (mark >= 0) {
            return textOf(mark);
        }
    }
    const auto cut =
        std::ranges::find_if(m_texts, [&](const DrawnText& text) { return text.isElided() && text.box.contains(at); });
    if (m_frame != nullptr && m_frame->foot.contains(at)) {
        return m_frame->footText;
    }
    if (m_frame != nullptr && m_frame->title.contains(at)) {
        return m_frame->titleText;
    }
    return cut != m_texts.end() ? cut->whole : QString();
}

void TileWidget::resizeEvent(QResizeEvent*)
{
    placeChildren();
}

void TileWidget::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LanguageChange:
        m_look = chartLook(palette(), font());
        build();
        break;
    default:
        break;
    }
}

void TileWidget::focusInEvent(QFocusEvent*)
{
    update();
}

void TileWidget::focusOutEvent(QFocusEvent*)
{
    describe();
    update();
}

TileWidget* makeTileWidget(dashboard::TileAnswer answer, QWidget* parent)
{
    auto* tile = new TileWidget(parent);
    tile->setAnswer(std::move(answer));
    return tile;
}

QRectF paintTile(QPainter& painter, const QRectF& area, const dashboard::TileAnswer& answer,
                 const TileSelection& selection, const ChartLook& look)
{
    painter.save();
    Canvas canvas(painter, look);
    const std::unique_ptr<Chart> chart = makeChart(answer);
    const TileFrame frame = layOutTile(canvas, area, answer, chart.get(), {});
    drawTile(canvas, frame, answer, chart.get(), selection);
    painter.restore();
    return frame.content;
}

} // namespace weitblick::ui
