// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/sankey_chart.h"

#include "ui/chart/number_form.h"
#include "ui/shell/language.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace weitblick::ui {

namespace {

constexpr double kNodePx = 10;

} // namespace

SankeyChart::SankeyChart(const dashboard::SankeyAnswer& answer) : m_answer(answer) {}

double SankeyChart::nameWidth(const Canvas& canvas, int side, double most) const
{
    double widest = 0.0;
    for (const dashboard::SankeyNode& node : m_answer.nodes) {
        if (node.side == side) {
            widest = std::max({widest, canvas.widthOf(say(node.name), canvas.label()),
                               canvas.widthOf(shortNumber(node.value, m_answer.form), canvas.quiet())});
        }
    }
    return std::min(widest + 1, most);
}

void SankeyChart::placeNodes(const Canvas& canvas, const QRectF& plot)
{
    std::array<double, 2> sums{};
    std::array<int, 2> counts{};
    for (const dashboard::SankeyNode& node : m_answer.nodes) {
        const auto side = static_cast<std::size_t>(node.side != 0);
        sums[side] += node.value;
        ++counts[side];
    }
    const int most = std::max(counts[0], counts[1]);
    const double gap = std::clamp(plot.height() * 0.35 / std::max(1, most), 2.0, canvas.lineHeight(canvas.label()));
    const double largest = std::max({sums[0], sums[1], 1e-12});
    m_pxPerValue = (plot.height() - gap * std::max(0, most - 1)) / largest;
    std::array<double, 2> tops{};
    for (std::size_t side = 0; side < 2; ++side) {
        const double height = sums[side] * m_pxPerValue + gap * std::max(0, counts[side] - 1);
        tops[side] = plot.top() + (plot.height() - height) / 2;
    }
    m_nodes.clear();
    for (const dashboard::SankeyNode& node : m_answer.nodes) {
        const auto side = static_cast<std::size_t>(node.side != 0);
        const double height = std::max(1.0, node.value * m_pxPerValue);
        m_nodes.emplace_back(side == 0 ? plot.left() : plot.right() - kNodePx, tops[side], kNodePx, height);
        tops[side] += node.value * m_pxPerValue + gap;
    }
    m_leftPx = plot.left() + kNodePx;
    m_rightPx = plot.right() - kNodePx;
}

void SankeyChart::placeRibbons()
{
    // At each node in the order of the nodes on the other side: few crossings.
    const std::size_t count = m_answer.links.size();
    m_ribbons.assign(count, {});
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> used(m_answer.nodes.size(), 0.0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return m_nodes[m_answer.links[i].to].top(); });
    for (const std::size_t i : order) {
        const dashboard::SankeyLink& link = m_answer.links[i];
        m_ribbons[i].height = link.value * m_pxPerValue;
        m_ribbons[i].fromTop = m_nodes[link.from].top() + used[link.from];
        used[link.from] += m_ribbons[i].height;
    }
    std::ranges::fill(used, 0.0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return m_nodes[m_answer.links[i].from].top(); });
    for (const std::size_t i : order) {
        const dashboard::SankeyLink& link = m_answer.links[i];
        m_ribbons[i].toTop = m_nodes[link.to].top() + used[link.to];
        used[link.to] += m_ribbons[i].height;
    }
}

QPainterPath SankeyChart::pathOf(const Ribbon& ribbon) const
{
    const double height = std::max(0.8, ribbon.height);
    const double middle = (m_leftPx + m_rightPx) / 2;
    QPainterPath path;
    path.moveTo(m_leftPx, ribbon.fromTop);
    path.cubicTo(middle, ribbon.fromTop, middle, ribbon.toTop, m_rightPx, ribbon.toTop);
    path.lineTo(m_rightPx, ribbon.toTop + height);
    path.cubicTo(middle, ribbon.toTop + height, middle, ribbon.fromTop + height, m_leftPx, ribbon.fromTop + height);
    path.closeSubpath();
    return path;
}

void SankeyChart::draw(Canvas& canvas, const QRectF& area, const TileSelection& selection)
{
    m_marks.clear();
    if (m_answer.nodes.empty() || m_answer.links.empty()) {
        return;
    }
    const double left = nameWidth(canvas, 0, area.width() * 0.3);
    const double right = nameWidth(canvas, 1, area.width() * 0.3);
    const double line = canvas.lineHeight(canvas.label());
    const QRectF plot = area.adjusted(left + 6, line / 2, -right - 6, -line / 2);
    if (plot.width() < 40 || plot.height() < 20) {
        return;
    }
    placeNodes(canvas, plot);
    placeRibbons();
    const bool isPart = selection.values.size() == m_answer.links.size();
    for (std::size_t i = 0; i < m_answer.links.size(); ++i) {
        const dashboard::SankeyLink& link = m_answer.links[i];
        const bool isChosen =
            selection.chosen.empty() || std::ranges::find(selection.chosen, link.from) != selection.chosen.end();
        QColor color = canvas.look().category(m_answer.nodes[link.from].color);
        color.setAlphaF(isPart || !isChosen ? 0.16F : 0.42F);
        canvas.painter().fillPath(pathOf(m_ribbons[i]), color);
        if (isPart && selection.values[i] > 0.0 && link.value > 0.0) {
            Ribbon part = m_ribbons[i];
            part.height *= std::min(1.0, selection.values[i] / link.value);
            color.setAlphaF(0.6F);
            canvas.painter().fillPath(pathOf(part), color);
        }
        m_marks.push_back({.box = pathOf(m_ribbons[i]).boundingRect(),
                           .number = static_cast<int>(link.from),
                           .value = static_cast<int>(i)});
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        canvas.fill(m_nodes[i], canvas.look().category(m_answer.nodes[i].color));
    }
    drawNames(canvas, area);
}

void SankeyChart::drawNames(Canvas& canvas, const QRectF& area) const
{
    const double line = canvas.lineHeight(canvas.label());
    const double small = canvas.lineHeight(canvas.quiet());
    std::array<double, 2> free{area.top() - 1, area.top() - 1};
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const dashboard::SankeyNode& node = m_answer.nodes[i];
        const bool isLeft = node.side == 0;
        double& limit = free[isLeft ? 0 : 1];
        const bool hasNumber = m_nodes[i].height() >= line + small;
        const double height = line + (hasNumber ? small : 0.0);
        const double top = m_nodes[i].center().y() - height / 2;
        if (top < limit) {
            continue; // told by its tooltip
        }
        const QRectF box = isLeft ? QRectF(area.left(), top, m_nodes[i].left() - 6 - area.left(), line)
                                  : QRectF(m_nodes[i].right() + 6, top, area.right() - m_nodes[i].right() - 6, line);
        const Qt::Alignment alignment = (isLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
        canvas.text(box, alignment, say(node.name), canvas.label());
        if (hasNumber) {
            canvas.text({box.left(), box.bottom(), box.width(), small}, alignment,
                        shortNumber(node.value, m_answer.form), canvas.quiet());
        }
        limit = top + height;
    }
}

void SankeyChart::drawHighlight(Canvas& canvas, int mark) const
{
    if (isMark(mark)) {
        canvas.painter().strokePath(pathOf(m_ribbons[static_cast<std::size_t>(mark)]), QPen(canvas.look().text, 1.5));
    }
}

int SankeyChart::markAt(const QPointF& at) const
{
    for (int i = static_cast<int>(m_ribbons.size()) - 1; i >= 0; --i) {
        if (isMark(i) && m_marks[static_cast<std::size_t>(i)].box.contains(at) &&
            pathOf(m_ribbons[static_cast<std::size_t>(i)]).contains(at)) {
            return i;
        }
    }
    return -1;
}

QString SankeyChart::linkText(std::size_t number) const
{
    const dashboard::SankeyLink& link = m_answer.links[number];
    return QStringLiteral("%1 → %2: %3")
        .arg(say(m_answer.nodes[link.from].name), say(m_answer.nodes[link.to].name),
             numberText(link.value, m_answer.form));
}

QString SankeyChart::markText(int mark) const
{
    return isMark(mark) ? linkText(static_cast<std::size_t>(mark)) : QString();
}

QString SankeyChart::alternative() const
{
    QStringList parts;
    for (std::size_t i = 0; i < m_answer.links.size(); ++i) {
        parts << linkText(i);
    }
    return translate("weitblick::ui::Chart", "Flows") + QStringLiteral(" – ") + parts.join(QStringLiteral("; "));
}

QString SankeyChart::caption() const
{
    return unitText(m_answer.form);
}

QString SankeyChart::footnote() const
{
    return m_answer.withinSum > 0.0 ? translate("weitblick::ui::Chart", "not shown: %1 that stay where they start")
                                          .arg(numberText(m_answer.withinSum, m_answer.form))
                                    : QString();
}

} // namespace weitblick::ui
