#ifndef GAVEL_CSQLITE_SHIM_H
#define GAVEL_CSQLITE_SHIM_H

#include <sqlite3.h>

#endif
