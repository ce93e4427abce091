// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/observation_source.h"
#include "core/io/xml_stream.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weitblick::intake {

/// Gathers sites and readings of DATEX II texts (versions 2 and 3) as they are parsed: tables of measurement sites,
/// measured data, tables and states of car parks. Memory grows with sites and readings, not with the text.
///
/// Method   a site is known by its id; what stands in brackets behind it ("1035[P+R Bondorf]") is its name. Values of
/// one
///          site are told apart by their index, whose meaning the site table gives. A negative speed means that there
///          was no vehicle: no reading.
/// Units    flow in Kfz/h, speed in km/h, occupancy in %, travel time in s.
class DatexScan final : public io::XmlEvents {
public:
    explicit DatexScan(GatheredObservations& into) : m_into(into) {}

    void start(std::string_view name, const io::XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

private:
    enum class Record : std::uint8_t { None, Site, Measurement, Parking };
    struct Value {
        std::string index;
        std::string property;
        std::string unit;
        series::SeriesKind kind = series::SeriesKind::Mean;
        double value = 0.0;
        std::optional<std::int64_t> utcS; ///< its own time
    };

    [[nodiscard]] std::string_view parent() const;
    [[nodiscard]] bool isWithin(std::string_view ending) const;
    void begin(Record record, std::string id);
    void refer(std::string_view id);
    void endSiteField(std::string_view name);
    void endMeasurementField(std::string_view name);
    void endParkingField(std::string_view name);
    void add(std::string property, std::string unit, series::SeriesKind kind);
    void endRecord();
    void endSite();
    void endReadings();

    GatheredObservations& m_into;
    std::vector<std::string> m_path;
    std::string m_text;
    Record m_record = Record::None;
    std::size_t m_recordDepth = 0;
    std::string m_id;
    std::string m_name;
    std::optional<double> m_lat;
    std::optional<double> m_lon;
    std::optional<double> m_capacity;
    std::optional<std::int64_t> m_utcS;
    std::string m_timeText;
    std::optional<std::int64_t> m_publishedUtcS; ///< of the whole text: the time of records that have none
    std::string m_index;
    std::size_t m_indexDepth = 0;
    bool m_isError = false;
    std::vector<Value> m_values;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_periods; ///< by site and index, seconds
    std::int64_t m_number = 0;                                             ///< of the record
};

} // namespace weitblick::intake
