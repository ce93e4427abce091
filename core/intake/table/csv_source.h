// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/csv_dialect.h"
#include "core/intake/table/table_source.h"
#include "core/io/file_pieces.h"

#include <filesystem>
#include <optional>

namespace weitblick::intake::table {

/// A CSV file as a table. Decides the dialect from the head and samples; read to the end, it checks the encoding.
class CsvSource : public TableSource {
public:
    static constexpr std::size_t kHeadBytes = std::size_t{256} << 10U;

    /// Errors   NotFound, Io; InvalidInput  a choice that cannot be followed.
    static Result<std::unique_ptr<CsvSource>> open(const std::filesystem::path& file, const ReadChoices& choices);

    [[nodiscard]] std::string name() const override;
    [[nodiscard]] RowWidths widths() const override { return RowWidths::Fixed; }
    [[nodiscard]] std::int64_t byteSize() const override { return m_size; }
    Result<std::unique_ptr<io::RowReader>> rows() override;
    std::vector<std::unique_ptr<io::RowReader>> samples() override;
    void expectColumns(std::size_t count) override { m_columns = count; }
    void describe(LayerPreview& preview) const override;
    Result<bool> revise(Job& job) override;

    [[nodiscard]] const CsvDialect& dialect() const { return m_dialect; }

private:
    friend class CsvRows;
    /// What the readers of this source met; the last one to finish counts.
    struct Findings {
        std::int64_t nuls = 0;
        std::int64_t replaced = 0;
        std::int64_t strayQuotes = 0;
    };

    CsvSource() = default;
    [[nodiscard]] std::vector<std::int64_t> sampleOffsets() const;

    std::filesystem::path m_file;
    ReadChoices m_choices;
    CsvDialect m_dialect;
    io::EncodingEvidence m_evidence;
    std::int64_t m_size = 0;
    std::size_t m_columns = 0;
    bool m_sawAll = false; ///< the evidence covers the whole file
    Findings m_findings;
};

} // namespace weitblick::intake::table
