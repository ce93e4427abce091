// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// CSV, TSV and other texts with separators. Asked last: any text could be one.
Format csvFormat();
/// Excel workbooks since 2007 (XLSX, XLSM); each visible sheet is a layer.
Format xlsxFormat();
/// LibreOffice workbooks; each visible sheet is a layer.
Format odsFormat();
/// Excel workbooks up to 2003 (XLS).
Format xlsFormat();

} // namespace weitblick::intake
