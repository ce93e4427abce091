// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/zone_chooser.h"

#include <QCompleter>
#include <QLineEdit>

namespace weitblick::ui {

namespace {

constexpr int kNameRole = Qt::UserRole + 1;

} // namespace

ZoneChooser::ZoneChooser(QWidget* parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToContentsOnFirstShow);
    setMinimumContentsLength(22);
    setMaxVisibleItems(24);
    setAccessibleName(tr("Municipality or Ortsteil"));
    lineEdit()->setAccessibleName(accessibleName());
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::activated, this, [this] {
        settle();
        emit zoneChosen(zone());
    });
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ZoneChooser::settle);
    setZones({});
}

void ZoneChooser::setZones(const std::vector<dashboard::ZoneChoice>& zones)
{
    const QString chosen = zone();
    clear();
    addItem(tr("All municipalities"), QString());
    for (const dashboard::ZoneChoice& one : zones) {
        const QString name = QString::fromStdString(one.name);
        const bool isPart = one.level == dashboard::Level::Districts;
        addItem(isPart ? QStringLiteral("– ") + name : name, QString::fromStdString(one.key));
        setItemData(count() - 1, name, kNameRole);
        if (!isPart) {
            QFont bold = font();
            bold.setBold(true);
            setItemData(count() - 1, bold, Qt::FontRole);
        }
    }
    setEnabled(count() > 1);
    choose(chosen);
}

void ZoneChooser::choose(const QString& key)
{
    setCurrentIndex(std::max(0, findData(key)));
    lineEdit()->setCursorPosition(0);
}

QString ZoneChooser::zone() const
{
    return currentData().toString();
}

QString ZoneChooser::nameOf(const QString& key) const
{
    const int index = key.isEmpty() ? -1 : findData(key);
    return index < 0 ? QString() : itemData(index, kNameRole).toString();
}

/// What was typed and is no zone gives way to the one that is chosen.
void ZoneChooser::settle()
{
    lineEdit()->setText(currentText());
    setEditText(itemText(currentIndex()));
    lineEdit()->setCursorPosition(0);
}

} // namespace weitblick::ui
