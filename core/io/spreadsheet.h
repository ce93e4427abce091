// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/io/table_row.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace weitblick::io {

/// Limits of a workbook.
struct SheetBudget {
    std::int64_t inflatedBytes = std::int64_t{8} << 30U;
    std::int64_t inflationRatio = 200;
    std::int64_t sharedTextBytes = std::int64_t{512} << 20U; ///< the texts that XLSX keeps apart from its sheets
    std::size_t columns = 2000;
    std::size_t cellBytes = std::size_t{1} << 20U;
    std::int64_t rows = 50'000'000;
};

/// A sheet of a workbook.
struct SheetEntry {
    std::string name;
    bool isHidden = false;
    std::int64_t rowEstimate = -1; ///< as the file says, -1 where it does not
};

/// A workbook whose sheets are read row by row.
class Spreadsheet {
public:
    Spreadsheet() = default;
    Spreadsheet(const Spreadsheet&) = delete;
    Spreadsheet& operator=(const Spreadsheet&) = delete;
    virtual ~Spreadsheet() = default;

    [[nodiscard]] virtual const std::vector<SheetEntry>& sheets() const = 0;
    /// The rows of one sheet; rows without any content are left out (the line numbers jump). The reader must not
    /// outlive the workbook.
    virtual Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) = 0;
};

/// XLSX and XLSM.
///
/// Method   streams over zip and XML; memory is the shared texts and one piece of a sheet. Formulas give their stored
///          result. Dates by their number format, both epochs; a percent format gives 12.5 for 12.5 %; a format of
///          zeros ("00000") gives the text with its zeros; times of day and durations give text.
/// Errors   NotFound; InvalidInput  not a workbook, damaged, protected, a DOCTYPE; Budget.
Result<std::unique_ptr<Spreadsheet>> openXlsx(const std::filesystem::path& file, const SheetBudget& budget = {});

/// ODS; as openXlsx(). Cells take the value that the file stores, not the text that it shows.
Result<std::unique_ptr<Spreadsheet>> openOds(const std::filesystem::path& file, const SheetBudget& budget = {});

/// XLS, the binary format up to Excel 2003 (freexl; the whole file is in memory, at most 65,536 rows a sheet).
Result<std::unique_ptr<Spreadsheet>> openXls(const std::filesystem::path& file, const SheetBudget& budget = {});

} // namespace weitblick::io
