#include "load.h"

#include <dlfcn.h>
#include <stdio.h>

void *load(const char *path) { return dlopen(path, RTLD_NOW | RTLD_GLOBAL); }

const char *load_problem(void) { return dlerror(); }

const char *run_loaded(void *library, const char *entry) {
  int (*main_of_segment)(int, char **) = (int (*)(int, char **))dlsym(library, entry);
  if (!main_of_segment) return dlerror();
  char *arguments[] = {"lesson", NULL};
  main_of_segment(1, arguments);
  fflush(stdout);
  return NULL;
}

const char *load_and_run(const char *entry, const char *path) {
  void *library = load(path);
  return library ? run_loaded(library, entry) : load_problem();
}
