#ifndef WINNOW_CJANSSON_SHIM_H
#define WINNOW_CJANSSON_SHIM_H

#include <jansson.h>

#endif
