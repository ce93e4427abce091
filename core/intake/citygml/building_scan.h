// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/citygml/building.h"
#include "core/io/xml_stream.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// Gathers the buildings of a CityGML text (1.0, 2.0, 3.0) as it is parsed; memory grows with one building, not with
/// the file.
class BuildingScan final : public io::XmlEvents {
public:
    void start(std::string_view name, const io::XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    /// The buildings that were completed since the last call.
    [[nodiscard]] std::vector<Building> take();
    /// What else the model holds, by the names of its elements: "ReliefFeature" → 3.
    [[nodiscard]] const std::map<std::string, std::int64_t>& otherObjects() const { return m_others; }

private:
    [[nodiscard]] std::string_view parent() const;
    void startInBuilding(std::string_view name, const io::XmlAttributes& attributes);
    void startPolygon(const io::XmlAttributes& attributes);
    void startReference(const io::XmlAttributes& attributes);
    void startSurface(std::string_view name, const io::XmlAttributes& attributes);
    void startGeneric(std::string_view name, const io::XmlAttributes& attributes);
    void endInBuilding(std::string_view name);
    void endGeometry(std::string_view name);
    void endGeneric(std::string_view name);
    void endAddress(std::string_view name);
    void endBuilding();
    void addCorners();
    void add(std::string_view name, AttributeKind kind);
    void damage(Text why);

    std::vector<std::string> m_path; ///< the open elements
    std::optional<Building> m_building;
    std::size_t m_buildingDepth = 0;
    int m_body = 0;
    std::optional<BuildingPolygon> m_polygon;
    std::size_t m_polygonDepth = 0;
    BuildingSurface m_surface = BuildingSurface::Shell;
    std::string m_surfaceId;
    std::size_t m_surfaceDepth = 0; ///< 0: in none
    std::size_t m_openingDepth = 0; ///< of a window or door, whose polygons are left out; 0: in none
    int m_level = 0;
    std::size_t m_levelDepth = 0;
    std::int64_t m_dimension = 3;
    struct Belonging {
        BuildingSurface surface;
        std::string surfaceId;
    };
    std::map<std::string, Belonging> m_references; ///< polygons of a solid to which boundary surfaces point
    std::string m_genericName;
    AttributeKind m_genericKind = AttributeKind::Text;
    std::string m_text;
    std::vector<Building> m_done;
    std::map<std::string, std::int64_t> m_others;
};

} // namespace weitblick::intake
