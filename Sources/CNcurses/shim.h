#ifndef GAVEL_CNCURSES_SHIM_H
#define GAVEL_CNCURSES_SHIM_H

// The wide-character half of ncurses is declared only behind this switch; wcwidth behind the other.
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <locale.h>
#include <malloc.h>
#include <ncurses.h>
#include <sys/ioctl.h>
#include <wchar.h>

// From term.h, which cannot be included: it defines macros such as lines, columns and tab.
extern int setupterm(const char *name, int descriptor, int *problem);

// Swift 6 refuses stdscr and curscr as shared mutable globals.
static inline WINDOW *gavel_screen_window(void) { return stdscr; }
static inline void gavel_repaint_all(void) { clearok(curscr, TRUE); }
static inline int gavel_color_count(void) { return COLORS; }
static inline int gavel_pair_limit(void) { return COLOR_PAIRS; }

// The attribute macros are casts, which Swift does not import.
static inline attr_t gavel_bold(void) { return A_BOLD; }
static inline attr_t gavel_dim(void) { return A_DIM; }
static inline attr_t gavel_italic(void) { return A_ITALIC; }
static inline attr_t gavel_underline(void) { return A_UNDERLINE; }
static inline attr_t gavel_reverse(void) { return A_REVERSE; }

// One cell without moving the cursor, so the bottom right corner neither fails nor scrolls.
// The pair goes in by the extended argument: the plain one is a short.
static inline int gavel_put_cell(
    int row, int column, const wchar_t *text, attr_t attributes, int pair) {
  cchar_t cell;
  if (setcchar(&cell, text, attributes, 0, &pair) == ERR) return ERR;
  return mvwadd_wchnstr(stdscr, row, column, &cell, 1);
}

// tigetstr answers with a pointer of -1 when the name is no string capability.
static inline const char *gavel_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

static inline int gavel_number(const char *name) { return tigetnum((char *)name); }
static inline bool gavel_has_flag(const char *name) { return tigetflag(name) > 0; }

// ioctl is variadic.
static inline bool gavel_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return size.ws_row > 0 && size.ws_col > 0;
}

// Two heaps, and thresholds that no longer grow with what is freed (mallopt(3)).
static inline void gavel_bound_heaps(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
  mallopt(M_TRIM_THRESHOLD, 128 << 10);
}

// Hands whole free pages back, also from the midst of the heaps (malloc_trim(3)).
static inline void gavel_trim_heaps(void) { malloc_trim(0); }

// GNU's, and hidden with everything of its kind; 1 is MFD_CLOEXEC (memfd_create(2)).
extern int memfd_create(const char *name, unsigned int flags);
static inline int gavel_memory_file(void) { return memfd_create("gavel-frame", 1); }

// Hidden from Swift's Glibc module by its feature switches.
static inline int gavel_character_width(wchar_t character) { return wcwidth(character); }

// From sched.h, which shows them to GNU programs only; the set is a row of bits.
extern int sched_getaffinity(int thread, size_t size, void *set);
extern int sched_setaffinity(int thread, size_t size, const void *set);

#endif
