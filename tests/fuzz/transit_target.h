// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/feed_doctor.h"
#include "core/transit/feed_reader.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace weitblick::fuzz {

/// Takes the bytes as the files of a feed, each behind a line "# name", and examines it.
inline void transitTarget(const std::uint8_t* bytes, std::size_t size)
{
    std::map<std::string, std::string> files;
    std::string_view rest(reinterpret_cast<const char*>(bytes), size);
    std::string* file = &files["stop_times.txt"];
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        if (line.starts_with("# ")) {
            file = &files[std::string(line.substr(2))];
        } else {
            file->append(line).append("\n");
        }
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    Job job;
    auto reading = transit::readFeed(transit::FeedFiles::ofTexts(std::move(files)), transit::ShapeReading::Read, job);
    if (reading) {
        transit::FeedReading read = std::move(reading).value();
        transit::Findings findings;
        static_cast<void>(transit::checkTimetable(read.timetable, findings, job));
        transit::compareWithPrevious(read.timetable, read.timetable, findings);
        static_cast<void>(transit::typicalDay(read.timetable, transit::DayKind::Workday));
    }
}

} // namespace weitblick::fuzz
