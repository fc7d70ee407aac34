// Memory that each thread has of its own, which Swift has no word for.
#include "CKernels.h"

#if defined(__linux__)
// Found by one load: the general way for a shared library is a call to the loader.
__attribute__((tls_model("initial-exec")))
#endif
static _Thread_local _Alignas(16) unsigned char memory[BACKPROP_TAPE_BYTES];

void *backprop_thread_tape(void) { return memory; }
