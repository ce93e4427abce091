// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/base_map.h"

#include <algorithm>
#include <yaml-cpp/yaml.h>

namespace weitblick::map {

namespace {

Error badList(const std::string& where, const std::string& what)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Liste der Hintergrundkarten ist nicht lesbar: " + what,
                             "the list of base maps cannot be read: " + what},
                 .subject = where};
}

bool isSafe(const std::string& address)
{
    const std::string host = hostOf(address);
    const bool isThisMachine = host == "127.0.0.1" || host.starts_with("127.0.0.1:");
    return !host.empty() && (address.starts_with("https://") || (isThisMachine && address.starts_with("http://")));
}

bool holds(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

Result<BaseMap> baseMapFrom(const YAML::Node& node)
{
    const auto text = [&](const char* name) { return node[name] ? node[name].as<std::string>() : std::string(); };
    BaseMap map{.id = text("id"),
                .title = {text("title_de"), text("title_en")},
                .kind = text("kind") == "wms" ? BaseMapKind::Wms : BaseMapKind::Xyz,
                .address = text("address"),
                .layers = text("layers"),
                .format = text("format"),
                .attribution = text("attribution"),
                .licence = text("licence"),
                .terms = text("terms")};
    if (node["most_zoom"]) {
        map.mostZoom = node["most_zoom"].as<int>();
    }
    if (node["systems"]) {
        map.systems = node["systems"].as<std::vector<int>>();
    }
    constexpr int kFinestZoom = 24;
    if (map.id.empty() || map.title.de.empty() || map.title.en.empty() || map.attribution.empty() ||
        map.licence.empty() || map.terms.empty() || map.mostZoom < 1 || map.mostZoom > kFinestZoom) {
        return badList(map.id, "id, title, attribution, licence, terms, most_zoom");
    }
    if (!isSafe(map.address)) {
        return badList(map.id, "address");
    }
    const bool isWhole = map.kind == BaseMapKind::Wms
                             ? !map.layers.empty() && !map.format.empty()
                             : holds(map.address, "{z}") && holds(map.address, "{x}") && holds(map.address, "{y}");
    if (!isWhole || (text("kind") != "wms" && text("kind") != "xyz")) {
        return badList(map.id, "kind, layers, format");
    }
    return map;
}

} // namespace

Result<std::vector<BaseMap>> baseMapsFromYaml(std::string_view yaml)
{
    try {
        const YAML::Node list = YAML::Load(std::string(yaml));
        if (!list.IsSequence()) {
            return badList("", "YAML");
        }
        std::vector<BaseMap> maps;
        for (const YAML::Node& node : list) {
            WB_TRY(BaseMap map, baseMapFrom(node));
            if (std::ranges::find(maps, map.id, &BaseMap::id) != maps.end()) {
                return badList(map.id, "id");
            }
            maps.push_back(std::move(map));
        }
        return maps;
    } catch (const YAML::Exception& problem) {
        return badList("", problem.what());
    }
}

} // namespace weitblick::map
