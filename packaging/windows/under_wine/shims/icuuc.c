/* Windows 10 has an icuuc.dll in System32 that Qt6Core.dll links; Wine 10 has none, so that no program with Qt starts.
   This one knows no converter. Qt then converts between the UTFs by itself, which is all that the program asks for.
   For trials under Wine only: Windows has the real one, and nothing here is ever shipped. */
#include <stddef.h>
#include <stdint.h>

#define API __declspec(dllexport)

typedef int32_t Status;
enum { FILE_ACCESS_ERROR = 4 };

static void fail(Status *status)
{
    if (status && *status <= 0)
        *status = FILE_ACCESS_ERROR;
}

API void *ucnv_open(const char *name, Status *status) { fail(status); return NULL; }
API void ucnv_close(void *converter) {}
API void ucnv_reset(void *converter) {}
API int8_t ucnv_getMaxCharSize(const void *converter) { return 4; }
API const char *ucnv_getName(const void *converter, Status *status) { fail(status); return NULL; }
API const char *ucnv_getStandardName(const char *name, const char *standard, Status *status) { fail(status); return NULL; }
API int32_t ucnv_countAvailable(void) { return 0; }
API const char *ucnv_getAvailableName(int32_t number) { return NULL; }
API int32_t ucnv_fromUCountPending(const void *converter, Status *status) { return 0; }
API int32_t ucnv_toUCountPending(const void *converter, Status *status) { return 0; }

static void no_callback(void **action, const void **context)
{
    if (action)
        *action = NULL;
    if (context)
        *context = NULL;
}

API void ucnv_getToUCallBack(const void *converter, void **action, const void **context) { no_callback(action, context); }
API void ucnv_getFromUCallBack(const void *converter, void **action, const void **context) { no_callback(action, context); }
API void ucnv_setToUCallBack(void *converter, void *action, const void *context, void **old, const void **before, Status *status) { fail(status); }
API void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void **old, const void **before, Status *status) { fail(status); }
API void ucnv_fromUnicode(void *converter, char **to, const char *to_end, const uint16_t **from, const uint16_t *from_end, int32_t *offsets, int8_t flush, Status *status) { fail(status); }
API void ucnv_toUnicode(void *converter, uint16_t **to, const uint16_t *to_end, const char **from, const char *from_end, int32_t *offsets, int8_t flush, Status *status) { fail(status); }
API void ucnv_cbFromUWriteUChars(void *args, const uint16_t **from, const uint16_t *end, int32_t offset, Status *status) { fail(status); }
API void ucnv_cbToUWriteUChars(void *args, const uint16_t *from, int32_t length, int32_t offset, Status *status) { fail(status); }
API void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *args, const uint16_t *units, int32_t length, int32_t point, int reason, Status *status) { fail(status); }
API void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *args, const char *units, int32_t length, int reason, Status *status) { fail(status); }
