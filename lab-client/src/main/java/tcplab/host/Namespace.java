package tcplab.host;

import static tcplab.text.Told.say;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tcplab.model.Side;
import tcplab.text.ToldException;

/**
 * A network namespace, kept by a process that does nothing else, so that it outlives a peer that is killed, and dies
 * with the lab. The process also reads and writes the namespace's sysctls.
 */
final class Namespace implements AutoCloseable {
    /**
     * Answers {@code r FILE} with its content and {@code w FILE VALUE} with ok, until its input ends. Only files of
     * network settings: what it is asked comes from scripts.
     */
    private static final String KEEPER = String.join(
            "\n",
            // Java looks once, when it starts, whether there is any IPv6 address.
            "timeout 10 ip link set lo up 2>/dev/null; echo $$",
            "while read -r what file value; do",
            "  case $file in *..*) file=; ;; /proc/sys/net/*) ;; *) file=; esac",
            "  if [ \"$what\" = r ]; then { [ -e \"$file\" ] && tr '\\n' ' ' < \"$file\" || echo missing; }; echo",
            "  else { printf '%s\\n' \"$value\" > \"$file\"; } 2>/dev/null && echo ok || echo failed; fi; done");

    private final Child keeper;
    private final BufferedReader answers;
    private final long pid;

    private Namespace(Child keeper, BufferedReader answers, long pid) {
        this.keeper = keeper;
        this.answers = answers;
        this.pid = pid;
    }

    /** A new namespace. */
    static Namespace make() throws IOException {
        Station here = new Station(Side.SERVER, "", "", List.of("unshare", "--net"));
        Child keeper = Child.start(here, KEEPER, List.of(), line -> {});
        InputStream output = keeper.output();
        BufferedReader answers = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        String pid = answers.readLine();
        if (pid == null) {
            String said = keeper.errors();
            keeper.close();
            throw new ToldException(say("a network namespace could not be made: %s", said));
        }
        return new Namespace(keeper, answers, Long.parseLong(pid.strip()));
    }

    /** The file by which it is entered. */
    String file() {
        return "/proc/" + pid + "/ns/net";
    }

    /** The words that start a program inside. */
    List<String> enter() {
        return List.of("nsenter", "--net=" + file(), "--");
    }

    Sysctls sysctls() {
        return new Sysctls(new Sysctls.SettingFiles() {
            @Override
            public String read(Path file) throws IOException {
                String value = ask("r " + file).strip();
                if (value.equals("missing")) {
                    throw new NoSuchFileException(file.toString());
                }
                return value;
            }

            @Override
            public void write(Path file, String value) throws IOException {
                if (!ask("w " + file + " " + value).equals("ok")) {
                    throw new IOException(file + " was not written");
                }
            }
        });
    }

    private synchronized String ask(String question) throws IOException {
        if (question.indexOf('\n') >= 0) {
            throw new ToldException(say("a setting is one line"));
        }
        keeper.input().write((question + "\n").getBytes(StandardCharsets.UTF_8));
        keeper.input().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new ToldException(say("the keeper of the server's namespace is gone: %s", keeper.errors()));
        }
        return answer;
    }

    @Override
    public void close() {
        keeper.close();
    }
}
