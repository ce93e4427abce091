// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/algorithms.h"

#include "app/map_host/text.h"
#include "core/map_link/check.h"

#include <QDir>
#include <QSet>
#include <qgsapplication.h>
#include <qgsmaplayer.h>
#include <qgsnativealgorithms.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingalgrunnertask.h>
#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

#include <algorithm>
#include <cmath>

namespace weitblick::map_host {

namespace {

using map_link::AlgorithmParameter;

/// Parameters that a form of ours can ask for.
bool isAskable(const QgsProcessingParameterDefinition& parameter)
{
    static const QSet<QString> kTypes{QStringLiteral("source"),
                                      QStringLiteral("vector"),
                                      QStringLiteral("raster"),
                                      QStringLiteral("layer"),
                                      QStringLiteral("multilayer"),
                                      QStringLiteral("number"),
                                      QStringLiteral("distance"),
                                      QStringLiteral("scale"),
                                      QStringLiteral("boolean"),
                                      QStringLiteral("enum"),
                                      QStringLiteral("string"),
                                      QStringLiteral("field"),
                                      QStringLiteral("expression"),
                                      QStringLiteral("crs"),
                                      QStringLiteral("extent"),
                                      QStringLiteral("point"),
                                      QStringLiteral("band"),
                                      QStringLiteral("range"),
                                      QStringLiteral("sink"),
                                      QStringLiteral("vectorDestination"),
                                      QStringLiteral("rasterDestination"),
                                      QStringLiteral("fileDestination")};
    const bool mayBeLeftOut =
        (parameter.flags() & QgsProcessingParameterDefinition::FlagOptional) || parameter.defaultValue().isValid();
    return kTypes.contains(parameter.type()) || mayBeLeftOut;
}

bool isOffered(const QgsProcessingAlgorithm& algorithm)
{
    static const QSet<QString> kReachOut{QStringLiteral("filedownloader"),
                                         QStringLiteral("httprequest"),
                                         QStringLiteral("importintopostgis"),
                                         QStringLiteral("importintospatialite"),
                                         QStringLiteral("postgisexecutesql"),
                                         QStringLiteral("spatialiteexecutesql"),
                                         QStringLiteral("spatialiteexecutesqlregistered"),
                                         QStringLiteral("postgisexecuteandloadsql"),
                                         QStringLiteral("package"),
                                         QStringLiteral("printlayouttopdf"),
                                         QStringLiteral("printlayouttoimage"),
                                         QStringLiteral("savestyles"),
                                         QStringLiteral("truncatetable"),
                                         QStringLiteral("createspatialindex"),
                                         QStringLiteral("createattributeindex"),
                                         QStringLiteral("openurl"),
                                         QStringLiteral("renamelayer"),
                                         QStringLiteral("loadlayer"),
                                         QStringLiteral("stringconcatenation"),
                                         QStringLiteral("raiseexception"),
                                         QStringLiteral("raisewarning"),
                                         QStringLiteral("condition"),
                                         QStringLiteral("setlayerstyle"),
                                         QStringLiteral("setlayerencoding"),
                                         QStringLiteral("setprojectvariable"),
                                         QStringLiteral("createdirectory")};
    const auto flags = algorithm.flags();
    if ((flags & QgsProcessingAlgorithm::FlagHideFromToolbox) || (flags & QgsProcessingAlgorithm::FlagNoThreading) ||
        (flags & QgsProcessingAlgorithm::FlagNotAvailableInStandaloneTool) || kReachOut.contains(algorithm.name())) {
        return false;
    }
    const QgsProcessingParameterDefinitions parameters = algorithm.parameterDefinitions();
    return !algorithm.destinationParameterDefinitions().isEmpty() &&
           std::all_of(parameters.begin(), parameters.end(),
                       [](const QgsProcessingParameterDefinition* parameter) { return isAskable(*parameter); });
}

void describeValues(const QgsProcessingParameterDefinition& parameter, AlgorithmParameter& one)
{
    if (const auto* number = dynamic_cast<const QgsProcessingParameterNumber*>(&parameter)) { // distances too
        constexpr double kNoLimit = 1e300;
        one.isWhole = number->dataType() == QgsProcessingParameterNumber::Integer;
        if (std::abs(number->minimum()) < kNoLimit || std::abs(number->maximum()) < kNoLimit) {
            one.least = number->minimum();
            one.most = number->maximum();
        }
    }
    if (const auto* distance = dynamic_cast<const QgsProcessingParameterDistance*>(&parameter)) {
        one.parent = distance->parentParameterName().toStdString();
    }
    if (const auto* field = dynamic_cast<const QgsProcessingParameterField*>(&parameter)) {
        one.parent = field->parentLayerParameterName().toStdString();
        one.isMany = field->allowMultiple();
    }
    if (const auto* source = dynamic_cast<const QgsProcessingParameterFeatureSource*>(&parameter)) {
        const QList<int> types = source->dataTypes();
        const bool isAny = std::any_of(types.begin(), types.end(), [](int type) { return type < 0 || type > 2; });
        if (!isAny) {
            one.shapes.assign(types.begin(), types.end());
        }
    }
}

AlgorithmParameter described(const QgsProcessingParameterDefinition& parameter)
{
    AlgorithmParameter one{.name = parameter.name().toStdString(),
                           .title = parameter.description().toStdString(),
                           .type = parameter.type().toStdString(),
                           .defaultText = parameter.defaultValue().toString().toStdString(),
                           .isOptional = bool(parameter.flags() & QgsProcessingParameterDefinition::FlagOptional),
                           .isOutput = parameter.isDestination()};
    if (const auto* choice = dynamic_cast<const QgsProcessingParameterEnum*>(&parameter)) {
        const QStringList options = choice->options();
        for (const QString& option : options) {
            one.options.push_back(option.toStdString());
        }
    }
    describeValues(parameter, one);
    return one;
}

Error badArgument(const std::string& name)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Angabe „" + name + "“ passt nicht zu diesem Werkzeug",
                             "the argument \"" + name + "\" does not fit this tool"},
                 .subject = name};
}

/// The value of an argument as QGIS wants it.
Result<QVariant> valueFor(const QgsProcessingParameterDefinition& parameter, const map_link::NamedText& argument,
                          const LayerStack& stack, const std::filesystem::path& stagingFolder)
{
    static const QSet<QString> kLayerTypes{QStringLiteral("source"), QStringLiteral("vector"), QStringLiteral("raster"),
                                           QStringLiteral("layer")};
    if (parameter.isDestination()) {
        if (!map_link::isPlainFileName(argument.text)) {
            return badArgument(argument.name);
        }
        return QVariant(QString::fromStdString((stagingFolder / argument.text).string()));
    }
    const auto layerValue = [&](const std::string& id) -> Result<QVariant> {
        const QgsMapLayer* layer = stack.layer(id);
        if (layer == nullptr) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"diese Ebene ist nicht geladen", "this layer is not loaded"},
                         .subject = id};
        }
        return QVariant(layer->id());
    };
    if (kLayerTypes.contains(parameter.type())) {
        return layerValue(argument.text);
    }
    if (parameter.type() == QLatin1String("multilayer")) {
        QVariantList layers;
        const QStringList ids = toQt(argument.text).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& id : ids) {
            WB_TRY(const QVariant layer, layerValue(id.toStdString()));
            layers << layer;
        }
        return QVariant(layers);
    }
    return QVariant(toQt(argument.text));
}

} // namespace

struct Algorithms::Running {
    map_link::RequestId request = 0;
    std::unique_ptr<QgsProcessingAlgorithm> algorithm;
    QgsProcessingContext context;
    QgsProcessingFeedback feedback{false};
    QgsProcessingAlgRunnerTask* task = nullptr; ///< owned by the task manager
};

Algorithms::Algorithms(LayerStack& stack, std::filesystem::path stagingFolder, Answers answers, QObject* parent)
    : QObject(parent),
      m_stack(stack),
      m_stagingFolder(std::move(stagingFolder)),
      m_answers(std::move(answers))
{
}

/// The texts of an algorithm are fixed when its provider is made: the language comes first.
void Algorithms::makeProvider(const QString& language)
{
    static const QSet<QString> kTranslated{QStringLiteral("de")};
    if (m_hasProvider) {
        return;
    }
    m_hasProvider = true;
    // A program beside QGIS, not of it: QGIS looks for its files beside that program first.
    const QString beside = QgsApplication::i18nPath();
    const QString name = QStringLiteral("qgis_") + language;
    if (kTranslated.contains(language) &&
        (m_words.load(name, beside) || m_words.load(name, QStringLiteral("/usr/share/qgis/i18n")))) {
        QCoreApplication::installTranslator(&m_words);
    }
    auto* registry = QgsApplication::processingRegistry();
    if (registry->providerById(QStringLiteral("native")) == nullptr) {
        registry->addProvider(new QgsNativeAlgorithms(registry));
    }
}

Algorithms::~Algorithms() = default;

map_link::AlgorithmList Algorithms::list(const map_link::ListAlgorithms& request)
{
    makeProvider(toQt(request.language));
    map_link::AlgorithmList list{.request = request.request};
    const QList<const QgsProcessingAlgorithm*> all = QgsApplication::processingRegistry()->algorithms();
    for (const QgsProcessingAlgorithm* algorithm : all) {
        if (!isOffered(*algorithm)) {
            continue;
        }
        map_link::Algorithm one{.id = algorithm->id().toStdString(),
                                .title = algorithm->displayName().toStdString(),
                                .group = algorithm->group().toStdString(),
                                .help = algorithm->shortHelpString().toStdString()};
        const QgsProcessingParameterDefinitions parameters = algorithm->parameterDefinitions();
        for (const QgsProcessingParameterDefinition* parameter : parameters) {
            one.parameters.push_back(described(*parameter));
        }
        list.algorithms.push_back(std::move(one));
    }
    return list;
}

void Algorithms::run(const map_link::RunAlgorithm& request)
{
    makeProvider({});
    const auto refuse = [&](const Error& error) { m_answers.failed(request.request, error); };
    if (m_running) {
        return refuse(Error{.code = ErrorCode::Locked,
                            .message = {"es läuft schon ein QGIS-Werkzeug", "another QGIS tool is running"}});
    }
    const auto* known = QgsApplication::processingRegistry()->algorithmById(toQt(request.algorithm));
    if (known == nullptr || !isOffered(*known)) {
        return refuse(Error{.code = ErrorCode::NotFound,
                            .message = {"dieses QGIS-Werkzeug gibt es hier nicht", "there is no such QGIS tool here"},
                            .subject = request.algorithm});
    }
    QVariantMap parameters;
    for (const map_link::NamedText& argument : request.arguments) {
        const auto* parameter = known->parameterDefinition(toQt(argument.name));
        if (parameter == nullptr) {
            return refuse(badArgument(argument.name));
        }
        const auto value = valueFor(*parameter, argument, m_stack, m_stagingFolder);
        if (!value) {
            return refuse(value.error());
        }
        parameters.insert(parameter->name(), *value);
    }
    auto running = std::make_unique<Running>();
    running->request = request.request;
    running->algorithm.reset(known->create());
    running->context.setProject(&m_stack.project());
    running->context.setFeedback(&running->feedback);
    QString problem;
    if (!running->algorithm->checkParameterValues(parameters, running->context, &problem)) {
        Error error = badArgument(request.algorithm);
        error.message.de += ": " + problem.toStdString();
        error.message.en += ": " + problem.toStdString();
        return refuse(error);
    }
    connect(&running->feedback, &QgsFeedback::progressChanged, this, [this](double percent) {
        if (m_running) {
            m_answers.progress({.request = m_running->request, .fraction = std::clamp(percent / 100.0, 0.0, 1.0)});
        }
    });
    running->task =
        new QgsProcessingAlgRunnerTask(running->algorithm.get(), parameters, running->context, &running->feedback);
    connect(running->task, &QgsProcessingAlgRunnerTask::executed, this, &Algorithms::ended);
    m_running = std::move(running);
    QgsApplication::taskManager()->addTask(m_running->task);
}

void Algorithms::cancel(map_link::RequestId request)
{
    if (m_running && m_running->request == request) {
        m_running->feedback.cancel();
        m_running->task->cancel();
    }
}

void Algorithms::ended(bool successful, const QVariantMap& results)
{
    const auto running = std::move(m_running);
    if (!successful) {
        const bool stopped = running->feedback.isCanceled();
        const std::string log = running->feedback.textLog().toStdString();
        m_answers.failed(
            running->request,
            stopped
                ? Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}}
                : Error{.code = ErrorCode::InvalidInput,
                        .message = {"das QGIS-Werkzeug ist gescheitert: " + log, "the QGIS tool failed: " + log},
                        .subject = running->algorithm->id().toStdString()});
        return;
    }
    map_link::AlgorithmFinished finished{.request = running->request, .log = running->feedback.textLog().toStdString()};
    const QString folder = QString::fromStdString(m_stagingFolder.string()) + u'/';
    for (auto it = results.begin(); it != results.end(); ++it) {
        QString text = it.value().toString();
        if (text.startsWith(folder)) {
            text = text.mid(folder.size());
        }
        finished.outputs.push_back({.name = it.key().toStdString(), .text = text.toStdString()});
    }
    m_answers.finished(finished);
}

} // namespace weitblick::map_host
