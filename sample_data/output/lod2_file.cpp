// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"

namespace weitblick::sample {

namespace {

using Corner = std::array<double, 3>;
using Corners = std::vector<Corner>;

/// How a surface is spoiled on purpose.
enum class Defect : std::uint8_t { None, NotClosed, TooFew, SelfCrossing, NotPlanar };

const char* nameOf(Defect defect)
{
    static constexpr std::array kNames = {"none", "ring_not_closed", "too_few_points", "self_intersection",
                                          "not_planar"};
    return kNames[static_cast<std::size_t>(defect)];
}

int brokenCount(PlaceSize size)
{
    return size == PlaceSize::Village ? 8 : (size == PlaceSize::Town ? 60 : 200);
}

void appendRing(std::string& out, Corners corners, Defect defect)
{
    bool isClosed = true;
    switch (defect) {
    case Defect::None:
        break;
    case Defect::NotClosed:
        isClosed = false;
        break;
    case Defect::TooFew:
        corners.resize(2);
        break;
    case Defect::SelfCrossing:
        std::swap(corners[1], corners[2]);
        break;
    case Defect::NotPlanar:
        corners[0][2] += 3.0;
        break;
    }
    if (isClosed) {
        corners.push_back(corners.front());
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
        fmt::format_to(std::back_inserter(out), "{}{:.3f} {:.3f} {:.3f}", i == 0 ? "" : " ", corners[i][0],
                       corners[i][1], corners[i][2]);
    }
}

struct Surface {
    const char* kind;
    std::string id;
    const Corners& corners;
    Defect defect = Defect::None;
};

void appendSurface(std::string& out, const Surface& surface)
{
    fmt::format_to(
        std::back_inserter(out),
        "   <bldg:boundedBy><bldg:{0} gml:id=\"{1}\"><bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>"
        "<gml:Polygon gml:id=\"{1}_P\"><gml:exterior><gml:LinearRing><gml:posList srsDimension=\"3\">",
        surface.kind, surface.id);
    appendRing(out, surface.corners, surface.defect);
    fmt::format_to(std::back_inserter(out),
                   "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>"
                   "</bldg:lod2MultiSurface></bldg:{}></bldg:boundedBy>\n",
                   surface.kind);
}

Corner lifted(Point p, double height)
{
    return {rounded3(p.x), rounded3(p.y), rounded3(height)};
}

void appendWalls(std::string& out, const Building& building)
{
    const Ring base = building.footprint();
    const double ground = building.groundM;
    const double eaves = ground + building.eavesM;
    const double ridge = ground + building.ridgeM;
    const bool isShed = building.roof == RoofForm::Shed;
    const bool isGable = building.roof == RoofForm::Gable;
    const double top[] = {eaves, eaves, isShed ? ridge : eaves, isShed ? ridge : eaves}; // above each corner
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t k = (i + 1) % 4;
        Corners wall{lifted(base[i], ground), lifted(base[k], ground), lifted(base[k], top[k])};
        if (isGable && (i == 1 || i == 3)) {
            wall.push_back(lifted(between(base[k], base[i], 0.5), ridge));
        }
        wall.push_back(lifted(base[i], top[i]));
        appendSurface(out, {"WallSurface", fmt::format("{}_W{}", building.id, i + 1), wall});
    }
    Corners floor;
    for (std::size_t i = 4; i-- > 0;) {
        floor.push_back(lifted(base[i], ground));
    }
    appendSurface(out, {"GroundSurface", building.id + "_G", floor});
}

void appendAddress(std::string& out, const Place& place, const Building& building)
{
    if (building.houseNumber.empty()) {
        return;
    }
    const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
    fmt::format_to(
        std::back_inserter(out),
        "   "
        "<bldg:address><core:Address><core:xalAddress><xAL:AddressDetails><xAL:Country><xAL:CountryName>Germany</"
        "xAL:CountryName>"
        "<xAL:Locality Type=\"Town\"><xAL:LocalityName>{}</xAL:LocalityName><xAL:Thoroughfare Type=\"Street\">"
        "<xAL:ThoroughfareNumber>{}</xAL:ThoroughfareNumber><xAL:ThoroughfareName>{}</xAL:ThoroughfareName>"
        "</xAL:Thoroughfare></xAL:Locality></xAL:Country></xAL:AddressDetails></core:xalAddress></core:Address></"
        "bldg:address>\n",
        place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)].name, building.houseNumber, building.streetName);
}

void appendBuilding(std::string& out, const Place& place, const Building& building, Defect defect)
{
    const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
    fmt::format_to(
        std::back_inserter(out),
        " <core:cityObjectMember><bldg:Building gml:id=\"{}\">\n"
        "   <core:creationDate>2024-01-01</core:creationDate>\n"
        "   <gen:stringAttribute name=\"Gemeindeschluessel\"><gen:value>{}</gen:value></gen:stringAttribute>\n"
        "   <gen:stringAttribute name=\"DatenquelleDachhoehe\"><gen:value>1000</gen:value></gen:stringAttribute>\n"
        "   "
        "<bldg:function>{}</bldg:function><bldg:yearOfConstruction>{:04}</bldg:yearOfConstruction><bldg:roofType>{}</"
        "bldg:roofType>"
        "<bldg:measuredHeight uom=\"urn:adv:uom:m\">{:.3f}</bldg:measuredHeight>"
        "<bldg:storeysAboveGround>{}</bldg:storeysAboveGround>\n",
        building.id, place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)].ags,
        buildingFunctionCode(building.use), building.year, roofCode(building.roof), building.ridgeM, building.storeys);
    for (std::size_t i = 0; i < building.planes.size(); ++i) {
        const RoofPlane& plane = building.planes[i];
        appendSurface(out, {"RoofSurface", plane.id, plane.corners, i == 0 ? defect : Defect::None});
    }
    appendWalls(out, building);
    appendAddress(out, place, building);
    out += " </bldg:Building></core:cityObjectMember>\n";
}

std::string headerOf(const char* version, double km, double kmNorth)
{
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<core:CityModel xmlns:core=\"http://www.opengis.net/citygml/{0}\" "
        "xmlns:bldg=\"http://www.opengis.net/citygml/building/{0}\" "
        "xmlns:gen=\"http://www.opengis.net/citygml/generics/{0}\" xmlns:gml=\"http://www.opengis.net/gml\" "
        "xmlns:xAL=\"urn:oasis:names:tc:ciq:xsdschema:xAL:2.0\">\n"
        " <gml:name>LoD2_32_{1:.0f}_{2:.0f}_1_HE</gml:name>\n"
        " <gml:boundedBy><gml:Envelope srsName=\"urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH\" srsDimension=\"3\">"
        "<gml:lowerCorner>{3:.3f} {4:.3f} 0.000</gml:lowerCorner><gml:upperCorner>{5:.3f} {6:.3f} "
        "1000.000</gml:upperCorner>"
        "</gml:Envelope></gml:boundedBy>\n",
        version, km, kmNorth, km * 1000.0, kmNorth * 1000.0, km * 1000.0 + 1000.0, kmNorth * 1000.0 + 1000.0);
}

} // namespace

Result<void> writeLod2(const Product& product)
{
    const Place& place = product.region.place;
    // Which buildings are spoiled: evenly spread, so that most tiles have none and some have one.
    std::map<std::size_t, Defect> defects;
    const auto broken = static_cast<std::size_t>(brokenCount(place.settings.size));
    for (std::size_t i = 0; i < broken; ++i) {
        std::size_t at = (i * 2 + 1) * place.buildings.size() / (broken * 2);
        const auto defect = static_cast<Defect>(1 + i % 4);
        while (place.buildings[at].planes.front().corners.size() < 4) {
            at = (at + 1) % place.buildings.size(); // a triangle has no two corners to exchange
        }
        defects[at] = defect;
    }
    std::map<std::pair<int, int>, std::vector<std::size_t>> tiles; // kilometre squares
    for (std::size_t i = 0; i < place.buildings.size(); ++i) {
        const Point p = place.buildings[i].centre;
        tiles[{static_cast<int>(p.x / 1000.0), static_cast<int>(p.y / 1000.0)}].push_back(i);
    }
    Json truth{{"crs", "EPSG:25832"}, {"buildings", place.buildings.size()}, {"broken_surfaces", Json::array()}};
    CsvText planes(';');
    planes.row({"building", "surface", "tilt_deg", "azimuth_deg", "area_m2", "defect"});
    std::map<std::string, double> areaByForm;
    std::size_t planeCount = 0;
    for (const auto& [tile, members] : tiles) {
        const char* version = tile.first % 2 == 0 ? "1.0" : "2.0";
        std::string text = headerOf(version, tile.first, tile.second);
        for (const std::size_t i : members) {
            const Building& building = place.buildings[i];
            const auto spoiled = defects.find(i);
            const Defect defect = spoiled == defects.end() ? Defect::None : spoiled->second;
            appendBuilding(text, place, building, defect);
            if (defect != Defect::None) {
                truth["broken_surfaces"].push_back(
                    {{"surface", building.planes.front().id}, {"defect", nameOf(defect)}});
            }
            for (std::size_t k = 0; k < building.planes.size(); ++k) {
                const RoofPlane& plane = building.planes[k];
                planes.row({building.id, plane.id, fmt::format("{:.2f}", plane.tiltDeg),
                            fmt::format("{:.3f}", plane.azimuthDeg), fmt::format("{:.3f}", plane.areaM2),
                            k == 0 ? nameOf(defect) : "none"});
                areaByForm[fmt::format("{}", roofCode(building.roof))] += plane.areaM2;
                ++planeCount;
            }
        }
        text += "</core:CityModel>\n";
        const std::string name = fmt::format("LoD2_32_{}_{}_1_HE.gml", tile.first, tile.second);
        WB_CHECK(writeText(product.folder / name, text));
        truth["tiles"][name] = {{"citygml", version}, {"buildings", members.size()}};
    }
    truth["roof_surfaces"] = planeCount;
    truth["roof_area_m2_by_alkis_form"] = areaByForm;
    WB_CHECK(writeText(product.folder / "truth_dachflaechen.csv", planes.text()));
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
