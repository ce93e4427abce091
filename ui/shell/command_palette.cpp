// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

/// "Über Straßen" -> "uber strassen"
QString folded(const QString& text)
{
    QString plain = text.normalized(QString::NormalizationForm_KD).toLower();
    plain.replace(QStringLiteral("ß"), QStringLiteral("ss"));
    plain.remove(QLatin1Char('&'));
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

class ListKeys : public QObject {
public:
    explicit ListKeys(QListWidget& list) : QObject(&list), m_list(list) {}
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress) {
            return false;
        }
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step == 0 || m_list.count() == 0) {
            return false;
        }
        m_list.setCurrentRow(std::clamp(m_list.currentRow() + step, 0, m_list.count() - 1));
        return true;
    }

private:
    QListWidget& m_list;
};

} // namespace

int CommandPalette::score(const QString& text, const QString& query)
{
    const QString where = folded(text);
    int total = 1;
    for (const QString& word : folded(query).split(u' ', Qt::SkipEmptyParts)) {
        const auto position = where.indexOf(word);
        if (position < 0) {
            return 0;
        }
        const bool atStart = position == 0 || !where[position - 1].isLetterOrNumber();
        total += atStart ? 10 : 1;
    }
    return total;
}

CommandPalette::CommandPalette(QList<QAction*> actions, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_actions(std::move(actions)),
      m_query(new QLineEdit),
      m_list(new QListWidget)
{
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Find a command"));
    resize(560, 380);
    m_query->setPlaceholderText(tr("Find a command …"));
    m_query->setAccessibleName(tr("Find a command"));
    m_list->setAccessibleName(tr("Matching commands"));
    constexpr QSize kIconSize{18, 18};
    m_list->setIconSize(kIconSize);
    m_list->setUniformItemSizes(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_query);
    column->addWidget(m_list);
    m_query->installEventFilter(new ListKeys(*m_list));
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_query, &QLineEdit::returnPressed, this, &CommandPalette::trigger);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::trigger);
    refresh({});
}

void CommandPalette::refresh(const QString& query)
{
    QList<std::pair<int, QAction*>> found;
    for (QAction* action : m_actions) {
        const int points = score(action->text() + u' ' + action->toolTip(), query);
        if (points > 0 && action->isVisible() && !action->isSeparator()) {
            found.append({points, action});
        }
    }
    std::ranges::stable_sort(found, std::greater(), [](const auto& hit) { return hit.first; });
    m_list->clear();
    QPixmap empty(m_list->iconSize());
    empty.fill(Qt::transparent);
    const QIcon noIcon(empty); // so that all names begin at the same place
    for (const auto& [points, action] : found) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(action->icon().isNull() ? noIcon : action->icon(),
                                         action->text().remove(u'&') +
                                             (keys.isEmpty() ? QString() : QStringLiteral("   ") + keys));
        item->setData(Qt::UserRole, QVariant::fromValue<QObject*>(action));
        if (!action->isEnabled()) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        }
        m_list->addItem(item);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::trigger()
{
    auto* item = m_list->currentItem();
    if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled)) {
        return;
    }
    auto* action = qobject_cast<QAction*>(item->data(Qt::UserRole).value<QObject*>());
    accept();
    if (action != nullptr) {
        action->trigger();
    }
}

} // namespace weitblick::ui
