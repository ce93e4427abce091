// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"

#include <QImage>

class QSvgRenderer;

namespace weitblick::ui {

/// Text with headings, lists and emphasis (Markdown).
class TextChart : public Chart {
public:
    explicit TextChart(const dashboard::TextAnswer& answer) : m_answer(answer) {}

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] bool hasMarks() const override { return false; }
    bool scroll(double rows) override;

private:
    const dashboard::TextAnswer& m_answer;
    double m_topPx = 0.0;
    double m_mostTopPx = 0.0;
};

/// A picture, as large as its place allows, in its own proportions.
class ImageChart : public Chart {
public:
    explicit ImageChart(const dashboard::ImageAnswer& answer);
    ~ImageChart() override;

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    void drawHighlight(Canvas& canvas, int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString markText(int mark) const override { return isMark(mark) ? alternative() : QString(); }

private:
    const dashboard::ImageAnswer& m_answer;
    QImage m_image;
    std::unique_ptr<QSvgRenderer> m_drawing;
};

} // namespace weitblick::ui
