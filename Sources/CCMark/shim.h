// The system's libcmark, imported by LessonSyntax alone.
#include <cmark.h>
