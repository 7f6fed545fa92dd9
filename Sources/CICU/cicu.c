#include "CICU.h"

#include <pthread.h>
#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

int32_t cicu_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

bool cicu_is_white_space(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_WHITE_SPACE);
}

bool cicu_is_default_ignorable(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool cicu_is_alphabetic(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_ALPHABETIC);
}

bool cicu_is_pictographic(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool cicu_is_emoji_presentation(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_EMOJI_PRESENTATION);
}

bool cicu_is_wide(uint32_t scalar) {
    int32_t width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

int32_t cicu_digit_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

uint32_t cicu_simple_case_fold(uint32_t scalar) {
    return (uint32_t)u_foldCase((UChar32)scalar, U_FOLD_CASE_DEFAULT);
}

uint32_t cicu_simple_uppercase(uint32_t scalar) { return (uint32_t)u_toupper((UChar32)scalar); }

static uint32_t packed(UScriptCode code) {
    const char *name = uscript_getShortName(code);
    if (name == NULL || name[0] == 0 || name[1] == 0 || name[2] == 0 || name[3] == 0) {
        return 0;
    }
    return (uint32_t)(unsigned char)name[0] << 24 | (uint32_t)(unsigned char)name[1] << 16
        | (uint32_t)(unsigned char)name[2] << 8 | (uint32_t)(unsigned char)name[3];
}

uint32_t cicu_script(uint32_t scalar) {
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)scalar, &error);
    return U_FAILURE(error) ? 0 : packed(code);
}

bool cicu_has_script(uint32_t scalar, uint32_t script) {
    UScriptCode codes[64];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = uscript_getScriptExtensions((UChar32)scalar, codes, 64, &error);
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
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&error);
    UChar source[2], result[64];
    int32_t length = units(scalar, source);
    if (U_FAILURE(error) || length < 0) return -1;
    length = unorm2_normalize(form, source, length, result, 64, &error);
    return U_FAILURE(error) ? -1 : scalars(result, length, out, capacity);
}

int32_t cicu_canonical_decomposition(uint32_t scalar, uint32_t *out, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFDInstance(&error);
    UChar source[2], result[64];
    int32_t length = units(scalar, source);
    if (U_FAILURE(error) || length < 0) return -1;
    length = unorm2_normalize(form, source, length, result, 64, &error);
    return U_FAILURE(error) ? -1 : scalars(result, length, out, capacity);
}

static USpoofChecker *spoof;
static UIDNA *idna;
static pthread_once_t spoof_once = PTHREAD_ONCE_INIT;
static pthread_once_t idna_once = PTHREAD_ONCE_INIT;

static void open_spoof(void) {
    UErrorCode error = U_ZERO_ERROR;
    spoof = uspoof_open(&error);
    if (U_FAILURE(error)) spoof = NULL;
}

static void open_idna(void) {
    UErrorCode error = U_ZERO_ERROR;
    idna = uidna_openUTS46(
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
    length = uspoof_getSkeleton(spoof, 0, source, length, result, 128, &error);
    return U_FAILURE(error) ? -1 : scalars(result, length, out, capacity);
}

uint32_t cicu_compose_pair(uint32_t first, uint32_t second) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error)) return 0;
    UChar32 composed = unorm2_composePair(form, (UChar32)first, (UChar32)second);
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
    int32_t written = uidna_nameToASCII_UTF8(idna, name, length, out, capacity, &info, &error);
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
        uidna_nameToUnicodeUTF8(idna, name, length, out, capacity, &info, &error);
    *errors = info.errors & ~forgiven;
    return U_FAILURE(error) || written > capacity ? -1 : written;
}
