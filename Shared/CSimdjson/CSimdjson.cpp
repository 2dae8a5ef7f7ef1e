#include "CSimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_set>
#include <vector>

using simdjson::dom::document;
using simdjson::dom::parser;

struct accord_json_document {
  parser reader;
  document result;
  std::unique_ptr<uint8_t[]> text;
  size_t capacity = 0;
  size_t length = 0;
  size_t maximum_depth = 0;
};

namespace {

// Parsers are kept for the next text, since making one costs more than parsing a small event. Few and small ones only:
// a service at rest shall not hold the memory of its largest message.
constexpr size_t pooled_documents = 4;
constexpr size_t pooled_capacity = 64 * 1024;

struct Pool {
  std::mutex mutex;
  std::vector<std::unique_ptr<accord_json_document>> free;
};

Pool &pool() {
  // Never destroyed: a document may be released while the process exits.
  static Pool *const shared = new Pool();
  return *shared;
}

std::unique_ptr<accord_json_document> checkout() {
  {
    Pool &shared = pool();
    std::lock_guard<std::mutex> lock(shared.mutex);
    if (!shared.free.empty()) {
      auto document = std::move(shared.free.back());
      shared.free.pop_back();
      return document;
    }
  }
  return std::make_unique<accord_json_document>();
}

char kind(uint64_t word) { return char(word >> 56); }

std::string_view name_at(const document &document, size_t index) {
  const uint8_t *entry =
      document.string_buf.get() + (document.tape[index] & simdjson::internal::JSON_VALUE_MASK);
  uint32_t length;
  std::memcpy(&length, entry, sizeof(length));
  return {reinterpret_cast<const char *>(entry) + sizeof(length), length};
}

size_t after(const document &document, size_t index) {
  switch (kind(document.tape[index])) {
  case '{':
  case '[':
    return size_t(document.tape[index] & 0xFFFFFFFF);
  case 'l':
  case 'u':
  case 'd':
    return index + 2;
  default:
    return index + 1;
  }
}

// The tape index of a name that its object has already, or 0.
size_t duplicate_in(const document &document, size_t object) {
  // Most objects have few members: comparing each with each is quicker than hashing them.
  constexpr size_t few = 24;
  std::string_view names[few];
  size_t count = 0;
  std::unordered_set<std::string_view> many;
  const size_t end = after(document, object) - 1;
  for (size_t index = object + 1; index < end; index = after(document, index + 1)) {
    const std::string_view name = name_at(document, index);
    if (count < few) {
      for (size_t other = 0; other < count; other++) {
        if (names[other] == name) return index;
      }
      names[count] = name;
    } else {
      if (count == few) many.insert(names, names + few);
      if (!many.insert(name).second) return index;
    }
    count++;
  }
  return 0;
}

accord_json_status status_of(simdjson::error_code error) {
  switch (error) {
  case simdjson::SUCCESS: return accord_json_ok;
  case simdjson::EMPTY: return accord_json_empty;
  case simdjson::UTF8_ERROR: return accord_json_not_utf8;
  case simdjson::NUMBER_ERROR: return accord_json_number;
  case simdjson::DEPTH_ERROR: return accord_json_too_deep;
  case simdjson::CAPACITY: return accord_json_too_large;
  case simdjson::MEMALLOC: return accord_json_no_memory;
  default: return accord_json_syntax;
  }
}

bool is_space(uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

// The three below read a text that has been validated, so they never meet its end by surprise.
size_t past_space(const uint8_t *text, size_t index) {
  while (is_space(text[index])) index++;
  return index;
}

size_t past_string(const uint8_t *text, size_t index) {
  for (index++; text[index] != '"'; index++) {
    if (text[index] == '\\') index++;
  }
  return index + 1;
}

size_t past_value(const uint8_t *text, size_t index) {
  size_t depth = 0;
  do {
    switch (text[index]) {
    case '"':
      index = past_string(text, index);
      break;
    case '{':
    case '[':
      depth++;
      index++;
      break;
    case '}':
    case ']':
      depth--;
      index++;
      break;
    default:
      if (depth > 0) {
        index++;
      } else {
        while (!is_space(text[index]) && text[index] != ',' && text[index] != '}' && text[index] != ']') index++;
      }
    }
  } while (depth > 0);
  return index;
}

accord_json_status parse(
    accord_json_document &document, const uint8_t *bytes, size_t length, size_t maximum_depth, size_t *duplicate,
    size_t *owner) {
  // RFC 8259, 8.1 lets a parser ignore a byte order mark or refuse it. Whether simdjson skips one depends on its version, and
  // the scanner below reads the text from its first byte on: it is refused.
  if (length >= 3 && std::memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) return accord_json_syntax;
  const size_t needed = length + simdjson::SIMDJSON_PADDING;
  if (document.capacity < needed) {
    document.text = std::make_unique<uint8_t[]>(needed);
    document.capacity = needed;
  }
  if (length > 0) std::memcpy(document.text.get(), bytes, length);
  std::memset(document.text.get() + length, ' ', simdjson::SIMDJSON_PADDING);
  document.length = length;
  if (document.maximum_depth != maximum_depth) {
    const auto error = document.reader.allocate(length < 64 ? 64 : length, maximum_depth);
    if (error) return status_of(error);
    document.maximum_depth = maximum_depth;
  }
  simdjson::dom::element root;
  const auto error =
      document.reader.parse_into_document(document.result, document.text.get(), length, false).get(root);
  if (error) return status_of(error);
  const size_t end = size_t(document.result.tape[0] & simdjson::internal::JSON_VALUE_MASK) - 1;
  for (size_t index = 1; index < end;) {
    const char type = kind(document.result.tape[index]);
    if (type == '{') {
      if (const size_t second = duplicate_in(document.result, index)) {
        *duplicate = second;
        *owner = index;
        return accord_json_duplicate_name;
      }
    }
    index += (type == 'l' || type == 'u' || type == 'd') ? 2 : 1;
  }
  return accord_json_ok;
}

}  // namespace

// No exception may pass into Swift: each function that can allocate catches.
extern "C" accord_json_status accord_json_parse(
    const uint8_t *bytes, size_t length, size_t maximum_depth, accord_json_document **document, size_t *duplicate,
    size_t *owner) {
  *document = nullptr;
  try {
    auto own = checkout();
    const auto status = parse(*own, bytes, length, maximum_depth, duplicate, owner);
    if (status == accord_json_ok || status == accord_json_duplicate_name) {
      *document = own.release();
    } else {
      accord_json_release(own.release());
    }
    return status;
  } catch (...) {
    return accord_json_no_memory;
  }
}

extern "C" void accord_json_release(accord_json_document *document) {
  std::unique_ptr<accord_json_document> own(document);
  if (!own || own->capacity > pooled_capacity) return;
  try {
    Pool &shared = pool();
    std::lock_guard<std::mutex> lock(shared.mutex);
    if (shared.free.size() < pooled_documents) shared.free.push_back(std::move(own));
  } catch (...) {
    // Not kept, then.
  }
}

extern "C" const uint64_t *accord_json_tape(const accord_json_document *document) {
  return document->result.tape.get();
}

extern "C" const uint8_t *accord_json_strings(const accord_json_document *document) {
  return document->result.string_buf.get();
}

extern "C" void accord_json_member_span(
    const accord_json_document *document, size_t member, size_t *start, size_t *end) {
  const uint8_t *text = document->text.get();
  size_t index = past_space(text, 0) + 1;  // behind the {
  for (;; member--) {
    index = past_space(text, past_string(text, past_space(text, index)));  // at the :
    index = past_space(text, index + 1);
    const size_t begin = index;
    index = past_value(text, index);
    if (member == 0) {
      *start = begin;
      *end = index;
      return;
    }
    index = past_space(text, index) + 1;  // behind the ,
  }
}
