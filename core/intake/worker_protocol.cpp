// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/worker_protocol.h"

#include "core/base/error_text.h"
#include "core/intake/detail/json_fields.h"

#include <algorithm>
#include <utility>

namespace weitblick::intake {

using detail::dumped;
using detail::Json;
using detail::JsonFields;
using detail::jsonOf;
using detail::parsed;

namespace {

/// The numbers on the wire; the order of WorkerMessage.
enum class Kind : std::uint8_t {
    Hello,
    Preview,
    LayerBegun,
    Rows,
    Rejected,
    Remark,
    LayerEnded,
    Progress,
    Failed,
    Done
};

Error brokenProtocol(const char* what)
{
    return Error{
        .code = ErrorCode::Worker,
        .message = {std::string("der Import-Prozess hat eine unverständliche Nachricht geschickt (") + what + ")",
                    std::string("the import process sent a message that makes no sense (") + what + ")"}};
}

Json budgetJson(const Budget& budget)
{
    return {{"fileBytes", budget.fileBytes},
            {"inflatedBytes", budget.inflatedBytes},
            {"inflationRatio", budget.inflationRatio},
            {"columns", budget.columns},
            {"rows", budget.rows},
            {"verticesPerGeometry", budget.verticesPerGeometry},
            {"cellBytes", budget.cellBytes},
            {"rasterCells", budget.rasterCells},
            {"secondsWithoutProgress", budget.secondsWithoutProgress},
            {"workerMemoryBytes", budget.workerMemoryBytes}};
}

std::int64_t positive(JsonFields& fields, const char* key)
{
    const std::int64_t value = fields.integer(key);
    if (value <= 0) {
        fields.refuse();
    }
    return value;
}

int positiveInt(JsonFields& fields, const char* key)
{
    const std::int64_t value = positive(fields, key);
    if (!std::in_range<int>(value)) {
        fields.refuse();
        return 0;
    }
    return static_cast<int>(value);
}

Budget budgetOf(JsonFields& outer, const Json& json)
{
    JsonFields fields(json);
    const Budget budget{.fileBytes = positive(fields, "fileBytes"),
                        .inflatedBytes = positive(fields, "inflatedBytes"),
                        .inflationRatio = positiveInt(fields, "inflationRatio"),
                        .columns = positiveInt(fields, "columns"),
                        .rows = positive(fields, "rows"),
                        .verticesPerGeometry = positive(fields, "verticesPerGeometry"),
                        .cellBytes = positive(fields, "cellBytes"),
                        .rasterCells = positive(fields, "rasterCells"),
                        .secondsWithoutProgress = positiveInt(fields, "secondsWithoutProgress"),
                        .workerMemoryBytes = positive(fields, "workerMemoryBytes")};
    if (!fields.good()) {
        outer.refuse();
    }
    return budget;
}

Json errorJson(const Error& error)
{
    return {{"code", nameOf(error.code)},
            {"message", jsonOf(error.message)},
            {"subject", error.subject},
            {"advice", jsonOf(error.advice)},
            {"trail", error.trail}};
}

ErrorCode codeOf(JsonFields& fields, std::string_view name)
{
    for (auto number = 0; number <= static_cast<int>(ErrorCode::Internal); ++number) {
        const auto code = static_cast<ErrorCode>(number);
        if (nameOf(code) == name) {
            return code;
        }
    }
    fields.refuse();
    return ErrorCode::Internal;
}

Error errorOf(JsonFields& fields)
{
    Error error{.code = codeOf(fields, fields.text("code")),
                .message = fields.bilingual("message"),
                .subject = fields.text("subject"),
                .advice = fields.bilingual("advice")};
    for (const Json& step : fields.array("trail")) {
        if (!step.is_string()) {
            fields.refuse();
            break;
        }
        error.trail.push_back(step.get<std::string>());
    }
    return error;
}

Json payloadOf(const WorkerHello& hello)
{
    return {{"version", hello.version}};
}
Json payloadOf(const RecordRejected& rejected)
{
    const workspace::RejectedRecord& record = rejected.record;
    return {{"source", record.source},
            {"line", record.line},
            {"reasonDe", record.reasonDe},
            {"reasonEn", record.reasonEn},
            {"content", record.content}};
}
Json payloadOf(const RemarkMade& remark)
{
    return {{"remark", jsonOf(remark.remark)}};
}
Json payloadOf(const LayerEnded& ended)
{
    return {{"rowsRead", ended.rowsRead}, {"rowsRejected", ended.rowsRejected}};
}
Json payloadOf(const WorkerProgress& progress)
{
    return {{"fraction", progress.fraction}, {"step", progress.step}};
}
Json payloadOf(const WorkerFailed& failed)
{
    return errorJson(failed.error);
}
Json payloadOf(const WorkerFinished&)
{
    return Json::object();
}
std::string payloadText(const PreviewMade& made)
{
    return toJson(made.preview);
}
std::string payloadText(const LayerBegun& begun)
{
    return toJson(begun.layer);
}
template <typename Message>
std::string payloadText(const Message& message)
{
    return dumped(payloadOf(message));
}

FrameHeader headerFor(Kind kind, std::size_t payloadBytes)
{
    const auto size = static_cast<std::uint32_t>(payloadBytes);
    return {static_cast<std::byte>(size & 0xFFU), static_cast<std::byte>((size >> 8U) & 0xFFU),
            static_cast<std::byte>((size >> 16U) & 0xFFU), static_cast<std::byte>(size >> 24U),
            static_cast<std::byte>(kind)};
}

Result<WorkerMessage> decodeLayer(const std::string& text)
{
    auto layer = layerPreviewFromJson(text);
    if (!layer) {
        return brokenProtocol("layer");
    }
    return WorkerMessage(LayerBegun{std::move(layer).value()});
}

Result<WorkerMessage> decodePreview(const std::string& text)
{
    auto preview = previewFromJson(text);
    if (!preview) {
        return brokenProtocol("preview");
    }
    return WorkerMessage(PreviewMade{std::move(preview).value()});
}

WorkerMessage decodeFields(Kind kind, JsonFields& fields)
{
    switch (kind) {
    case Kind::Hello: {
        const std::int64_t version = positive(fields, "version");
        return WorkerHello{static_cast<std::uint32_t>(std::min<std::int64_t>(version, 1'000'000))};
    }
    case Kind::Rejected:
        return RecordRejected{{.source = fields.text("source"),
                               .line = fields.integer("line"),
                               .reasonDe = fields.text("reasonDe"),
                               .reasonEn = fields.text("reasonEn"),
                               .content = fields.text("content")}};
    case Kind::Remark:
        return RemarkMade{fields.bilingual("remark")};
    case Kind::LayerEnded: {
        const LayerEnded ended{.rowsRead = fields.integer("rowsRead"), .rowsRejected = fields.integer("rowsRejected")};
        if (ended.rowsRejected < 0 || ended.rowsRead < ended.rowsRejected) {
            fields.refuse();
        }
        return ended;
    }
    case Kind::Progress: {
        WorkerProgress progress{.fraction = fields.real("fraction"), .step = fields.text("step")};
        if (!(progress.fraction >= 0.0 && progress.fraction <= 1.0)) {
            fields.refuse();
        }
        return progress;
    }
    case Kind::Failed:
        return WorkerFailed{errorOf(fields)};
    default:
        return WorkerFinished{};
    }
}

Result<WorkerMessage> decode(Kind kind, std::vector<std::byte> payload)
{
    if (kind == Kind::Rows) {
        return WorkerMessage(RowsRead{std::move(payload)});
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes of a JSON text
    const std::string text(reinterpret_cast<const char*>(payload.data()), payload.size());
    if (kind == Kind::Preview) {
        return decodePreview(text);
    }
    if (kind == Kind::LayerBegun) {
        return decodeLayer(text);
    }
    const Json json = parsed(text);
    JsonFields fields(json);
    WorkerMessage message = decodeFields(kind, fields);
    if (!fields.good()) {
        return brokenProtocol("field");
    }
    return message;
}

} // namespace

std::string toJson(const WorkerRequest& request)
{
    return dumped({{"version", request.version},
                   {"task", static_cast<int>(request.task)},
                   {"files", request.files},
                   {"choices", toJson(request.choices)},
                   {"budget", budgetJson(request.budget)},
                   {"targetSrsId", request.targetSrsId}});
}

Result<WorkerRequest> requestFromJson(const std::string& json)
{
    const Json value = parsed(json);
    JsonFields fields(value);
    WorkerRequest request{.version = static_cast<std::uint32_t>(positiveInt(fields, "version")),
                          .task = fields.enumeration("task", WorkerTask::Read),
                          .files = {},
                          .choices = {},
                          .budget = budgetOf(fields, fields.object("budget"))};
    for (const Json& file : fields.array("files")) {
        if (!file.is_string()) {
            return detail::malformedJson("files");
        }
        request.files.push_back(file.get<std::string>());
    }
    const std::int64_t target = fields.integer("targetSrsId");
    auto choices = choicesFromJson(fields.text("choices"));
    if (!fields.good() || !choices || request.files.empty() || target < 0 || !std::in_range<int>(target)) {
        return detail::malformedJson("request");
    }
    request.choices = std::move(choices).value();
    request.targetSrsId = static_cast<int>(target);
    return request;
}

FrameHeader rowsHeader(std::size_t payloadBytes)
{
    return headerFor(Kind::Rows, payloadBytes);
}

std::vector<std::byte> encode(const WorkerMessage& message)
{
    const auto kind = static_cast<Kind>(message.index());
    std::vector<std::byte> frame(kFrameHeaderBytes);
    const auto append = [&frame](const void* from, std::size_t size) {
        const auto* bytes = static_cast<const std::byte*>(from);
        frame.insert(frame.end(), bytes, bytes + size);
    };
    if (const auto* rows = std::get_if<RowsRead>(&message)) {
        append(rows->batch.data(), rows->batch.size());
    } else {
        std::visit(
            [&append](const auto& one) {
                if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(one)>, RowsRead>) {
                    const std::string text = payloadText(one);
                    append(text.data(), text.size());
                }
            },
            message);
    }
    std::ranges::copy(headerFor(kind, frame.size() - kFrameHeaderBytes), frame.begin());
    return frame;
}

void FrameAssembler::makeRoom()
{
    constexpr std::size_t kPieceBytes = std::size_t{1} << 20U;
    if (m_have == m_payload.size()) {
        m_payload.resize(m_have + std::min(m_promised - m_have, kPieceBytes));
    }
}

std::span<std::byte> FrameAssembler::space()
{
    return m_inPayload ? std::span(m_payload).subspan(m_have) : std::span(m_header).subspan(m_have);
}

Result<std::optional<WorkerMessage>> FrameAssembler::filled(std::size_t count)
{
    m_have += std::min(count, space().size());
    if (!m_inPayload) {
        if (m_have < kFrameHeaderBytes) {
            return std::optional<WorkerMessage>();
        }
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            size |= std::to_integer<std::size_t>(m_header.at(i)) << (8 * i);
        }
        if (size > kLargestMessageBytes) {
            return brokenProtocol("size");
        }
        if (std::to_integer<unsigned>(m_header[4]) > static_cast<unsigned>(Kind::Done)) {
            return brokenProtocol("kind");
        }
        m_promised = size;
        m_have = 0;
        m_inPayload = true;
    }
    makeRoom();
    if (m_have < m_promised) {
        return std::optional<WorkerMessage>();
    }
    m_inPayload = false;
    m_have = 0;
    WB_TRY(auto message, decode(static_cast<Kind>(m_header[4]), std::exchange(m_payload, {})));
    return std::optional<WorkerMessage>(std::move(message));
}

} // namespace weitblick::intake
