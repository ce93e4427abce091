/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into weitblick-worker: what a file that took the worker over might try. When the worker opens its source
 * for reading, everything here is tried; each attempt that succeeds is named on standard error, and the process ends
 * with ALL_DENIED or SOME_SUCCEEDED.
 *
 *   WB_PROBE_FOREIGN=file   one that the worker has no business with
 *   WB_PROBE_SOURCE=file    the source, which it may read
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ALL_DENIED = 77, SOME_SUCCEEDED = 78, PATH_BYTES = 1024 };

static int tried = 0;
static int succeeded = 0;

static void expect_denied(const char* what, int success)
{
    ++tried;
    if (success) {
        ++succeeded;
        fprintf(stderr, "succeeded: %s\n", what);
    }
}

static const char* private_folder(void)
{
    const char* folder = getenv("TMPDIR");
    return folder != NULL ? folder : "/nowhere";
}

/* Makes a file; it does not stay. */
static int makes(const char* path)
{
    const int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        unlink(path);
    }
    return descriptor >= 0;
}

static int raw_open(const char* path, int flags)
{
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600);
}

static void try_network(void)
{
    expect_denied("a TCP socket", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    expect_denied("a UDP socket", socket(AF_INET, SOCK_DGRAM, 0) >= 0);
    expect_denied("an IPv6 socket", socket(AF_INET6, SOCK_STREAM, 0) >= 0);
    expect_denied("a local socket", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    expect_denied("a netlink socket", socket(AF_NETLINK, SOCK_RAW, 0) >= 0);
    expect_denied("a packet socket", socket(AF_PACKET, SOCK_RAW, 0) >= 0);
    const struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(80), .sin_addr = {htonl(0x7F000001)}};
    expect_denied("a connection over the request pipe",
                  connect(STDIN_FILENO, (const struct sockaddr*)&address, sizeof address) == 0 || errno == ENOTSOCK);
}

static void try_files(const char* foreign, const char* source)
{
    char beside[PATH_BYTES];
    char link_to_foreign[PATH_BYTES];
    snprintf(beside, sizeof beside, "%s.neu", source);
    snprintf(link_to_foreign, sizeof link_to_foreign, "%s/link", private_folder());
    expect_denied("reading a foreign file", raw_open(foreign, O_RDONLY) >= 0);
    expect_denied("writing a foreign file", raw_open(foreign, O_WRONLY) >= 0);
    expect_denied("reading a foreign file over a link",
                  symlink(foreign, link_to_foreign) == 0 && raw_open(link_to_foreign, O_RDONLY) >= 0);
    expect_denied("reading /etc/passwd", raw_open("/etc/passwd", O_RDONLY) >= 0);
    expect_denied("reading /etc/shadow", raw_open("/etc/shadow", O_RDONLY) >= 0);
    expect_denied("looking at another process", raw_open("/proc/1/environ", O_RDONLY) >= 0);
    expect_denied("writing the source", raw_open(source, O_WRONLY) >= 0);
    expect_denied("emptying the source", truncate(source, 0) == 0);
    expect_denied("emptying the source while opening it", raw_open(source, O_RDONLY | O_TRUNC) >= 0);
    expect_denied("the permissions of the source", chmod(source, 0777) == 0);
    expect_denied("removing the source", unlink(source) == 0);
    expect_denied("renaming the source", rename(source, beside) == 0);
    expect_denied("a file beside the source", makes(beside));
    expect_denied("a folder beside the source", mkdir(beside, 0700) == 0);
    expect_denied("a file in /usr", makes("/usr/weitblick-probe"));
    expect_denied("a file in /var/tmp", makes("/var/tmp/weitblick-probe"));
    expect_denied("a file in /dev/shm", makes("/dev/shm/weitblick-probe"));
    expect_denied("the memory of the machine", raw_open("/dev/mem", O_RDWR) >= 0);
}

static void try_processes(void)
{
    char* const arguments[] = {"true", NULL};
    char byte = 0;
    const struct iovec here = {&byte, 1};
    const struct iovec there = {(void*)&tried, 1};
    expect_denied("another program", execve("/usr/bin/true", arguments, NULL) == 0 || errno != EPERM);
    const int memory = (int)syscall(SYS_memfd_create, "program", 0);
    expect_denied("a program in memory",
                  syscall(SYS_execveat, memory, "", arguments, NULL, AT_EMPTY_PATH) == 0 || errno != EPERM);
    expect_denied("a signal to the parent", kill(getppid(), 0) == 0);
    expect_denied("tracing the parent", ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0);
    expect_denied("the parent's memory", process_vm_readv(getppid(), &here, 1, &there, 1, 0) >= 0 || errno != EPERM);
    expect_denied("a user namespace", unshare(CLONE_NEWUSER) == 0);
    expect_denied("a file system", mount("tmpfs", private_folder(), "tmpfs", 0, NULL) == 0);
    expect_denied("another root", chroot(private_folder()) == 0);
    union bpf_attr map = {.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1};
    expect_denied("a program for the kernel", syscall(SYS_bpf, BPF_MAP_CREATE, &map, sizeof map) >= 0);
    expect_denied("a key of the user", syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_USER_KEYRING, 1) >= 0);
}

static void try_everything(void)
{
    const char* foreign = getenv("WB_PROBE_FOREIGN");
    const char* source = getenv("WB_PROBE_SOURCE");
    if (foreign == NULL || source == NULL) {
        return;
    }
    try_network();
    try_files(foreign, source);
    try_processes();
    /* What it may: otherwise nothing was proved. */
    if (raw_open(source, O_RDONLY) < 0) {
        ++succeeded;
        fprintf(stderr, "the source cannot be read: %s\n", strerror(errno));
    }
    fprintf(stderr, "%d attempts, %d succeeded\n", tried, succeeded);
    _exit(succeeded == 0 ? ALL_DENIED : SOME_SUCCEEDED);
}

static int opened(const char* path, int flags, mode_t mode)
{
    /* The source in the worker's private folder: by then the worker has confined itself. */
    const size_t length = strlen(path);
    if (strstr(path, "/weitblick-") != NULL && length > 8 && strcmp(path + length - 8, ".geojson") == 0) {
        try_everything();
    }
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return opened(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return opened(path, flags, mode);
}
