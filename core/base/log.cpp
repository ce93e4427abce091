// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <regex>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace weitblick {

namespace {

spdlog::level::level_enum spdlogLevel(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

spdlog::logger& logger()
{
    static const auto shared = [] {
        auto created = spdlog::stderr_logger_mt("weitblick");
        created->set_level(spdlog::level::warn);
        created->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
        return created;
    }();
    return *shared;
}

} // namespace

void logLine(LogLevel level, std::string_view text)
{
    logger().log(spdlogLevel(level), "{}", withoutSecrets(text));
}

void setLogLevel(LogLevel level)
{
    logger().set_level(spdlogLevel(level));
}

std::string withoutSecrets(std::string_view text)
{
    static const std::regex kAssignment(
        R"(\b(password|passwd|pwd|user|username|token|apikey|api_key|secret)=([^\s&;'"]+))", std::regex::icase);
    static const std::regex kAddress(R"(://[^/\s@:]+:[^/\s@]+@)");
    const std::string first = std::regex_replace(std::string(text), kAssignment, "$1=***");
    return std::regex_replace(first, kAddress, "://***@");
}

} // namespace weitblick
