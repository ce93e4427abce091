// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/citygml/building.h"
#include "core/intake/vector/text_types.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace weitblick::intake {

/// The attributes of the buildings of a file as columns.
///
/// Method   one row a building. What its parts say differently stands side by side ("1000; 3100"); of heights and
///          storeys the highest counts. Numbers only where every building has one, codes stay text. Besides: number of
///          parts, lowest and highest z of all surfaces.
/// Units    heights in m.
class BuildingColumns {
public:
    BuildingColumns();

    void see(const Building& building);
    /// The columns; see() comes no more.
    [[nodiscard]] std::vector<workspace::Column> columns() const;
    void add(workspace::RowBatch& batch, const Building& building) const;

private:
    struct Seen {
        std::string key;
        std::string name;
        AttributeKind kind = AttributeKind::Text;
        TextTypes types;
    };
    [[nodiscard]] static std::string keyOf(const BuildingAttribute& attribute);
    [[nodiscard]] static std::map<std::string, std::string> valuesOf(const Building& building);
    [[nodiscard]] static workspace::ColumnType typeOf(const Seen& seen);
    Seen& seen(const BuildingAttribute& attribute);

    std::vector<Seen> m_seen;
    std::map<std::string, std::size_t> m_indexes; ///< by key
};

} // namespace weitblick::intake
