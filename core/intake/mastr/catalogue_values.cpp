// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/catalogue_values.h"

#include <array>

namespace weitblick::intake::mastr {

namespace {

/// Source   MaStR, Katalogwerte.xml of the full export.
constexpr std::array<std::pair<std::string_view, std::string_view>, 49> kCommon{
    {{"31", "In Planung"},
     {"35", "In Betrieb"},
     {"37", "Vorübergehend stillgelegt"},
     {"38", "Endgültig stillgelegt"},
     {"472", "Aktiviert"},
     {"688", "Volleinspeisung"},
     {"689", "Teileinspeisung (einschließlich Eigenverbrauch)"},
     {"695", "Nord"},
     {"696", "Nord-Ost"},
     {"697", "Ost"},
     {"698", "Süd-Ost"},
     {"699", "Süd"},
     {"700", "Süd-West"},
     {"701", "West"},
     {"702", "Nord-West"},
     {"703", "nachgeführt"},
     {"704", "Ost-West"},
     {"802", "Nein"},
     {"803", "Ja, auf 70 %"},
     {"804", "Ja, auf 60 %"},
     {"805", "Ja, auf 50 %"},
     {"852", "Freifläche"},
     {"853", "Bauliche Anlagen (Hausdach, Gebäude und Fassade)"},
     {"2484", "Bauliche Anlagen (Sonstige)"},
     {"2961", "Steckerfertige Solaranlage (sog. Balkonkraftwerk)"},
     {"3002", "Gewässer"},
     {"1400", "Brandenburg"},
     {"1401", "Berlin"},
     {"1402", "Baden-Württemberg"},
     {"1403", "Bayern"},
     {"1404", "Bremen"},
     {"1405", "Hessen"},
     {"1406", "Hamburg"},
     {"1407", "Mecklenburg-Vorpommern"},
     {"1408", "Niedersachsen"},
     {"1409", "Nordrhein-Westfalen"},
     {"1410", "Rheinland-Pfalz"},
     {"1411", "Schleswig-Holstein"},
     {"1412", "Saarland"},
     {"1413", "Sachsen"},
     {"1414", "Sachsen-Anhalt"},
     {"1415", "Thüringen"},
     {"1416", "Ausschließliche Wirtschaftszone"},
     {"2493", "Biomasse"},
     {"2495", "Solare Strahlungsenergie"},
     {"2496", "Speicher"},
     {"2497", "Wind"},
     {"2498", "Wasser"},
     {"2410", "Erdgas"}}};

constexpr std::array<std::string_view, 2> kFields{"Id", "Wert"};
constexpr std::size_t kMostValues = 100'000;

} // namespace

Result<CatalogueValues> CatalogueValues::read(const RegisterFile& file, Job& job)
{
    CatalogueValues values;
    for (const auto& [code, text] : kCommon) {
        values.m_texts.emplace(code, text);
    }
    const auto all = [](const RegisterRecord&) { return true; };
    const auto take = [&values](const RegisterMember&, const RegisterRecord& record) -> Result<void> {
        if (!record[0].empty() && !record[1].empty() && values.m_texts.size() < kMostValues) {
            values.m_texts.insert_or_assign(std::string(record[0]), std::string(record[1]));
            values.m_isFromExport = true;
        }
        return {};
    };
    WB_CHECK(file.read(file.members(RegisterTable::Catalogue), kFields, all, take, job));
    return values;
}

std::string_view CatalogueValues::textOf(std::string_view code) const
{
    const auto found = m_texts.find(code);
    return found == m_texts.end() ? code : std::string_view(found->second);
}

} // namespace weitblick::intake::mastr
