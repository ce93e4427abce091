// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include "core/geo/detail/proj_handle.h"

#include <proj_experimental.h> // proj_crs_demote_to_2D

#include <charconv>
#include <cmath>
#include <span>
#include <string_view>

namespace weitblick::geo {
namespace detail {
namespace {

constexpr std::size_t kLongestDefinition = 65536;
constexpr int kLeastConfidencePercent = 70;

/// CRS that German data come in. Where several EPSG codes differ only in the order of axes, or a file leaves the datum
/// open, the first that fits is meant: 31467 and not 5677, 4647 and not 5652.
constexpr std::array kCustomary = {31466, 31467, 31468, 31469, 25832, 25833, 25831, 4647,  5650, 4258,
                                   4314,  4326,  32632, 32633, 32631, 3035,  3857,  21781, 2056, 31287};

Error unsupported(const std::string& definition, Text message)
{
    constexpr std::size_t kShown = 120;
    return Error{
        .code = ErrorCode::UnsupportedCrs, .message = std::move(message), .subject = definition.substr(0, kShown)};
}

bool isGeographic(PJ_TYPE type)
{
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

ProjObject withoutHeightAndShift(PJ_CONTEXT& context, ProjObject crs)
{
    constexpr int kDeepest = 4;
    for (int depth = 0; crs && depth < kDeepest; ++depth) {
        switch (proj_get_type(crs.get())) {
        case PJ_TYPE_COMPOUND_CRS:
            crs.reset(proj_crs_get_sub_crs(&context, crs.get(), 0));
            break;
        case PJ_TYPE_BOUND_CRS:
            crs.reset(proj_get_source_crs(&context, crs.get()));
            break;
        case PJ_TYPE_GEOGRAPHIC_3D_CRS:
            crs.reset(proj_crs_demote_to_2D(&context, nullptr, crs.get()));
            return crs;
        default:
            return crs;
        }
    }
    return crs;
}

std::optional<int> epsgIdOf(const PJ& crs)
{
    const char* authority = proj_get_id_auth_name(&crs, 0);
    const char* code = proj_get_id_code(&crs, 0);
    if (authority == nullptr || code == nullptr || std::string_view(authority) != "EPSG") {
        return std::nullopt;
    }
    const std::string_view digits(code);
    int number = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return failure == std::errc{} && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

ProjObject epsgCrs(PJ_CONTEXT& context, int code)
{
    return ProjObject(proj_create(&context, ("EPSG:" + std::to_string(code)).c_str()));
}

/// Equal but for the order of the axes.
bool isSameCrs(PJ_CONTEXT& context, const PJ& first, const PJ& second)
{
    const ProjObject a(proj_normalize_for_visualization(&context, &first));
    const ProjObject b(proj_normalize_for_visualization(&context, &second));
    return a && b && proj_is_equivalent_to_with_ctx(&context, a.get(), b.get(), PJ_COMP_EQUIVALENT) != 0;
}

bool hasUnknownDatum(PJ_CONTEXT& context, const PJ& crs)
{
    const ProjObject datum(proj_crs_get_datum_forced(&context, &crs));
    const std::string name = datum ? proj_get_name(datum.get()) : "";
    return name.empty() || name.starts_with("unknown") || name.starts_with("Unknown") || name.starts_with("Not_spec") ||
           name.starts_with("Not spec");
}

/// Ellipsoid and projection are equal; the datum is not looked at.
bool hasSameShape(PJ_CONTEXT& context, const PJ& first, const PJ& second)
{
    if (proj_get_type(&first) != proj_get_type(&second)) {
        return false;
    }
    std::array<double, 2> semiMajorM{};
    std::array<double, 2> inverseFlattening{};
    const std::array<const PJ*, 2> both{&first, &second};
    for (std::size_t i = 0; i < both.size(); ++i) {
        const ProjObject ellipsoid(proj_get_ellipsoid(&context, both.at(i)));
        if (!ellipsoid || proj_ellipsoid_get_parameters(&context, ellipsoid.get(), &semiMajorM.at(i), nullptr, nullptr,
                                                        &inverseFlattening.at(i)) == 0) {
            return false;
        }
    }
    // 1e-6 tells GRS 80 (298.257222101) from WGS 84 (298.257223563).
    if (std::abs(semiMajorM[0] - semiMajorM[1]) > 0.001 ||
        std::abs(inverseFlattening[0] - inverseFlattening[1]) > 1e-6) {
        return false;
    }
    if (isGeographic(proj_get_type(&first))) {
        return true;
    }
    const ProjObject a(proj_crs_get_coordoperation(&context, &first));
    const ProjObject b(proj_crs_get_coordoperation(&context, &second));
    return a && b && proj_is_equivalent_to_with_ctx(&context, a.get(), b.get(), PJ_COMP_EQUIVALENT) != 0;
}

std::optional<int> customaryCode(PJ_CONTEXT& context, const PJ& crs)
{
    const bool datumIsOpen = hasUnknownDatum(context, crs);
    for (const int code : kCustomary) {
        const ProjObject candidate = epsgCrs(context, code);
        if (candidate && (isSameCrs(context, crs, *candidate) ||
                          (datumIsOpen && code != 3857 && hasSameShape(context, crs, *candidate)))) {
            return code;
        }
    }
    return std::nullopt;
}

std::optional<int> identifiedCode(PJ_CONTEXT& context, const PJ& crs)
{
    if (const auto own = epsgIdOf(crs)) {
        const ProjObject candidate = epsgCrs(context, *own);
        if (candidate && isSameCrs(context, crs, *candidate)) {
            return own;
        }
    }
    if (const auto customary = customaryCode(context, crs)) {
        return customary;
    }
    int* confidence = nullptr;
    const ProjList matches(proj_identify(&context, &crs, "EPSG", nullptr, &confidence));
    std::optional<int> found;
    const int count = matches ? proj_list_get_count(matches.get()) : 0;
    for (int i = 0; i < count && !found; ++i) {
        const ProjObject candidate(proj_list_get(&context, matches.get(), i));
        if (candidate && confidence[i] >= kLeastConfidencePercent && isSameCrs(context, crs, *candidate)) {
            found = epsgIdOf(*candidate);
        }
    }
    proj_int_list_destroy(confidence);
    return found;
}

} // namespace

ProjContext quietContext()
{
    ProjContext context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

Result<ProjObject> horizontalCrs(PJ_CONTEXT& context, const std::string& definition)
{
    if (definition.empty() || definition.size() > kLongestDefinition || definition.find('\0') != std::string::npos) {
        return unsupported(definition, {"das Koordinatensystem ist leer oder unlesbar",
                                        "the coordinate reference system is empty or unreadable"});
    }
    ProjObject crs = withoutHeightAndShift(context, ProjObject(proj_create(&context, definition.c_str())));
    if (!crs) {
        return unsupported(definition,
                           {"das Koordinatensystem „" + definition.substr(0, 80) + "“ ist nicht bekannt",
                            "the coordinate reference system '" + definition.substr(0, 80) + "' is not known"});
    }
    const PJ_TYPE type = proj_get_type(crs.get());
    if (!isGeographic(type) && type != PJ_TYPE_PROJECTED_CRS) {
        return unsupported(definition,
                           {"„" + definition.substr(0, 80) + "“ ist weder ein geographisches noch ein ebenes System",
                            "'" + definition.substr(0, 80) + "' is neither a geographic nor a projected system"});
    }
    if (const auto code = identifiedCode(context, *crs)) {
        if (ProjObject known = withoutHeightAndShift(context, epsgCrs(context, *code))) {
            return known;
        }
    }
    return crs;
}

} // namespace detail

namespace {

/// Metres (or radians) in one unit of the first axis; 0 where PROJ does not say.
double axisFactor(PJ_CONTEXT& context, const PJ& crs)
{
    const detail::ProjObject system(proj_crs_get_coordinate_system(&context, &crs));
    double factor = 0.0;
    if (!system || proj_cs_get_axis_info(&context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                                         nullptr, nullptr) == 0) {
        return 0.0;
    }
    return factor;
}

} // namespace

Result<CrsDescription> describeCrs(const Crs& crs)
{
    const detail::ProjContext context = detail::quietContext();
    WB_TRY(const detail::ProjObject object, detail::horizontalCrs(*context, crs.definition));
    CrsDescription description;
    const char* name = proj_get_name(object.get());
    description.name = name != nullptr ? name : "";
    description.epsg = detail::epsgIdOf(*object);
    const PJ_TYPE type = proj_get_type(object.get());
    description.isGeographic = detail::isGeographic(type);
    description.isProjectedInMetres = type == PJ_TYPE_PROJECTED_CRS && axisFactor(*context, *object) == 1.0;
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    if (proj_get_area_of_use(context.get(), object.get(), &west, &south, &east, &north, nullptr) != 0 && west >= -180) {
        description.west = west;
        description.south = south;
        description.east = east;
        description.north = north;
    }
    return description;
}

} // namespace weitblick::geo
