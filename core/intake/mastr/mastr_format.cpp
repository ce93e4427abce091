// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/mastr_format.h"

#include "core/base/number_text.h"
#include "core/intake/column_names.h"
#include "core/intake/first_rows.h"
#include "core/intake/mastr/catalogue_values.h"
#include "core/intake/mastr/linked_plants.h"
#include "core/intake/mastr/register_file.h"
#include "core/intake/mastr/register_text.h"
#include "core/intake/mastr/unit_area.h"
#include "core/intake/mastr/unit_columns.h"
#include "core/intake/mastr/unit_fields.h"
#include "core/intake/mastr/unit_place.h"
#include "core/intake/vector/row_writer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <unordered_set>

namespace weitblick::intake {

namespace fs = std::filesystem;
using namespace mastr;

namespace {

constexpr std::int64_t kAskFromBytes = std::int64_t{256} << 20U; ///< of unit tables: more than a county has
constexpr const char* kCrs = "EPSG:4326";
constexpr int kSrsId = 4326;

/// What is told about the units that were read.
struct UnitCounts {
    std::atomic<std::int64_t> inExport = 0; ///< counted by the reading threads
    std::int64_t kept = 0;
    std::int64_t withoutPlace = 0;
    std::int64_t withFlaw = 0;
    std::int64_t netBelowGross = 0;
    std::int64_t doubled = 0;
    double grossKw = 0.0;
    double netKw = 0.0;
};

std::string number(std::int64_t count)
{
    return std::to_string(count);
}

std::string megawatts(double kilowatts, Language language)
{
    return readableNumber(kilowatts / 1000.0, language, 1) + " MW";
}

using PointWkb = std::array<std::byte, 21>;

PointWkb pointWkb(const GeographicPosition& position)
{
    PointWkb wkb{};
    const std::uint32_t type = 1;
    wkb[0] = std::byte{1};
    std::memcpy(wkb.data() + 1, &type, sizeof type);
    std::memcpy(wkb.data() + 5, &position.longitudeDeg, sizeof(double));
    std::memcpy(wkb.data() + 13, &position.latitudeDeg, sizeof(double));
    return wkb;
}

LayerPreview planOf(const fs::path& file, const RegisterFile& source, const ReadChoices& choices)
{
    LayerPreview plan;
    plan.choices = choices;
    plan.choices.crs = kCrs;
    plan.choices.layer = file.stem().string();
    plan.schema.name = usableLayerName(file.stem().string());
    plan.schema.geometry = workspace::GeometryType::Point;
    plan.schema.srsId = kSrsId;
    plan.schema.columns = unitColumns();
    if (!choices.area) {
        if (source.bytes(RegisterTable::Units) > kAskFromBytes) {
            plan.questions.push_back(
                {.id = "area",
                 .text = {"Welches Gebiet? Ein Land (Hessen), der Anfang eines Gemeindeschlüssels (AGS 06435), "
                          "Postleitzahlen (36037, 36039) oder „alle“",
                          "Which area? A state (Hessen), the beginning of a municipality key (AGS 06435), postcodes "
                          "(36037, 36039) or “all”"},
                 .options = {}});
        } else {
            plan.choices.area = "alle";
        }
    }
    plan.remarks.emplace_back(
        "Marktstammdatenregister: Bruttoleistung ist bei Solaranlagen die der Module (kWp), Nettonennleistung die "
        "kleinere von Modulen und Wechselrichter; Ausbau wird brutto, Einspeisung netto gezählt",
        "energy market data register: of solar units, gross is the power of the modules (kWp), net the smaller of "
        "modules and inverter; growth is counted gross, feed-in net");
    plan.remarks.emplace_back("Anlagen unter 30 kW haben im Register keinen Standort: sie bleiben Zeilen ohne Punkt "
                              "(„nur PLZ/Gemeinde“)",
                              "units below 30 kW have no place in the register: they stay rows without a point");
    if (!source.others().empty()) {
        plan.remarks.emplace_back(number(static_cast<std::int64_t>(source.others().size())) +
                                      " andere Dateien des Exports nicht gelesen (Marktakteure, Gas, Genehmigungen …)",
                                  number(static_cast<std::int64_t>(source.others().size())) +
                                      " other files of the export not read (market actors, gas, permits …)");
    }
    return plan;
}

/// Writes the units of an area as rows.
class UnitRows {
public:
    UnitRows(RowWriter& writer, const CatalogueValues& catalogue, const LinkedPlants& plants)
        : m_writer(writer),
          m_catalogue(catalogue),
          m_plants(plants)
    {
    }

    Result<void> take(const RegisterMember& member, const RegisterRecord& record)
    {
        if (const auto reason = reasonAgainst(record)) {
            return m_writer.reject(*reason, std::string(record[Number]) + " " + std::string(record[Gross]));
        }
        const auto grossKw = registerNumber(record[Gross]);
        const UnitPlace place = placeOf(record, grossKw);
        const LinkedUnit unit{.record = record,
                              .kind = member.unitKind,
                              .grossKw = grossKw,
                              .netKw = registerNumber(record[Net]),
                              .place = place};
        const PointWkb wkb = place.position ? pointWkb(*place.position) : PointWkb{};
        const std::span<const std::byte> geometry(wkb.data(), place.position ? wkb.size() : 0);
        if (const auto reason = m_writer.beginRow(geometry)) {
            return m_writer.reject(*reason, record[Number]);
        }
        addUnit(m_writer.values(), unit, m_catalogue, m_plants);
        count(unit);
        return m_writer.endRow();
    }

    UnitCounts counts;

private:
    std::optional<Text> reasonAgainst(const RegisterRecord& record)
    {
        const std::uint64_t unit = digitsOf(record[Number]);
        if (unit == 0) {
            return Text{"die Einheit hat keine MaStR-Nummer", "the unit has no MaStR number"};
        }
        if (!record[Gross].empty()) {
            const auto power = registerNumber(record[Gross]);
            if (!power || *power < 0.0) {
                return Text{"die Bruttoleistung „" + std::string(record[Gross]) + "“ ist keine Leistung",
                            "the gross power “" + std::string(record[Gross]) + "” is no power"};
            }
        }
        if (!m_seen.insert(unit).second) {
            ++counts.doubled;
            return Text{"die Einheit steht doppelt im Export", "the unit is in the export twice"};
        }
        return std::nullopt;
    }
    void count(const LinkedUnit& unit)
    {
        ++counts.kept;
        counts.withoutPlace += unit.place.precision == PlacePrecision::MunicipalityOnly ? 1 : 0;
        counts.withFlaw += unit.place.flaw ? 1 : 0;
        counts.netBelowGross += unit.netKw && unit.grossKw && *unit.netKw < *unit.grossKw ? 1 : 0;
        counts.grossKw += unit.grossKw.value_or(0.0);
        counts.netKw += unit.netKw.value_or(unit.grossKw.value_or(0.0));
    }

    RowWriter& m_writer;
    const CatalogueValues& m_catalogue;
    const LinkedPlants& m_plants;
    std::unordered_set<std::uint64_t> m_seen;
};

Result<void> tell(RowWriter& writer, const RegisterFile& source, const UnitCounts& counts)
{
    const std::string all = number(counts.inExport.load());
    WB_CHECK(writer.remark({number(counts.kept) + " von " + all + " Einheiten des Exports übernommen; " +
                                number(counts.withoutPlace) + " davon nur mit PLZ/Gemeinde",
                            number(counts.kept) + " of " + all + " units of the export taken; " +
                                number(counts.withoutPlace) + " of them with postcode and municipality only"}));
    if (counts.netBelowGross > 0) {
        const auto both = [&counts](Language language, const std::string& net) {
            return megawatts(counts.grossKw, language) + net + megawatts(counts.netKw, language);
        };
        WB_CHECK(writer.remark({"Brutto " + both(Language::German, ", netto ") + ": bei " +
                                    number(counts.netBelowGross) + " Einheiten begrenzt der Wechselrichter",
                                "gross " + both(Language::English, ", net ") + ": the inverter limits " +
                                    number(counts.netBelowGross) + " units"}));
    }
    if (counts.withFlaw > 0) {
        WB_CHECK(writer.remark({number(counts.withFlaw) + " Einheiten mit unbrauchbaren oder nicht gezeigten "
                                                          "Koordinaten: Grund in der Spalte Lagehinweis",
                                number(counts.withFlaw) + " units with coordinates that are wrong or not shown: "
                                                          "reason in the column Lagehinweis"}));
    }
    if (const std::int64_t replaced = source.replacedCharacters(); replaced > 0) {
        WB_CHECK(writer.remark({number(replaced) + " Zeichen, die XML nicht kennt, ersetzt",
                                number(replaced) + " characters that XML does not know replaced"}));
    }
    return {};
}

enum class Extent : std::uint8_t { Whole, FirstRows };

Result<void> writeUnits(const RegisterFile& source, const LayerPreview& plan, Extent extent, RowSink& sink, Job& job)
{
    WB_TRY(const UnitArea area, UnitArea::parse(plan.choices.area.value_or("alle")));
    Job catalogueJob = job.part(0.0, 0.01);
    WB_TRY(const CatalogueValues catalogue, CatalogueValues::read(source, catalogueJob));
    LinkedPlants plants;
    if (extent == Extent::Whole) {
        Job plantsJob = job.part(0.01, 0.4);
        WB_TRY(plants, LinkedPlants::read(source, plantsJob));
    }
    Job quiet = job.quiet();
    RowWriter writer(sink, plan, 0, quiet);
    UnitRows rows(writer, catalogue, plants);
    WB_CHECK(writer.begin());
    auto members = source.members(RegisterTable::Units);
    if (extent == Extent::FirstRows) { // one file of each kind is enough
        const auto again = std::ranges::unique(members, {}, &RegisterMember::unitKind);
        members.erase(again.begin(), again.end());
    }
    Job unitJob = job.part(0.4, 1.0);
    const auto keep = [&area, &rows](const RegisterRecord& record) {
        ++rows.counts.inExport;
        return area.contains(record);
    };
    const auto take = [&rows](const RegisterMember& member, const RegisterRecord& record) {
        return rows.take(member, record);
    };
    WB_CHECK(source.read(members, kUnitFields, keep, take, unitJob));
    if (extent == Extent::Whole) {
        WB_CHECK(tell(writer, source, rows.counts));
    }
    return writer.finish();
}

Result<SourcePreview> previewOf(const fs::path& file, const RegisterFile& source, const ReadChoices& choices, Job& job)
{
    SourcePreview preview;
    LayerPreview plan = planOf(file, source, choices);
    FirstRows first;
    WB_CHECK(first.outcome(writeUnits(source, plan, Extent::FirstRows, first, job)));
    plan.firstRows = first.take();
    preview.layers.push_back(std::move(plan));
    return preview;
}

Result<SourcePreview> previewExport(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const RegisterFile source, RegisterFile::openArchive(file));
    return previewOf(file, source, choices, job);
}

Result<void> readExport(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const RegisterFile source, RegisterFile::openArchive(file));
    return writeUnits(source, planOf(file, source, choices), Extent::Whole, sink, job);
}

Result<SourcePreview> previewTable(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const RegisterFile source, RegisterFile::openXml(file));
    return previewOf(file, source, choices, job);
}

Result<void> readTable(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const RegisterFile source, RegisterFile::openXml(file));
    return writeUnits(source, planOf(file, source, choices), Extent::Whole, sink, job);
}

/// True for an XML whose root element is a table of units.
bool isUnitTable(std::string_view head, const fs::path&)
{
    constexpr std::size_t kEnough = 4096;
    RegisterText decoder;
    std::string text(decoder.decode(head.substr(0, kEnough)));
    text += decoder.finish();
    const std::size_t open = text.find('<');
    if (open == std::string::npos || open + 1 >= text.size()) {
        return false;
    }
    const std::size_t end = text.find_first_of(" \t\r\n>/", open);
    const auto member = registerMemberNamed(std::string_view(text).substr(open + 1, end - open - 1));
    return end != std::string::npos && member && member->table == RegisterTable::Units;
}

} // namespace

Format mastrTableFormat()
{
    return {.id = "mastr",
            .title = {"Marktstammdatenregister (XML)", "Energy market data register MaStR (XML)"},
            .extensions = {"xml"},
            .recognises = isUnitTable,
            .preview = previewTable,
            .read = readTable};
}

Format mastrExportFormat()
{
    return {.id = "mastr_export",
            .title = {"Marktstammdatenregister (Gesamtdatenexport)", "Energy market data register MaStR (full export)"},
            .extensions = {"zip"},
            .recognises = isUnitTable,
            .preview = previewExport,
            .read = readExport};
}

} // namespace weitblick::intake
