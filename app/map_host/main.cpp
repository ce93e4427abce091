// SPDX-License-Identifier: GPL-3.0-or-later
// weitblick-maphost: QGIS in a process of its own. Started by the program with
// pipes on standard input and output and the frame memory on descriptor 3; of
// no use when started by hand.
#include "app/map_host/host_session.h"

#include <qgsapplication.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

namespace {

constexpr int kFramesDescriptor = 3;

void limitProcess()
{
    const rlimit noCore{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &noCore);
#ifndef __SANITIZE_ADDRESS__                          // which reserves terabytes of address space
    constexpr rlim_t kMemoryBytes = rlim_t{6} << 30U; // 1.5 GiB of it is the frame memory
    const rlimit memory{.rlim_cur = kMemoryBytes, .rlim_max = kMemoryBytes};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

/// Formats that fetch from the network or run files that name other files, and
/// everything that writes beside the data.
void closeDoors()
{
    setenv("QT_QPA_PLATFORM", "offscreen", 1); // never a window of its own
    setenv("GDAL_SKIP", "VRT,WMS,WMTS,WCS,HTTP,OGCAPI,PLMOSAIC,EEDAI,DAAS,STACTA,STACIT,netCDF", 1);
    setenv("OGR_SKIP",
           "VRT,OGR_VRT,HTTP,WFS,OAPIF,CSW,ElasticSearch,Carto,AmigoCloud,GMLAS,"
           "LVBAG,NGW,PLScenes,EEDA",
           1);
    setenv("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none", 1);
    setenv("GDAL_HTTP_PROXY", "127.0.0.1:9", 1);
    setenv("GDAL_PAM_ENABLED", "NO", 1);
    setenv("OGR_SQLITE_JOURNAL", "DELETE", 1);
    setenv("PROJ_NETWORK", "OFF", 1);
}

} // namespace

int main(int argc, char* argv[])
{
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c)
    limitProcess();
    closeDoors();
    // Libraries like to print; standard output is for messages alone.
    const int output = ::dup(STDOUT_FILENO);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);

    auto frames = weitblick::map_link::SharedFrames::adopt(kFramesDescriptor, weitblick::map_link::kSlots);
    if (!frames || output < 0) {
        std::fputs("weitblick-maphost is started by Weitblick itself\n", stderr);
        return 64;
    }
    QgsApplication app(argc, argv, false);
    QgsApplication::initQgis();
    const weitblick::map_host::HostSession session(STDIN_FILENO, output, std::move(frames).value());
    const int code = QCoreApplication::exec();
    std::_Exit(code); // there is nothing to save, and taking QGIS apart takes
                      // longer than it took to start
}
