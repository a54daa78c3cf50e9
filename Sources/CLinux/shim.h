// What Swift's module of glibc leaves out.

/// Extended attributes of files (xattr(7)).
#include <sys/xattr.h>

// glibc declares it for programs that define _GNU_SOURCE only.

/// Writes everything that waits in memory for the file system of an open file to its disk (syncfs(2)).
int syncfs(int descriptor);
