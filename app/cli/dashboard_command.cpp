// SPDX-License-Identifier: GPL-3.0-or-later
// dashboard: what the tiles of a dashboard show, as text or JSON; without a name, the list of dashboards.
#include "app/cli/commands.h"
#include "app/cli/opened_project.h"
#include "app/cli/text_table.h"
#include "core/analysis/explanation.h"
#include "core/base/number_text.h"
#include "core/base/unit_text.h"
#include "core/dashboard/answer_json.h"
#include "core/dashboard/dashboard_store.h"
#include "core/dashboard/next_step.h"
#include "core/dashboard/tile_answer.h"
#include "core/toolbox/analyses.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace weitblick::cli {

namespace {

using namespace dashboard; // NOLINT(google-build-using-namespace): every name here is from it

constexpr std::size_t kMostLines = 12; // of one tile; --json has them all

/// "23,4 %", "1 200 Einw./km²"
std::string written(const Session& session, double value, const NumberForm& form)
{
    const std::string sign = form.isSign && value > 0.0 ? "+" : "";
    const std::string unit = form.unitTitle.empty() ? printedUnit(form.unit) : session.say(form.unitTitle);
    const std::string number = form.isCount && value == std::round(value)
                                   ? readableCount(std::llround(value), session.language())
                                   : readableNumber(value, session.language(), form.decimals);
    return sign + number + (unit.empty() ? "" : " " + unit);
}

std::string written(const Session& session, const std::optional<double>& value, const NumberForm& form)
{
    return value ? written(session, *value, form) : "–";
}

/// The lines of one tile below its heading.
class TileLines {
public:
    explicit TileLines(const Session& session) : m_session(session) {}

    std::vector<std::string> operator()(const MapAnswer& map) const
    {
        std::vector<std::string> lines = {m_session.say({"Ebene ", "Layer "}) + map.layer};
        for (const map::ThemeClass& each : map.theme.classes) {
            lines.push_back(each.value.empty() ? written(m_session, each.lower, {.decimals = map.form.decimals}) +
                                                     " – " + written(m_session, each.upper, map.form)
                                               : each.value);
        }
        return lines;
    }
    std::vector<std::string> operator()(const KpiAnswer& kpi) const
    {
        std::vector<std::string> lines = {written(m_session, kpi.value, kpi.form) + "   " + m_session.say(kpi.zone)};
        if (kpi.target) {
            lines.push_back(m_session.say({"Ziel ", "target "}) + written(m_session, *kpi.target, kpi.form));
        }
        if (kpi.trend) {
            const NumberForm form = differenceForm(kpi.form);
            lines.push_back(m_session.say({"Veränderung ", "change "}) +
                            (kpi.trend->isWithinBand ? "≈" : written(m_session, kpi.trend->value, form)));
        }
        for (const ScenarioValue& scenario : kpi.scenarios) {
            lines.push_back(m_session.say(scenario.title) + ": " + written(m_session, scenario.value, kpi.form));
        }
        return lines;
    }
    std::vector<std::string> operator()(const GaugeAnswer& gauge) const { return (*this)(gauge.number); }
    std::vector<std::string> operator()(const BarAnswer& bars) const
    {
        std::vector<std::string> lines;
        if (bars.series.size() > 1) {
            lines.push_back(namesOf(bars));
        }
        for (std::size_t i = 0; i < bars.labels.size(); ++i) {
            std::string line = m_session.say(bars.labels[i].text) + ":";
            for (const ChartSeries& series : bars.series) {
                line += " " + written(m_session, series.values[i], series.form);
            }
            lines.push_back(std::move(line));
        }
        return lines;
    }
    std::vector<std::string> operator()(const LineAnswer& lines) const
    {
        std::vector<std::string> texts;
        for (const LineSeries& series : lines.series) {
            texts.push_back(m_session.say(series.name) + ": " + std::to_string(series.points.size()) +
                            m_session.say({" Punkte", " points"}));
        }
        return texts;
    }
    std::vector<std::string> operator()(const HistogramAnswer& histogram) const
    {
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
            lines.push_back(written(m_session, histogram.edges[i], {}) + " – " +
                            written(m_session, histogram.edges[i + 1], histogram.form) + ": " +
                            std::to_string(histogram.counts[i]));
        }
        return lines;
    }
    std::vector<std::string> operator()(const BoxAnswer& boxes) const
    {
        std::vector<std::string> lines;
        for (const BoxGroup& group : boxes.groups) {
            lines.push_back(m_session.say(group.name) + ": " + m_session.say({"Median ", "median "}) +
                            written(m_session, group.summary.median, boxes.form) + " (" +
                            written(m_session, group.summary.lowQuartile, {}) + " – " +
                            written(m_session, group.summary.highQuartile, boxes.form) + ")");
        }
        return lines;
    }
    std::vector<std::string> operator()(const ScatterAnswer& scatter) const
    {
        const std::string correlation =
            scatter.correlation ? ", r = " + readableNumber(*scatter.correlation, m_session.language(), 2) : "";
        return {std::to_string(scatter.totalCount) + m_session.say({" Punkte", " points"}) + correlation};
    }
    std::vector<std::string> operator()(const HeatCalendarAnswer& calendar) const
    {
        return {std::to_string(calendar.days.size()) + m_session.say({" Tage", " days"}) + ", " +
                written(m_session, calendar.minimum, {}) + " – " + written(m_session, calendar.maximum, calendar.form)};
    }
    std::vector<std::string> operator()(const SankeyAnswer& sankey) const
    {
        std::vector<std::string> lines;
        for (const SankeyLink& link : sankey.links) {
            lines.push_back(m_session.say(sankey.nodes[link.from].name) + " → " +
                            m_session.say(sankey.nodes[link.to].name) + ": " +
                            written(m_session, link.value, sankey.form));
        }
        return lines;
    }
    std::vector<std::string> operator()(const TableAnswer& table) const
    {
        std::vector<std::string> header;
        std::vector<Align> alignment;
        for (const TableColumn& column : table.columns) {
            header.push_back(m_session.say(column.title));
            alignment.push_back(column.isNumber ? Align::Right : Align::Left);
        }
        std::vector<std::vector<std::string>> rows;
        for (const TableRow& row : table.rows) {
            std::vector<std::string> cells;
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                cells.push_back(cellText(row.cells[i], table.columns[i].form));
            }
            rows.push_back(std::move(cells));
        }
        return alignedTable(header, alignment, rows);
    }
    std::vector<std::string> operator()(const TextAnswer& text) const { return {m_session.say(text.markdown)}; }
    std::vector<std::string> operator()(const ImageAnswer& image) const { return {image.path}; }
    std::vector<std::string> operator()(const FilterAnswer& filter) const
    {
        std::vector<std::string> lines;
        for (const FilterChoice& choice : filter.choices) {
            lines.push_back(choice.text + ": " + std::to_string(choice.count));
        }
        if (filter.minimum) {
            lines.push_back(written(m_session, filter.minimum, {}) + " – " +
                            written(m_session, filter.maximum, filter.form));
        }
        return lines;
    }
    std::vector<std::string> operator()(const MissingAnswer& missing) const
    {
        const std::string step = missing.step.label.empty() ? "" : " → " + m_session.say(missing.step.label);
        return {m_session.say({"fehlt: ", "missing: "}) + m_session.say(missing.reason) + step};
    }

private:
    [[nodiscard]] std::string namesOf(const BarAnswer& bars) const
    {
        std::string names;
        for (const ChartSeries& series : bars.series) {
            names += (names.empty() ? "" : " | ") + m_session.say(series.name);
        }
        return names;
    }
    [[nodiscard]] std::string cellText(const TableCell& cell, const NumberForm& form) const
    {
        if (const auto* const number = std::get_if<double>(&cell)) {
            return written(m_session, *number, form);
        }
        const auto* const text = std::get_if<std::string>(&cell);
        return text == nullptr ? "–" : *text;
    }
    const Session& m_session;
};

std::vector<std::string> linesOf(const Session& session, const Dashboard& shown, const std::vector<TileAnswer>& answers)
{
    std::vector<std::string> lines = {session.say(shown.title)};
    for (const TileAnswer& answer : answers) {
        lines.emplace_back();
        const std::string stale = answer.isStale ? session.say({" (veraltet)", " (out of date)"}) : "";
        lines.push_back(session.say(answer.title.empty() ? titleOf(answer.kind) : answer.title) + stale);
        const std::vector<std::string> details = std::visit(TileLines(session), answer.shown);
        for (std::size_t i = 0; i < std::min(details.size(), kMostLines); ++i) {
            lines.push_back("  " + details[i]);
        }
        if (details.size() > kMostLines) {
            lines.push_back("  … " + std::to_string(details.size() - kMostLines) +
                            session.say({" weitere Zeilen", " more lines"}));
        }
    }
    return lines;
}

/// Every dataset that a tile cites, explained once.
nlohmann::json lineageOf(workspace::Workspace& project, const std::vector<TileAnswer>& answers)
{
    nlohmann::json lineage = nlohmann::json::object();
    for (const TileAnswer& answer : answers) {
        for (const std::string& dataset : answer.datasets) {
            if (const auto tree = project.lineage(dataset); tree && !lineage.contains(dataset)) {
                lineage[dataset] = nlohmann::json::parse(analysis::explanationJson(*tree, toolbox::analyses()));
            }
        }
    }
    return lineage;
}

Result<void> listAll(Session& session, workspace::Workspace& project)
{
    WB_TRY(const std::vector<ListedDashboard> listed, listedDashboards(project));
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows;
    for (const ListedDashboard& each : listed) {
        const bool isOwn = each.origin == Origin::Project;
        list.push_back({{"id", each.id},
                        {"title", jsonOf(each.title)},
                        {"summary", jsonOf(each.summary)},
                        {"origin", isOwn ? "project" : "shipped"}});
        rows.push_back({each.id, session.say(each.title),
                        isOwn ? session.say({"Projekt", "project"}) : session.say({"mitgeliefert", "shipped"}),
                        session.say(each.summary)});
    }
    session.result({{"dashboards", std::move(list)}},
                   alignedTable({"Id", session.say({"Titel", "Title"}), session.say({"Herkunft", "Origin"}),
                                 session.say({"Inhalt", "Content"})},
                                {}, rows));
    return {};
}

Result<void> showOne(Session& session, workspace::Workspace& project, const DashboardArguments& arguments)
{
    WB_TRY(const Dashboard shown, loadDashboard(project, arguments.dashboard.value_or("")));
    Job job = session.job("dashboard");
    WB_TRY(std::vector<TileAnswer> answers,
           answerDashboard(project, shown, {.zone = arguments.zone.value_or("")}, job));
    WB_CHECK(nameSteps(project, answers, [](std::string_view id) -> const analysis::Descriptor* {
        const auto found = toolbox::findAnalysis(id);
        return found ? *found : nullptr;
    }));
    nlohmann::json tiles = nlohmann::json::array();
    std::ranges::transform(answers, std::back_inserter(tiles),
                           [](const TileAnswer& answer) { return nlohmann::json::parse(dashboard::toJson(answer)); });
    session.result({{"dashboard", shown.id},
                    {"title", jsonOf(shown.title)},
                    {"zone", arguments.zone.value_or("")},
                    {"tiles", std::move(tiles)},
                    {"lineage", session.isJson() ? lineageOf(project, answers) : nlohmann::json()}},
                   session.isJson() ? std::vector<std::string>() : linesOf(session, shown, answers));
    return {};
}

} // namespace

int runDashboard(Session& session, const DashboardArguments& arguments)
{
    auto opened = openProject(session, arguments.file, workspace::Access::ReadOnly);
    if (!opened) {
        return session.fail(opened.error());
    }
    workspace::Workspace project = std::move(opened).value();
    const auto done = arguments.dashboard ? showOne(session, project, arguments) : listAll(session, project);
    return done ? 0 : session.fail(done.error());
}

} // namespace weitblick::cli
