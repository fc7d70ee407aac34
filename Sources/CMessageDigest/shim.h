// sha2.h uses types that it does not include.
#include <stdint.h>
#include <sys/types.h>
#include <sha2.h>
