// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error_text.h"

#include <QTest>

/// QVERIFY for a Result: a failure prints what the error says and on which way it happened.
#define WB_VERIFY_RESULT(expression)                                                                                   \
    do {                                                                                                               \
        const auto& wbVerified = (expression);                                                                         \
        std::string wbText;                                                                                            \
        if (!wbVerified.has_value()) {                                                                                 \
            wbText = weitblick::describe(wbVerified.error(), weitblick::Language::English);                            \
            for (const std::string& wbStep : wbVerified.error().trail) {                                               \
                wbText += "; during " + wbStep;                                                                        \
            }                                                                                                          \
        }                                                                                                              \
        QVERIFY2(wbVerified.has_value(), wbText.c_str());                                                              \
    } while (false)

/// WB_VALUE(const Unit unit, parseUnit("m")); binds the value, or fails the test with what the error says.
#define WB_VALUE(declaration, expression)                                                                              \
    auto WB_CONCAT(wbValue, __LINE__) = (expression);                                                                  \
    WB_VERIFY_RESULT(WB_CONCAT(wbValue, __LINE__));                                                                    \
    declaration = std::move(WB_CONCAT(wbValue, __LINE__)).value()
