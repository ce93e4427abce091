<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AnalysisForm</name>
    <message>
        <source>chosen automatically</source>
        <translation>wird automatisch gewählt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– keine –</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
</context>
<context>
    <name>AttributeModel</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>CataloguePanel</name>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>%1 records were not taken</source>
        <translation>%1 Datensätze wurden nicht übernommen</translation>
    </message>
    <message>
        <source>Out of date: an input has changed</source>
        <translation>Veraltet: eine Eingabe hat sich geändert</translation>
    </message>
    <message>
        <source>Data of the project</source>
        <translation>Daten des Projekts</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1, out of date</source>
        <translation>%1, veraltet</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>HandbookView</name>
    <message>
        <source>Search the handbook</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page of the handbook</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>The handbook has no page “%1”.</source>
        <translation>Das Handbuch hat keine Seite „%1“.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>Layers of the file</source>
        <translation>Ebenen der Datei</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Name in the project</source>
        <translation>Name im Projekt</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– keine –</translation>
    </message>
    <message>
        <source>Role for the analyses</source>
        <translation>Rolle für die Analysen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Looking into the file …</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) ready to import.</source>
        <translation>
            <numerusform>%n Ebene ist bereit.</numerusform>
            <numerusform>%n Ebenen sind bereit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to answer before the import.</source>
        <translation>
            <numerusform>%n Frage ist vor dem Import zu beantworten.</numerusform>
            <numerusform>%n Fragen sind vor dem Import zu beantworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Please choose …</source>
        <translation>Bitte wählen …</translation>
    </message>
</context>
<context>
    <name>IssuesPanel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
    <message>
        <source>Problems and remarks</source>
        <translation>Probleme und Hinweise</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
</context>
<context>
    <name>LineageView</name>
    <message>
        <source>Where does this number come from?</source>
        <translation>Wie kommt diese Zahl zustande?</translation>
    </message>
    <message>
        <source>Lineage of the dataset</source>
        <translation>Herkunft des Datensatzes</translation>
    </message>
    <message>
        <source>Choose a dataset and ask where it comes from.</source>
        <translation>Einen Datensatz wählen und fragen, woher er kommt.</translation>
    </message>
    <message>
        <source>Where does “%1” come from?</source>
        <translation>Wie kommt „%1“ zustande?</translation>
    </message>
    <message>
        <source>Following the lineage</source>
        <translation>Herkunft wird verfolgt</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Attributtabelle</translation>
    </message>
    <message>
        <source>Form of the analysis</source>
        <translation>Formular der Analyse</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird übernommen</translation>
    </message>
    <message>
        <source>%1 read, %2 kept, %3 rejected</source>
        <translation>%1 gelesen, %2 übernommen, %3 verworfen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Weitblick (*.gpkg)</source>
        <translation>Weitblick (*.gpkg)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien übernehmen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 ausgeben</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 wird ausgegeben</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 Zeilen nach %2 geschrieben</translation>
    </message>
    <message>
        <source>The sample region has not been made yet.</source>
        <translation>Die Beispielregion ist noch nicht angelegt.</translation>
    </message>
    <message>
        <source>Run packaging/demo once; it makes the sample region.</source>
        <translation>Einmal packaging/demo ausführen; es legt die Beispielregion an.</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>Tabelle: %1</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Neuer Name:</translation>
    </message>
    <message>
        <source>An import of %1 was interrupted; nothing of it is in the project.</source>
        <translation>Ein Import von %1 wurde unterbrochen; nichts davon ist im Projekt.</translation>
    </message>
    <message>
        <source>Import the file again.</source>
        <translation>Die Datei noch einmal übernehmen.</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New project …</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <source>&amp;Open project …</source>
        <translation>Projekt ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open the &amp;sample region</source>
        <translation>&amp;Beispielregion öffnen</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>&amp;Find a command …</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Import files …</source>
        <translation>Dateien &amp;übernehmen …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Ausgeben …</translation>
    </message>
    <message>
        <source>Show the &amp;table</source>
        <translation>&amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Where does it come from?</source>
        <translation>&amp;Woher kommt das?</translation>
    </message>
    <message>
        <source>Re&amp;name …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>In &amp;5 minutes</source>
        <translation>In &amp;5 Minuten</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>E %1  N %2   1 : %3   EPSG:%4</source>
        <translation>O %1  N %2   1 : %3   EPSG:%4</translation>
    </message>
    <message>
        <source>%1, object %2</source>
        <translation>%1, Objekt %2</translation>
    </message>
    <message>
        <source>%1, object %2: %3</source>
        <translation>%1, Objekt %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n selected</source>
        <translation>
            <numerusform>%1: %n ausgewählt</numerusform>
            <numerusform>%1: %n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Length %1 m, area %2 m²</source>
        <translation>Länge %1 m, Fläche %2 m²</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>&amp;Move and identify</source>
        <translation>&amp;Bewegen und abfragen</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>&amp;Zoom to the layer</source>
        <translation>Auf die Ebene &amp;zoomen</translation>
    </message>
</context>
<context>
    <name>MapWidget</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Arrows move, plus and minus zoom, Home shows everything</source>
        <translation>Pfeiltasten verschieben, Plus und Minus zoomen, Pos1 zeigt alles</translation>
    </message>
    <message>
        <source>Reading the layers …</source>
        <translation>Ebenen werden gelesen …</translation>
    </message>
    <message>
        <source>No layer is shown. Drop files here, or tick a layer on the left.</source>
        <translation>Es ist keine Ebene sichtbar. Dateien hierher ziehen oder links eine Ebene ankreuzen.</translation>
    </message>
    <message>
        <source>None of the chosen layers can be shown. See “Problems”.</source>
        <translation>Keine der gewählten Ebenen lässt sich zeigen. Siehe „Probleme“.</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>PictureMode</name>
    <message>
        <source>The picture cannot be written: %1</source>
        <translation>Das Bild lässt sich nicht schreiben: %1</translation>
    </message>
</context>
<context>
    <name>ProjectSession</name>
    <message>
        <source>Creating the project</source>
        <translation>Projekt wird angelegt</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Projekt wird geöffnet</translation>
    </message>
    <message>
        <source>Changing the project</source>
        <translation>Projekt wird geändert</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Redoing</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Spatial data for decisions in municipalities: mobility, energy, regional development.</source>
        <translation>Geodaten für Entscheidungen in Kommunen: Mobilität, Energie, Regionalentwicklung.</translation>
    </message>
    <message>
        <source>Try the sample region</source>
        <translation>Beispielregion ausprobieren</translation>
    </message>
    <message>
        <source>Musterkreis: a fictional county with everything in it</source>
        <translation>Musterkreis: ein erdachter Landkreis, in dem alles da ist</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>One file for layers, results and where they came from</source>
        <translation>Eine Datei für Ebenen, Ergebnisse und ihre Herkunft</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>A Weitblick file (.gpkg)</source>
        <translation>Eine Weitblick-Datei (.gpkg)</translation>
    </message>
    <message>
        <source>In 5 minutes</source>
        <translation>In 5 Minuten</translation>
    </message>
    <message>
        <source>From a file on the desk to a map that can be shown</source>
        <translation>Von der Datei auf dem Schreibtisch zur vorzeigbaren Karte</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (nicht gefunden)</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
</context>
<context>
    <name>ThemePanel</name>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>Natürliche Grenzen (Jenks)</translation>
    </message>
    <message>
        <source>Equal counts (quantiles)</source>
        <translation>Gleiche Anzahl (Quantile)</translation>
    </message>
    <message>
        <source>Equal intervals</source>
        <translation>Gleiche Abstände</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Classes by</source>
        <translation>Klassen nach</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>Zahl der Klassen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>– one colour –</source>
        <translation>– eine Farbe –</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Spatial data for decisions in municipalities</source>
        <translation>Geodaten für Entscheidungen in Kommunen</translation>
    </message>
    <message>
        <source>Project to open</source>
        <translation>Zu öffnendes Projekt</translation>
    </message>
    <message>
        <source>Write the window to a PNG or PDF file and end</source>
        <translation>Das Fenster als PNG oder PDF schreiben und enden</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>Größe des Fensters</translation>
    </message>
    <message>
        <source>Colour a layer by a column</source>
        <translation>Eine Ebene nach einer Spalte färben</translation>
    </message>
</context>
</TS>
