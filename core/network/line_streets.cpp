// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/line_streets.h"

#include "core/geo/box_tree.h"
#include "core/geo/crs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

namespace weitblick::network {

namespace {

constexpr double kSamePointM = 0.01;

/// Points by place, so that near ones are found.
class PointSet {
public:
    explicit PointSet(double cellM) : m_cellM(cellM) {}

    [[nodiscard]] std::optional<std::uint32_t> near(geo::Point point, double withinM) const
    {
        std::optional<std::uint32_t> best;
        double bestM = withinM;
        for (std::int64_t dx = -1; dx <= 1; ++dx) {
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto cell = m_cells.find(keyOf(cellOf(point.x) + dx, cellOf(point.y) + dy));
                for (const std::uint32_t number : cell == m_cells.end() ? kNothing : cell->second) {
                    const double far = std::hypot(m_points[number].x - point.x, m_points[number].y - point.y);
                    if (far < bestM || (far == bestM && (!best || number < *best))) {
                        best = number;
                        bestM = far;
                    }
                }
            }
        }
        return best;
    }
    std::uint32_t add(geo::Point point)
    {
        m_cells[keyOf(cellOf(point.x), cellOf(point.y))].push_back(static_cast<std::uint32_t>(m_points.size()));
        m_points.push_back(point);
        return static_cast<std::uint32_t>(m_points.size() - 1);
    }
    [[nodiscard]] const std::vector<geo::Point>& points() const { return m_points; }

private:
    [[nodiscard]] std::int64_t cellOf(double at) const
    {
        return static_cast<std::int64_t>(std::floor(std::clamp(at / m_cellM, -1e15, 1e15)));
    }
    static std::uint64_t keyOf(std::int64_t x, std::int64_t y)
    {
        return static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(y);
    }
    inline static const std::vector<std::uint32_t> kNothing;
    double m_cellM;
    std::vector<geo::Point> m_points;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

/// Gives every line its points, joined with those of the others.
class Joining {
public:
    Joining(const std::vector<StreetLine>& lines, double withinM)
        : m_lines(lines),
          m_withinM(withinM),
          m_points(std::max(withinM, kSamePointM))
    {
    }

    Result<void> join(Job& job)
    {
        for (const StreetLine& line : m_lines) {
            std::vector<std::uint32_t> points;
            for (const geo::Point point : line.course) {
                const auto same = m_points.near(point, kSamePointM);
                const std::uint32_t number = same ? *same : m_points.add(point);
                if (points.empty() || points.back() != number) {
                    points.push_back(number);
                }
            }
            m_courses.push_back(std::move(points));
        }
        WB_CHECK(job.report(0.4, "streets"));
        countUses();
        joinEndsToPoints();
        WB_CHECK(job.report(0.6, "streets"));
        return joinEndsToLines(job);
    }

    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& courses() const { return m_courses; }
    [[nodiscard]] const std::vector<geo::Point>& points() const { return m_points.points(); }

private:
    void countUses()
    {
        m_uses.assign(m_points.points().size(), 0);
        for (const auto& course : m_courses) {
            for (const std::uint32_t point : course) {
                m_uses[point] += 1;
            }
        }
    }

    [[nodiscard]] bool isLoose(std::uint32_t point) const { return m_uses[point] == 1; }

    void joinEndsToPoints()
    {
        // Other points only: a loose end must not find itself.
        PointSet others(std::max(m_withinM, kSamePointM));
        std::vector<std::uint32_t> numbers;
        std::vector<bool> isEnd(m_points.points().size(), false);
        for (const auto& course : m_courses) {
            if (course.size() >= 2) {
                isEnd[course.front()] = isEnd[course.back()] = true;
            }
        }
        for (std::uint32_t point = 0; point < isEnd.size(); ++point) {
            if (!isEnd[point] || !isLoose(point)) {
                others.add(m_points.points()[point]);
                numbers.push_back(point);
            }
        }
        for (auto& course : m_courses) {
            if (course.size() < 2) {
                continue;
            }
            for (std::uint32_t* const end : {&course.front(), &course.back()}) {
                if (!isLoose(*end)) {
                    continue;
                }
                const geo::Point place = m_points.points()[*end];
                const auto near = others.near(place, m_withinM);
                if (near && std::ranges::find(course, numbers[*near]) == course.end()) {
                    m_uses[*end] = 0;
                    *end = numbers[*near];
                    m_uses[*end] += 1;
                } else if (!near) { // the next loose end may meet this one
                    others.add(place);
                    numbers.push_back(*end);
                }
            }
        }
    }

    struct Spot {
        std::uint32_t course = 0;
        std::size_t segment = 0;
        double share = 0.0;
        std::uint32_t point = 0;
    };

    Result<void> joinEndsToLines(Job& job)
    {
        std::vector<geo::Envelope> boxes;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> segments;
        for (std::uint32_t course = 0; course < m_courses.size(); ++course) {
            for (std::uint32_t i = 0; i + 1 < m_courses[course].size(); ++i) {
                geo::Envelope box;
                for (const std::uint32_t point : {m_courses[course][i], m_courses[course][i + 1]}) {
                    box.include(m_points.points()[point].x, m_points.points()[point].y);
                }
                boxes.push_back(box);
                segments.emplace_back(course, i);
            }
        }
        const geo::BoxTree tree(boxes);
        WB_CHECK(job.report(0.8, "streets"));
        std::vector<Spot> spots;
        std::vector<std::uint32_t> found;
        for (std::uint32_t course = 0; course < m_courses.size(); ++course) {
            if (m_courses[course].size() < 2) {
                continue;
            }
            for (const std::uint32_t end : {m_courses[course].front(), m_courses[course].back()}) {
                if (!isLoose(end)) {
                    continue;
                }
                const geo::Point place = m_points.points()[end];
                found.clear();
                tree.appendMeeting({place.x - m_withinM, place.y - m_withinM, place.x + m_withinM, place.y + m_withinM},
                                   found);
                std::ranges::sort(found);
                for (const std::uint32_t number : found) {
                    const auto [other, segment] = segments[number];
                    if (const auto share = other == course ? std::nullopt : shareOn(other, segment, place)) {
                        spots.push_back({other, segment, *share, end});
                        break;
                    }
                }
            }
        }
        // From the back, so that places before keep their numbers.
        std::ranges::sort(spots, std::greater<>(),
                          [](const Spot& one) { return std::tuple(one.course, one.segment, one.share, one.point); });
        for (const Spot& spot : spots) {
            auto& course = m_courses[spot.course];
            course.insert(course.begin() + static_cast<std::ptrdiff_t>(spot.segment) + 1, spot.point);
        }
        return {};
    }

    [[nodiscard]] std::optional<double> shareOn(std::uint32_t course, std::size_t segment, geo::Point place) const
    {
        const geo::Point a = m_points.points()[m_courses[course][segment]];
        const geo::Point b = m_points.points()[m_courses[course][segment + 1]];
        const double squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        if (squared <= 0.0) {
            return std::nullopt;
        }
        const double share =
            std::clamp(((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / squared, 0.0, 1.0);
        const double far = std::hypot(place.x - a.x - share * (b.x - a.x), place.y - a.y - share * (b.y - a.y));
        return far <= m_withinM ? std::optional(share) : std::nullopt;
    }

    const std::vector<StreetLine>& m_lines;
    double m_withinM;
    PointSet m_points;
    std::vector<std::vector<std::uint32_t>> m_courses;
    std::vector<std::uint32_t> m_uses;
};

StreetUse useOfLine(const StreetLine& line, const StreetRules& rules)
{
    std::string highway = streetClassOf(line.streetClass);
    if (rules.findClass(highway) == nullptr) {
        highway = "residential";
    }
    const bool isOneWay = line.oneWay == "ja" || line.oneWay == "yes" || line.oneWay == "1" || line.oneWay == "true";
    const std::string oneWay = isOneWay ? "yes" : (line.oneWay == "-1" ? "-1" : "");
    Tags tags{{"highway", highway}};
    if (!oneWay.empty()) {
        tags.emplace_back("oneway", oneWay);
    }
    if (!line.maxSpeed.empty()) {
        tags.emplace_back("maxspeed", line.maxSpeed);
    }
    return useOf(tags, rules);
}

} // namespace

std::string streetClassOf(const std::string& word)
{
    static const std::array<std::pair<const char*, const char*>, 22> kWords = {{{"Autobahn", "motorway"},
                                                                                {"Kraftfahrstraße", "trunk"},
                                                                                {"Bundesstraße", "primary"},
                                                                                {"Bundesstrasse", "primary"},
                                                                                {"Landesstraße", "secondary"},
                                                                                {"Landstraße", "secondary"},
                                                                                {"Staatsstraße", "secondary"},
                                                                                {"Kreisstraße", "tertiary"},
                                                                                {"Gemeindestraße", "residential"},
                                                                                {"Wohnstraße", "residential"},
                                                                                {"Anliegerstraße", "residential"},
                                                                                {"Spielstraße", "living_street"},
                                                                                {"verkehrsberuhigt", "living_street"},
                                                                                {"Fußgängerzone", "pedestrian"},
                                                                                {"Fußweg", "footway"},
                                                                                {"Gehweg", "footway"},
                                                                                {"Radweg", "cycleway"},
                                                                                {"Geh- und Radweg", "path"},
                                                                                {"Feldweg", "track"},
                                                                                {"Wirtschaftsweg", "track"},
                                                                                {"Waldweg", "track"},
                                                                                {"Treppe", "steps"}}};
    const auto found = std::ranges::find(kWords, word, [](const auto& one) { return std::string(one.first); });
    return found == kWords.end() ? word : found->second;
}

Result<StreetMap> streetsOfLines(const std::vector<StreetLine>& lines, const StreetRules& rules,
                                 const LineJoining& joining, Job& job)
{
    const geo::Crs crs{"EPSG:" + std::to_string(joining.srsId)};
    WB_TRY(const geo::CrsDescription description, geo::describeCrs(crs));
    if (!description.isProjectedInMetres) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"die Straßen liegen nicht in Metern vor (" + description.name + ")",
                                 "the streets are not in metres (" + description.name + ")"},
                     .advice = {"Die Ebene in ein Koordinatensystem in Metern bringen, zum Beispiel EPSG:25832",
                                "Bring the layer into coordinates in metres, for example EPSG:25832"}};
    }
    Joining joined(lines, joining.withinM);
    WB_CHECK(joined.join(job));
    StreetMap map;
    for (const geo::Point& point : joined.points()) {
        map.longitudesDeg.push_back(point.x);
        map.latitudesDeg.push_back(point.y);
    }
    WB_TRY(const geo::Transformer transformer, geo::Transformer::create(crs, {"EPSG:4326"}));
    transformer.apply(map.longitudesDeg, map.latitudesDeg);
    map.blockedModes.assign(map.nodeCount(), 0);
    std::unordered_map<std::string, std::uint32_t> names{{std::string(), 0U}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& course = joined.courses()[i];
        StreetMap::Way way{.id = lines[i].id,
                           .firstNode = static_cast<std::uint32_t>(map.wayNodes.size()),
                           .nodeCount = static_cast<std::uint32_t>(course.size()),
                           .use = useOfLine(lines[i], rules)};
        if (course.size() < 2 || !way.use.isUsable()) {
            continue;
        }
        const auto [name, isNew] = names.try_emplace(lines[i].name, static_cast<std::uint32_t>(map.names.size()));
        if (isNew) {
            map.names.push_back(lines[i].name);
        }
        way.name = name->second;
        map.wayNodes.insert(map.wayNodes.end(), course.begin(), course.end());
        map.ways.push_back(way);
    }
    if (map.ways.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Ebene hat keine Straße, die jemand benutzen kann",
                                 "the layer has no street that anybody can use"}};
    }
    return map;
}

} // namespace weitblick::network
