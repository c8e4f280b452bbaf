package tcplab.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tcplab.command.StepFailure;
import tcplab.render.Result;
import tcplab.script.Experiment;
import tcplab.text.Language;

/**
 * An experiment as a small Maven project with plain Netty and nothing of the lab, as a bug report needs it: one file with
 * what was expected and what happened, a main method with the calls of both sides in the script's order, and below it
 * those of the helpers that it uses.
 */
public final class NettyProject {
    private NettyProject() {}

    /**
     * The project's files by their path in it.
     *
     * @param run what was seen when the experiment ran, or null
     * @param netty the version of Netty that the project uses
     * @param language of whoever reads what stands beside the program
     * @throws StepFailure if a step has no translation; its message names the step
     */
    public static Map<String, String> of(Experiment experiment, Result run, String netty, Language language)
            throws StepFailure, IOException {
        NettyProgram program = NettyProgram.of(experiment);
        Map<String, String> values = Map.of(
                "NETTY", netty,
                "FAMILY", experiment.ipv6() ? "INET6" : "INET",
                "ADDRESS", Transcript.loopback(experiment),
                "PROC", experiment.ipv6() ? "tcp6" : "tcp",
                "RECV_BYTES", JavaWords.number(program.readBytes()));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", new ReproducerReadme(language).of(experiment, run, program.ports(), netty));
        files.put("pom.xml", filled("pom.xml", values));
        files.put("run.sh", filled("run.sh", values));
        files.put("src/main/java/reproducer/Reproducer.java",
                new ReproducerSource(filled("helpers.java", values)).of(
                        experiment, program.lines(), new ReproducerHead(language).of(experiment, run)));
        return files;
    }

    /** Writes the files to a folder, which must be new or empty. */
    public static void write(Map<String, String> files, Path folder) throws IOException {
        NewFolder.write(files, folder);
        folder.resolve("run.sh").toFile().setExecutable(true);
    }

    /** A file of the project as it stands among the resources, with the values in place of their names. */
    private static String filled(String name, Map<String, String> values) throws IOException {
        String text = new String(resource("tcplab/netty/" + name + ".txt"), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NettyProject.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
