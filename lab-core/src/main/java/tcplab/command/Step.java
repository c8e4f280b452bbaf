package tcplab.command;

/** A line of the language that has been understood and can be done. */
public interface Step {
    void perform(Stage stage) throws StepFailure;

    /** False for a step after which the sockets need not be looked at, since it does not touch them. */
    default boolean touchesSockets() {
        return true;
    }
}
