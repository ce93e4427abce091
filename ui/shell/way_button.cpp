// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/way_button.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace weitblick::ui {

WayButton::WayButton(const QString& title, const QString& description, QWidget* parent)
    : QPushButton(parent),
      m_picture(new QLabel),
      m_title(new QLabel(title)),
      m_description(new QLabel(description))
{
    setAccessibleName(title);
    setAccessibleDescription(description);
    setFlat(true);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_description->setProperty("role", "muted");
    auto* grid = new QGridLayout(this);
    const int marginPx = fontMetrics().height() / 2;
    grid->setContentsMargins(marginPx, marginPx, marginPx, marginPx);
    grid->setHorizontalSpacing(marginPx);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_picture, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_description, 1, 1);
    grid->setColumnStretch(1, 1);
    for (QLabel* label : {m_picture, m_title, m_description}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    for (QLabel* label : {m_title, m_description}) {
        label->setWordWrap(true);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WayButton::setPicture(const QIcon& icon)
{
    const int sidePx = std::max(28, fontMetrics().height() * 3 / 2);
    m_picture->setPixmap(icon.pixmap(QSize(sidePx, sidePx)));
}

QSize WayButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize WayButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

int WayButton::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

} // namespace weitblick::ui
