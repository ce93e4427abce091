// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/table_source.h"

#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

namespace weitblick::intake {

/// The records of a JSON document as rows of a table: a row an object, a column a member, of nested objects the path
/// ("dynamisch.frei"); positions ("lon", "lat" …) go by their name alone.
///
/// Method   the records are the list "features", "items", "records", "results" or "lots", else the longest list of
///          objects, or the members of an object of objects (their names become the column "id"); texts and numbers
///          beside the list stand in every row. Of GeoJSON the position of points is in the columns "lon" and "lat" (of
///          other systems "x" and "y"). Lists within a record are left out.
class JsonRows final : public table::TableSource {
public:
    /// Nothing where there are no records. `document` must outlive it.
    static std::unique_ptr<JsonRows> over(simdjson::dom::element document, std::string name);

    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] table::RowWidths widths() const override { return table::RowWidths::Ragged; }
    [[nodiscard]] std::int64_t byteSize() const override { return static_cast<std::int64_t>(m_rows.size()) * 100; }
    Result<std::unique_ptr<io::RowReader>> rows() override;
    void describe(LayerPreview&) const override {}
    /// What GeoJSON says of its system ("EPSG:25832"); empty for degrees and for other JSON.
    [[nodiscard]] const std::string& crs() const { return m_crs; }

private:
    JsonRows() = default;
    void addRecord(simdjson::dom::element record, std::string_view key, const io::OwnedRow& beside);
    void flatten(simdjson::dom::element value, const std::string& path, io::OwnedRow& row, int depth);
    void put(const std::string& column, io::OwnedCell cell, io::OwnedRow& row);

    std::string m_name;
    std::string m_crs;
    std::vector<std::string> m_columns;
    std::vector<io::OwnedRow> m_rows;
};

} // namespace weitblick::intake
