// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/criteria_tree.h"

#include <QTest>

#include <cmath>

#include "tests/support/document_mistakes.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

constexpr const char* kDocument = R"(title: {de: Standort, en: Site}
missing: worst
weights: {pairs: [[3, 5], [3]]}
criteria:
  - id: access
    title: {de: Erreichbarkeit, en: Access}
    weights: swing
    criteria:
      - id: bus
        title: {de: Bus, en: Bus}
        points: 100
        column: bus_m
        unit: m
        value: {kind: linear, worst: 1000, best: 300}
        exclude: {above: 2000}
      - id: road
        title: {de: Straße, en: Road}
        points: 50
        column: road_m
        value: {kind: steps, points: [[0, 1], [500, 0.5]]}
  - id: noise
    title: {de: Lärm, en: Noise}
    column: lden
    value: {kind: logistic, middle: 55, steepness: -0.3}
    preference: {kind: linear, indifference: 1, preference: 5}
  - id: price
    title: {de: Preis, en: Price}
    column: price
    value: {kind: piecewise, points: [[20, 1], [80, 0.2], [120, 0]]}
)";

} // namespace

class CriteriaTreeTest : public QObject {
    Q_OBJECT

private slots:
    void aDocumentIsATree()
    {
        WB_VALUE(const CriteriaTree tree, criteriaFromYaml(kDocument, "demo"));
        QCOMPARE(tree.title.de, std::string("Standort"));
        QVERIFY(tree.missing == MissingRule::Worst);
        QVERIFY(tree.root.weightSource == WeightSource::Pairs);
        QVERIFY(std::abs(*tree.root.consistencyRatio - 0.03320) < 5e-6);
        const auto leaves = leavesOf(tree);
        QCOMPARE(leaves.size(), std::size_t{4});
        QCOMPARE(leaves[0].path, std::string("access/bus"));
        QVERIFY(std::abs(leaves[0].weight - 0.63699 * 2.0 / 3.0) < 5e-6);
        QVERIFY(std::abs(leaves[1].weight - 0.63699 / 3.0) < 5e-6);
        QVERIFY(std::abs(leaves[2].weight - 0.25828) < 5e-6);
        QCOMPARE(leaves[0].criterion->exclusion.above, std::optional<double>(2000.0));
        QVERIFY(leaves[2].criterion->preference.shape == PreferenceShape::Linear);
        QCOMPARE(valueOf(leaves[0].criterion->value, 650.0), 0.5);
        QCOMPARE(valueOf(leaves[1].criterion->value, 700.0), 0.5);
    }
    void ranksAndPlainWeights()
    {
        std::string document = kDocument;
        document.replace(document.find("weights: swing"), 14, "weights: centroid");
        document.replace(document.find("points: 100"), 11, "rank: 1");
        document.replace(document.find("points: 50"), 10, "rank: 2");
        WB_VALUE(const CriteriaTree tree, criteriaFromYaml(document, "demo"));
        QVERIFY(std::abs(tree.root.children[0].children[0].weight - 0.75) < 1e-12);
        QVERIFY(std::abs(tree.root.children[0].children[1].weight - 0.25) < 1e-12);
    }
    void fractionsAreReadAsSuch()
    {
        std::string document = kDocument;
        document.replace(document.find("[[3, 5], [3]]"), 13, "[[1/3, 1/5], [1/3]]");
        WB_VALUE(const CriteriaTree tree, criteriaFromYaml(document, "demo"));
        QVERIFY(std::abs(tree.root.children[2].weight - 0.63699) < 5e-6);
    }
    void mistakesAreTold_data()
    {
        test::addMistakeColumns();
        test::mistake("unknown field", "missing: worst", "fehlt: worst", 2);
        test::mistake("unknown rule", "missing: worst", "missing: mean", 2);
        test::mistake("pairs of another number", "[[3, 5], [3]]", "[[3]]", 3);
        test::mistake("no ratio", "[[3, 5], [3]]", "[[3, viel], [3]]", 3);
        test::mistake("unknown weighting", "weights: swing", "weights: roc", 7, "centroid");
        test::mistake("no points", "points: 100", "weight: 100", 9);
        test::mistake("doubled id", "id: road", "id: bus", 16);
        test::mistake("no column", "        column: bus_m\n", "", 9);
        test::mistake("unknown curve", "kind: logistic", "kind: s", 24, "logistic");
        test::mistake("a line without a slope", "worst: 1000, best: 300", "worst: 300, best: 300", 14);
        test::mistake("points that do not ascend", "[[0, 1], [500, 0.5]]", "[[0, 1], [0, 0.5]]", 20);
        test::mistake("preference below indifference", "preference: 5", "preference: 0.5", 25);
        test::mistake("exclusion of nothing", "above: 2000", "über: 2000", 15);
    }
    void mistakesAreTold() { test::verifyMistakeIsTold(criteriaFromYaml(test::withMistake(kDocument), "demo")); }
};

QTEST_GUILESS_MAIN(CriteriaTreeTest)
#include "criteria_tree_test.moc"
