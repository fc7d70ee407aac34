// A place for one pointer, each thread's own, which Swift has no word for.
#include "CKernels.h"

#if defined(__linux__)
// Found by one load: the general way for a shared library is a call to the loader.
__attribute__((tls_model("initial-exec")))
#endif
static _Thread_local void *slot;

void **backprop_thread_slot(void) { return &slot; }
