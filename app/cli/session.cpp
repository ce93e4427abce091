// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "core/base/error_text.h"
#include "core/base/log.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <limits>
#include <memory>
#include <mutex>
#include <stop_token>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace weitblick::cli {

namespace {

/// Turns SIGINT and SIGTERM into a stop request: a thread waits for them, since a signal handler may do next to
/// nothing.
std::stop_source& stopOnSignals()
{
    static std::stop_source source;
    static const bool kStarted = [] {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        std::thread([signals] {
            int received = 0;
            sigwait(&signals, &received);
            source.request_stop();
            sigwait(&signals, &received); // a second one means: at once
            std::_Exit(130);
        }).detach();
        return true;
    }();
    static_cast<void>(kStarted);
    return source;
}

/// One line on the terminal that is drawn anew, at most ten times a second.
class ProgressLine {
public:
    explicit ProgressLine(std::string title) : m_title(std::move(title)) {}
    ~ProgressLine()
    {
        if (m_drawn) {
            std::fputs("\r\033[K", stderr);
        }
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void draw(double fraction, std::string_view step)
    {
        const std::scoped_lock lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < std::chrono::milliseconds{100}) {
            return;
        }
        m_last = now;
        m_drawn = true;
        constexpr int kWidth = 24;
        const int filled = static_cast<int>(fraction * kWidth);
        std::string bar;
        for (int i = 0; i < kWidth; ++i) {
            bar += i < filled ? "█" : "░";
        }
        std::fprintf(stderr, "\r\033[K%s %s %3.0f %% %.*s", m_title.c_str(), bar.c_str(), fraction * 100,
                     static_cast<int>(std::min<std::size_t>(step.size(), 40)), step.data());
        std::fflush(stderr);
    }

private:
    std::string m_title;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
    bool m_drawn = false;
};

} // namespace

nlohmann::json jsonOf(const Text& text)
{
    return {{"de", text.de}, {"en", text.en}};
}

Session::Session(Language language, Format format, bool quiet) : m_language(language), m_format(format), m_quiet(quiet)
{
    stopOnSignals();
}

std::size_t Session::lineWidth() const
{
    constexpr std::size_t kNarrowest = 40;
    winsize terminal{};
    const bool isTerminal = ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &terminal) ==
                                                                0; // NOLINT(cppcoreguidelines-pro-type-vararg)
    return isTerminal && terminal.ws_col > 0 ? std::max<std::size_t>(terminal.ws_col, kNarrowest)
                                             : std::numeric_limits<std::size_t>::max();
}

Job Session::job(std::string_view title)
{
    if (m_quiet || isJson() || ::isatty(STDERR_FILENO) == 0) {
        return {stopOnSignals().get_token(), {}};
    }
    auto line = std::make_shared<ProgressLine>(std::string(title));
    return {stopOnSignals().get_token(),
            [line](double fraction, std::string_view step) { line->draw(fraction, step); }};
}

void Session::result(nlohmann::json object, const std::vector<std::string>& lines)
{
    if (isJson()) {
        object["ok"] = true;
        std::cout << object.dump(2) << '\n';
        return;
    }
    for (const std::string& line : lines) {
        std::cout << line << '\n';
    }
}

void Session::remark(const Text& text)
{
    if (!m_quiet) {
        std::cerr << text.in(m_language) << '\n';
    }
}

int Session::failLine(const Error& error, std::string_view about)
{
    const std::string text = withoutSecrets(describe(error, m_language));
    std::cerr << (about.empty() || text.find(about) != std::string::npos ? "" : std::string(about) + ": ") << text
              << '\n';
    for (const std::string& step : error.trail) {
        std::cerr << (m_language == Language::German ? "  bei: " : "  during: ") << step << '\n';
    }
    return exitCodeFor(error.code);
}

int Session::fail(const Error& error)
{
    failLine(error, {});
    if (isJson()) {
        const Text advice = error.advice.empty() ? adviceFor(error.code) : error.advice;
        const nlohmann::json object = {{"ok", false},
                                       {"error",
                                        {{"code", nameOf(error.code)},
                                         {"exitCode", exitCodeFor(error.code)},
                                         {"message", jsonOf(error.message)},
                                         {"subject", error.subject},
                                         {"advice", jsonOf(advice)},
                                         {"trail", error.trail}}}};
        std::cout << object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
    return exitCodeFor(error.code);
}

} // namespace weitblick::cli
