#ifndef WINNOW_CRESOLV_H
#define WINNOW_CRESOLV_H

#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>

#endif
