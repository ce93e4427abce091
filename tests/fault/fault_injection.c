/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into a program under test: counts the system calls that change files whose path holds FAULT_MATCH, and
 * lets number FAULT_AT of them go wrong.
 *
 *   FAULT_KIND=kill    the process dies before the call
 *   FAULT_KIND=torn    half of a write is done, then the process dies
 *   FAULT_KIND=full    this call and all that follow fail with ENOSPC (fsync and unlink still work)
 *   FAULT_KIND=eio     this one call fails with EIO
 *   FAULT_KIND=power   writes that were not synced are undone at random, in sectors of 512 bytes; the newest of the
 * names made, given and taken away are undone where their folder was not synced; then the process dies FAULT_SEED=n
 * another draw of the same power loss FAULT_COUNT=file   at a normal end, the number of calls is written there
 *
 * Not modelled: drives that lie about a flush.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { SECTOR = 512, PATH_BYTES = 1024 };
enum kind { NONE, KILL, TORN, FULL, EIO_ONCE, POWER };

static enum kind fault_kind = NONE;
static long fault_at = -1;
static long calls = 0;
static const char* match = NULL;
static unsigned random_state = 1;

/* A write that no fsync has made durable yet. */
struct pending {
    dev_t device;
    ino_t inode;
    int descriptor; /* a duplicate, so that it outlives the program's own */
    off_t offset;
    size_t size;
    size_t old_size; /* bytes that were there before */
    char* old_bytes;
};
static struct pending* writes = NULL;
static size_t write_count = 0;
static size_t write_capacity = 0;

/* A change of a folder that no fsync of the folder has made durable yet. */
enum entry_kind { MADE, RENAMED, REMOVED };
struct entry {
    enum entry_kind kind;
    char path[PATH_BYTES];
    char from[PATH_BYTES];  /* RENAMED: the name before */
    char aside[PATH_BYTES]; /* a second name of what was removed or replaced; "" where there was nothing */
};
static struct entry* entries = NULL;
static size_t entry_count = 0;
static size_t entry_capacity = 0;

#define REAL(name)                                                                                                     \
    static __typeof__(name)* real_##name = NULL;                                                                       \
    if (real_##name == NULL) {                                                                                         \
        real_##name = (__typeof__(name)*)dlsym(RTLD_NEXT, #name);                                                      \
    }

__attribute__((constructor)) static void start(void)
{
    const char* kind = getenv("FAULT_KIND");
    const char* at = getenv("FAULT_AT");
    match = getenv("FAULT_MATCH");
    fault_at = at != NULL ? atol(at) : -1;
    const char* seed = getenv("FAULT_SEED");
    random_state = 2654435761U * (unsigned)(fault_at + 1) + (seed != NULL ? 40503U * (unsigned)atol(seed) : 0U);
    if (kind == NULL) {
        return;
    }
    static const struct {
        const char* name;
        enum kind kind;
    } kinds[] = {{"kill", KILL}, {"torn", TORN}, {"full", FULL}, {"eio", EIO_ONCE}, {"power", POWER}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; ++i) {
        if (strcmp(kind, kinds[i].name) == 0) {
            fault_kind = kinds[i].kind;
        }
    }
}

__attribute__((destructor)) static void end(void)
{
    const char* file = getenv("FAULT_COUNT");
    if (file != NULL) {
        FILE* out = fopen(file, "w");
        if (out != NULL) {
            fprintf(out, "%ld\n", calls);
            fclose(out);
        }
    }
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) {
        pause();
    }
}

static unsigned next_random(void)
{
    random_state = random_state * 1664525U + 1013904223U;
    return random_state >> 16U;
}

static int concerns_path(const char* path)
{
    return match != NULL && path != NULL && strstr(path, match) != NULL;
}

static int concerns_descriptor(int descriptor)
{
    char link[64];
    char path[PATH_BYTES];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return 0;
    }
    path[length] = '\0';
    return concerns_path(path);
}

static struct entry* new_entry(enum entry_kind kind, const char* path)
{
    if (entry_count == entry_capacity) {
        entry_capacity = entry_capacity == 0 ? 64 : entry_capacity * 2;
        entries = realloc(entries, entry_capacity * sizeof *entries);
    }
    struct entry* entry = &entries[entry_count++];
    memset(entry, 0, sizeof *entry);
    entry->kind = kind;
    snprintf(entry->path, sizeof entry->path, "%s", path);
    return entry;
}

/* Keeps what is about to lose its name under a second one. */
static void keep_aside(struct entry* entry, const char* path)
{
    REAL(link)
    static unsigned number = 0;
    snprintf(entry->aside, sizeof entry->aside, "%.900s.aside-%u", path, ++number);
    if (real_link(path, entry->aside) != 0) {
        entry->aside[0] = '\0';
    }
}

static void drop_aside(const struct entry* entry)
{
    REAL(unlink)
    if (entry->aside[0] != '\0') {
        real_unlink(entry->aside);
    }
}

/* A folder was synced: what happened in it stays. */
static void settle_folder(int descriptor)
{
    char link[64];
    char folder[PATH_BYTES];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, folder, sizeof folder - 1);
    if (length < 0) {
        return;
    }
    folder[length] = '\0';
    size_t kept = 0;
    for (size_t i = 0; i < entry_count; ++i) {
        const char* last = strrchr(entries[i].path, '/');
        if (last != NULL && (size_t)(last - entries[i].path) == (size_t)length &&
            strncmp(entries[i].path, folder, (size_t)length) == 0) {
            drop_aside(&entries[i]);
        } else {
            entries[kept++] = entries[i];
        }
    }
    entry_count = kept;
}

/* File systems keep the order of such changes: a random number of the newest is lost. */
static void lose_entries(void)
{
    REAL(rename)
    REAL(unlink)
    size_t lost = next_random() % (entry_count + 1);
    for (size_t i = entry_count; i-- > 0;) {
        struct entry* entry = &entries[i];
        if (lost == 0) {
            drop_aside(entry);
            continue;
        }
        --lost;
        if (entry->kind == MADE) {
            real_unlink(entry->path);
        } else if (entry->kind == RENAMED) {
            real_rename(entry->path, entry->from);
        }
        if (entry->aside[0] != '\0') {
            real_rename(entry->aside, entry->path);
        }
    }
}

/* Takes back a random part of the writes that were not synced, newest first, as a drive may that loses its cache. */
static void lose_power(void)
{
    REAL(pwrite)
    for (size_t i = write_count; i-- > 0;) {
        const struct pending* write = &writes[i];
        if (next_random() & 1U) {
            continue;
        }
        for (size_t at = 0; at < write->size; at += SECTOR) {
            if (next_random() % 4U == 0) {
                continue;
            }
            static const char zeros[SECTOR];
            const size_t length = write->size - at < SECTOR ? write->size - at : SECTOR;
            const char* bytes = at < write->old_size ? write->old_bytes + at : zeros;
            const size_t known = at < write->old_size ? write->old_size - at : length;
            const ssize_t done =
                real_pwrite(write->descriptor, bytes, known < length ? known : length, write->offset + (off_t)at);
            (void)done;
        }
    }
    lose_entries();
    die();
}

static void remember(int descriptor, size_t size, off_t offset)
{
    struct stat status;
    if (fault_kind != POWER || fstat(descriptor, &status) != 0) {
        return;
    }
    int duplicate = -1;
    for (size_t i = 0; i < write_count; ++i) {
        if (writes[i].device == status.st_dev && writes[i].inode == status.st_ino) {
            duplicate = writes[i].descriptor;
        }
    }
    if (duplicate < 0) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        duplicate = open(link, O_RDWR | O_CLOEXEC);
    }
    if (write_count == write_capacity) {
        write_capacity = write_capacity == 0 ? 256 : write_capacity * 2;
        writes = realloc(writes, write_capacity * sizeof *writes);
    }
    char* bytes = malloc(size == 0 ? 1 : size);
    const ssize_t old = pread(duplicate, bytes, size, offset);
    writes[write_count++] =
        (struct pending){status.st_dev, status.st_ino, duplicate, offset, size, old > 0 ? (size_t)old : 0, bytes};
}

static void forget(int descriptor)
{
    struct stat status;
    if (fault_kind != POWER || fstat(descriptor, &status) != 0) {
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        settle_folder(descriptor);
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < write_count; ++i) {
        if (writes[i].device == status.st_dev && writes[i].inode == status.st_ino) {
            free(writes[i].old_bytes);
        } else {
            writes[kept++] = writes[i];
        }
    }
    write_count = kept;
}

/* Counts a call; true where it has to fail with errno set. Deaths happen in here. */
static int goes_wrong(int may_be_full)
{
    ++calls;
    if (fault_at < 0 || calls < fault_at) {
        return 0;
    }
    if (fault_kind == FULL) {
        errno = ENOSPC;
        return may_be_full;
    }
    if (calls != fault_at) {
        return 0;
    }
    if (fault_kind == KILL || fault_kind == TORN) {
        die();
    }
    if (fault_kind == POWER) {
        lose_power();
    }
    errno = EIO;
    return fault_kind == EIO_ONCE;
}

static int is_torn_now(void)
{
    return fault_kind == TORN && calls + 1 == fault_at;
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset)
{
    REAL(pwrite64)
    if (concerns_descriptor(descriptor)) {
        if (is_torn_now()) {
            real_pwrite64(descriptor, bytes, size / 2, offset);
        }
        if (goes_wrong(1)) {
            return -1;
        }
        remember(descriptor, size, offset);
    }
    return real_pwrite64(descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset)
{
    REAL(pwrite)
    if (concerns_descriptor(descriptor)) {
        if (is_torn_now()) {
            real_pwrite(descriptor, bytes, size / 2, offset);
        }
        if (goes_wrong(1)) {
            return -1;
        }
        remember(descriptor, size, offset);
    }
    return real_pwrite(descriptor, bytes, size, offset);
}

ssize_t write(int descriptor, const void* bytes, size_t size)
{
    REAL(write)
    if (descriptor > 2 && concerns_descriptor(descriptor)) {
        if (is_torn_now()) {
            const ssize_t done = real_write(descriptor, bytes, size / 2);
            (void)done;
        }
        if (goes_wrong(1)) {
            return -1;
        }
        remember(descriptor, size, lseek(descriptor, 0, SEEK_CUR));
    }
    return real_write(descriptor, bytes, size);
}

int fsync(int descriptor)
{
    REAL(fsync)
    if (concerns_descriptor(descriptor)) {
        if (goes_wrong(0)) {
            return -1;
        }
        forget(descriptor);
    }
    return real_fsync(descriptor);
}

int fdatasync(int descriptor)
{
    REAL(fdatasync)
    if (concerns_descriptor(descriptor)) {
        if (goes_wrong(0)) {
            return -1;
        }
        forget(descriptor);
    }
    return real_fdatasync(descriptor);
}

int ftruncate64(int descriptor, off64_t length)
{
    REAL(ftruncate64)
    if (concerns_descriptor(descriptor) && goes_wrong(0)) {
        return -1;
    }
    return real_ftruncate64(descriptor, length);
}

int ftruncate(int descriptor, off_t length)
{
    REAL(ftruncate)
    if (concerns_descriptor(descriptor) && goes_wrong(0)) {
        return -1;
    }
    return real_ftruncate(descriptor, length);
}

static int removal_goes_wrong(const char* path)
{
    if (!concerns_path(path)) {
        return 0;
    }
    if (goes_wrong(0)) {
        return 1;
    }
    struct stat status;
    if (fault_kind == POWER && lstat(path, &status) == 0 && !S_ISDIR(status.st_mode)) {
        keep_aside(new_entry(REMOVED, path), path);
    }
    return 0;
}

int unlink(const char* path)
{
    REAL(unlink)
    return removal_goes_wrong(path) ? -1 : real_unlink(path);
}

int remove(const char* path)
{
    REAL(remove)
    return removal_goes_wrong(path) ? -1 : real_remove(path);
}

int rename(const char* from, const char* to)
{
    REAL(rename)
    if (concerns_path(to)) {
        if (goes_wrong(1)) {
            return -1;
        }
        if (fault_kind == POWER) {
            struct entry* entry = new_entry(RENAMED, to);
            snprintf(entry->from, sizeof entry->from, "%s", from);
            keep_aside(entry, to);
        }
    }
    return real_rename(from, to);
}

int link(const char* from, const char* to)
{
    REAL(link)
    if (concerns_path(to)) {
        if (goes_wrong(1)) {
            return -1;
        }
        if (fault_kind == POWER) {
            new_entry(MADE, to);
        }
    }
    return real_link(from, to);
}

static int needs_mode(int flags)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

static int open_anew(const char* path, int flags, mode_t mode, int (*real)(const char*, int, ...))
{
    const int is_made = fault_kind == POWER && (flags & O_CREAT) != 0 && concerns_path(path) && access(path, F_OK) != 0;
    const int descriptor = real(path, flags, mode);
    if (is_made && descriptor >= 0) {
        new_entry(MADE, path);
    }
    return descriptor;
}

int open(const char* path, int flags, ...)
{
    REAL(open)
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = needs_mode(flags) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_anew(path, flags, mode, real_open);
}

int open64(const char* path, int flags, ...)
{
    REAL(open64)
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = needs_mode(flags) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_anew(path, flags, mode, real_open64);
}
