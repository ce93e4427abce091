// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart.h"
#include "ui/chart/row_window.h"

namespace weitblick::ui {

/// Rows and columns; a click on a heading sorts, numbers have a bar behind them.
class TableChart : public Chart {
public:
    explicit TableChart(const dashboard::TableAnswer& answer);

    void draw(Canvas& canvas, const QRectF& area, const TileSelection& selection) override;
    [[nodiscard]] Gesture gesture() const override { return Gesture::Row; }
    [[nodiscard]] QString markText(int mark) const override;
    [[nodiscard]] QString alternative() const override;
    [[nodiscard]] QString footnote() const override;
    bool press(const QPointF& at) override;
    bool scroll(double rows) override { return m_rows.scroll(rows); }
    void reveal(int mark) override { m_rows.reveal(mark); }

    [[nodiscard]] const std::vector<std::size_t>& order() const { return m_order; } ///< rows as they stand
    [[nodiscard]] QString asTabSeparated() const;                                   ///< for the clipboard

private:
    struct Column {
        std::size_t number = 0;
        int decimals = 0;
        double largest = 0.0;   ///< 0: no bars
        double naturalPx = 0.0; ///< that all of its texts fit into
        double widestPx = 0.0;  ///< of the texts themselves
        double widthPx = 0.0;
        QRectF heading;
    };
    [[nodiscard]] QString cellText(const Column& column, const dashboard::TableCell& cell) const;
    [[nodiscard]] QString headingText(const Column& column) const;
    void measure(const Canvas& canvas); ///< once for each size of letters
    void fit(double width);
    void countLines(const Canvas& canvas, double width);
    void sortBy(std::size_t column);
    void drawHeading(Canvas& canvas, const QRectF& line);
    void drawRow(Canvas& canvas, const dashboard::TableRow& row, const QRectF& box, bool isMarked) const;

    const dashboard::TableAnswer& m_answer;
    std::vector<Column> m_columns;
    std::size_t m_firstColumn = 1; ///< the first that is seen besides column 0
    std::size_t m_endColumn = 0;
    std::vector<std::size_t> m_order;
    std::optional<std::size_t> m_sorted;
    bool m_isDescending = false;
    double m_measuredPx = 0.0; ///< size of letters that columns were measured for
    int m_rowLines = 1;        ///< that the longest text takes in its column
    double m_linesForPx = 0.0; ///< width that m_rowLines was counted for
    QRectF m_more;             ///< place to click for further columns
    RowWindow m_rows;
};

} // namespace weitblick::ui
