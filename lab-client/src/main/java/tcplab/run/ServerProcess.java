package tcplab.run;

import static tcplab.text.Told.say;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tcplab.host.Tools;
import tcplab.model.Side;
import tcplab.text.ToldException;

/** Starts the server's process: the same Java with the same libraries, in the server's network namespace. */
final class ServerProcess {
    private static final long START_SECONDS = 30;
    /**
     * It keeps three MiB from run to run. Java would let it use a quarter of the machine before it collects; with so small
     * a young generation it collects every few dozen runs, in a millisecond.
     */
    private static final List<String> MEMORY = List.of("-Xms16m", "-Xmn6m", "-Xmx256m");

    private ServerProcess() {}

    /**
     * Starts it and does not wait; see {@link RemotePeer#ready}.
     *
     * @param enter the words that enter the server's namespace, possibly none
     * @param log takes the lines that it writes to its standard error
     */
    static RemotePeer start(List<String> enter, Consumer<String> log) throws IOException {
        List<String> command = new ArrayList<>(enter);
        // A session of its own: an interrupt typed at the terminal is for the lab, not for the peer.
        command.add("setsid");
        command.addAll(java());
        command.addAll(MEMORY);
        command.addAll(List.of("tcplab.server.Main", Side.SERVER.word()));
        Process process = Tools.start(new ProcessBuilder(command));
        return new RemotePeer(Side.SERVER, process, new LastWords(process, log));
    }

    /** Waits until it answers; an {@link IOException} says why it does not. */
    static void awaitReady(RemotePeer server) throws IOException {
        try {
            server.ready().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToldException(say("interrupted"), e);
        } catch (Exception e) {
            server.kill();
            throw new ToldException(
                    server.shortage()
                            .map(why -> say("the server process did not start: %s", why))
                            .orElse(say("the server process did not start; see --debug for what it said")),
                    e);
        }
    }

    /** What the launcher says, or else what this process runs with. */
    private static List<String> java() {
        List<String> words = new ArrayList<>();
        String launcher = System.getenv("TCPLAB_JAVA");
        if (launcher != null) {
            words.add(launcher);
            System.getenv().getOrDefault("TCPLAB_JAVA_FLAGS", "").lines().forEach(words::add);
            return words;
        }
        words.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        return words;
    }
}
