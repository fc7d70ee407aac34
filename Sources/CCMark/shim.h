// The system's libcmark. Imported by LessonSyntax alone.
#include <cmark.h>
