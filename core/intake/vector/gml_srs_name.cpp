// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/gml_srs_name.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace weitblick::intake {

namespace {

struct AdvName {
    std::string_view start; ///< of what stands behind "urn:adv:crs:"
    const char* crs;
};

constexpr std::array kAdvNames{
    AdvName{"ETRS89_UTM31", "EPSG:25831"}, AdvName{"ETRS89_UTM32", "EPSG:25832"},
    AdvName{"ETRS89_UTM33", "EPSG:25833"}, AdvName{"DE_DHDN_3GK2", "EPSG:31466"},
    AdvName{"DE_DHDN_3GK3", "EPSG:31467"}, AdvName{"DE_DHDN_3GK4", "EPSG:31468"},
    AdvName{"DE_DHDN_3GK5", "EPSG:31469"}, AdvName{"DE_42-83_3GK4", "EPSG:2398"},
    AdvName{"DE_42-83_3GK5", "EPSG:2399"}, AdvName{"ETRS89_Lat-Lon", "EPSG:4258"},
};

std::string digitsAt(std::string_view text)
{
    const auto end = std::ranges::find_if(text, [](char c) { return c < '0' || c > '9'; });
    return {text.begin(), end};
}

} // namespace

std::string crsOfSrsName(std::string_view srsName)
{
    constexpr std::string_view kAdv = "urn:adv:crs:";
    if (srsName.starts_with(kAdv)) {
        const std::string_view name = srsName.substr(kAdv.size());
        const auto found =
            std::ranges::find_if(kAdvNames, [name](const AdvName& adv) { return name.starts_with(adv.start); });
        return found == kAdvNames.end() ? std::string() : found->crs;
    }
    for (const std::string_view mark : {"EPSG::", "EPSG:", "/EPSG/0/", "epsg.xml#"}) {
        const auto at = srsName.find(mark);
        if (at != std::string_view::npos) {
            const std::string code = digitsAt(srsName.substr(at + mark.size()));
            return code.empty() ? code : "EPSG:" + code;
        }
    }
    return {};
}

std::string firstSrsName(const std::filesystem::path& file)
{
    constexpr std::size_t kLookedAt = std::size_t{1} << 20U;
    constexpr std::string_view kAttribute = "srsName=\"";
    std::string head(kLookedAt, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    for (auto at = head.find(kAttribute); at != std::string::npos; at = head.find(kAttribute, at + 1)) {
        const auto start = at + kAttribute.size();
        const auto end = head.find('"', start);
        if (end == std::string::npos) {
            break;
        }
        if (std::string crs = crsOfSrsName(std::string_view(head).substr(start, end - start)); !crs.empty()) {
            return crs;
        }
    }
    return {};
}

} // namespace weitblick::intake
