package tcplab.client.shell;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.UsageException;
import tcplab.judge.Proposals;

/** A session as the file of an experiment: its lines and its claims, or else those that it suggests. */
final class SessionFile {
    private SessionFile() {}

    /** Writes a new file. @param name to which {@code .lab} is added if it lacks it */
    static void write(Session session, String name, Console console) throws UsageException, IOException {
        List<String> lines = session.transcript();
        if (lines.stream().allMatch(line -> line.startsWith("#"))) {
            throw new UsageException(say("there is no step to save yet"), say("try: %s", "server listen 7000"));
        }
        List<String> proposed = session.hasClaims() ? List.of() : Proposals.of(session.soFar());
        Path file = Path.of(name.endsWith(".lab") ? name : name + ".lab");
        try {
            Files.writeString(
                    file, text(console.tell(say("Saved from a session at the prompt.")), lines, proposed),
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(say("%s exists already", file), say("choose another name, or remove it first"));
        }
        console.print(say("saved %d lines; run it with: %s", lines.size(), "scripts/lab run " + file));
        if (!proposed.isEmpty()) {
            console.print(say("claims proposed from what was seen: %d; keep those that you mean", proposed.size()));
        }
    }

    private static String text(String title, List<String> lines, List<String> claims) {
        StringBuilder text = new StringBuilder("# " + title + "\n\n");
        lines.forEach(line -> text.append(line).append("\n"));
        text.append(claims.isEmpty() ? "" : "\n");
        claims.forEach(claim -> text.append("claim   ").append(claim).append("\n"));
        return text.toString();
    }
}
