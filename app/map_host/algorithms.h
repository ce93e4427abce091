// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/layer_stack.h"
#include "core/map_link/documents.h"

#include <QObject>
#include <QTranslator>

#include <filesystem>
#include <functional>
#include <memory>

class QgsProcessingAlgRunnerTask;
class QgsProcessingContext;
class QgsProcessingFeedback;

namespace weitblick::map_host {

/// The algorithms of QGIS itself that can be offered: those that read layers
/// and write files. Left out are those that change data in place, reach for the
/// network or a database, or need parameters that we have no form for.
class Algorithms : public QObject {
    Q_OBJECT

public:
    struct Answers {
        std::function<void(const map_link::AlgorithmFinished&)> finished;
        std::function<void(const map_link::Progress&)> progress;
        std::function<void(map_link::RequestId, const Error&)> failed;
    };

    Algorithms(LayerStack& stack, std::filesystem::path stagingFolder, Answers answers, QObject* parent = nullptr);
    ~Algorithms() override;

    map_link::AlgorithmList list(const map_link::ListAlgorithms& request);

    /// Runs one in the background; the answers tell how it goes. One at a time.
    /// Errors   by Answers::failed: NotFound  no such algorithm or layer.
    /// InvalidInput  an argument does not fit.
    ///          Locked  another one is running.
    void run(const map_link::RunAlgorithm& request);
    void cancel(map_link::RequestId request);

private:
    struct Running;
    void makeProvider(const QString& language);
    void ended(bool successful, const QVariantMap& results);
    LayerStack& m_stack;
    std::filesystem::path m_stagingFolder;
    Answers m_answers;
    std::unique_ptr<Running> m_running;
    QTranslator m_words;
    bool m_hasProvider = false;
};

} // namespace weitblick::map_host
