/*
 * A disk that fails when told, and that can lose its power: loaded with LD_PRELOAD before a host, for one SQLite file and its log.
 *
 * Covered, on FAULTS_FILE and FAULTS_FILE-wal as opened with open or openat: write, pwrite, fsync, fdatasync, ftruncate. Everything
 * else passes: other files, the log's index in shared memory, the rollback journal of a file that is being made, reads.
 *
 * The file FAULTS_CONTROL holds one word, read at each call:
 *   none           as the system does it
 *   write-error    no byte is written: EIO
 *   short-write    half of the bytes are written, and of the last one none: ENOSPC
 *   fsync-error    what was written since the last success is lost to the disk, though a reader still sees it: EIO
 *   fsync-hang     does not return; FAULTS_CONTROL.hangs is made
 *   fsync-lapse    the same once, and afterwards success, as systems report a lost page once ("fsyncgate")
 *
 * Beside each file lies FILE.durable: what a disk would hold if the power went now, that is what a successful fsync has covered,
 * also over the end of a process. A real disk may hold more of it; that case is the file itself.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
#define MOST_FILES 65536

/* One of a file's writes or, with `data` null, truncations that no fsync has covered yet. */
struct change {
  struct change *next;
  off_t at;
  size_t size;
  char *data;
};

struct image {
  int durable;
  /* What a process before this one wrote may not be durable: the next fsync covers it, too. */
  int is_behind;
  struct change *first, **last;
};

enum { OTHER, MAIN, LOG };

static unsigned char kinds[MOST_FILES];
static struct image images[] = {{-1, 0, NULL, NULL}, {-1, 0, NULL, NULL}, {-1, 0, NULL, NULL}};
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int has_lapsed;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int kind_of(int file) { return file >= 0 && file < MOST_FILES ? kinds[file] : OTHER; }

static int kind_of_path(const char *path) {
  const char *main_path = getenv("FAULTS_FILE");
  if (main_path == NULL || path == NULL) return OTHER;
  size_t length = strlen(main_path);
  if (strncmp(path, main_path, length) != 0) return OTHER;
  return path[length] == '\0' ? MAIN : strcmp(path + length, "-wal") == 0 ? LOG : OTHER;
}

static void copy_all(int file, int durable) {
  char block[65536];
  ssize_t count;
  off_t at = 0;
  while ((count = pread(file, block, sizeof block, at)) > 0) {
    REAL(pwrite)(durable, block, (size_t)count, at);
    at += count;
  }
  if (REAL(ftruncate)(durable, at) != 0) abort();
}

static void begin_image(struct image *image, int opened, const char *path) {
  char name[4096];
  snprintf(name, sizeof name, "%s.durable", path);
  image->durable = REAL(open)(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  image->last = &image->first;
  image->is_behind = 1;
  /* A new file: whatever lay there was another's. */
  if (lseek(opened, 0, SEEK_END) == 0) copy_all(opened, image->durable);
  lseek(opened, 0, SEEK_SET);
}

static int note_opened(int file, const char *path) {
  int kind = kind_of_path(path);
  if (file < 0 || file >= MOST_FILES) return file;
  kinds[file] = (unsigned char)kind;
  if (kind != OTHER) {
    pthread_mutex_lock(&lock);
    if (images[kind].durable < 0) begin_image(&images[kind], file, path);
    pthread_mutex_unlock(&lock);
  }
  return file;
}

static void remember(int kind, const void *data, size_t size, off_t at) {
  struct change *change = malloc(sizeof *change);
  *change = (struct change){NULL, at, size, NULL};
  if (data != NULL) {
    change->data = malloc(size);
    memcpy(change->data, data, size);
  }
  pthread_mutex_lock(&lock);
  *images[kind].last = change;
  images[kind].last = &change->next;
  pthread_mutex_unlock(&lock);
}

/* After an fsync: onto the disk, or lost. */
static void settle(int kind, int file, int is_saved) {
  pthread_mutex_lock(&lock);
  struct image *image = &images[kind];
  for (struct change *change = image->first, *next; change != NULL; change = next) {
    next = change->next;
    if (is_saved && change->data != NULL) REAL(pwrite)(image->durable, change->data, change->size, change->at);
    if (is_saved && change->data == NULL && REAL(ftruncate)(image->durable, change->at) != 0) abort();
    free(change->data);
    free(change);
  }
  image->first = NULL;
  image->last = &image->first;
  if (is_saved && image->is_behind) copy_all(file, image->durable);
  if (is_saved) image->is_behind = 0;
  pthread_mutex_unlock(&lock);
}

static int is_told(const char *word) {
  char told[32] = "";
  const char *control = getenv("FAULTS_CONTROL");
  int file = control == NULL ? -1 : REAL(open)(control, O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    ssize_t count = read(file, told, sizeof told - 1);
    told[count > 0 ? count : 0] = '\0';
    REAL(close)(file);
  }
  return strcmp(told, word) == 0;
}

/* How many of the bytes to write; 0: none, with errno set. */
static size_t allowed(size_t size) {
  if (is_told("write-error")) {
    errno = EIO;
    return 0;
  }
  if (!is_told("short-write")) return size;
  errno = ENOSPC;
  return size / 2;
}

static ssize_t faulty_pwrite(int file, const void *data, size_t size, off_t at) {
  int kind = kind_of(file);
  if (kind == OTHER || size == 0) return REAL(pwrite)(file, data, size, at);
  size = allowed(size);
  if (size == 0) return -1;
  ssize_t written = REAL(pwrite)(file, data, size, at);
  if (written > 0) remember(kind, data, (size_t)written, at);
  return written;
}

ssize_t pwrite(int file, const void *data, size_t size, off_t at) { return faulty_pwrite(file, data, size, at); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) { return faulty_pwrite(file, data, size, at); }

ssize_t write(int file, const void *data, size_t size) {
  int kind = kind_of(file);
  if (kind == OTHER || size == 0) return REAL(write)(file, data, size);
  size = allowed(size);
  if (size == 0) return -1;
  off_t at = lseek(file, 0, SEEK_CUR);
  ssize_t written = REAL(write)(file, data, size);
  if (written > 0) remember(kind, data, (size_t)written, at);
  return written;
}

static void hang(void) {
  char name[4096];
  snprintf(name, sizeof name, "%s.hangs", getenv("FAULTS_CONTROL"));
  REAL(close)(REAL(open)(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  for (;;) pause();
}

static int faulty_sync(int file, int (*sync)(int)) {
  int kind = kind_of(file);
  if (kind == OTHER) return sync(file);
  if (is_told("fsync-hang")) hang();
  int lapses = is_told("fsync-lapse") && !has_lapsed;
  if (!is_told("fsync-lapse")) has_lapsed = 0;
  if (lapses || is_told("fsync-error")) {
    has_lapsed = lapses;
    settle(kind, file, 0);
    errno = EIO;
    return -1;
  }
  int result = sync(file);
  if (result == 0) settle(kind, file, 1);
  return result;
}

int fsync(int file) { return faulty_sync(file, REAL(fsync)); }
int fdatasync(int file) { return faulty_sync(file, REAL(fdatasync)); }

static int noted_ftruncate(int file, off_t size) {
  int result = REAL(ftruncate)(file, size);
  if (result == 0 && kind_of(file) != OTHER) remember(kind_of(file), NULL, 0, size);
  return result;
}

int ftruncate(int file, off_t size) { return noted_ftruncate(file, size); }
int ftruncate64(int file, off64_t size) { return noted_ftruncate(file, size); }

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return note_opened(REAL(open)(path, flags, mode), path);
}
int open64(const char *path, int flags, ...) {
  MODE(flags)
  return note_opened(REAL(open64)(path, flags, mode), path);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return note_opened(REAL(openat)(folder, path, flags, mode), path);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return note_opened(REAL(openat64)(folder, path, flags, mode), path);
}

int close(int file) {
  if (file >= 0 && file < MOST_FILES) kinds[file] = OTHER;
  return REAL(close)(file);
}
