#ifndef REPORTKIT_CSQLITE_SHIM_H
#define REPORTKIT_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Binds a text that SQLite copies; what says so is a macro with a cast in it, which Swift does not import. */
static inline int reportkit_bind_text(sqlite3_stmt *statement, int place, const char *text, int length) {
  return sqlite3_bind_text(statement, place, text, length, SQLITE_TRANSIENT);
}

/* Lets the views and triggers of a file that may come from anybody do nothing beyond it; the function takes any arguments, which
   Swift does not import. */
static inline int reportkit_distrust_schema(sqlite3 *database) {
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  return code ? code : sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

#endif
