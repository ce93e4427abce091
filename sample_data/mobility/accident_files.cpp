// SPDX-License-Identifier: GPL-3.0-or-later
// Three years of the Unfallatlas, each in the layout of its time: names and order of the columns differ.
#include "core/geo/crs.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "sample_data/cell_index.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

struct Accident {
    int month, hour, weekday, category, kind, type, light, condition;
    std::array<bool, 6> involved; // bicycle, car, pedestrian, motorcycle, lorry, other
    Point at;
    int gemeinde;
};

int gemeindeAt(const Place& place, Point p)
{
    for (std::size_t i = 0; i < place.gemeinden.size(); ++i) {
        for (const Area& area : place.gemeinden[i].area) {
            if (contains(area, p)) {
                return static_cast<int>(i);
            }
        }
    }
    return 0;
}

class Chronicler {
public:
    explicit Chronicler(const Place& place) : m_place(place), m_random(place.settings.seed, "accidents")
    {
        for (const Street& street : place.streets) {
            const double traffic = street.vehiclesPerDay * street.lengthM * (street.settlement == kNone ? 0.5 : 1.0);
            m_sum += traffic;
            m_until.push_back(m_sum);
        }
    }

    Accident anywhere()
    {
        const double dice = m_random.uniform() * m_sum;
        const auto street = static_cast<std::size_t>(std::ranges::upper_bound(m_until, dice) - m_until.begin());
        const Street& it = m_place.streets[std::min(street, m_place.streets.size() - 1)];
        const bool atJunction = m_random.chance(0.55);
        return at(atJunction ? it.line.front() : pointAlong(it.line, m_random.uniform() * it.lengthM));
    }

    Accident at(Point p)
    {
        Accident accident{};
        accident.at = p;
        accident.month = m_random.integer(1, 12);
        accident.hour = static_cast<int>(
            m_random.weighted({1, 1, 1, 1, 1, 2, 4, 8, 7, 5, 5, 6, 6, 7, 7, 8, 9, 9, 8, 6, 4, 3, 2, 2}));
        accident.weekday = m_random.integer(1, 7);
        accident.category = 1 + static_cast<int>(m_random.weighted({0.012, 0.17, 0.82}));
        accident.kind = m_random.integer(0, 9);
        accident.type = m_random.integer(1, 7);
        accident.light = accident.hour > 6 && accident.hour < 18 ? 0 : (m_random.chance(0.2) ? 1 : 2);
        accident.condition = static_cast<int>(m_random.weighted({0.74, 0.23, 0.03}));
        static constexpr std::array kShares = {0.28, 0.8, 0.11, 0.13, 0.04, 0.09};
        for (std::size_t i = 0; i < kShares.size(); ++i) {
            accident.involved[i] = m_random.chance(kShares[i]);
        }
        accident.gemeinde = gemeindeAt(m_place, p);
        return accident;
    }

    Random& random() { return m_random; }

private:
    const Place& m_place;
    Random m_random;
    std::vector<double> m_until;
    double m_sum = 0.0;
};

struct Layout {
    int year;
    const char* file;
    std::vector<std::string> columns;
};

const std::vector<Layout>& layouts()
{
    static const std::vector<Layout> kLayouts = {
        {2017,
         "Unfallorte2017_LinRef.txt",
         {"OBJECTID",   "ULAND",      "UREGBEZ", "UKREIS",  "UGEMEINDE", "UJAHR",     "UMONAT",    "USTUNDE",
          "UWOCHENTAG", "UKATEGORIE", "UART",    "UTYP1",   "LICHT",     "IstRad",    "IstPKW",    "IstFuss",
          "IstKrad",    "IstSonstig", "LINREFX", "LINREFY", "XGCSWGS84", "YGCSWGS84", "STRZUSTAND"}},
        {2019,
         "Unfallorte2019_LinRef.csv",
         {"OBJECTID",   "ULAND",      "UREGBEZ",     "UKREIS",     "UGEMEINDE",  "UJAHR",   "UMONAT",    "USTUNDE",
          "UWOCHENTAG", "UKATEGORIE", "UART",        "UTYP1",      "ULICHTVERH", "IstRad",  "IstPKW",    "IstFuss",
          "IstKrad",    "IstGkfz",    "IstSonstige", "STRZUSTAND", "LINREFX",    "LINREFY", "XGCSWGS84", "YGCSWGS84"}},
        {2021,
         "Unfallorte2021_EPSG25832_CSV.csv",
         {"OID_",        "UIDENTSTLAE", "ULAND",   "UREGBEZ",    "UKREIS",
          "UGEMEINDE",   "UJAHR",       "UMONAT",  "USTUNDE",    "UWOCHENTAG",
          "UKATEGORIE",  "UART",        "UTYP1",   "ULICHTVERH", "IstStrassenzustand",
          "IstRad",      "IstPKW",      "IstFuss", "IstKrad",    "IstGkfz",
          "IstSonstige", "LINREFX",     "LINREFY", "XGCSWGS84",  "YGCSWGS84"}}};
    return kLayouts;
}

std::map<std::string, std::string> fieldsOf(const Accident& accident, int number, int year, Point geographic)
{
    const auto flag = [&](std::size_t i) { return std::string(accident.involved[i] ? "1" : "0"); };
    const std::string light = fmt::format("{}", accident.light);
    const std::string condition = fmt::format("{}", accident.condition);
    return {{"OBJECTID", fmt::format("{}", number)},
            {"OID_", fmt::format("{}", number)},
            {"UIDENTSTLAE", fmt::format("06{}{:07}", year, number)},
            {"ULAND", "06"},
            {"UREGBEZ", "9"},
            {"UKREIS", "99"},
            {"UGEMEINDE", fmt::format("{:03}", accident.gemeinde + 1)},
            {"UJAHR", fmt::format("{}", year)},
            {"UMONAT", fmt::format("{:02}", accident.month)},
            {"USTUNDE", fmt::format("{:02}", accident.hour)},
            {"UWOCHENTAG", fmt::format("{}", accident.weekday)},
            {"UKATEGORIE", fmt::format("{}", accident.category)},
            {"UART", fmt::format("{}", accident.kind)},
            {"UTYP1", fmt::format("{}", accident.type)},
            {"LICHT", light},
            {"ULICHTVERH", light},
            {"STRZUSTAND", condition},
            {"IstStrassenzustand", condition},
            {"IstRad", flag(0)},
            {"IstPKW", flag(1)},
            {"IstFuss", flag(2)},
            {"IstKrad", flag(3)},
            {"IstGkfz", flag(4)},
            {"IstSonstig", flag(5)},
            {"IstSonstige", flag(5)},
            {"LINREFX", german(accident.at.x, 8)},
            {"LINREFY", german(accident.at.y, 8)},
            {"XGCSWGS84", german(geographic.x, 9)},
            {"YGCSWGS84", german(geographic.y, 9)}};
}

/// Junctions with many accidents in three years, and as many that just miss the threshold of five; returns where.
std::vector<Point> sowSpots(const Place& place, Chronicler& chronicler, std::vector<std::vector<Accident>>& years,
                            Json& truth)
{
    const int wanted =
        place.settings.size == PlaceSize::Village ? 1 : (place.settings.size == PlaceSize::Town ? 6 : 18);
    Random& random = chronicler.random();
    truth["spots"] = Json::array();
    std::vector<Point> taken;
    // A small place may not have that many junctions apart from each other.
    for (int attempt = 0; attempt < 20000 && static_cast<int>(taken.size()) < wanted * 2; ++attempt) {
        const Street& street = random.pick(place.streets);
        const Point p = street.line.front();
        const bool isMain = street.roadClass <= RoadClass::District && street.settlement != kNone;
        if (!isMain || std::ranges::any_of(taken, [&](Point q) { return distance(p, q) < 200.0; })) {
            continue;
        }
        const int count = static_cast<int>(taken.size()) < wanted ? random.integer(5, 9) : 4;
        for (int i = 0; i < count; ++i) {
            const Point off{random.between(-9.0, 9.0), random.between(-9.0, 9.0)};
            years[random.index(years.size())].push_back(chronicler.at(p + off));
        }
        truth["spots"].push_back({{"x", p.x}, {"y", p.y}, {"accidents_within_30_m", count}});
        taken.push_back(p);
    }
    return taken;
}

/// Accidents all over the place, none near a sown spot and never more than three in a spot of their own: what is sown
/// is all there is to find.
void scatter(const Place& place, Chronicler& chronicler, const std::vector<Point>& spots,
             std::vector<std::vector<Accident>>& years)
{
    constexpr double kSpotM = 30.0;
    const int perYear =
        place.settings.size == PlaceSize::Village ? 9 : (place.settings.size == PlaceSize::Town ? 190 : 820);
    CellIndex index(place.extent, 100.0);
    std::vector<Point> seen;
    for (auto& year : years) {
        for (int attempt = 0, left = perYear; left > 0 && attempt < perYear * 100; ++attempt) {
            Accident accident = chronicler.anywhere();
            const auto near = index.near(accident.at, kSpotM);
            const auto beside =
                std::ranges::count_if(near, [&](std::size_t i) { return distance(seen[i], accident.at) < kSpotM; });
            if (beside >= 3 ||
                std::ranges::any_of(spots, [&](Point spot) { return distance(spot, accident.at) < 2.0 * kSpotM; })) {
                continue;
            }
            index.add(seen.size(), boxOf({accident.at}));
            seen.push_back(accident.at);
            year.push_back(accident);
            --left;
        }
    }
}

} // namespace

Result<void> writeAccidents(const Product& product)
{
    const Place& place = product.region.place;
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
    Chronicler chronicler(place);
    std::vector<std::vector<Accident>> years(layouts().size());
    Json truth{{"crs", "EPSG:25832"}};
    const std::vector<Point> spots = sowSpots(place, chronicler, years, truth);
    scatter(place, chronicler, spots, years);
    for (std::size_t i = 0; i < years.size(); ++i) {
        const Layout& layout = layouts()[i];
        CsvText text(';');
        text.row(layout.columns);
        std::map<std::string, int> byCategory;
        int bicycles = 0;
        int number = 0;
        for (const Accident& accident : years[i]) {
            Point geographic = accident.at;
            transformer.apply({&geographic.x, 1}, {&geographic.y, 1});
            const auto fields = fieldsOf(accident, ++number, layout.year, geographic);
            std::vector<std::string> row;
            for (const std::string& column : layout.columns) {
                row.push_back(fields.at(column));
            }
            text.row(row);
            ++byCategory[fmt::format("{}", accident.category)];
            bicycles += accident.involved[0] ? 1 : 0;
        }
        WB_CHECK(writeText(product.folder / layout.file, text.text()));
        truth["years"][fmt::format("{}", layout.year)] = {
            {"file", layout.file}, {"count", years[i].size()}, {"by_category", byCategory}, {"with_bicycle", bicycles}};
    }
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
