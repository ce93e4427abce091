// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/registry_panel.h"

#include "ui/shell/language.h"

#include <QDate>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace registry = analysis::registry;

namespace {

QString textOf(const registry::Entry& entry, const registry::Value& value)
{
    constexpr int kDigits = 8;
    if (const auto* number = std::get_if<double>(&value)) {
        const QString text = QLocale().toString(*number, 'g', kDigits);
        return entry.unit == "1" ? text : text + u' ' + QString::fromStdString(entry.unit);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return QString::fromStdString(*text);
    }
    return RegistryPanel::tr("table of %n row(s)", nullptr,
                             static_cast<int>(std::get<registry::Table>(value).rows.size()));
}

const registry::Period* periodOf(const registry::Entry& entry)
{
    const auto found = registry::shipped().value()->find(entry.id, registry::today());
    return found ? found->period : nullptr;
}

QString dayText(const std::optional<registry::Date>& day)
{
    return day ? QDate::fromString(QString::fromStdString(registry::isoOf(*day)), Qt::ISODate)
                     .toString(QStringLiteral("dd.MM.yyyy"))
               : QString();
}

QString validText(const registry::Period& period)
{
    if (!period.validFrom && !period.validTo) {
        return RegistryPanel::tr("always");
    }
    if (!period.validTo) {
        return RegistryPanel::tr("since %1").arg(dayText(period.validFrom));
    }
    return period.validFrom ? QStringLiteral("%1 – %2").arg(dayText(period.validFrom), dayText(period.validTo))
                            : RegistryPanel::tr("until %1").arg(dayText(period.validTo));
}

} // namespace

RegistryPanel::RegistryPanel(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_query(new QLineEdit),
      m_entries(new QTreeWidget),
      m_details(new QLabel),
      m_change(new QPushButton(tr("Own value …"))),
      m_reset(new QPushButton(tr("Back to the registry")))
{
    m_query->setPlaceholderText(tr("Search parameters"));
    m_query->setAccessibleName(m_query->placeholderText());
    m_query->setClearButtonEnabled(true);
    m_entries->setAccessibleName(tr("Parameters"));
    m_entries->setHeaderLabels({tr("Parameter"), tr("Value today")});
    m_entries->setRootIsDecorated(false);
    m_entries->setUniformRowHeights(true);
    m_entries->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    constexpr int kLetters = 8; // of a value; longer ones stand below when chosen
    m_entries->header()->setSectionResizeMode(1, QHeaderView::Interactive);
    m_entries->header()->resizeSection(1, kLetters * fontMetrics().height());
    m_entries->header()->setStretchLastSection(false);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setMinimumHeight(4 * m_details->fontMetrics().height());
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_change);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_query);
    column->addWidget(m_entries, 1);
    column->addWidget(m_details);
    column->addLayout(buttons);
    connect(m_query, &QLineEdit::textChanged, this, &RegistryPanel::refill);
    connect(m_entries, &QTreeWidget::currentItemChanged, this, &RegistryPanel::showDetails);
    connect(m_entries, &QTreeWidget::itemActivated, this, &RegistryPanel::askOverride);
    connect(m_change, &QPushButton::clicked, this, &RegistryPanel::askOverride);
    connect(m_reset, &QPushButton::clicked, this, &RegistryPanel::reset);
    connect(&session, &ProjectSession::changed, this, &RegistryPanel::refill);
    refill();
}

const workspace::OverrideParameter* RegistryPanel::overrideOf(const std::string& entry) const
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot) {
        return nullptr;
    }
    const auto found = std::ranges::find(snapshot->overrides, entry, &workspace::OverrideParameter::entry);
    return found == snapshot->overrides.end() ? nullptr : &*found;
}

const registry::Entry* RegistryPanel::current() const
{
    const auto* item = m_entries->currentItem();
    const auto all = registry::shipped();
    if (item == nullptr || !all) {
        return nullptr;
    }
    const auto found = (*all)->entries().find(item->data(0, Qt::UserRole).toString().toStdString());
    return found == (*all)->entries().end() ? nullptr : &found->second;
}

void RegistryPanel::addEntry(const registry::Entry& entry)
{
    const QString title = say(entry.title);
    const QString id = QString::fromStdString(entry.id);
    const QString query = m_query->text().trimmed();
    if (!query.isEmpty() && !title.contains(query, Qt::CaseInsensitive) && !id.contains(query, Qt::CaseInsensitive)) {
        return;
    }
    const registry::Period* period = periodOf(entry);
    auto* item =
        new QTreeWidgetItem(m_entries, {title, period == nullptr ? QStringLiteral("–") : textOf(entry, period->value)});
    item->setData(0, Qt::UserRole, id);
    item->setToolTip(0, title + u'\n' + id);
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    if (const auto* own = overrideOf(entry.id); own != nullptr && own->value) {
        item->setText(1, tr("%1 (own)").arg(QString::fromStdString(*own->value)));
        QFont font = item->font(1);
        font.setBold(true);
        item->setFont(1, font);
    }
}

void RegistryPanel::refill()
{
    const auto* before = m_entries->currentItem();
    const QString chosen = before == nullptr ? QString() : before->data(0, Qt::UserRole).toString();
    m_entries->clear();
    const auto all = registry::shipped();
    if (!all) {
        m_details->setText(say(all.error().message));
        return;
    }
    for (const auto& [id, entry] : (*all)->entries()) {
        addEntry(entry);
    }
    for (int i = 0; i < m_entries->topLevelItemCount(); ++i) {
        if (m_entries->topLevelItem(i)->data(0, Qt::UserRole).toString() == chosen) {
            m_entries->setCurrentItem(m_entries->topLevelItem(i));
        }
    }
    showDetails();
}

void RegistryPanel::showDetails()
{
    const registry::Entry* entry = current();
    const auto& snapshot = m_session.snapshot();
    const bool canChange = entry != nullptr && snapshot && !snapshot->readOnly;
    const auto* own = entry == nullptr ? nullptr : overrideOf(entry->id);
    m_change->setEnabled(canChange && entry->kind != registry::ValueKind::Table);
    m_reset->setEnabled(canChange && own != nullptr);
    if (entry == nullptr) {
        m_details->setText(tr("Choose a parameter to see where its value comes from."));
        return;
    }
    QStringList lines;
    if (const registry::Period* period = periodOf(*entry)) {
        lines << tr("Source: %1").arg(QString::fromStdString(period->source))
              << tr("Valid: %1").arg(validText(*period));
        if (period->assumption) {
            lines << tr("⚠ Assumption: no source confirms this value.");
        }
        if (!period->note.empty()) {
            lines << say(period->note);
        }
    } else {
        lines << tr("No value holds today.");
    }
    if (own != nullptr && own->value) {
        lines << tr("Own value %1: %2").arg(QString::fromStdString(*own->value), QString::fromStdString(own->reason));
    }
    m_details->setText(lines.join(u'\n'));
}

void RegistryPanel::askOverride()
{
    const registry::Entry* entry = current();
    if (entry == nullptr || !m_change->isEnabled()) {
        return;
    }
    QDialog dialog(this);
    dialog.setWindowTitle(say(entry->title));
    auto* value = new QLineEdit;
    auto* reason = new QLineEdit;
    auto* problem = new QLabel;
    problem->setWordWrap(true);
    reason->setPlaceholderText(tr("e.g. contract of the municipal utility of 1 March 2026"));
    auto* form = new QFormLayout(&dialog);
    form->addRow(entry->unit == "1" || entry->unit.empty() ? tr("Value")
                                                           : tr("Value in %1").arg(QString::fromStdString(entry->unit)),
                 value);
    form->addRow(tr("Reason"), reason);
    form->addRow(problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form->addRow(buttons);
    value->setAccessibleName(tr("Value"));
    reason->setAccessibleName(tr("Reason"));
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, [&] {
        const auto checked = registry::valueFromText(*entry, value->text().trimmed().toStdString());
        if (!checked) {
            problem->setText(say(checked.error().message));
        } else if (reason->text().trimmed().isEmpty()) {
            problem->setText(tr("Please give a reason: it stands beside every result."));
        } else {
            dialog.accept();
        }
    });
    if (dialog.exec() == QDialog::Accepted) {
        m_session.apply(workspace::OverrideParameter{.entry = entry->id,
                                                     .value = value->text().trimmed().toStdString(),
                                                     .reason = reason->text().trimmed().toStdString()});
    }
}

void RegistryPanel::reset()
{
    if (const registry::Entry* entry = current()) {
        m_session.apply(workspace::OverrideParameter{.entry = entry->id, .value = std::nullopt, .reason = {}});
    }
}

} // namespace weitblick::ui
