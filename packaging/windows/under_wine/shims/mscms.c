/* Qt's plugin for windows asks the colour system for the profile of the display; Wine 10's mscms.dll aborts the program
   at WcsCreateIccProfile. This one says that there is no profile, and Qt takes sRGB, as it does on many a real Windows.
   For trials under Wine only: nothing here is ever shipped. */
#include <stddef.h>

#define API __declspec(dllexport)

API void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned creation) { return NULL; }
API int CloseColorProfile(void *profile) { return 1; }
API int GetColorProfileFromHandle(void *profile, unsigned char *buffer, unsigned *size) { return 0; }
API void *WcsCreateIccProfile(void *profile, unsigned options) { return NULL; }
