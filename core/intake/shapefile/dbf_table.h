// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/text_decoder.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// A field of a .dbf as its header says it.
struct DbfField {
    std::string name; ///< as it stands there, not decoded
    char kind = 'C';
    std::size_t offset = 0; ///< in the record, behind the deletion mark
    std::size_t width = 0;
    int decimals = 0;
    workspace::ColumnType type = workspace::ColumnType::Text;
};

/// The records of a .dbf in memory.
class DbfTable {
public:
    /// Errors   InvalidInput  damaged, or with kinds of field that this reader leaves to OGR (memo, binary …).
    static Result<DbfTable> open(std::string_view dbf);

    [[nodiscard]] std::int64_t recordCount() const { return m_recordCount; }
    [[nodiscard]] const std::vector<DbfField>& fields() const { return m_fields; }
    [[nodiscard]] std::vector<DbfField>& fields() { return m_fields; }
    [[nodiscard]] int languageId() const { return m_languageId; } ///< the encoding, as dBASE numbers them; 0: not said
    [[nodiscard]] std::string_view record(std::int64_t index) const; ///< with the deletion mark in front
    [[nodiscard]] static bool isDeleted(std::string_view record) { return record.front() == '*'; }
    /// A field without the spaces around it.
    [[nodiscard]] static std::string_view text(std::string_view record, const DbfField& field);

private:
    DbfTable() = default;
    std::string_view m_records;
    std::size_t m_recordBytes = 0;
    std::int64_t m_recordCount = 0;
    std::vector<DbfField> m_fields;
    int m_languageId = 0;
};

/// Settles the types of number fields by all values: one that is declared whole but holds "12.5" is real.
void settleNumberTypes(DbfTable& table);

/// Writes the values of records into a batch.
class DbfValues {
public:
    DbfValues(const DbfTable& table, TextDecoder decoder) : m_table(table), m_decoder(std::move(decoder)) {}

    void add(workspace::RowBatch& batch, std::string_view record);
    void addNulls(workspace::RowBatch& batch);
    [[nodiscard]] std::string contentOf(std::string_view record);
    [[nodiscard]] const TextDecoder& decoder() const { return m_decoder; }
    [[nodiscard]] std::int64_t notNumbers() const { return m_notNumbers; } ///< became null

private:
    void addNumber(workspace::RowBatch& batch, std::string_view text, const DbfField& field);
    void addDate(workspace::RowBatch& batch, std::string_view text);

    const DbfTable& m_table;
    TextDecoder m_decoder;
    std::int64_t m_notNumbers = 0;
};

} // namespace weitblick::intake
