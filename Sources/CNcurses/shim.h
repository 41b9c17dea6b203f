#ifndef GAVEL_CNCURSES_SHIM_H
#define GAVEL_CNCURSES_SHIM_H

// The wide-character half of ncurses is declared only behind this switch.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>

#endif
