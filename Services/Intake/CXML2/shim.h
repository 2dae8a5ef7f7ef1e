// libxml2 built with ICU includes ICU's own headers, which clash with the ones that Foundation brings. Nothing of ICU is
// used through this module, and no type that changes with the switch.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
