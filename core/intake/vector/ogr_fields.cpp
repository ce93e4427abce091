// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ogr_fields.h"

#include "core/base/utf8.h"
#include "core/intake/column_names.h"
#include "core/intake/vector/text_types.h"
#include "core/intake/vector/utc_text.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace weitblick::intake {

using workspace::ColumnType;

namespace {

constexpr std::size_t kDateLength = 10;

ColumnType typeOf(const OGRFieldDefn& field)
{
    switch (field.GetType()) {
    case OFTInteger:
        return field.GetSubType() == OFSTBoolean ? ColumnType::Boolean : ColumnType::Integer;
    case OFTInteger64:
        return ColumnType::Integer;
    case OFTReal:
        return ColumnType::Real;
    case OFTDate:
        return ColumnType::Date;
    case OFTDateTime:
        return ColumnType::DateTime;
    case OFTBinary:
        return ColumnType::Blob;
    default:
        return ColumnType::Text;
    }
}

std::string jsonText(const OGRFeature& feature, int field, OGRFieldType type)
{
    nlohmann::json list = nlohmann::json::array();
    int count = 0;
    if (type == OFTIntegerList) {
        const int* values = feature.GetFieldAsIntegerList(field, &count);
        for (int i = 0; i < count; ++i) {
            list.push_back(values[i]);
        }
    } else if (type == OFTInteger64List) {
        const GIntBig* values = feature.GetFieldAsInteger64List(field, &count);
        for (int i = 0; i < count; ++i) {
            list.push_back(values[i]);
        }
    } else if (type == OFTRealList) {
        const double* values = feature.GetFieldAsDoubleList(field, &count);
        for (int i = 0; i < count; ++i) {
            list.push_back(values[i]);
        }
    } else {
        for (char** value = feature.GetFieldAsStringList(field); value != nullptr && *value != nullptr; ++value) {
            list.push_back(*value);
        }
    }
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool isList(OGRFieldType type)
{
    return type == OFTIntegerList || type == OFTInteger64List || type == OFTRealList || type == OFTStringList;
}

/// Names that say nothing but "row number".
bool isPlainFid(std::string name)
{
    for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name.empty() || name == "fid" || name == "ogc_fid" || name == "ogr_fid" || name == "rowid";
}

} // namespace

OgrFields::OgrFields(OGRLayer& layer)
{
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    std::vector<std::string> names;
    const std::string fidName = layer.GetFIDColumn() != nullptr ? layer.GetFIDColumn() : "";
    m_hasFidColumn = !isPlainFid(fidName) && definition.GetFieldIndex(fidName.c_str()) < 0;
    if (m_hasFidColumn) {
        names.push_back(fidName);
        m_columns.push_back({.name = {}, .type = ColumnType::Integer});
    }
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn* field = definition.GetFieldDefn(i);
        names.emplace_back(field->GetNameRef());
        const char* title = field->GetAlternativeNameRef();
        m_columns.push_back(
            {.name = {}, .type = typeOf(*field), .unit = {}, .title = repairedUtf8(title != nullptr ? title : "")});
    }
    const std::vector<std::string> usable = usableColumnNames(names);
    for (std::size_t i = 0; i < usable.size(); ++i) {
        m_columns[i].name = usable[i];
    }
}

OgrFields::OgrFields(OGRLayer& layer, const std::vector<workspace::Column>& columns) : OgrFields(layer)
{
    for (std::size_t i = 0; i < std::min(columns.size(), m_columns.size()); ++i) {
        m_columns[i].type = columns[i].type;
    }
}

Result<void> OgrFields::typesByValues(OGRLayer& layer, Job& job)
{
    const std::size_t first = m_hasFidColumn ? 1 : 0;
    std::vector<TextTypes> types;
    for (std::size_t column = first; column < m_columns.size(); ++column) {
        types.emplace_back(m_columns[column].name);
    }
    layer.ResetReading();
    for (const auto& feature : layer) {
        WB_CHECK(job.report(0.0));
        for (std::size_t i = 0; i < types.size(); ++i) {
            const int field = static_cast<int>(i);
            if (feature->IsFieldSetAndNotNull(field) && m_columns[first + i].type == ColumnType::Text) {
                types[i].see(feature->GetFieldAsString(field));
            }
        }
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
        workspace::Column& column = m_columns[first + i];
        const bool isText = layer.GetLayerDefn()->GetFieldDefn(static_cast<int>(i))->GetType() == OFTString;
        column.type = isText ? types[i].type() : column.type;
    }
    return {};
}

void OgrFields::addText(workspace::RowBatch& batch, const char* text)
{
    if (isUtf8(text)) {
        batch.addText(text);
        return;
    }
    ++m_brokenTexts;
    batch.addText(repairedUtf8(text));
}

void OgrFields::addParsed(workspace::RowBatch& batch, std::string_view text, ColumnType type)
{
    const auto time = type == ColumnType::Date || type == ColumnType::DateTime ? parseIsoTime(text) : std::nullopt;
    if (text.empty()) {
        batch.addNull();
    } else if (type == ColumnType::Integer) {
        batch.add(static_cast<std::int64_t>(CPLAtoGIntBig(std::string(text).c_str())));
    } else if (type == ColumnType::Real) {
        batch.add(CPLAtof(std::string(text).c_str()));
    } else if (type == ColumnType::Boolean) {
        batch.add(std::int64_t{text == "true" ? 1 : 0});
    } else if (time) {
        m_timesWithoutZone += !time->dateOnly && !time->time.offsetMinutes ? 1 : 0;
        batch.addText(time->dateOnly ? utcTextOf(time->time).substr(0, kDateLength) : utcTextOf(time->time));
    } else {
        batch.addText(text);
    }
}

void OgrFields::addTime(workspace::RowBatch& batch, const OGRFeature& feature, int field, ColumnType type)
{
    CivilTime time;
    float seconds = 0.0F;
    int zoneFlag = 0;
    feature.GetFieldAsDateTime(field, &time.year, &time.month, &time.day, &time.hour, &time.minute, &seconds,
                               &zoneFlag);
    time.milliseconds = static_cast<int>(std::lround(static_cast<double>(seconds) * 1000.0));
    constexpr int kUtcFlag = 100; // OGR: 100 is UTC, one more or less is a quarter of an hour
    constexpr int kMinutesAStep = 15;
    if (type == ColumnType::DateTime && zoneFlag > 1) {
        time.offsetMinutes = (zoneFlag - kUtcFlag) * kMinutesAStep;
    } else if (type == ColumnType::DateTime) {
        ++m_timesWithoutZone;
    }
    const std::string text = utcTextOf(time);
    if (text.empty()) { // 0000-00-00 and the like
        batch.addNull();
    } else {
        batch.addText(type == ColumnType::Date ? std::string_view(text).substr(0, kDateLength) : text);
    }
}

void OgrFields::addValue(workspace::RowBatch& batch, const OGRFeature& feature, int field, ColumnType type)
{
    const OGRFieldType ogrType = feature.GetFieldDefnRef(field)->GetType();
    if (ogrType == OFTString && type != ColumnType::Text) {
        addParsed(batch, feature.GetFieldAsString(field), type);
        return;
    }
    switch (type) {
    case ColumnType::Integer:
        batch.add(static_cast<std::int64_t>(feature.GetFieldAsInteger64(field)));
        return;
    case ColumnType::Boolean:
        batch.add(std::int64_t{feature.GetFieldAsInteger(field) != 0 ? 1 : 0});
        return;
    case ColumnType::Real:
        batch.add(feature.GetFieldAsDouble(field));
        return;
    case ColumnType::Date:
    case ColumnType::DateTime:
        addTime(batch, feature, field, type);
        return;
    case ColumnType::Blob: {
        int size = 0;
        const GByte* bytes = feature.GetFieldAsBinary(field, &size);
        batch.addBlob(std::as_bytes(std::span(bytes, static_cast<std::size_t>(size))));
        return;
    }
    case ColumnType::Text:
        break;
    }
    if (isList(ogrType)) {
        batch.addText(jsonText(feature, field, ogrType));
    } else {
        addText(batch, feature.GetFieldAsString(field));
    }
}

void OgrFields::add(workspace::RowBatch& batch, const OGRFeature& feature)
{
    std::size_t column = 0;
    if (m_hasFidColumn) {
        batch.add(static_cast<std::int64_t>(feature.GetFID()));
        ++column;
    }
    for (int field = 0; column < m_columns.size(); ++field, ++column) {
        if (feature.IsFieldSetAndNotNull(field)) {
            addValue(batch, feature, field, m_columns[column].type);
        } else {
            batch.addNull();
        }
    }
}

std::string OgrFields::contentOf(const OGRFeature& feature) const
{
    constexpr std::size_t kEnough = 900;
    std::string content;
    std::size_t column = m_hasFidColumn ? 1 : 0;
    for (int field = 0; column < m_columns.size() && content.size() < kEnough; ++field, ++column) {
        if (feature.IsFieldSetAndNotNull(field)) {
            content += (content.empty() ? "" : "; ") + m_columns[column].name + "=" + feature.GetFieldAsString(field);
        }
    }
    return repairedUtf8(content);
}

} // namespace weitblick::intake
