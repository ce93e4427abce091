// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sandbox.h"

#include <system_error>

namespace weitblick {

namespace {

const std::filesystem::path kBubblewrap = "/usr/bin/bwrap";

void add(std::vector<std::string>& arguments, std::initializer_list<std::string> words)
{
    arguments.insert(arguments.end(), words);
}

void bind(std::vector<std::string>& arguments, const char* how, const std::filesystem::path& path)
{
    std::error_code problem;
    const auto whole = std::filesystem::absolute(path, problem).lexically_normal();
    if (!problem && std::filesystem::exists(whole, problem)) {
        add(arguments, {how, whole.string(), whole.string()});
    }
}

Result<void> selfTest()
{
    std::error_code problem;
    if (!std::filesystem::exists(kBubblewrap, problem)) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"bubblewrap ist nicht installiert", "bubblewrap is not installed"},
                     .subject = kBubblewrap.string()};
    }
    const ChildCommand nothing{.program = "/usr/bin/true", .errorOutput = ErrorOutput::Discard};
    WB_TRY(auto child, ChildProcess::start(sandboxed(nothing, {})));
    constexpr std::chrono::seconds kLimit{5};
    WB_TRY(const auto end, child.waitFor(kLimit));
    if (end != ChildExit{}) {
        return Error{.code = ErrorCode::Refused,
                     .message = {"das System erlaubt diesem Benutzer keinen abgeschotteten Prozess",
                                 "the system does not allow this user a sandboxed process"},
                     .subject = kBubblewrap.string()};
    }
    return {};
}

} // namespace

ChildCommand sandboxed(const ChildCommand& command, const SandboxView& view)
{
    ChildCommand boxed{.program = kBubblewrap,
                       .environment = std::vector<std::string>{},
                       .descriptors = command.descriptors,
                       .errorOutput = command.errorOutput};
    auto& words = boxed.arguments;
    add(words, {"--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"});
    add(words, {"--setenv", "PATH", "/usr/bin", "--setenv", "LANG", "C.UTF-8", "--setenv", "HOME", "/tmp/home"});
    add(words, {"--setenv", "XDG_RUNTIME_DIR", "/tmp/home"});
    for (const std::string& variable : command.environment.value_or(std::vector<std::string>{})) {
        const auto sign = variable.find('=');
        if (sign != std::string::npos) {
            add(words, {"--setenv", variable.substr(0, sign), variable.substr(sign + 1)});
        }
    }
    add(words, {"--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"});
    add(words, {"--symlink", "usr/bin", "/bin", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"});
    add(words,
        {"--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/alternatives", "/etc/alternatives"});
    add(words, {"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", "/tmp/home"});
    // After --tmpfs, so that folders below /tmp can be shown.
    bind(words, "--ro-bind", command.program);
    for (const auto& path : view.readable) {
        bind(words, "--ro-bind", path);
    }
    for (const auto& path : view.writable) {
        bind(words, "--bind", path);
    }
    words.push_back(command.program.string());
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    return boxed;
}

Result<void> checkSandbox()
{
    static const Result<void> outcome = selfTest();
    return outcome;
}

} // namespace weitblick
