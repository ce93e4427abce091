// SPDX-License-Identifier: GPL-3.0-or-later
// The small county with its indicators computed, and tiles over it answered one at a time.
#pragma once

#include "core/dashboard/tile_answer.h"

#include "tests/support/small_county.h"

namespace weitblick::test {

struct AnsweredCounty : SmallCounty {
    dashboard::Dashboard board{.id = "probe", .title = {"Probe", "Trial"}};

    bool prepare() { return addAll() && compute().has_value(); }

    Result<dashboard::TileAnswer> answer(const dashboard::TileContent& content, const std::string& zone = {})
    {
        Job job;
        const dashboard::Tile tile{.id = "t", .content = content};
        return dashboard::answerTile(project, board, tile, {.zone = zone}, job);
    }
    /// What a tile shows; nothing of that kind: an error that says what is missing.
    template <typename Answer>
    Result<Answer> shown(const dashboard::TileContent& content, const std::string& zone = {})
    {
        WB_TRY(const dashboard::TileAnswer answered, answer(content, zone));
        if (const auto* const wanted = std::get_if<Answer>(&answered.shown)) {
            return *wanted;
        }
        const auto* const missing = std::get_if<dashboard::MissingAnswer>(&answered.shown);
        return Error{.code = ErrorCode::NotFound,
                     .message = missing == nullptr ? Text("anderes", "something else") : missing->reason,
                     .subject = missing == nullptr ? "" : missing->id};
    }
};

} // namespace weitblick::test
