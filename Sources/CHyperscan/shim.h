#ifndef CHYPERSCAN_SHIM_H
#define CHYPERSCAN_SHIM_H

#include <hs.h>

#endif
