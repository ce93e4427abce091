// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detail/run_state.h"
#include "core/analysis/general/mask.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::analysis;
using workspace::GeometryType;

namespace {

geo::Geometry geometry(const char* wkt)
{
    return geo::geometryFromWkt(wkt).value();
}

} // namespace

class MaskTest : public QObject {
    Q_OBJECT

private slots:
    void partsAreThoseInsideAnyPolygon()
    {
        AnalysisProject fixture;
        const workspace::LayerSchema schema{.name = "mask", .geometry = GeometryType::Polygon, .srsId = 25832};
        WB_VALUE(const workspace::Dataset dataset, addLayer(fixture.project, schema,
                                                            {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}},
                                                             {"POLYGON((5 0,20 0,20 10,5 10,5 0))", {}},
                                                             {"POLYGON((30 0,40 10,40 0,30 10,30 0))", {}},
                                                             {"", {}}}));
        ResolvedArguments arguments;
        arguments.inputs.emplace("mask", dataset);
        registry::RegistryView view(fixture.registry, registry::today(), {});
        const Descriptor descriptor;
        RunContext::State state{
            .workspace = fixture.project, .analysis = descriptor, .arguments = arguments, .registry = view};
        RunContext context(state);
        Job job;
        WB_VALUE(const general::Mask mask, general::Mask::read(context, "mask", 25832, job));
        QCOMPARE(mask.size(), std::size_t{3});
        QCOMPARE(mask.repairedCount(), std::int64_t{1});

        WB_VALUE(const geo::Geometry inside, mask.parts(*geometry("POLYGON((1 1,2 1,2 2,1 1))"), 0));
        QVERIFY(!inside); // all of it
        WB_VALUE(const geo::Geometry across, mask.parts(*geometry("POLYGON((8 2,25 2,25 4,8 4,8 2))"), 0));
        QCOMPARE(geo::areaOf(*across), 24.0); // the overlap of two mask polygons counts once
        WB_VALUE(const geo::Geometry outside, mask.parts(*geometry("POINT(100 100)"), 0));
        QVERIFY(outside && GEOSisEmpty_r(geo::geosContext(), outside.get()) == 1);
    }
};

QTEST_GUILESS_MAIN(MaskTest)
#include "mask_test.moc"
