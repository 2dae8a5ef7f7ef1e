#pragma once
// simdjson behind a C face: Swift cannot import its C++.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One parsed text: the copy of its bytes, its tape and its strings (simdjson's doc/tape.md). One thread at a time.
typedef struct accord_json_document accord_json_document;

typedef enum accord_json_status : int32_t {
  accord_json_ok = 0,
  accord_json_empty,
  accord_json_not_utf8,
  accord_json_syntax,
  accord_json_number,
  accord_json_too_deep,
  accord_json_too_large,
  accord_json_duplicate_name,
  accord_json_no_memory,
} accord_json_status;

/// Parses and validates a whole text. Names within one object must differ (RFC 7493, 2.3): two readers of a text that
/// repeats one would see different things.
///
/// On success `*document` must be given to `accord_json_release` exactly once, and holds until then. On failure it is NULL,
/// except for `accord_json_duplicate_name`, where it is valid and `*duplicate` is the tape index of the second name and
/// `*owner` that of the object it stands in.
accord_json_status accord_json_parse(
    const uint8_t *bytes, size_t length, size_t maximum_depth, accord_json_document **document, size_t *duplicate,
    size_t *owner);

void accord_json_release(accord_json_document *document);

/// 64-bit words: a type in the upper 8 bits, its payload in the lower 56. Word 0 is the root, the value begins at word 1.
const uint64_t *accord_json_tape(const accord_json_document *document);

/// Where the payload of a `"` word points to: 4 bytes of length, the unescaped UTF-8 bytes, a NUL.
const uint8_t *accord_json_strings(const accord_json_document *document);

/// The bytes of the value of the `member`th member (from 0, in the order of the text) of the object that the text is.
void accord_json_member_span(const accord_json_document *document, size_t member, size_t *start, size_t *end);

#ifdef __cplusplus
}
#endif
