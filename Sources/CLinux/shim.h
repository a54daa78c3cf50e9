// What Swift's module of glibc leaves out.

// What the allocator gives back (malloc_trim(3)), types of the spawning of programs, extended attributes of files (xattr(7)).
#include <malloc.h>
#include <spawn.h>
#include <sys/xattr.h>

// glibc declares it for programs that define _GNU_SOURCE only.

/// Writes everything that waits in memory for the file system of an open file to its disk (syncfs(2)).
int syncfs(int descriptor);

/// Has a program begin without the descriptors from one on (posix_spawn_file_actions_addclosefrom_np(3)).
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// Makes a pipe whose ends no other program gets (pipe2(2)).
int pipe2(int ends[2], int flags);
