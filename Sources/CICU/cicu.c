#include "CICU.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

// ICU's libraries are opened when they are first needed: many texts are ASCII, and a process that
// meets none of them needs no tables. ICU's headers give each name its version (u_charType_72).
#define COMMON(each) \
    each(u_charType) each(u_hasBinaryProperty) each(u_getIntPropertyValue) \
    each(u_charDigitValue) each(u_foldCase) each(u_toupper) each(uscript_getShortName) \
    each(uscript_getScript) each(uscript_getScriptExtensions) \
    each(unorm2_getNFKCCasefoldInstance) each(unorm2_normalize) each(unorm2_getNFDInstance) \
    each(unorm2_getNFCInstance) each(unorm2_composePair) each(uidna_openUTS46) \
    each(uidna_nameToASCII_UTF8) each(uidna_nameToUnicodeUTF8)
#define SPOOFING(each) each(uspoof_open) each(uspoof_getSkeleton)

#define TEXT(name) #name
#define NAME(name) TEXT(name),
#define FIELD(name) __typeof__(name) *name;
#define EXPANDED(name) TEXT(name)
#define VERSION EXPANDED(U_ICU_VERSION_MAJOR_NUM)

static struct { COMMON(FIELD) } common_functions;
static struct { SPOOFING(FIELD) } spoofing;
static const char *const common_names[] = { COMMON(NAME) NULL };
static const char *const spoofing_names[] = { SPOOFING(NAME) NULL };

/// Finds functions by their names. Without them no text can be read, so it ends the process, as the
/// system does if a library is missing when a process starts.
static void open_library(const char *file, const char *const *names, void **functions) {
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
    for (int i = 0; library != NULL && names[i] != NULL; i++) {
        functions[i] = dlsym(library, names[i]);
        if (functions[i] == NULL) library = NULL;
    }
    if (library != NULL) return;
    fprintf(stderr, "winnow: error while loading ICU: %s\n", dlerror());
    _Exit(127);
}

static bool is_common_open;
static pthread_once_t common_once = PTHREAD_ONCE_INIT;

static void open_common(void) {
    open_library("libicuuc.so." VERSION, common_names, (void **)&common_functions);
    __atomic_store_n(&is_common_open, true, __ATOMIC_RELEASE);
}

static inline __typeof__(common_functions) *common(void) {
    if (!__atomic_load_n(&is_common_open, __ATOMIC_ACQUIRE)) {
        pthread_once(&common_once, open_common);
    }
    return &common_functions;
}

int32_t cicu_category(uint32_t scalar) { return common()->u_charType((UChar32)scalar); }

bool cicu_is_white_space(uint32_t scalar) {
    return common()->u_hasBinaryProperty((UChar32)scalar, UCHAR_WHITE_SPACE);
}

bool cicu_is_default_ignorable(uint32_t scalar) {
    return common()->u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool cicu_is_alphabetic(uint32_t scalar) {
    return common()->u_hasBinaryProperty((UChar32)scalar, UCHAR_ALPHABETIC);
}

bool cicu_is_pictographic(uint32_t scalar) {
    return common()->u_hasBinaryProperty((UChar32)scalar, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool cicu_is_emoji_presentation(uint32_t scalar) {
    return common()->u_hasBinaryProperty((UChar32)scalar, UCHAR_EMOJI_PRESENTATION);
}

bool cicu_is_wide(uint32_t scalar) {
    int32_t width = common()->u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

int32_t cicu_digit_value(uint32_t scalar) { return common()->u_charDigitValue((UChar32)scalar); }

uint32_t cicu_simple_case_fold(uint32_t scalar) {
    return (uint32_t)common()->u_foldCase((UChar32)scalar, U_FOLD_CASE_DEFAULT);
}

uint32_t cicu_simple_uppercase(uint32_t scalar) { return (uint32_t)common()->u_toupper((UChar32)scalar); }

static uint32_t packed(UScriptCode code) {
    const char *name = common()->uscript_getShortName(code);
    if (name == NULL || name[0] == 0 || name[1] == 0 || name[2] == 0 || name[3] == 0) {
        return 0;
    }
    return (uint32_t)(unsigned char)name[0] << 24 | (uint32_t)(unsigned char)name[1] << 16
        | (uint32_t)(unsigned char)name[2] << 8 | (uint32_t)(unsigned char)name[3];
}

uint32_t cicu_script(uint32_t scalar) {
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode code = common()->uscript_getScript((UChar32)scalar, &error);
    return U_FAILURE(error) ? 0 : packed(code);
}

bool cicu_has_script(uint32_t scalar, uint32_t script) {
    UScriptCode codes[64];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = common()->uscript_getScriptExtensions((UChar32)scalar, codes, 64, &error);
    if (U_FAILURE(error)) return false;
    for (int32_t i = 0; i < count; i++) {
        if (packed(codes[i]) == script) return true;
    }
    return false;
}

static int32_t scalars(
    const UChar *text, int32_t length, uint32_t *out, int32_t capacity) {
    int32_t count = 0;
    for (int32_t i = 0; i < length;) {
        UChar32 scalar;
        U16_NEXT(text, i, length, scalar);
        if (count == capacity) return -1;
        out[count++] = (uint32_t)scalar;
    }
    return count;
}

static int32_t units(uint32_t scalar, UChar *out) {
    int32_t length = 0;
    if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF)) return -1;
    U16_APPEND_UNSAFE(out, length, scalar);
    return length;
}

int32_t cicu_nfkc_casefold(uint32_t scalar, uint32_t *out, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = common()->unorm2_getNFKCCasefoldInstance(&error);
    UChar source[2], result[64];
    int32_t length = units(scalar, source);
    if (U_FAILURE(error) || length < 0) return -1;
    length = common()->unorm2_normalize(form, source, length, result, 64, &error);
    return U_FAILURE(error) ? -1 : scalars(result, length, out, capacity);
}

int32_t cicu_canonical_decomposition(uint32_t scalar, uint32_t *out, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = common()->unorm2_getNFDInstance(&error);
    UChar source[2], result[64];
    int32_t length = units(scalar, source);
    if (U_FAILURE(error) || length < 0) return -1;
    length = common()->unorm2_normalize(form, source, length, result, 64, &error);
    return U_FAILURE(error) ? -1 : scalars(result, length, out, capacity);
}

static USpoofChecker *spoof;
static UIDNA *idna;
static pthread_once_t spoof_once = PTHREAD_ONCE_INIT;
static pthread_once_t idna_once = PTHREAD_ONCE_INIT;

static void open_spoof(void) {
    open_library("libicui18n.so." VERSION, spoofing_names, (void **)&spoofing);
    UErrorCode error = U_ZERO_ERROR;
    spoof = spoofing.uspoof_open(&error);
    if (U_FAILURE(error)) spoof = NULL;
}

static void open_idna(void) {
    UErrorCode error = U_ZERO_ERROR;
    idna = common()->uidna_openUTS46(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII
            | UIDNA_NONTRANSITIONAL_TO_UNICODE,
        &error);
    if (U_FAILURE(error)) idna = NULL;
}

int32_t cicu_skeleton(uint32_t scalar, uint32_t *out, int32_t capacity) {
    pthread_once(&spoof_once, open_spoof);
    UChar source[2], result[128];
    int32_t length = units(scalar, source);
    if (spoof == NULL || length < 0) return -1;
    UErrorCode error = U_ZERO_ERROR;
    length = spoofing.uspoof_getSkeleton(spoof, 0, source, length, result, 128, &error);
    return U_FAILURE(error) ? -1 : scalars(result, length, out, capacity);
}

uint32_t cicu_compose_pair(uint32_t first, uint32_t second) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = common()->unorm2_getNFCInstance(&error);
    if (U_FAILURE(error)) return 0;
    UChar32 composed = common()->unorm2_composePair(form, (UChar32)first, (UChar32)second);
    return composed < 0 ? 0 : (uint32_t)composed;
}

// What the WHATWG URL standard forgives: CheckHyphens and VerifyDnsLength are off.
static const uint32_t forgiven = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG
    | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN
    | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

int32_t cicu_idna_ascii(
    const char *name, int32_t length, char *out, int32_t capacity, uint32_t *errors) {
    pthread_once(&idna_once, open_idna);
    if (idna == NULL) return -1;
    UErrorCode error = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written = common()->uidna_nameToASCII_UTF8(idna, name, length, out, capacity, &info, &error);
    *errors = info.errors & ~forgiven;
    return U_FAILURE(error) || written > capacity ? -1 : written;
}

int32_t cicu_idna_unicode(
    const char *name, int32_t length, char *out, int32_t capacity, uint32_t *errors) {
    pthread_once(&idna_once, open_idna);
    if (idna == NULL) return -1;
    UErrorCode error = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t written =
        common()->uidna_nameToUnicodeUTF8(idna, name, length, out, capacity, &info, &error);
    *errors = info.errors & ~forgiven;
    return U_FAILURE(error) || written > capacity ? -1 : written;
}
