package tcplab.client.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import tcplab.client.desk.Console;
import tcplab.client.desk.ExitCode;
import tcplab.client.desk.Home;
import tcplab.client.desk.StateFolder;
import tcplab.model.Side;
import tcplab.script.Catalogue;
import tcplab.server.Answering;
import tcplab.socket.NettyPeer;
import tcplab.socket.Rehearsal;

/**
 * Does once what users do most, so that the launcher can keep the classes for a quick start: a run on the best bench
 * that works, the drawing and judging of it, and a shell. What does not work here is passed over. At last it loads what
 * there is of the lab besides, for a run that comes out otherwise. The launcher gives it a state folder of its own.
 */
final class RehearseCommand {
    static final String WORD = "__rehearse";

    private static final String CLASS = ".class";

    private static final String EXPERIMENT = "close/three-way";
    private static final List<List<String>> USUAL = List.of(
            List.of("run", EXPERIMENT),
            List.of("show", "latest"),
            List.of("judge", "latest"),
            List.of("list"),
            List.of("help"));

    /** What a side is asked over its pipe. */
    private static final String REQUESTS = """
            {"begin":0}
            {"perform":1,"action":{"action":"socket","socket":"client","ipv6":false}}
            {"perform":2,"action":{"action":"close","socket":"client"}}
            {"end":3}
            """;

    private RehearseCommand() {}

    /**
     * @param commandLine does the words of a command
     * @param shell is opened at no terminal
     */
    static int run(CommandLine commandLine, ShellCommand shell, Console console) throws Exception {
        Catalogue catalogue = Home.catalogue();
        for (String name : catalogue.names()) {
            catalogue.read(name);
        }
        for (List<String> words : USUAL) {
            commandLine.run(words.toArray(String[]::new));
        }
        // The pages, which a shell serves too.
        commandLine.run(new String[] {"report", "latest", "--out", StateFolder.of(System.getenv()).resolve("report").toString()});
        asServer();
        shell.rehearse(console);
        for (Class<?> one : List.of(RehearseCommand.class, Catalogue.class, NettyPeer.class)) {
            loadAllBeside(one);
        }
        return ExitCode.AS_RECORDED;
    }

    private static void asServer() throws IOException, ClassNotFoundException {
        // Its entry, which only the server's own process runs.
        Class.forName("tcplab.server.Main");
        try (NettyPeer peer = new NettyPeer(Side.SERVER)) {
            Rehearsal.of(peer, 1);
            new Answering(peer, OutputStream.nullOutputStream())
                    .serve(new ByteArrayInputStream(REQUESTS.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** All classes of the jar from which this one comes. */
    private static void loadAllBeside(Class<?> one) throws IOException, URISyntaxException, ClassNotFoundException {
        try (JarFile jar = new JarFile(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile())) {
            List<String> files = jar.stream().map(file -> file.getName()).filter(name -> name.endsWith(CLASS)).toList();
            for (String file : files) {
                String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
                Class.forName(name, false, one.getClassLoader());
            }
        }
    }
}
