#ifndef WINNOW_CICU_H
#define WINNOW_CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ICU renames its symbols per version; these functions give Swift stable names.
// Scalars are UTF-32 code points. Every function is safe to call from any thread.

/// General categories, as ICU numbers them (UCharCategory).
enum {
    CICU_UNASSIGNED = 0,
    CICU_UPPERCASE_LETTER = 1,
    CICU_OTHER_LETTER = 5,
    CICU_NONSPACING_MARK = 6,
    CICU_ENCLOSING_MARK = 7,
    CICU_SPACING_MARK = 8,
    CICU_DECIMAL_NUMBER = 9,
    CICU_LETTER_NUMBER = 10,
    CICU_OTHER_NUMBER = 11,
    CICU_SPACE_SEPARATOR = 12,
    CICU_LINE_SEPARATOR = 13,
    CICU_PARAGRAPH_SEPARATOR = 14,
    CICU_CONTROL = 15,
    CICU_FORMAT = 16,
    CICU_PRIVATE_USE = 17,
    CICU_SURROGATE = 18,
    CICU_OTHER_SYMBOL = 27,
};

int32_t cicu_category(uint32_t scalar);
bool cicu_is_white_space(uint32_t scalar);
bool cicu_is_default_ignorable(uint32_t scalar);
bool cicu_is_alphabetic(uint32_t scalar);
bool cicu_is_pictographic(uint32_t scalar);
bool cicu_is_emoji_presentation(uint32_t scalar);
/// True for East Asian Wide and Fullwidth.
bool cicu_is_wide(uint32_t scalar);
/// The value of a decimal digit, or -1.
int32_t cicu_digit_value(uint32_t scalar);
uint32_t cicu_simple_case_fold(uint32_t scalar);
uint32_t cicu_simple_uppercase(uint32_t scalar);

/// The script as a packed ISO 15924 name, for example 'Latn' = 0x4C61746E.
uint32_t cicu_script(uint32_t scalar);
/// Whether the Script_Extensions of the scalar contain the packed ISO 15924 name.
bool cicu_has_script(uint32_t scalar, uint32_t script);

/// Each of the next three writes at most `capacity` scalars and returns how many there are,
/// or -1 when it failed or they do not fit.
int32_t cicu_nfkc_casefold(uint32_t scalar, uint32_t *out, int32_t capacity);
int32_t cicu_canonical_decomposition(uint32_t scalar, uint32_t *out, int32_t capacity);
int32_t cicu_skeleton(uint32_t scalar, uint32_t *out, int32_t capacity);

/// The primary composite of two scalars, or 0.
uint32_t cicu_compose_pair(uint32_t first, uint32_t second);

/// UTS #46, nontransitional. Returns the length written, or -1 on failure; `errors` receives
/// the UIDNA_ERROR_ bits that a lenient (WHATWG) reading does not forgive.
int32_t cicu_idna_ascii(
    const char *name, int32_t length, char *out, int32_t capacity, uint32_t *errors);
int32_t cicu_idna_unicode(
    const char *name, int32_t length, char *out, int32_t capacity, uint32_t *errors);

#endif
