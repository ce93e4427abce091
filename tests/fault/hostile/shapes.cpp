// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <limits>

#include "tests/fault/hostile/hostile_file.h"
#include "tests/support/shape_bytes.h"

namespace weitblick::test {

namespace {

constexpr std::size_t kFirstRecord = 100;
constexpr std::size_t kPartCountAt = kFirstRecord + 8 + 36;
constexpr std::size_t kPointCountAt = kPartCountAt + 4;
constexpr std::size_t kFirstPartAt = kPointCountAt + 4;

std::string polygons(int count)
{
    return shapeFile(5, std::vector<std::string>(static_cast<std::size_t>(count), shapeRecord(5, triangle())));
}

template <typename Number>
std::string with(std::string bytes, std::size_t at, Number number)
{
    std::memcpy(bytes.data() + at, &number, sizeof number);
    return bytes;
}

std::string dbf()
{
    return dbfFile({{"NAME", 10}}, {" gut       ", " auch gut  "});
}

/// A shapefile with its .prj, and with a .dbf where one is given.
HostileFile shape(const std::string& stem, std::string shp, Ending ending, const std::string& table = {})
{
    std::vector<std::pair<std::string, std::string>> companions{{stem + ".prj", kUtm32Prj}};
    if (!table.empty()) {
        companions.emplace_back(stem + ".dbf", table);
    }
    return hostile(stem + ".shp", std::move(shp), std::move(ending), std::move(companions));
}

std::vector<HostileFile> geometries()
{
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    const std::string good = shapeRecord(5, triangle());
    const std::string endless = shapeRecord(5, {{kNan, kNan}, {1, kInfinite}, {2, 2}, {kNan, kNan}});
    return {
        shape("gut", polygons(2), taken(2), dbf()),
        shape("abgeschnitten", polygons(2).substr(0, 260), refused()),
        shape("im_kopf_abgeschnitten", polygons(1).substr(0, 60), refused()),
        shape("riesiger_satz", with(polygons(1), kFirstRecord + 4, std::uint32_t{0xFFFFFF7F}), refused()),
        shape("negativer_satz", with(polygons(1), kFirstRecord + 4, std::uint32_t{0x000000FF}), refused()),
        shape("leerer_satz", with(polygons(2), kFirstRecord + 4, std::uint32_t{0}), refused()),
        shape("viele_teile", with(polygons(1), kPartCountAt, std::int32_t{0x7FFFFFFF}), refused()),
        shape("negative_teile", with(polygons(1), kPartCountAt, std::int32_t{-1}), refused()),
        shape("viele_punkte", with(polygons(1), kPointCountAt, std::int32_t{0x7FFFFFFF}), refused()),
        shape("falscher_teil", with(polygons(1), kFirstPartAt, std::int32_t{1000}), refused()),
        shape("ueberlauf",
              with(with(polygons(1), kPartCountAt, std::int32_t{0x40000000}), kPointCountAt, std::int32_t{0x10000000}),
              refused()),
        shape("unendlich", shapeFile(5, {endless, good}), taken(1, 1)),
        shape("kopf_luegt", with(polygons(2), 24, std::uint32_t{0x7FFFFFFF}), refused("beschädigt"), dbf()),
        shape("unbekannte_art", with(polygons(1), 32, std::int32_t{77}), refused()),
        shape("art_wechselt", shapeFile(5, {good, shapeRecord(1, {{500000, 5500000}})}), taken(1, 1)),
        shape("unendliche_ausdehnung", with(with(polygons(2), 36, kNan), 52, kInfinite), taken(2), dbf()),
    };
}

std::vector<HostileFile> tables()
{
    const auto withPrj = [](const std::string& stem, const std::string& prj, Ending ending) {
        return hostile(stem + ".shp", polygons(1), std::move(ending), {{stem + ".prj", prj}});
    };
    const std::string deepPrj = repeated("PROJCS[\"a\",", 20'000) + repeated("]", 20'000);
    return {
        shape("saetze_luegen", polygons(2), refused(), with(dbf(), 4, std::uint32_t{0xFFFFFFFF})),
        shape("feldbreite_null", polygons(2), refused("beschädigt"), dbfFile({{"A", 1}, {"B", 0}}, {" x", " y"})),
        shape("kopf_zu_lang", polygons(2), refused(), with(dbf(), 8, std::uint16_t{0xFFFF})),
        shape("satz_zu_kurz", polygons(2), refused(), with(dbf(), 10, std::uint16_t{1})),
        shape("tabelle_leer", polygons(2), refused(), "\x03"),
        shape("tabelle_muell", polygons(2), refused(), std::string(500, '\xA5')),
        hostile("nur_tabelle.dbf", with(dbf(), 4, std::uint32_t{0xFFFFFFFF}), refused()),
        hostile("index_luegt.shp", polygons(2), taken(2),
                {{"index_luegt.prj", kUtm32Prj},
                 {"index_luegt.shx",
                  polygons(0) + std::string("\0\0\0\x32\0\0\0\x40\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF", 16)}}),
        hostile(
            "zeichensatz.shp", polygons(2), taken(2),
            {{"zeichensatz.prj", kUtm32Prj}, {"zeichensatz.dbf", dbf()}, {"zeichensatz.cpg", "../../../etc/passwd"}}),
        withPrj("crs_tief", deepPrj, refused("Koordinatensystem")),
        withPrj("crs_muell", std::string(200'000, 'P'), refused("Koordinatensystem")),
        withPrj("crs_befehl", "+proj=longlat +nadgrids=/etc/passwd +init=/etc/passwd:1", refused("Koordinatensystem")),
    };
}

} // namespace

std::vector<HostileFile> hostileShapes(const Bait&)
{
    std::vector<HostileFile> all = geometries();
    for (HostileFile& file : tables()) {
        all.push_back(std::move(file));
    }
    return all;
}

} // namespace weitblick::test
