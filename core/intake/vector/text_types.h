// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/layer_schema.h"

#include <string_view>

namespace weitblick::intake {

/// Finds the type of a column of which a format has only the texts (GML without schema): the strictest that every
/// value of the column fits without losing a character. "06411" is a text, because a number would lose its zero.
class TextTypes {
public:
    /// A name like ags or plz keeps the column a text whatever the values look like.
    explicit TextTypes(std::string_view columnName);

    void see(std::string_view value); ///< empty values say nothing
    [[nodiscard]] workspace::ColumnType type() const;

private:
    bool m_any = false;
    bool m_integer = true;
    bool m_real = true;
    bool m_boolean = true;
    bool m_date = true;
    bool m_dateTime = true;
};

/// True for the columns whose digits are a name: AGS, ARS, PLZ, keys and numbers of registers.
bool isKeyColumn(std::string_view columnName);

} // namespace weitblick::intake
