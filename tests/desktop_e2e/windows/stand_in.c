/* A stand-in for the frozen program, which does what its arguments say.
   hold MUTEX FILE  hold MUTEX, make FILE and run until it is gone
   lock PATH FILE   the same with PATH open and not shared, without any mutex
   nothing          write the own place to %TEMP%\evenfoot-started.txt and end */
#include <windows.h>
#include <shellapi.h>

static HANDLE make(const wchar_t *path) {
    return CreateFileW(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}

static int stay(const wchar_t *file) {
    CloseHandle(make(file));
    while (GetFileAttributesW(file) != INVALID_FILE_ATTRIBUTES) Sleep(20);
    return 0;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int show) {
    int count;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    if (count > 3 && !lstrcmpW(words[1], L"lock")) {
        CreateFileW(words[2], GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
        return stay(words[3]);
    }
    if (count > 3 && !lstrcmpW(words[1], L"hold")) {
        CreateMutexW(NULL, FALSE, words[2]);
        return stay(words[3]);
    }
    wchar_t place[MAX_PATH], own[MAX_PATH];
    DWORD written;
    lstrcpyW(place + GetTempPathW(MAX_PATH, place), L"evenfoot-started.txt");
    HANDLE file = make(place);
    WriteFile(file, own, 2 * GetModuleFileNameW(NULL, own, MAX_PATH), &written, NULL);
    CloseHandle(file);
    return 0;
}
