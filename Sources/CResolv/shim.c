#include "CResolv.h"
