// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/shell/tool_icons.h"
#include "ui/shell/way_button.h"

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

#include <thread>

namespace weitblick::ui {

StartPage::StartPage(QWidget* parent) : QWidget(parent), m_recent(new QListWidget)
{
    auto* title = new QLabel(QStringLiteral("Weitblick"));
    title->setProperty("role", "title");
    auto* claim =
        new QLabel(tr("Spatial data for decisions in municipalities: mobility, energy, regional development."));
    claim->setProperty("role", "muted");
    claim->setWordWrap(true);

    auto* left = new QVBoxLayout;
    const auto add = [&](const char* icon, const QString& text, const QString& description,
                         void (StartPage::*signal)()) {
        auto* button = new WayButton(text, description);
        m_ways[QLatin1String(icon)] = button;
        connect(button, &QPushButton::clicked, this, signal);
        left->addWidget(button);
    };
    add("sample", tr("Try the sample region"), tr("Musterkreis: a fictional county with everything in it"),
        &StartPage::sampleAsked);
    add("new", tr("New project"), tr("One file for layers, results and where they came from"), &StartPage::createAsked);
    add("open", tr("Open a project"), tr("A Weitblick file (.gpkg)"), &StartPage::openAsked);
    add("tour", tr("In 5 minutes"), tr("From a file on the desk to a map that can be shown"), &StartPage::tourAsked);
    left->addStretch(1);

    auto* right = new QVBoxLayout;
    auto* heading = new QLabel(tr("Recent projects"));
    heading->setProperty("role", "heading");
    heading->setBuddy(m_recent);
    m_recent->setAccessibleName(tr("Recent projects"));
    right->addWidget(heading);
    right->addWidget(m_recent, 1);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { emit recentAsked(item->data(Qt::UserRole).toString()); });

    auto* columns = new QHBoxLayout;
    columns->addLayout(left, 1);
    columns->addSpacing(32);
    columns->addLayout(right, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(64, 48, 64, 48);
    whole->addWidget(title);
    whole->addWidget(claim);
    whole->addSpacing(24);
    whole->addLayout(columns, 1);
}

void StartPage::refreshIcons()
{
    for (auto way = m_ways.cbegin(); way != m_ways.cend(); ++way) {
        way.value()->setPicture(toolIcon(way.key(), palette()));
    }
}

void StartPage::setRecent(const QStringList& files)
{
    m_recent->clear();
    for (const QString& file : files) {
        auto* item = new QListWidgetItem(QFileInfo(file).fileName(), m_recent);
        item->setToolTip(file);
        item->setData(Qt::UserRole, file);
        const QPointer<StartPage> self(this);
        std::thread([self, file] {
            if (QFileInfo::exists(file)) {
                return;
            }
            QMetaObject::invokeMethod(
                qApp,
                [self, file] {
                    for (int i = 0; self && i < self->m_recent->count(); ++i) {
                        QListWidgetItem* gone = self->m_recent->item(i);
                        if (gone->data(Qt::UserRole).toString() == file) {
                            gone->setFlags(Qt::ItemIsSelectable);
                            gone->setText(tr("%1 (not found)").arg(QFileInfo(file).fileName()));
                        }
                    }
                },
                Qt::QueuedConnection);
        }).detach();
    }
    if (files.isEmpty()) {
        auto* item = new QListWidgetItem(tr("None yet."), m_recent);
        item->setFlags(Qt::NoItemFlags);
    }
}

} // namespace weitblick::ui
