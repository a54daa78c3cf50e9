// glibc declares it for programs that define _GNU_SOURCE only, which Swift's module of glibc does not.

/// Writes everything that waits in memory for the file system of an open file to its disk (syncfs(2)).
int syncfs(int descriptor);
