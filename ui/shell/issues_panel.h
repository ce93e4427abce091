// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QTreeWidget>

#include <functional>

namespace weitblick::ui {

enum class IssueKind : std::uint8_t { Error, Warning, Remark };

/// Something the user should know: what, about which thing, what to do, and a way there.
struct Issue {
    IssueKind kind = IssueKind::Remark;
    QString text;
    QString subject;
    QString advice;
    QString details;            ///< English clause and trail, for copying
    std::function<void()> jump; ///< shows the culprit; may be empty
};

/// Problems and remarks in a list instead of message boxes; a double click or Enter jumps to the culprit.
class IssuesPanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit IssuesPanel(QWidget* parent = nullptr);

    void add(Issue issue);
    void add(const Error& error, std::function<void()> jump = {}); ///< Cancelled is not shown
    [[nodiscard]] int errorCount() const;

signals:
    void countChanged();

private:
    std::vector<Issue> m_issues;
};

} // namespace weitblick::ui
