// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/map_link/messages.h"

#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QgsMapLayer;
class QgsProject;

namespace weitblick::map_host {

/// The layers that the program has sent, opened for reading, in a QGIS project
/// of our own (no file, no singleton).
class LayerStack {
public:
    LayerStack();
    ~LayerStack();
    LayerStack(const LayerStack&) = delete;
    LayerStack& operator=(const LayerStack&) = delete;

    /// Replaces the stack. Layers that are the same as before, with an equal
    /// revision, stay open. `opening` is called before each layer is touched,
    /// with its id.
    std::vector<map_link::LayerProblem> set(const map_link::SetLayers& request,
                                            const std::function<void(const std::string&)>& opening);

    /// The layers of these ids, top first; all for none. Unknown ids are left
    /// out.
    [[nodiscard]] QList<QgsMapLayer*> layers(const std::vector<std::string>& ids) const;
    /// The same with only labels and outlines (see keepLabelsAndOutlines).
    [[nodiscard]] QList<QgsMapLayer*> overlays(const std::vector<std::string>& ids);

    [[nodiscard]] QgsMapLayer* layer(const std::string& id) const; ///< null: no such layer
    [[nodiscard]] std::string idOf(const QString& qgisId) const;   ///< "" where it is none of ours
    [[nodiscard]] const std::vector<map_link::Layer>& described() const { return m_described; }
    [[nodiscard]] QgsProject& project() { return *m_project; }
    [[nodiscard]] bool isCareful() const { return m_isCareful; }

private:
    struct Entry {
        map_link::Layer description;
        std::unique_ptr<QgsMapLayer> overlay; ///< made when it is first asked for
        QgsMapLayer* layer = nullptr;         ///< owned by the project
    };
    void remove(const std::string& id);
    void arrangeTree();
    Result<void> open(const map_link::Layer& description);

    std::unique_ptr<QgsProject> m_project;
    std::map<std::string, Entry> m_entries;
    std::vector<std::string> m_order;
    std::vector<map_link::Layer> m_described;
    std::uint64_t m_revision = 0;
    bool m_isCareful = false;
};

/// A layer for reading, not yet styled.
/// Errors   NotFound  the file is not there.  InvalidInput  QGIS cannot open
/// it.
Result<std::unique_ptr<QgsMapLayer>> openLayer(const map_link::Layer& description);

} // namespace weitblick::map_host
