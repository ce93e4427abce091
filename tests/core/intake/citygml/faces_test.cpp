// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/faces.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

namespace {

using Ring = std::vector<BuildingCorner>;

BuildingPolygon face(const std::string& id, BuildingSurface surface, Ring ring, int level = 2)
{
    return {.id = id, .surfaceId = {}, .surface = surface, .levelOfDetail = level, .rings = {std::move(ring)}};
}

/// A house without boundary surfaces: 10 m x 10 m, 6 m to the eaves, a shed roof up to 8 m in the north.
std::vector<BuildingPolygon> solid()
{
    const auto shell = BuildingSurface::Shell;
    return {face("boden", shell, {{0, 10, 0}, {10, 10, 0}, {10, 0, 0}, {0, 0, 0}}),
            face("dach", shell, {{0, 0, 6}, {10, 0, 6}, {10, 10, 8}, {0, 10, 8}}),
            face("süd", shell, {{0, 0, 0}, {10, 0, 0}, {10, 0, 6}, {0, 0, 6}}),
            face("nord", shell, {{10, 10, 0}, {0, 10, 0}, {0, 10, 8}, {10, 10, 8}}),
            face("ost", shell, {{10, 0, 0}, {10, 10, 0}, {10, 10, 8}, {10, 0, 6}}),
            face("west", shell, {{0, 10, 0}, {0, 0, 0}, {0, 0, 6}, {0, 10, 8}})};
}

std::string idsOf(const Faces& faces)
{
    std::string ids;
    for (const BuildingPolygon* it : faces) {
        ids += (ids.empty() ? "" : " ") + it->id;
    }
    return ids;
}

} // namespace

class FacesTest : public QObject {
    Q_OBJECT

private slots:
    void namedSurfacesAreTakenAtTheirWord()
    {
        Building building;
        building.polygons = {face("d1", BuildingSurface::Roof, {{0, 0, 6}, {10, 0, 6}, {10, 10, 6}}),
                             face("d3", BuildingSurface::Roof, {{0, 0, 6}, {10, 0, 6}, {10, 10, 6}}, 3),
                             face("w", BuildingSurface::Wall, {{0, 0, 0}, {10, 0, 0}, {10, 0, 6}}),
                             face("abschluss", BuildingSurface::Other, {{0, 0, 6}, {10, 0, 6}, {10, 10, 6}}),
                             face("hülle", BuildingSurface::Shell, {{0, 0, 6}, {10, 0, 6}, {10, 10, 6}})};
        QCOMPARE(idsOf(roofsOf(building)), std::string("d1")); // LoD2 comes before LoD3
        QCOMPARE(idsOf(wallsOf(building)), std::string("w"));
    }
    void aSolidWithoutNamesIsToldByItsNormals()
    {
        Building building;
        building.polygons = solid();
        QCOMPARE(idsOf(roofsOf(building)), std::string("dach"));
        QCOMPARE(idsOf(wallsOf(building)), std::string("süd nord ost west"));
    }
    void aSolidThatIsInsideOutHasTheSameRoof()
    {
        Building building;
        building.polygons = solid();
        for (BuildingPolygon& polygon : building.polygons) {
            std::ranges::reverse(polygon.rings[0]);
        }
        QCOMPARE(idsOf(roofsOf(building)), std::string("dach"));
    }
    void aFaceWithoutNormalIsListedWithTheRoofs()
    {
        Building building;
        building.polygons = solid();
        building.polygons.push_back(face("strich", BuildingSurface::Shell, {{0, 0, 6}, {10, 0, 6}}));
        QCOMPARE(idsOf(roofsOf(building)), std::string("dach strich"));
    }
    void everyPartHasItsOwn()
    {
        Building building;
        building.parts = 1;
        building.polygons = {face("haus", BuildingSurface::Roof, {{0, 0, 6}, {10, 0, 6}, {10, 10, 6}})};
        for (BuildingPolygon polygon : solid()) {
            polygon.body = 1;
            building.polygons.push_back(polygon);
        }
        QCOMPARE(facesByBody(building).size(), std::size_t{2});
        QCOMPARE(idsOf(roofsOf(building)), std::string("haus dach"));
    }
    void theShellLeavesGroundAndPlansOut()
    {
        const auto polygons =
            std::vector{face("g", BuildingSurface::Ground, {}), face("f", BuildingSurface::FootPrint, {}),
                        face("k", BuildingSurface::RoofEdge, {}), face("w", BuildingSurface::Wall, {}),
                        face("s", BuildingSurface::Shell, {})};
        Faces faces;
        for (const BuildingPolygon& polygon : polygons) {
            faces.push_back(&polygon);
        }
        QCOMPARE(idsOf(ofShell(faces)), std::string("w s"));
        QCOMPARE(idsOf(ofSurface(faces, BuildingSurface::RoofEdge)), std::string("k"));
        QCOMPARE(idsOf(lowestOf(faces)), std::string());
    }
    void oneLevelIsTheSecondElseTheHighest()
    {
        const auto polygons =
            std::vector{face("eins", BuildingSurface::Shell, {}, 1), face("drei", BuildingSurface::Shell, {}, 3)};
        const Faces faces{&polygons[0], &polygons[1]};
        QCOMPARE(idsOf(ofOneLevel(faces)), std::string("drei"));
    }
};

QTEST_GUILESS_MAIN(FacesTest)
#include "faces_test.moc"
