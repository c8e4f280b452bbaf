package tcplab.symptom;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tcplab.text.Brief;
import tcplab.text.DidYouMean;
import tcplab.text.TextFile;
import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.text.Unreadable;
import tcplab.text.WordedText;

/**
 * Reads symptoms from the text files of a folder.
 *
 * <pre>
 * symptom  Thousands of sockets in CLOSE-WAIT
 * #zh      大量 CLOSE-WAIT
 * words    CLOSE_WAIT; sockets leak; 连接泄漏
 * means    The peer has closed, and the program here has not. No timer ends that.
 * #zh      对端已经关闭，而这里的程序还没有。没有定时器会结束它。
 * turn     the program that holds the sockets
 * #zh      持有这些套接字的程序
 * shows    close/four-way: end conn CLOSE-WAIT
 * look     ss -tanp state close-wait
 * helps    Close whenever a read returns 0.
 * #zh      每当读到 0 就关闭。
 * seems    A smaller tcp_fin_timeout: it is of another state.
 * #zh      调小 tcp_fin_timeout：那属于另一个状态。
 * </pre>
 */
public final class Symptoms {
    private static final String SYMPTOM = "symptom";
    private static final String PHRASES = "words";
    private static final String SHOWS = "shows";
    private static final String LOOK = "look";
    /** Those with a text in both languages. */
    private static final List<String> TOLD = List.of(SYMPTOM, "means", "turn", "helps", "seems");
    /** Those that come once in a symptom. */
    private static final List<String> ONCE = List.of("means", "turn", LOOK);
    private static final List<String> WORDS = List.of(SYMPTOM, PHRASES, "means", "turn", SHOWS, LOOK, "helps", "seems");

    private static final int LARGEST_BYTES = 1 << 20;
    private static final int MOST_FILES = 100;
    private static final int LONGEST_TEXT = 1000;

    private final List<Symptom> symptoms = new ArrayList<>();
    /** What has been read of the present one, by its words. */
    private final Map<String, List<WordedText.Entry>> present = new TreeMap<>();

    private Symptoms() {}

    /** Reads all files of the folder that end in {@code .txt}, in order of their names; what is wrong is named with its place. */
    public static List<Symptom> load(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".txt")).sorted().limit(MOST_FILES).toList();
        }
        List<Symptom> symptoms = new ArrayList<>();
        for (Path file : files) {
            try {
                symptoms.addAll(of(TextFile.read(file, LARGEST_BYTES)));
            } catch (Unreadable e) {
                throw new ToldException(e.in(file), e);
            }
        }
        return List.copyOf(symptoms);
    }

    /** Those of a file's text; {@link Unreadable} names the first line that is wrong. */
    public static List<Symptom> of(String text) throws Unreadable {
        Symptoms read = new Symptoms();
        for (WordedText.Entry entry : WordedText.of(text, TOLD)) {
            read.take(entry);
        }
        read.endOfSymptom();
        return List.copyOf(read.symptoms);
    }

    private void take(WordedText.Entry entry) throws Unreadable {
        String word = entry.word();
        if (!WORDS.contains(word)) {
            throw new Unreadable(entry.line(), say("'%s' is no word of a symptom", Brief.of(word)), DidYouMean.hint(word, WORDS));
        } else if (entry.value().isEmpty() || entry.value().length() > LONGEST_TEXT) {
            throw new Unreadable(entry.line(), say("%s needs a text", word), say("of at most %d characters", LONGEST_TEXT));
        } else if (word.equals(SYMPTOM)) {
            endOfSymptom();
        } else if (present.isEmpty()) {
            throw new Unreadable(entry.line(), say("it belongs to no symptom"), say("begin one with: %s", "symptom Many sockets in CLOSE-WAIT"));
        } else if (ONCE.contains(word) && present.containsKey(word)) {
            throw new Unreadable(entry.line(), say("this symptom has its %s already", word), say("one of each"));
        }
        present.computeIfAbsent(word, none -> new ArrayList<>()).add(entry);
    }

    private void endOfSymptom() throws Unreadable {
        if (present.isEmpty()) {
            return;
        }
        WordedText.Entry begin = present.get(SYMPTOM).get(0);
        for (String word : WORDS) {
            if (!present.containsKey(word)) {
                throw new Unreadable(begin.line(), say("this symptom has no %s", word), say("a symptom has: %s", Told.listed(WORDS)));
            }
        }
        List<Symptom.Shown> shows = new ArrayList<>();
        for (WordedText.Entry entry : present.get(SHOWS)) {
            shows.add(shown(entry));
        }
        symptoms.add(new Symptom(begin.told(), phrases(), told("means").get(0), told("turn").get(0), List.copyOf(shows),
                present.get(LOOK).get(0).value(), told("helps"), told("seems")));
        present.clear();
    }

    private List<String> phrases() {
        return present.get(PHRASES).stream().flatMap(entry -> Stream.of(entry.value().split(";"))).map(String::strip)
                .filter(phrase -> !phrase.isEmpty()).toList();
    }

    private List<Told> told(String word) throws Unreadable {
        List<Told> told = new ArrayList<>();
        for (WordedText.Entry entry : present.get(word)) {
            told.add(entry.told());
        }
        return List.copyOf(told);
    }

    private static Symptom.Shown shown(WordedText.Entry entry) throws Unreadable {
        String[] parts = entry.value().split(": ", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new Unreadable(entry.line(), say("an experiment and its claim stand here"),
                    say("as in: %s", "shows close/four-way: end conn CLOSE-WAIT"));
        }
        return new Symptom.Shown(parts[0].strip(), parts[1].strip());
    }
}
