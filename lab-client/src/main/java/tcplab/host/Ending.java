package tcplab.host;

/** The end of this process, from the signal that asks for it. Whatever the lab has started ends with it, also unasked. */
public final class Ending {
    private Ending() {}

    /** True after a signal that ends the process: from then on no hook can be added. */
    public static boolean hasBegun() {
        Thread hook = new Thread(() -> {}, "asked whether it ends");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
