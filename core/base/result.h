// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <cassert>
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace weitblick {

/// What kind of failure it is. Window and command line pick icon, exit code and default advice from this alone.
enum class ErrorCode : std::uint8_t {
    Cancelled,      ///< the user stopped it: not shown
    NotFound,       ///< a file, layer, column, result or registry entry that is not there
    InvalidInput,   ///< a file or a parameter that cannot be used as it is
    Ambiguous,      ///< more than one reading is possible: the user has to choose
    UnsupportedCrs, ///< coordinate reference system unknown, or not fit for the work
    ReadOnly,       ///< the project or its folder must not be written
    Locked,         ///< somebody else has it open
    NoSpace,        ///< the disk is full
    Io,             ///< any other trouble with a file or a pipe
    Database,       ///< SQLite said no
    Budget,         ///< a limit against hostile or oversized input was reached
    Worker,         ///< a helper process died or broke the protocol
    Refused,        ///< a rule of the house forbids it (privacy, licence, network)
    Internal        ///< our own mistake
};

/// A failure as a value: what, about which thing, what to do, and on which way it happened.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    Text message;                   ///< one clause, no full stop: what and where (file, line, feature)
    std::string subject;            ///< file, table, layer or parameter it is about; may be empty
    Text advice;                    ///< what to do about it; empty: adviceFor(code) says it
    std::vector<std::string> trail; ///< outermost step last: {"reading stops.txt", "importing feed"}

    /// Adds the step that was under way and passes the error on.
    [[nodiscard]] Error during(std::string step) &&
    {
        trail.push_back(std::move(step));
        return std::move(*this);
    }
};

/// A value or an Error. The subset of std::expected that we use, so C++23 can replace it.
template <typename T>
class [[nodiscard]] Result {
public:
    template <typename U = T>
        requires std::convertible_to<U, T> && (!std::same_as<std::remove_cvref_t<U>, Error>)
    Result(U&& value) : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] const T& value() const&
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T&& value() &&
    {
        assert(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const Error& error() const&
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] Error&& error() &&
    {
        assert(!has_value());
        return std::move(*std::get_if<1>(&m_state));
    }

    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_state(std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Error& error() const&
    {
        assert(!has_value());
        return *std::get_if<Error>(&m_state);
    }
    [[nodiscard]] Error&& error() &&
    {
        assert(!has_value());
        return std::move(*std::get_if<Error>(&m_state));
    }

private:
    std::variant<std::monostate, Error> m_state;
};

} // namespace weitblick

#define WB_CONCAT_(a, b) a##b
#define WB_CONCAT(a, b) WB_CONCAT_(a, b)

// NOLINTBEGIN(bugprone-macro-parentheses)
/// WB_TRY(auto rows, readRows(path)); binds the value, or returns the error to our caller.
#define WB_TRY(declaration, expression)                                                                                \
    auto WB_CONCAT(wbResult, __LINE__) = (expression);                                                                 \
    if (!WB_CONCAT(wbResult, __LINE__)) {                                                                              \
        return std::move(WB_CONCAT(wbResult, __LINE__)).error();                                                       \
    }                                                                                                                  \
    declaration = std::move(WB_CONCAT(wbResult, __LINE__)).value()

/// WB_CHECK(store.commit()); the same for Result<void>.
#define WB_CHECK(expression)                                                                                           \
    do {                                                                                                               \
        if (auto wbResult = (expression); !wbResult) {                                                                 \
            return std::move(wbResult).error();                                                                        \
        }                                                                                                              \
    } while (false)
// NOLINTEND(bugprone-macro-parentheses)
