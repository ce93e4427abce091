// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/criteria_tree.h"

#include "core/analysis/yaml/document.h"
#include "core/decision/pairwise.h"
#include "core/decision/weights.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <yaml-cpp/yaml.h>

namespace weitblick::decision {

namespace {

namespace yaml = analysis::yaml;
using yaml::mistake;
using yaml::Place;

void addLeaves(const Criterion& criterion, double weight, const std::string& path, std::vector<Leaf>& leaves)
{
    if (criterion.children.empty()) {
        leaves.push_back({&criterion, weight, path});
        return;
    }
    for (const Criterion& child : criterion.children) {
        addLeaves(child, weight * child.weight, path.empty() ? child.id : path + "/" + child.id, leaves);
    }
}

Result<double> number(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (const auto value = yaml::numberOf(node)) {
        return *value;
    }
    return mistake(place, node, {"„" + what + "“ ist keine Zahl", "“" + what + "” is no number"});
}

Result<double> numberOr(const YAML::Node& node, const Place& place, const std::string& what, double otherwise)
{
    return node.IsDefined() ? number(node, place, what) : Result<double>(otherwise);
}

/// 3 or "1/3".
Result<double> ratio(const YAML::Node& node, const Place& place)
{
    if (node.IsScalar() && node.Scalar().starts_with("1/")) {
        const std::string& text = node.Scalar();
        double divisor = 0.0;
        const auto [end, problem] = std::from_chars(text.data() + 2, text.data() + text.size(), divisor);
        if (problem == std::errc() && end == text.data() + text.size() && divisor > 0.0) {
            return 1.0 / divisor;
        }
    }
    return number(node, place, "pairs");
}

Result<std::vector<CurvePoint>> points(const YAML::Node& node, const Place& place)
{
    if (!node.IsDefined() || !node.IsSequence()) {
        return mistake(place, node, {"die Kurve braucht „points“", "the curve needs “points”"});
    }
    std::vector<CurvePoint> curve;
    for (const YAML::Node& point : node) {
        if (!point.IsSequence() || point.size() != 2) {
            return mistake(place, point, {"ein Punkt ist [Menge, Wert]", "a point is [amount, value]"});
        }
        WB_TRY(const double amount, number(point[0], place, "points"));
        WB_TRY(const double value, number(point[1], place, "points"));
        curve.push_back({amount, value});
    }
    return curve;
}

Result<ValueFunction> valueFunction(const YAML::Node& node, const Place& place)
{
    WB_CHECK(yaml::checkKeys(node, place, {"kind", "worst", "best", "points", "middle", "steepness"}));
    WB_TRY(const std::string kind, yaml::textOf(node["kind"], place.in(node), "value: kind"));
    if (kind == "linear") {
        LinearValue line;
        WB_TRY(line.worst, number(node["worst"], place.in(node), "worst"));
        WB_TRY(line.best, number(node["best"], place.in(node), "best"));
        return ValueFunction(line);
    }
    if (kind == "logistic") {
        LogisticValue curve;
        WB_TRY(curve.middle, number(node["middle"], place.in(node), "middle"));
        WB_TRY(curve.steepness, number(node["steepness"], place.in(node), "steepness"));
        return ValueFunction(curve);
    }
    if (kind == "piecewise") {
        WB_TRY(auto list, points(node["points"], place.in(node)));
        return ValueFunction(PiecewiseValue{std::move(list)});
    }
    if (kind == "steps") {
        WB_TRY(auto list, points(node["points"], place.in(node)));
        return ValueFunction(SteppedValue{std::move(list)});
    }
    return mistake(
        place, node["kind"], {"unbekannte Wertfunktion „" + kind + "“", "unknown value function “" + kind + "”"},
        {"Es gibt linear, piecewise, steps und logistic", "There are linear, piecewise, steps and logistic"});
}

Result<PreferenceShape> preferenceShape(const YAML::Node& node, const Place& place)
{
    const std::vector<std::pair<std::string, PreferenceShape>> kinds{
        {"usual", PreferenceShape::Usual}, {"u", PreferenceShape::U},           {"v", PreferenceShape::V},
        {"level", PreferenceShape::Level}, {"linear", PreferenceShape::Linear}, {"gauss", PreferenceShape::Gauss}};
    WB_TRY(const std::string kind, yaml::textOf(node, place, "preference: kind"));
    for (const auto& [name, shape] : kinds) {
        if (name == kind) {
            return shape;
        }
    }
    return mistake(place, node, {"unbekannte Präferenz „" + kind + "“", "unknown preference “" + kind + "”"},
                   {"Es gibt usual, u, v, level, linear und gauss", "There are usual, u, v, level, linear and gauss"});
}

Result<Preference> preference(const YAML::Node& node, const Place& place)
{
    WB_CHECK(yaml::checkKeys(node, place, {"kind", "indifference", "preference"}));
    Preference found;
    WB_TRY(found.shape, preferenceShape(node["kind"], place.in(node)));
    WB_TRY(found.indifference, numberOr(node["indifference"], place.in(node), "indifference", 0.0));
    WB_TRY(found.preference, numberOr(node["preference"], place.in(node), "preference", 0.0));
    const bool needsPreference = found.shape != PreferenceShape::Usual && found.shape != PreferenceShape::U;
    if (found.indifference < 0.0 || (needsPreference && found.preference <= found.indifference)) {
        return mistake(
            place, node,
            {"„preference“ muss größer als „indifference“ sein", "“preference” has to be above “indifference”"});
    }
    return found;
}

Result<Exclusion> exclusion(const YAML::Node& node, const Place& place)
{
    WB_CHECK(yaml::checkKeys(node, place, {"below", "above"}));
    Exclusion found;
    if (node["below"].IsDefined()) {
        WB_TRY(found.below, number(node["below"], place, "below"));
    }
    if (node["above"].IsDefined()) {
        WB_TRY(found.above, number(node["above"], place, "above"));
    }
    return found;
}

/// Reads criteria; counts what must not be there twice.
class TreeReader {
public:
    explicit TreeReader(std::string_view name) : m_name(name) {}

    Result<CriteriaTree> read(const YAML::Node& root)
    {
        const Place top{m_name, "", 1};
        WB_CHECK(yaml::checkKeys(root, top, {"title", "missing", "weights", "criteria"}));
        CriteriaTree tree;
        WB_TRY(tree.title, yaml::bilingual(root["title"], top, "title"));
        if (root["missing"].IsDefined()) {
            WB_TRY(const std::string rule, yaml::textOf(root["missing"], top, "missing"));
            if (rule != "exclude" && rule != "worst") {
                return mistake(top, root["missing"],
                               {"„missing“ ist exclude oder worst", "“missing” is exclude or worst"});
            }
            tree.missing = rule == "worst" ? MissingRule::Worst : MissingRule::Exclude;
        }
        WB_CHECK(readGroup(root, top, tree.root));
        return tree;
    }

private:
    Result<Criterion> criterion(const YAML::Node& node)
    {
        const Place around{m_name, "", node.Mark().line + 1};
        WB_CHECK(yaml::checkKeys(node, around,
                                 {"id", "title", "weight", "rank", "points", "column", "unit", "value", "exclude",
                                  "preference", "weights", "criteria"}));
        Criterion found;
        WB_TRY(found.id, yaml::textOf(node["id"], around, "id"));
        const Place place{m_name, found.id, around.line};
        if (!yaml::isName(found.id) || !m_ids.insert(found.id).second) {
            return mistake(place, node["id"],
                           {"die Kennung ist kein Name oder doppelt", "the id is no name, or there twice"});
        }
        WB_TRY(found.title, yaml::bilingual(node["title"], place, "title"));
        if (node["criteria"].IsDefined()) {
            WB_CHECK(readGroup(node, place, found));
            return found;
        }
        WB_TRY(found.column, yaml::textOf(node["column"], place, "column"));
        if (node["unit"].IsDefined()) {
            WB_TRY(found.unit, yaml::textOf(node["unit"], place, "unit"));
        }
        WB_TRY(found.value, valueFunction(node["value"], place));
        if (const auto sound = checkValueFunction(found.value); !sound) {
            return mistake(place, node["value"], sound.error().message);
        }
        if (node["exclude"].IsDefined()) {
            WB_TRY(found.exclusion, exclusion(node["exclude"], place));
        }
        if (node["preference"].IsDefined()) {
            WB_TRY(found.preference, preference(node["preference"], place));
        }
        return found;
    }

    Result<void> readGroup(const YAML::Node& node, const Place& place, Criterion& group)
    {
        const YAML::Node list = node["criteria"];
        if (!list.IsDefined() || !list.IsSequence() || list.size() == 0) {
            return mistake(place, list, {"„criteria“ fehlt oder ist leer", "“criteria” is missing or empty"});
        }
        for (const YAML::Node& item : list) {
            WB_TRY(Criterion child, criterion(item));
            group.children.push_back(std::move(child));
        }
        WB_TRY(const std::vector<double> weights, groupWeights(node, place, group));
        for (std::size_t i = 0; i < weights.size(); ++i) {
            group.children[i].weight = weights[i];
        }
        return {};
    }

    Result<std::vector<double>> groupWeights(const YAML::Node& node, const Place& place, Criterion& group)
    {
        const YAML::Node source = node["weights"];
        if (source.IsDefined() && source.IsMap()) {
            return pairWeights(source, place, group);
        }
        std::string kind = "direct";
        if (source.IsDefined()) {
            WB_TRY(kind, yaml::textOf(source, place, "weights"));
        }
        const std::vector<std::pair<std::string, WeightSource>> kinds{{"direct", WeightSource::Direct},
                                                                      {"swing", WeightSource::Swing},
                                                                      {"rank_sum", WeightSource::RankSum},
                                                                      {"centroid", WeightSource::Centroid}};
        const auto known = std::ranges::find(kinds, kind, &std::pair<std::string, WeightSource>::first);
        if (known == kinds.end()) {
            return mistake(place, source, {"unbekannte Gewichtung „" + kind + "“", "unknown weighting “" + kind + "”"},
                           {"Es gibt direct, swing, rank_sum, centroid und {pairs: …}",
                            "There are direct, swing, rank_sum, centroid and {pairs: …}"});
        }
        group.weightSource = known->second;
        return listedWeights(node, place, group.weightSource);
    }

    Result<std::vector<double>> listedWeights(const YAML::Node& node, const Place& place, WeightSource source)
    {
        const bool isOrder = source == WeightSource::RankSum || source == WeightSource::Centroid;
        const std::string field = isOrder ? "rank" : source == WeightSource::Swing ? "points" : "weight";
        std::vector<double> given;
        for (const YAML::Node& item : node["criteria"]) {
            WB_TRY(const double one, number(item[field], place.in(item), field));
            given.push_back(one);
        }
        auto weights = source == WeightSource::RankSum    ? rankSumWeights(given)
                       : source == WeightSource::Centroid ? centroidWeights(given)
                                                          : weightsFromPoints(given);
        if (!weights) {
            return mistake(place, node["criteria"], weights.error().message);
        }
        return weights;
    }

    Result<std::vector<double>> pairWeights(const YAML::Node& source, const Place& place, Criterion& group)
    {
        WB_CHECK(yaml::checkKeys(source, place, {"pairs"}));
        group.weightSource = WeightSource::Pairs;
        std::vector<std::vector<double>> rows;
        for (const YAML::Node& row : source["pairs"]) {
            rows.emplace_back();
            for (const YAML::Node& cell : row) {
                WB_TRY(const double one, ratio(cell, place.in(row)));
                rows.back().push_back(one);
            }
        }
        const auto matrix = pairwiseFromTriangle(rows);
        if (!matrix || matrix->size != group.children.size()) {
            return mistake(
                place, source,
                matrix
                    ? Text("die Paarvergleiche sind nicht für " + std::to_string(group.children.size()) + " Kriterien",
                           "the comparisons are not for " + std::to_string(group.children.size()) + " criteria")
                    : matrix.error().message);
        }
        WB_TRY(PairwiseWeights found, eigenvectorWeights(*matrix));
        group.consistencyRatio = found.consistencyRatio;
        return std::move(found.weights);
    }

    std::string_view m_name;
    std::set<std::string> m_ids;
};

} // namespace

std::vector<Leaf> leavesOf(const CriteriaTree& tree)
{
    std::vector<Leaf> leaves;
    addLeaves(tree.root, 1.0, "", leaves);
    return leaves;
}

Result<CriteriaTree> criteriaFromYaml(std::string_view text, std::string_view name)
{
    return yaml::read<CriteriaTree>(text, name, [&](const YAML::Node& root) { return TreeReader(name).read(root); });
}

} // namespace weitblick::decision
