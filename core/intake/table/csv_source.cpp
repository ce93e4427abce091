// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/csv_source.h"

#include "core/io/csv_reader.h"

#include <utility>

namespace weitblick::intake::table {

namespace {

constexpr int kSamples = 16;
constexpr std::int64_t kSampleBytes = std::int64_t{128} << 10U;

} // namespace

/// The records of a file, or of a stretch of it.
class CsvRows : public io::RowReader {
public:
    enum class Start : std::uint8_t { OfFile, WithinRecord };

    CsvRows(io::FilePieces pieces, CsvSource& source, Start start)
        : m_pieces(std::move(pieces)),
          m_source(source),
          m_decoder(source.m_dialect.encoding),
          m_splitter(source.m_dialect.separator),
          m_begin(m_pieces.position())
    {
        m_splitter.expectColumns(source.m_columns);
        m_skipsRecord = start == Start::WithinRecord || source.m_dialect.hasSeparatorLine;
        m_isWhole = start == Start::OfFile;
    }

    Result<bool> next(io::TableRow& row) override
    {
        using Step = io::CsvSplitter::Step;
        while (true) {
            const Step step = m_splitter.next(row);
            if (step == Step::Record) {
                if (std::exchange(m_skipsRecord, false)) {
                    continue;
                }
                return true;
            }
            if (step == Step::TooLong) {
                return Error{.code = ErrorCode::InvalidInput,
                             .message = {"ab Zeile " + std::to_string(m_splitter.line()) +
                                             " folgt kein Zeilenende: das ist keine CSV-Tabelle",
                                         "no line end follows from line " + std::to_string(m_splitter.line()) +
                                             " on: this is no CSV table"},
                             .subject = m_source.m_file.string()};
            }
            if (step == Step::End) {
                report();
                return false;
            }
            WB_CHECK(feed());
        }
    }
    [[nodiscard]] double fraction() const override
    {
        const std::int64_t length = m_pieces.end() - m_begin;
        return length > 0 ? static_cast<double>(m_pieces.position() - m_begin) / static_cast<double>(length) : 1.0;
    }

private:
    Result<void> feed()
    {
        WB_TRY(const std::string_view bytes, m_pieces.next());
        if (!bytes.empty()) {
            m_splitter.feed(m_decoder.decode(bytes));
            return {};
        }
        m_splitter.feed(m_decoder.finish());
        m_splitter.finish();
        return {};
    }
    void report()
    {
        if (m_isWhole) {
            m_source.m_findings = {.nuls = m_decoder.nulCount(),
                                   .replaced = m_decoder.replacedCount(),
                                   .strayQuotes = m_splitter.strayQuoteCount()};
        }
    }

    io::FilePieces m_pieces;
    CsvSource& m_source;
    io::TextDecoder m_decoder;
    io::CsvSplitter m_splitter;
    std::int64_t m_begin;
    bool m_skipsRecord = false;
    bool m_isWhole = true;
};

Result<std::unique_ptr<CsvSource>> CsvSource::open(const std::filesystem::path& file, const ReadChoices& choices)
{
    std::unique_ptr<CsvSource> source(new CsvSource());
    WB_TRY(auto pieces, io::FilePieces::open(file));
    source->m_file = file;
    source->m_choices = choices;
    source->m_size = pieces.size();
    WB_TRY(const std::string head, io::headOf(file, kHeadBytes));
    source->m_evidence.add(head);
    source->m_sawAll = static_cast<std::int64_t>(head.size()) == source->m_size;
    for (const std::int64_t offset : source->sampleOffsets()) {
        source->m_evidence.endOfSample();
        pieces.restrictTo(offset, offset + kSampleBytes);
        WB_TRY(std::string_view sample, pieces.next());
        // A sample may begin within a character of UTF-8.
        while (!sample.empty() && (static_cast<unsigned char>(sample.front()) & 0xC0U) == 0x80U &&
               source->m_evidence.verdict() == io::TextEncoding::Utf8) {
            sample.remove_prefix(1);
        }
        source->m_evidence.add(sample);
    }
    WB_TRY(source->m_dialect, detectDialect(head, source->m_evidence, choices));
    return source;
}

std::string CsvSource::name() const
{
    return m_file.stem().string();
}

std::vector<std::int64_t> CsvSource::sampleOffsets() const
{
    std::vector<std::int64_t> offsets;
    const std::int64_t rest = m_size - static_cast<std::int64_t>(kHeadBytes);
    if (rest <= 0) {
        return offsets;
    }
    for (std::int64_t i = 1; i <= kSamples; ++i) {
        // The last one is the end of the file. Even offsets suit UTF-16.
        const std::int64_t offset = m_size - kSampleBytes - (kSamples - i) * (rest / kSamples);
        offsets.push_back(std::max<std::int64_t>(offset, static_cast<std::int64_t>(kHeadBytes)) / 2 * 2);
    }
    return offsets;
}

Result<std::unique_ptr<io::RowReader>> CsvSource::rows()
{
    WB_TRY(auto pieces, io::FilePieces::open(m_file));
    pieces.restrictTo(static_cast<std::int64_t>(m_dialect.markBytes), pieces.size());
    return std::unique_ptr<io::RowReader>(std::make_unique<CsvRows>(std::move(pieces), *this, CsvRows::Start::OfFile));
}

std::vector<std::unique_ptr<io::RowReader>> CsvSource::samples()
{
    std::vector<std::unique_ptr<io::RowReader>> readers;
    for (const std::int64_t offset : sampleOffsets()) {
        auto pieces = io::FilePieces::open(m_file);
        if (pieces) {
            io::FilePieces stretch = std::move(pieces).value();
            stretch.restrictTo(offset, offset + kSampleBytes);
            readers.push_back(std::make_unique<CsvRows>(std::move(stretch), *this, CsvRows::Start::WithinRecord));
        }
    }
    return readers;
}

void CsvSource::describe(LayerPreview& preview) const
{
    const std::string encoding(io::nameOf(m_dialect.encoding));
    const std::string separator = m_dialect.separator == '\t' ? "Tabulator" : std::string(1, m_dialect.separator);
    const std::string separatorEn = m_dialect.separator == '\t' ? "tab" : separator;
    const bool isPlain = m_evidence.isAscii() && m_dialect.encoding == io::TextEncoding::Utf8;
    preview.remarks.emplace_back(
        "Zeichenkodierung " + encoding + (isPlain ? " (nur ASCII)" : "") + ", Trennzeichen " + separator,
        "encoding " + encoding + (isPlain ? " (ASCII only)" : "") + ", separator " + separatorEn);
    if (m_findings.nuls > 0) {
        const std::string count = std::to_string(m_findings.nuls);
        preview.remarks.emplace_back(count + " NUL-Zeichen weggelassen", count + " NUL characters left out");
    }
    if (m_findings.replaced > 0) {
        const std::string count = std::to_string(m_findings.replaced);
        preview.remarks.emplace_back(count + " beschädigte Zeichen durch \uFFFD ersetzt",
                                     count + " broken characters replaced by \uFFFD");
    }
    if (m_findings.strayQuotes > 0) {
        const std::string count = std::to_string(m_findings.strayQuotes);
        preview.remarks.emplace_back(count + " Anführungszeichen ohne Gegenstück als Teil des Textes gelesen",
                                     count + " quotes without a counterpart read as part of the text");
    }
    if (!m_dialect.encodingIsCertain && m_evidence.suspectsCp850()) {
        preview.questions.push_back(encodingQuestion(m_evidence));
    }
    preview.choices.separator = std::string(1, m_dialect.separator);
    // Samples do not prove an encoding: what they found is not passed on as a choice.
    if (m_dialect.encodingIsCertain || m_sawAll) {
        preview.choices.encoding = encoding;
    }
}

Result<bool> CsvSource::revise(Job& job)
{
    // Windows-1252 may still be CP850; whether it is shows in all of the file only.
    const bool isDoubtful = m_dialect.encoding == io::TextEncoding::Windows1252 ||
                            (m_findings.replaced > 0 && m_dialect.encoding == io::TextEncoding::Utf8);
    if (m_sawAll || m_dialect.encodingIsCertain || !isDoubtful) {
        return false;
    }
    m_evidence = {};
    m_sawAll = true;
    WB_TRY(auto pieces, io::FilePieces::open(m_file));
    while (true) {
        WB_TRY(const std::string_view bytes, pieces.next());
        if (bytes.empty()) {
            break;
        }
        m_evidence.add(bytes);
        WB_CHECK(job.report(static_cast<double>(pieces.position()) / static_cast<double>(m_size), "encoding"));
    }
    const bool changes = m_evidence.verdict() != m_dialect.encoding;
    m_dialect.encoding = m_evidence.verdict();
    return changes;
}

} // namespace weitblick::intake::table
