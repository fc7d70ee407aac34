// The terminal as a screen to draw on, which is given back as it was found however the program ends. In C, because
// only what a signal handler may do can be done when the program crashes or is stopped.
#ifndef LESSON_SCREEN_H
#define LESSON_SCREEN_H

// Takes the terminal of standard input and output: the other page of it (the alternate screen) without a cursor,
// and each key at once and unseen, except for those that send signals. Gives it back when the program ends, crashes
// or is stopped by Ctrl-Z, and takes it again when the program goes on.
//
// `changes` becomes readable when the terminal has another size, or has to be drawn anew for another reason. Gives
// 0, or the errno that says why not.
int screen_take(int *changes);

// Gives the terminal back. May be called at any time, in a signal handler too.
void screen_give_back(void);

#endif
