// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/names.h"

namespace weitblick::sample {

std::string VillageNames::next()
{
    static const std::vector<std::string> kStems = {
        "Linden", "Buchen", "Erlen",  "Eschen", "Birken", "Hasel",    "Königs",  "Bischofs", "Hers",  "Wolfs", "Ebers",
        "Rauen",  "Lauter", "Schmal", "Rein",   "Diet",   "Gumperts", "Ruperts", "Helmers",  "Alber", "Walds", "Sterb",
        "Krofts", "Fron",   "Heim",   "Wehr",   "Sand",   "Stein",    "Kalten",  "Warm",     "Roth",  "Mühl",  "Auer"};
    static const std::vector<std::string> kEnds = {"bach", "hausen", "rod", "hain", "feld", "berg",
                                                   "born", "dorf",   "au",  "heim", "tal",  "kirchen"};
    static const std::vector<std::string> kFronts = {"Ober-", "Nieder-", "Groß-", "Klein-", "Alten"};
    for (;;) {
        std::string name = m_random.pick(kStems) + m_random.pick(kEnds);
        if (m_random.chance(0.22)) {
            std::string front = m_random.pick(kFronts);
            if (front == "Alten") {
                name[0] = static_cast<char>(name[0] + ('a' - 'A'));
            }
            name.insert(0, front);
        }
        const bool clumsy = name.find("heimheim") != std::string::npos || name.find("auau") != std::string::npos;
        if (!clumsy && m_given.insert(name).second) {
            return name;
        }
    }
}

const std::vector<std::string>& coreStreetNames()
{
    static const std::vector<std::string> kNames = {
        "Kirchgasse",      "Untergasse",    "Obergasse",    "Hintergasse",  "Mühlgasse",   "Schulgasse",
        "Brunnengasse",    "Backhausgasse", "Pfarrgasse",   "Schmiedgasse", "Borngasse",   "Bachgasse",
        "Rathausgasse",    "Marktgasse",    "Töpfergasse",  "Badergasse",   "Webergasse",  "Kornmarkt",
        "Neugasse",        "Enge Gasse",    "Lindengasse",  "Zehntgasse",   "Burggasse",   "Turmgasse",
        "Stadtmauergasse", "Rosengasse",    "Sackgasse",    "Metzgergasse", "Gerbergasse", "Salzgasse",
        "Hirschgasse",     "Löwengasse",    "Klostergasse", "Spitalgasse",  "Fischergasse"};
    return kNames;
}

const std::vector<std::vector<std::string>>& quarterStreetNames()
{
    static const std::vector<std::vector<std::string>> kThemes = {
        {"Rosenweg", "Tulpenweg", "Nelkenweg", "Asternweg", "Fliederweg", "Dahlienweg", "Lilienweg", "Veilchenweg",
         "Primelweg", "Malvenweg", "Enzianweg", "Krokusweg", "Narzissenweg", "Mohnweg", "Anemonenweg", "Irisweg"},
        {"Goethestraße", "Schillerstraße", "Lessingstraße", "Uhlandstraße", "Heinrich-Heine-Straße", "Mörikestraße",
         "Eichendorffstraße", "Kleiststraße", "Brentanostraße", "Fontanestraße", "Hölderlinstraße", "Stormstraße"},
        {"Beethovenstraße", "Mozartstraße", "Bachstraße", "Haydnstraße", "Schubertstraße", "Brahmsstraße",
         "Händelstraße", "Lisztstraße", "Schumannstraße", "Regerstraße", "Telemannstraße", "Weberstraße"},
        {"Ahornweg", "Buchenweg", "Eichenweg", "Birkenweg", "Lärchenweg", "Kastanienweg", "Ulmenweg", "Eschenweg",
         "Erlenweg", "Fichtenweg", "Kiefernweg", "Tannenweg", "Platanenweg", "Weidenweg", "Pappelweg", "Eibenweg"},
        {"Amselweg", "Drosselweg", "Finkenweg", "Meisenweg", "Starenweg", "Lerchenweg", "Schwalbenweg", "Zeisigweg",
         "Rotkehlchenweg", "Kiebitzweg", "Falkenweg", "Sperberweg", "Spechtweg", "Eulenweg"},
        {"Breslauer Straße", "Königsberger Straße", "Egerländer Straße", "Danziger Straße", "Stettiner Straße",
         "Sudetenstraße", "Schlesierstraße", "Pommernstraße", "Ostpreußenstraße", "Memeler Straße"},
        {"Am Hang",          "Auf der Höhe",  "Im Grund",      "Am Steinacker",  "In den Wiesen",
         "Am Weinberg",      "Auf dem Sand",  "Am Hasenberg",  "Zum Sportplatz", "Am Friedhof",
         "Im Hopfengarten",  "Am Mühlgraben", "Auf der Heide", "Am Rain",        "Im Boden",
         "Unter den Linden", "Am Lohberg",    "Vor dem Tor",   "Am Wingert",     "Im Wolfsloch"},
        {"Gartenstraße", "Bergstraße",     "Waldstraße",      "Ringstraße",      "Wiesenstraße",
         "Feldstraße",   "Talstraße",      "Friedensstraße",  "Gymnasiumstraße", "Wilhelmstraße",
         "Luisenstraße", "Bismarckstraße", "Friedrichstraße", "Moltkestraße",    "Kaiserstraße",
         "Jahnstraße",   "Parkstraße",     "Kantstraße",      "Siemensstraße",   "Rheinstraße"},
        {"Taunusstraße", "Vogelsbergstraße", "Rhönstraße", "Spessartstraße", "Odenwaldstraße", "Westerwaldstraße",
         "Harzstraße", "Knüllstraße", "Meißnerstraße", "Eifelstraße", "Hunsrückstraße", "Schwarzwaldstraße"},
        {"Marie-Curie-Straße", "Lise-Meitner-Straße", "Albert-Einstein-Straße", "Max-Planck-Straße", "Otto-Hahn-Straße",
         "Robert-Koch-Straße", "Emil-Fischer-Straße", "Justus-Liebig-Straße", "Röntgenstraße"},
        {"Sophie-Scholl-Straße", "Anne-Frank-Straße", "Elisabeth-Selbert-Straße", "Käthe-Kollwitz-Straße",
         "Edith-Stein-Straße", "Bettina-von-Arnim-Straße", "Clara-Schumann-Straße", "Hildegardstraße"}};
    return kThemes;
}

const std::vector<std::string>& industryStreetNames()
{
    static const std::vector<std::string> kNames = {
        "Industriestraße", "Gewerbestraße", "Daimlerstraße",   "Dieselstraße",    "Boschstraße", "Benzstraße",
        "Borsigstraße",    "Ottostraße",    "Max-Eyth-Straße", "Am Güterbahnhof", "Lagerstraße", "Handwerkerring",
        "Zeppelinstraße",  "Lindestraße",   "Kruppstraße",     "Am Umspannwerk"};
    return kNames;
}

const std::vector<std::string>& familyNames()
{
    static const std::vector<std::string> kNames = {
        "Weber",   "Schäfer", "Becker", "Wagner",   "Hofmann", "Koch",   "Richter", "Klein",    "Wolf",   "Schröder",
        "Neumann", "Braun",   "Krüger", "Hartmann", "Lange",   "Werner", "Krause",  "Lehmann",  "Köhler", "Maier",
        "Yılmaz",  "Nowak",   "Peters", "Jung",     "Hahn",    "Keller", "Vogel",   "Günther",  "Roth",   "Stein",
        "Busch",   "Engel",   "Horn",   "Pfeiffer", "Sauer",   "Arnold", "Brandt",  "Dietrich", "Haas",   "Seidel"};
    return kNames;
}

} // namespace weitblick::sample
