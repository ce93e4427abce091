// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/dbf_table.h"

#include "core/intake/shapefile/little_endian.h"
#include "core/intake/vector/utc_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace weitblick::intake {

using workspace::ColumnType;

namespace {

constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kFieldBytes = 32;
constexpr std::size_t kNameBytes = 11;
constexpr char kEndOfFields = '\r';
constexpr std::size_t kWidestExactInteger = 18;

Error damaged()
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Sachdatentabelle (.dbf) ist beschädigt", "the attribute table (.dbf) is damaged"}};
}

Error unusual(char kind)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("Feldart ") + kind + " liest die allgemeine Bibliothek",
                             std::string("fields of kind ") + kind + " are read by the general library"}};
}

ColumnType declaredType(char kind, std::size_t width, int decimals)
{
    switch (kind) {
    case 'N':
        return decimals == 0 && width <= kWidestExactInteger ? ColumnType::Integer : ColumnType::Real;
    case 'F':
        return ColumnType::Real;
    case 'D':
        return ColumnType::Date;
    case 'L':
        return ColumnType::Boolean;
    default:
        return ColumnType::Text;
    }
}

Result<DbfField> readField(std::string_view descriptor, std::size_t offset)
{
    DbfField field;
    field.name = std::string(descriptor.substr(0, std::min(descriptor.substr(0, kNameBytes).find('\0'), kNameBytes)));
    field.kind = descriptor[11];
    field.offset = offset;
    field.width = static_cast<unsigned char>(descriptor[16]);
    field.decimals = static_cast<unsigned char>(descriptor[17]);
    constexpr std::string_view kKnown = "CNFDL";
    if (kKnown.find(field.kind) == std::string_view::npos) {
        return unusual(field.kind);
    }
    if (field.kind == 'C') { // wider than 255: the "decimals" are the upper byte
        field.width += static_cast<std::size_t>(field.decimals) * 256;
        field.decimals = 0;
    }
    if (field.width == 0) {
        return damaged();
    }
    field.type = declaredType(field.kind, field.width, field.decimals);
    return field;
}

/// Whole number, or nothing.
std::optional<std::int64_t> integerOf(std::string_view text)
{
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Number with a decimal point or comma, or nothing.
std::optional<double> realOf(std::string_view text)
{
    constexpr std::size_t kWidestField = 255;
    std::array<char, kWidestField> copy{};
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    const auto comma = text.find(',');
    if (comma != std::string_view::npos && text.size() <= copy.size()) {
        std::ranges::copy(text, copy.begin());
        copy.at(comma) = '.';
        text = std::string_view(copy.data(), text.size());
    }
    double value = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = failure == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return good ? std::optional(value) : std::nullopt;
}

/// Stars are what programs write when a number is too wide for its field.
bool isNullNumber(std::string_view text)
{
    return text.empty() || text.front() == '*';
}

} // namespace

Result<DbfTable> DbfTable::open(std::string_view dbf)
{
    if (dbf.size() < kHeaderBytes + 1) {
        return damaged();
    }
    DbfTable table;
    const std::size_t headerBytes = littleEndian<std::uint16_t>(dbf, 8);
    table.m_recordBytes = littleEndian<std::uint16_t>(dbf, 10);
    table.m_recordCount = littleEndian<std::uint32_t>(dbf, 4);
    table.m_languageId = static_cast<unsigned char>(dbf[29]);
    if (headerBytes < kHeaderBytes + 1 || headerBytes > dbf.size() || table.m_recordBytes == 0) {
        return damaged();
    }
    std::size_t offset = 1;
    for (std::size_t at = kHeaderBytes; at + kFieldBytes <= headerBytes && dbf[at] != kEndOfFields; at += kFieldBytes) {
        WB_TRY(DbfField field, readField(dbf.substr(at, kFieldBytes), offset));
        offset += field.width;
        table.m_fields.push_back(std::move(field));
    }
    table.m_records = dbf.substr(headerBytes);
    const auto stored = static_cast<std::int64_t>(table.m_records.size() / table.m_recordBytes);
    if (offset > table.m_recordBytes || table.m_recordCount > stored) {
        return damaged();
    }
    return table;
}

std::string_view DbfTable::record(std::int64_t index) const
{
    return m_records.substr(static_cast<std::size_t>(index) * m_recordBytes, m_recordBytes);
}

std::string_view DbfTable::text(std::string_view record, const DbfField& field)
{
    std::string_view text = record.substr(field.offset, field.width);
    text = text.substr(0, text.find('\0'));
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    return text;
}

void settleNumberTypes(DbfTable& table)
{
    std::vector<DbfField*> declaredWhole;
    for (DbfField& field : table.fields()) {
        if (field.kind == 'N' && field.decimals == 0) {
            field.type = ColumnType::Integer;
            declaredWhole.push_back(&field);
        }
    }
    for (std::int64_t i = 0; i < table.recordCount() && !declaredWhole.empty(); ++i) {
        const std::string_view record = table.record(i);
        std::erase_if(declaredWhole, [record](DbfField* field) {
            const std::string_view text = DbfTable::text(record, *field);
            const bool isWhole = field->width <= kWidestExactInteger
                                     ? text.find_first_of(".,eE") == std::string_view::npos
                                     : isNullNumber(text) || integerOf(text).has_value();
            if (!isWhole && !isNullNumber(text) && realOf(text)) {
                field->type = ColumnType::Real;
                return true;
            }
            return false;
        });
    }
}

void DbfValues::addNumber(workspace::RowBatch& batch, std::string_view text, const DbfField& field)
{
    if (isNullNumber(text)) {
        batch.addNull();
        return;
    }
    if (field.type == ColumnType::Integer) {
        if (const auto value = integerOf(text)) {
            batch.add(*value);
            return;
        }
    } else if (const auto value = realOf(text)) {
        batch.add(*value);
        return;
    }
    ++m_notNumbers;
    batch.addNull();
}

void DbfValues::addDate(workspace::RowBatch& batch, std::string_view text)
{
    constexpr std::size_t kCompactLength = 8; // 20260329
    std::string iso(text);
    if (text.size() == kCompactLength && text.find_first_not_of("0123456789") == std::string_view::npos) {
        iso = iso.substr(0, 4) + "-" + iso.substr(4, 2) + "-" + iso.substr(6, 2);
    }
    const auto parsed = parseIsoTime(iso);
    const std::string canonical = parsed && parsed->dateOnly ? utcTextOf(parsed->time) : std::string();
    if (canonical.empty()) {
        m_notNumbers += text.empty() || text.find_first_not_of('0') == std::string_view::npos ? 0 : 1;
        batch.addNull();
    } else {
        batch.addText(std::string_view(canonical).substr(0, 10));
    }
}

void DbfValues::add(workspace::RowBatch& batch, std::string_view record)
{
    for (const DbfField& field : m_table.fields()) {
        const std::string_view text = DbfTable::text(record, field);
        switch (field.type) {
        case ColumnType::Integer:
        case ColumnType::Real:
            addNumber(batch, text, field);
            break;
        case ColumnType::Date:
            addDate(batch, text);
            break;
        case ColumnType::Boolean:
            if (text.empty() || text == "?") {
                batch.addNull();
            } else {
                constexpr std::string_view kYes = "TtYyJj1";
                batch.add(std::int64_t{kYes.find(text.front()) != std::string_view::npos ? 1 : 0});
            }
            break;
        default:
            if (text.empty()) {
                batch.addNull();
            } else {
                batch.addText(m_decoder.decode(text));
            }
        }
    }
}

void DbfValues::addNulls(workspace::RowBatch& batch)
{
    for (std::size_t i = 0; i < m_table.fields().size(); ++i) {
        batch.addNull();
    }
}

std::string DbfValues::contentOf(std::string_view record)
{
    constexpr std::size_t kEnough = 900;
    std::string content;
    for (const DbfField& field : m_table.fields()) {
        const std::string_view text = DbfTable::text(record, field);
        if (!text.empty() && content.size() < kEnough) {
            content += content.empty() ? "" : "; ";
            content += m_decoder.decode(field.name);
            content += "=";
            content += m_decoder.decode(text);
        }
    }
    return content;
}

} // namespace weitblick::intake
