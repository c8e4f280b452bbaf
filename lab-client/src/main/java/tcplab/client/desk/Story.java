package tcplab.client.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tcplab.run.Runner;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * Tells the other windows of a demonstration where the run is: a line for each heading and each step, {@code
 * 12<tab>heading<tab>Open}, at the end of the file that {@code TCPLAB_STORY} names.
 */
public final class Story implements Runner.Progress {
    private final Path file;

    private final Runner.Progress shown;
    private final Language language;

    private Story(Path file, Runner.Progress shown, Language language) {
        this.file = file;
        this.shown = shown;
        this.language = language;
    }

    /**
     * Tells nobody else if no file is named.
     *
     * @param shown what is shown in this window
     * @param language of the other windows
     */
    public static Runner.Progress told(Runner.Progress shown, Language language) {
        String file = System.getenv().getOrDefault("TCPLAB_STORY", "");
        return file.isEmpty() ? shown : new Story(Path.of(file), shown, language);
    }

    @Override
    public void step(int done, int of, String text) {
        shown.step(done, of, text);
    }

    @Override
    public void at(int line, boolean heading, Told text) {
        try {
            Files.writeString(file, line + "\t" + (heading ? "heading" : "step") + "\t" + Columns.printable(language.tell(text)) + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The other windows have gone, and their file with them; the run does not need them.
        }
    }
}
