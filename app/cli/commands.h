// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::cli {

// Each command does its work and returns the exit code of the program.

struct NewArguments {
    std::filesystem::path file;
    std::string title;
    int srsId = 25832;
};
int runNew(Session& session, const NewArguments& arguments);

struct ImportArguments {
    std::filesystem::path file;
    std::vector<std::filesystem::path> sources;
    std::optional<std::string> role;
    std::optional<std::string> layer; ///< name in the project
    std::optional<std::string> only;  ///< layer or sheet of the source
    std::optional<std::string> crs;
    std::optional<std::string> encoding;
    std::optional<std::string> separator;
    std::optional<std::string> area; ///< of a register of all Germany
    std::optional<std::int64_t> headerLine;
    std::optional<std::string> profile;
    std::optional<std::string> saveProfile;
    std::vector<std::string> columnForms; ///< "Spalte=decimal-comma"
    std::optional<std::string> source;    ///< catalogue: who made it
    std::optional<std::string> licence;
    std::optional<std::string> attribution;
    std::optional<std::string> dataDate;
    bool replace = false;
    bool previewOnly = false;
    bool requireSandbox = false;
};
int runImport(Session& session, const ImportArguments& arguments);

struct InfoArguments {
    std::filesystem::path file;
    std::optional<std::string> dataset;
    bool rejected = false;
};
int runInfo(Session& session, const InfoArguments& arguments);

struct AnalysesArguments {
    std::optional<std::string> analysis;
    bool handbook = false; ///< the method page as Markdown
};
int runAnalyses(Session& session, const AnalysesArguments& arguments);

struct RunArguments {
    std::filesystem::path file;
    std::string analysis;
    std::vector<std::string> parameters; ///< "distance=100 m"
    std::optional<std::string> output;
    std::vector<std::string> rest;   ///< --distance 100, --help
    std::optional<std::string> asOf; ///< registry values of this day
    bool replace = false;
    bool again = false;
};
int runAnalysis(Session& session, const RunArguments& arguments);

struct ExplainArguments {
    std::filesystem::path file;
    std::string result;
};
int runExplain(Session& session, const ExplainArguments& arguments);

struct ExportArguments {
    std::filesystem::path file;
    std::string dataset;
    std::filesystem::path target;
    std::optional<int> srsId;
    bool replace = false;
    bool rfc4180 = false;
};
int runExport(Session& session, const ExportArguments& arguments);

struct EconomicsArguments {
    std::filesystem::path file;
    std::string dataset;              ///< a result of pv_economics
    std::filesystem::path target;     ///< .xlsx
    std::optional<std::int64_t> roof; ///< fid of the roof whose years are shown
    bool replace = false;
};
int runEconomics(Session& session, const EconomicsArguments& arguments);

struct RenderArguments {
    std::filesystem::path file;
    std::string layer;
    std::filesystem::path target; ///< .png, .pdf or .svg
    std::string size = "1600x1000";
    std::optional<std::string> column; ///< none: one colour
    std::optional<std::string> method; ///< "natural-breaks"
    std::optional<std::size_t> classCount;
    std::optional<std::string> ramp;
    std::optional<std::string> labels; ///< column with the text beside each feature
    std::optional<std::string> title;
    bool reversed = false;
    bool alone = false; ///< without the other layers below
};
int runRender(Session& session, const RenderArguments& arguments);

struct DashboardArguments {
    std::filesystem::path file;
    std::optional<std::string> dashboard; ///< none: list them
    std::optional<std::string> zone;      ///< key of a municipality or district
};
int runDashboard(Session& session, const DashboardArguments& arguments);

struct SeriesArguments {
    std::filesystem::path file;
    std::optional<std::string> series; ///< number or "set/key"; none: list them
    std::string every = "day";         ///< quarter, hour, day, week, month, year, hour_of_week
    std::string aggregate = "mean";
    double parameter = 0.0;          ///< of percentile and exceedances
    double leastShare = 0.0;         ///< 0 to 1: bins with fewer of the expected readings have no value
    std::optional<std::string> from; ///< "2024-03-01"
    std::optional<std::string> to;   ///< the last day
};
int runSeries(Session& session, const SeriesArguments& arguments);

struct CheckArguments {
    std::filesystem::path file;
};
int runCheck(Session& session, const CheckArguments& arguments);

struct EditArguments {
    std::filesystem::path file;
    std::string json; ///< one edit, as `history` prints it
};
int runEdit(Session& session, const EditArguments& arguments);

struct HistoryArguments {
    std::filesystem::path file;
};
int runUndo(Session& session, const HistoryArguments& arguments);
int runRedo(Session& session, const HistoryArguments& arguments);

} // namespace weitblick::cli
