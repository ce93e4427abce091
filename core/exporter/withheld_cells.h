// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/exporter/exporter.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/workspace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::exporter {

/// The cells and places of a dataset that a file must not hold, and how many there were.
class WithheldCells {
public:
    /// Errors   those of analysis::role::protectionOf().
    static Result<WithheldCells> of(workspace::Workspace& project, const workspace::Dataset& dataset,
                                    PersonalValues personal);

    /// The cell of the reader's row, or nothing where it tells about fewer units than are demanded. The reader reads
    /// all columns in the order of the dataset.
    workspace::Cell cell(const workspace::LayerReader& reader, std::size_t column);
    /// The geometry of the reader's row, or nothing where the place of a small unit would be told.
    std::span<const std::byte> place(const workspace::LayerReader& reader);

    [[nodiscard]] std::int64_t count() const; ///< so far
    [[nodiscard]] std::vector<Text> remarks() const;

private:
    struct Guarded {
        Text title;
        double smallestGroup = 0.0;
        std::optional<std::size_t> members; ///< column
        std::int64_t withheld = 0;
    };
    std::vector<std::optional<Guarded>> m_columns; ///< by column; shorter: the others are open
    std::optional<std::size_t> m_power;            ///< column that says how large a unit is
    double m_smallUnit = 0.0;
    std::int64_t m_withheldPlaces = 0;
};

} // namespace weitblick::exporter
