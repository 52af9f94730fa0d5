/* numpy reads real and imaginary parts by functions of C99 that Wine 10's ucrtbase.dll names but aborts at. This one has
   them, and hands everything else on to Wine's own, which lies beside it under another name: wine.py writes the list of
   what is handed on. So numpy runs as its wheel has it, with not one byte changed.
   For trials under Wine only: nothing here is ever shipped. */
typedef struct { float real, imaginary; } FloatComplex;
typedef struct { double real, imaginary; } DoubleComplex;

float crealf(FloatComplex number) { return number.real; }
float cimagf(FloatComplex number) { return number.imaginary; }
double creal(DoubleComplex number) { return number.real; }
double cimag(DoubleComplex number) { return number.imaginary; }
/* To Windows a long double is a double. */
double creall(DoubleComplex number) { return number.real; }
double cimagl(DoubleComplex number) { return number.imaginary; }
