// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/document_chart.h"

#include "ui/chart/number_form.h"
#include "ui/chart/row_window.h"
#include "ui/shell/language.h"

#include <QAbstractTextDocumentLayout>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace weitblick::ui {

namespace {

constexpr double kLinePx = 22;

/// Qt gives headings of Markdown sizes of a book; a tile needs smaller steps.
void calmHeadings(QTextDocument& document, const ChartLook& look)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        QTextCursor cursor(block);
        QTextBlockFormat spacing;
        spacing.setTopMargin(block == document.begin() ? 0 : level > 0 ? 8 : 4);
        spacing.setBottomMargin(level > 0 ? 3 : 4);
        spacing.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
        cursor.mergeBlockFormat(spacing);
        if (level > 0) {
            QTextCharFormat heading;
            heading.setProperty(QTextFormat::FontSizeAdjustment, 0);
            heading.setProperty(QTextFormat::FontPixelSize,
                                static_cast<int>(std::lround(look.fontPx * std::max(1.0, 1.55 - 0.2 * level))));
            heading.setFontWeight(QFont::DemiBold);
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(heading);
        }
    }
}

} // namespace

void TextChart::draw(Canvas& canvas, const QRectF& area, const TileSelection&)
{
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(canvas.font(canvas.label()));
    document.setIndentWidth(18);
    document.setMarkdown(say(m_answer.markdown), QTextDocument::MarkdownNoHTML);
    calmHeadings(document, canvas.look());
    document.setTextWidth(area.width() - 9);
    m_mostTopPx = std::max(0.0, document.size().height() - area.height());
    m_topPx = std::clamp(m_topPx, 0.0, m_mostTopPx);
    QPainter& painter = canvas.painter();
    painter.save();
    painter.setClipRect(area);
    painter.translate(area.left(), area.top() - m_topPx);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, m_topPx, area.width(), area.height());
    context.palette.setColor(QPalette::Text, canvas.look().text);
    context.palette.setColor(QPalette::Link, canvas.look().accent);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
    if (m_mostTopPx > 0.5) {
        const double length = std::max(14.0, area.height() * area.height() / document.size().height());
        const QRectF track(area.right() - 5, area.top(), 5, area.height());
        canvas.fill(track, canvas.look().track);
        canvas.fill({track.left(), track.top() + (track.height() - length) * m_topPx / m_mostTopPx, 5, length},
                    canvas.look().axis);
    }
}

void TextChart::drawHighlight(Canvas&, int) const {}

QString TextChart::alternative() const
{
    QTextDocument document;
    document.setMarkdown(say(m_answer.markdown), QTextDocument::MarkdownNoHTML);
    return document.toPlainText();
}

bool TextChart::scroll(double rows)
{
    const double before = m_topPx;
    m_topPx = std::clamp(m_topPx + rows * kLinePx, 0.0, m_mostTopPx);
    return m_topPx != before;
}

ImageChart::ImageChart(const dashboard::ImageAnswer& answer) : m_answer(answer)
{
    const QString path = QString::fromStdString(answer.path);
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        m_drawing = std::make_unique<QSvgRenderer>(path);
    } else {
        m_image = QImage(path);
    }
}

ImageChart::~ImageChart() = default;

void ImageChart::draw(Canvas& canvas, const QRectF& area, const TileSelection&)
{
    m_marks.assign(1, Mark{.box = area});
    const bool isDrawing = m_drawing != nullptr && m_drawing->isValid();
    const QSizeF size = isDrawing ? QSizeF(m_drawing->defaultSize()) : QSizeF(m_image.size());
    if (size.isEmpty()) {
        canvas.wrapped(area, translate("weitblick::ui::Chart", "This picture cannot be read: %1").arg(alternative()),
                       canvas.quiet(), 4);
        return;
    }
    const QSizeF fitting = size.scaled(area.size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(), fitting);
    place.moveCenter(area.center());
    if (isDrawing) {
        m_drawing->render(&canvas.painter(), place);
        return;
    }
    canvas.painter().setRenderHint(QPainter::SmoothPixmapTransform);
    canvas.painter().drawImage(place, m_image);
}

void ImageChart::drawHighlight(Canvas&, int) const {}

QString ImageChart::alternative() const
{
    return say(m_answer.description);
}

} // namespace weitblick::ui
