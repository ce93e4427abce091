// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace weitblick::ui {

/// A large button that says in one word what it does and in one sentence what for. QCommandLinkButton would be that,
/// but keeps its letters at nine points whatever size the user reads.
class WayButton : public QPushButton {
    Q_OBJECT

public:
    WayButton(const QString& title, const QString& description, QWidget* parent = nullptr);

    void setPicture(const QIcon& icon); ///< as high as the title's letters allow

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

private:
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_description;
};

} // namespace weitblick::ui
