// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/unit_columns.h"

#include "core/intake/mastr/unit_fields.h"

#include <charconv>
#include <string>

namespace weitblick::intake::mastr {

namespace {

using workspace::ColumnType;

class Row {
public:
    explicit Row(workspace::RowBatch& row) : m_row(row) {}

    void text(std::string_view value)
    {
        if (value.empty()) {
            m_row.addNull();
        } else {
            m_row.addText(value);
        }
    }
    void number(std::optional<double> value)
    {
        if (value) {
            m_row.add(*value);
        } else {
            m_row.addNull();
        }
    }
    void positive(double value) { number(value > 0.0 ? std::optional(value) : std::nullopt); }
    void day(std::int32_t dayNumber) { text(dayNumber > 0 ? dayText(dayNumber) : std::string()); }
    void count(std::string_view value)
    {
        std::int64_t count = 0;
        const char* const end = value.data() + value.size();
        const auto parsed = std::from_chars(value.data(), end, count);
        if (value.empty() || parsed.ec != std::errc() || parsed.ptr != end) {
            m_row.addNull();
        } else {
            m_row.add(count);
        }
    }
    void flag(std::optional<bool> value)
    {
        if (value) {
            m_row.add(std::int64_t{*value ? 1 : 0});
        } else {
            m_row.addNull();
        }
    }

private:
    workspace::RowBatch& m_row;
};

std::string_view firstOf(std::string_view one, std::string_view other)
{
    return one.empty() ? other : one;
}

/// What a table of units says of the carrier where the unit itself does not.
std::string_view carrierOf(std::string_view kind)
{
    if (kind == "Solar") {
        return "Solare Strahlungsenergie";
    }
    if (kind == "Stromspeicher") {
        return "Speicher";
    }
    return kind == "Wind" || kind == "Biomasse" || kind == "Wasser" ? kind : std::string_view();
}

void addIdentity(Row& row, const LinkedUnit& unit, const CatalogueValues& catalogue)
{
    const RegisterRecord& record = unit.record;
    const bool isExact = unit.place.precision == PlacePrecision::Exact;
    row.text(record[Number]);
    row.text(unit.kind);
    row.text(record[Carrier].empty() ? carrierOf(unit.kind) : catalogue.textOf(record[Carrier]));
    row.text(isExact ? record[Name] : std::string_view());
    row.number(unit.grossKw);
    row.number(unit.netKw);
}

void addStatus(Row& row, const RegisterRecord& record, const CatalogueValues& catalogue)
{
    row.text(catalogue.textOf(record[Status]));
    for (const UnitField date : {Registered, Planned, Started, Paused, Resumed, Ended}) {
        row.day(dayNumberOf(record[date]));
    }
}

void addTechnology(Row& row, const LinkedUnit& unit, const CatalogueValues& catalogue, const LinkedPlants& plants)
{
    const RegisterRecord& record = unit.record;
    row.text(catalogue.textOf(firstOf(record[SiteNew], record[Site])));
    row.text(catalogue.textOf(record[Orientation]));
    row.text(catalogue.textOf(record[Inclination]));
    row.count(record[Modules]);
    row.number(registerNumber(firstOf(record[InverterPower], record[InverterPowerStorage])));
    row.text(catalogue.textOf(record[Limitation]));
    row.text(catalogue.textOf(record[FeedIn]));
    row.text(catalogue.textOf(record[Technology]));
    row.number(registerNumber(record[HubHeight]));
    row.number(registerNumber(record[RotorDiameter]));
    const StoragePlant* const storage = plants.storage(record[StorageNumber]);
    const bool isFirst =
        storage != nullptr && (storage->firstUnit == 0 || storage->firstUnit == digitsOf(record[Number]));
    if (isFirst) {
        row.positive(storage->capacityKwh);
    } else {
        row.number(storage == nullptr ? registerNumber(record[Capacity]) : std::nullopt);
    }
    row.text(catalogue.textOf(record[OperatorCheck]));
}

void addPlants(Row& row, const RegisterRecord& record, const CatalogueValues& catalogue, const LinkedPlants& plants)
{
    const EegPlant* const eeg = plants.eeg(record[EegNumber]);
    row.text(record[EegNumber]);
    row.day(eeg != nullptr ? eeg->started : 0);
    row.positive(eeg != nullptr ? eeg->powerKw : 0.0);
    row.flag(eeg != nullptr ? std::optional(eeg->hasAward) : std::nullopt);
    const ChpPlant* const chp = plants.chp(record[ChpNumber]);
    row.text(record[ChpNumber]);
    row.positive(chp != nullptr ? chp->electricKw : 0.0);
    row.positive(chp != nullptr ? chp->thermalKw : 0.0);
    const GridPoint* const point = plants.gridPoint(record[Location]);
    row.text(record[Location]);
    const bool hasVoltage = point != nullptr && point->voltageCode != 0;
    row.text(hasVoltage ? std::string(catalogue.textOf(std::to_string(point->voltageCode))) : std::string());
    row.text(point != nullptr ? plants.gridName(point->grid) : std::string_view());
}

void addAddress(Row& row, const LinkedUnit& unit, const CatalogueValues& catalogue)
{
    const RegisterRecord& record = unit.record;
    const bool isExact = unit.place.precision == PlacePrecision::Exact;
    row.text(catalogue.textOf(record[UnitField::State]));
    for (const UnitField field : {County, Municipality, MunicipalityKey, Postcode, Town}) {
        row.text(record[field]);
    }
    row.text(isExact ? record[Street] : std::string_view());
    row.text(isExact ? record[HouseNumber] : std::string_view());
    row.text(isExact ? "genau" : "nur PLZ/Gemeinde");
    row.text(unit.place.flaw ? std::string_view(unit.place.flaw->de) : std::string_view());
}

} // namespace

std::vector<workspace::Column> unitColumns()
{
    return {{"EinheitMastrNummer", ColumnType::Text, "", "MaStR-Nummer"},
            {"Einheitenart", ColumnType::Text, "", ""},
            {"Energietraeger", ColumnType::Text, "", "Energieträger"},
            {"Name", ColumnType::Text, "", ""},
            {"Bruttoleistung", ColumnType::Real, "kW", "Bruttoleistung"},
            {"Nettonennleistung", ColumnType::Real, "kW", "Nettonennleistung"},
            {"Betriebsstatus", ColumnType::Text, "", ""},
            {"Registrierungsdatum", ColumnType::Date, "", ""},
            {"GeplantesInbetriebnahmedatum", ColumnType::Date, "", "Geplante Inbetriebnahme"},
            {"Inbetriebnahmedatum", ColumnType::Date, "", "Inbetriebnahme"},
            {"DatumBeginnVoruebergehendeStilllegung", ColumnType::Date, "", "Vorübergehend stillgelegt seit"},
            {"DatumWiederaufnahmeBetrieb", ColumnType::Date, "", "Wieder in Betrieb seit"},
            {"DatumEndgueltigeStilllegung", ColumnType::Date, "", "Endgültig stillgelegt am"},
            {"Lage", ColumnType::Text, "", "Art der Solaranlage"},
            {"Hauptausrichtung", ColumnType::Text, "", ""},
            {"Neigungswinkel", ColumnType::Text, "", "Neigung"},
            {"AnzahlModule", ColumnType::Integer, "", "Module"},
            {"Wechselrichterleistung", ColumnType::Real, "kW", ""},
            {"Leistungsbegrenzung", ColumnType::Text, "", ""},
            {"Einspeisungsart", ColumnType::Text, "", ""},
            {"Technologie", ColumnType::Text, "", ""},
            {"Nabenhoehe", ColumnType::Real, "m", "Nabenhöhe"},
            {"Rotordurchmesser", ColumnType::Real, "m", ""},
            {"NutzbareSpeicherkapazitaet", ColumnType::Real, "kWh", "Nutzbare Speicherkapazität"},
            {"Netzbetreiberpruefung", ColumnType::Text, "", "Prüfung durch den Netzbetreiber"},
            {"EegMaStRNummer", ColumnType::Text, "", "EEG-Anlage"},
            {"EegInbetriebnahmedatum", ColumnType::Date, "", "EEG-Inbetriebnahme"},
            {"EegLeistung", ColumnType::Real, "kW", "Leistung der EEG-Anlage"},
            {"EegZuschlag", ColumnType::Boolean, "", "Zuschlag einer Ausschreibung"},
            {"KwkMaStRNummer", ColumnType::Text, "", "KWK-Anlage"},
            {"ElektrischeKwkLeistung", ColumnType::Real, "kW", "Elektrische KWK-Leistung"},
            {"ThermischeNutzleistung", ColumnType::Real, "kW", ""},
            {"LokationMaStRNummer", ColumnType::Text, "", "Lokation"},
            {"Spannungsebene", ColumnType::Text, "", ""},
            {"Netz", ColumnType::Text, "", ""},
            {"Bundesland", ColumnType::Text, "", ""},
            {"Landkreis", ColumnType::Text, "", ""},
            {"Gemeinde", ColumnType::Text, "", ""},
            {"Gemeindeschluessel", ColumnType::Text, "", "Gemeindeschlüssel"},
            {"Postleitzahl", ColumnType::Text, "", ""},
            {"Ort", ColumnType::Text, "", ""},
            {"Strasse", ColumnType::Text, "", "Straße"},
            {"Hausnummer", ColumnType::Text, "", ""},
            {"Lagegenauigkeit", ColumnType::Text, "", ""},
            {"Lagehinweis", ColumnType::Text, "", ""}};
}

void addUnit(workspace::RowBatch& batch, const LinkedUnit& unit, const CatalogueValues& catalogue,
             const LinkedPlants& plants)
{
    Row row(batch);
    addIdentity(row, unit, catalogue);
    addStatus(row, unit.record, catalogue);
    addTechnology(row, unit, catalogue, plants);
    addPlants(row, unit.record, catalogue, plants);
    addAddress(row, unit, catalogue);
}

} // namespace weitblick::intake::mastr
