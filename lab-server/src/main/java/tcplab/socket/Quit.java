package tcplab.socket;

import com.sun.jna.Pointer;

/**
 * SIGQUIT, as Ctrl-\ sends it to all in the foreground. Java would print what each of its threads does and go on, which
 * tells a learner nothing. Java has the signal for itself and hands it to nobody, so the C library gives it back its own
 * meaning: it ends the process at once, and what that has made goes as after SIGKILL.
 */
public final class Quit {
    private static final int SIGQUIT = 3;

    private Quit() {}

    /** From soon on; nobody waits for the C library's binding. */
    public static void soonEnds() {
        Thread thread = new Thread(
                () -> LibC.function("signal").invokePointer(new Object[] {SIGQUIT, Pointer.NULL}), "quit");
        thread.setDaemon(true);
        thread.start();
    }
}
