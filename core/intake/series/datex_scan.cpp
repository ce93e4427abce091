// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/datex_scan.h"

#include "core/intake/series/stamp.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <cmath>

namespace weitblick::intake {

namespace {

using series::SeriesKind;

std::optional<double> numberIn(std::string_view text)
{
    return io::numberFrom(io::trimmed(text), io::DecimalMark::Point);
}

std::optional<std::int64_t> instantIn(std::string_view text)
{
    const auto stamp = stampFrom(text);
    return stamp ? std::optional(stamp->localS) : std::nullopt;
}

bool isSiteRecord(std::string_view name)
{
    return name == "measurementSiteRecord" || name == "measurementSite" || name == "parkingRecord" ||
           name == "parkingFacility";
}

bool isParkingStatus(std::string_view name)
{
    return name == "parkingRecordStatus" || name == "parkingFacilityStatus";
}

bool isReference(std::string_view name)
{
    return name == "measurementSiteReference" || name == "parkingRecordReference" || name == "parkingFacilityReference";
}

} // namespace

std::string_view DatexScan::parent() const
{
    return m_path.size() < 2 ? std::string_view() : std::string_view(m_path[m_path.size() - 2]);
}

bool DatexScan::isWithin(std::string_view ending) const
{
    return std::ranges::any_of(m_path, [ending](const std::string& name) { return name.ends_with(ending); });
}

void DatexScan::begin(Record record, std::string id)
{
    m_record = record;
    m_recordDepth = m_path.size();
    m_id = std::move(id);
    m_name.clear();
    m_lat.reset();
    m_lon.reset();
    m_capacity.reset();
    m_utcS.reset();
    m_timeText.clear();
    m_index.clear();
    m_values.clear();
    m_isError = false;
    ++m_number;
}

/// "1035[P+R Bondorf]": the table calls it 1035.
void DatexScan::refer(std::string_view id)
{
    const std::size_t bracket = id.find('[');
    const bool isNamed = bracket != std::string_view::npos && bracket > 0 && id.ends_with(']');
    m_id = std::string(isNamed ? id.substr(0, bracket) : id);
    if (isNamed) {
        m_name = std::string(id.substr(bracket + 1, id.size() - bracket - 2));
    }
}

void DatexScan::start(std::string_view name, const io::XmlAttributes& attributes)
{
    m_path.emplace_back(name);
    m_text.clear();
    if (m_record == Record::None) {
        if (isSiteRecord(name) && attributes.find("id")) {
            begin(Record::Site, std::string(*attributes.find("id")));
        } else if (name == "siteMeasurements") {
            begin(Record::Measurement, {});
        } else if (isParkingStatus(name)) {
            begin(Record::Parking, {});
        }
        return;
    }
    if (isReference(name) && m_id.empty()) {
        refer(attributes.find("id").value_or(""));
    }
    if (const auto index = attributes.find("index"); index && m_index.empty()) {
        m_index = std::string(*index);
        m_indexDepth = m_path.size();
        m_isError = false;
    }
}

void DatexScan::text(std::string_view text)
{
    if (m_record != Record::None || (!m_path.empty() && m_path.back() == "publicationTime")) {
        m_text += text;
    }
}

void DatexScan::end(std::string_view name)
{
    switch (m_record) {
    case Record::Site:
        endSiteField(name);
        break;
    case Record::Measurement:
        endMeasurementField(name);
        break;
    case Record::Parking:
        endParkingField(name);
        break;
    case Record::None:
        if (name == "publicationTime") {
            m_publishedUtcS = instantIn(m_text);
        }
        break;
    }
    if (!m_index.empty() && m_path.size() == m_indexDepth) {
        m_index.clear();
    }
    if (m_record != Record::None && m_path.size() == m_recordDepth) {
        endRecord();
    }
    m_path.pop_back();
    m_text.clear();
}

void DatexScan::endSiteField(std::string_view name)
{
    if (name == "latitude" && !m_lat) {
        m_lat = numberIn(m_text);
    } else if (name == "longitude" && !m_lon) {
        m_lon = numberIn(m_text);
    } else if (name == "value" && m_name.empty() &&
               (isWithin("SiteName") || isWithin("parkingName") || isWithin("FacilityName"))) {
        m_name = std::string(io::trimmed(m_text));
    } else if ((name == "parkingNumberOfSpaces" || name == "totalParkingCapacity") && !m_capacity) {
        m_capacity = numberIn(m_text);
    } else if (name == "period" && !m_index.empty()) {
        m_periods[{m_id, m_index}] = static_cast<std::int64_t>(std::llround(numberIn(m_text).value_or(0.0)));
    }
}

void DatexScan::add(std::string property, std::string unit, SeriesKind kind)
{
    const auto value = numberIn(m_text);
    if (value && std::isfinite(*value) && !m_isError) {
        m_values.push_back({.index = m_index,
                            .property = std::move(property),
                            .unit = std::move(unit),
                            .kind = kind,
                            .value = *value,
                            .utcS = {}});
    } else {
        m_into.rejections.push_back({.line = m_number,
                                     .reason = m_isError ? Text("die Quelle meldet einen Fehler des Messgeräts",
                                                                "the source reports an error of the instrument")
                                                         : Text("der Wert ist keine Zahl", "the value is no number"),
                                     .content = m_id + " " + property + " " + m_text.substr(0, 100)});
    }
}

void DatexScan::endMeasurementField(std::string_view name)
{
    if (name == "measurementTimeDefault" || (name == "timeValue" && parent() == "measurementTimeDefault")) {
        m_utcS = m_utcS ? m_utcS : instantIn(m_text);
        m_timeText = m_utcS ? m_timeText : m_text;
    } else if (name == "dataError") {
        m_isError = m_text == "true" || m_text == "1";
    } else if (name == "vehicleFlowRate") {
        add("Kfz", "Kfz/h", SeriesKind::Mean);
    } else if (name == "speed") {
        if (numberIn(m_text).value_or(0.0) >= 0.0) {
            add("Geschwindigkeit", "km/h", SeriesKind::Mean);
        }
    } else if (name == "percentage" && isWithin("ccupancy")) {
        add("Belegungsgrad", "%", SeriesKind::Mean);
    } else if (name == "duration" && isWithin("ravelTime")) {
        add("Reisezeit", "s", SeriesKind::Mean);
    } else if (name == "temperature") {
        add("Temperatur", "°C", SeriesKind::Mean);
    }
}

void DatexScan::endParkingField(std::string_view name)
{
    if (name == "parkingStatusOriginTime" || name == "parkingFacilityStatusTime") {
        m_utcS = instantIn(m_text);
        m_timeText = m_text;
    } else if (name == "parkingNumberOfVacantSpaces" || name == "totalNumberOfVacantParkingSpaces") {
        add("freie Stellplätze", "1", SeriesKind::State);
    } else if (name == "parkingNumberOfOccupiedSpaces" || name == "totalNumberOfOccupiedParkingSpaces") {
        add("belegte Stellplätze", "1", SeriesKind::State);
    } else if ((name == "parkingOccupancy" && parent() == "parkingOccupancy") || name == "parkingFacilityOccupancy") {
        add("Auslastung", "%", SeriesKind::State);
    } else if (name == "parkingNumberOfSpacesOverride") {
        m_capacity = numberIn(m_text);
    }
}

void DatexScan::endSite()
{
    ObservedSite& site = m_into.facts.places[m_into.siteOf(m_id)];
    site.name = site.name.empty() ? m_name : site.name;
    site.capacity = m_capacity ? m_capacity : site.capacity;
    if (m_lat && m_lon) {
        site.x = m_lon;
        site.y = m_lat;
    }
}

void DatexScan::endReadings()
{
    if (m_values.empty()) {
        return;
    }
    endSite();
    m_utcS = m_utcS || !m_timeText.empty() ? m_utcS : m_publishedUtcS;
    for (const Value& value : m_values) {
        if (!m_utcS) {
            m_into.rejections.push_back({.line = m_number,
                                         .reason = {"der Wert hat keinen Zeitpunkt", "the value has no instant"},
                                         .content = m_id + " " + m_timeText.substr(0, 100)});
            continue;
        }
        const std::string index = value.index.empty() ? "" : "/" + value.index;
        const auto period = m_periods.find({m_id, value.index});
        const std::string& name = m_into.facts.places[m_into.siteOf(m_id)].name;
        const std::uint32_t stream =
            m_into.streamOf({.key = m_id + index + "/" + value.property,
                             .site = m_id,
                             .title = (name.empty() ? m_id : name) + " · " + value.property +
                                      (value.index.empty() ? "" : " (" + value.index + ")"),
                             .property = value.property,
                             .unit = value.unit,
                             .kind = value.kind,
                             .intervalS = period == m_periods.end() ? 0 : std::max<std::int64_t>(period->second, 0)});
        m_into.readings.push_back({.stream = stream, .utcS = *m_utcS, .value = value.value});
    }
}

void DatexScan::endRecord()
{
    if (m_id.empty()) {
        m_into.rejections.push_back(
            {.line = m_number, .reason = {"der Angabe fehlt der Ort", "the record names no site"}, .content = m_text});
    } else if (m_record == Record::Site) {
        endSite();
    } else {
        endReadings();
    }
    m_record = Record::None;
}

} // namespace weitblick::intake
