package tcplab.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tcplab.event.Event;
import tcplab.journal.Entry;
import tcplab.journal.EventJson;
import tcplab.journal.Timeline;
import tcplab.render.Result;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;

/**
 * Recorded runs that were changed, judged and drawn. An input says which run and what is changed in it: mildly, when no
 * state may be drawn before its cause, or wildly.
 */
final class RunTarget implements Target {
    /** Longer ones take long and show nothing else. */
    private static final int MOST_EVENTS = 250;
    private static final int SEEDS = 64;

    private record Kept(Experiment experiment, List<Event> events, Result result) {}

    private List<Kept> kept;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < SEEDS; i++) {
            byte[] seed = new byte[3 + random.nextInt(longestBytes() / 2)];
            random.nextBytes(seed);
            seed[0] = (byte) i;
            seeds.add(seed);
        }
        return seeds;
    }

    @Override
    public int longestBytes() {
        return 60;
    }

    @Override
    public boolean isLedByValues() {
        return false;
    }

    @Override
    public int someInputs() {
        return 40;
    }

    @Override
    public void take(byte[] input) {
        Recipe recipe = new Recipe(input);
        int which = recipe.choose(256);
        boolean mildly = which % 2 == 0;
        int way = which / 2;
        Kept run = kept().get(recipe.choose(kept().size()));
        if (mildly) {
            Timeline timeline = ChangedRun.mildly(recipe, run.events());
            CauseFirst.brokenBy(timeline).ifPresent(state -> {
                throw new AssertionError(run.experiment().name() + ": drawn before its cause: " + state);
            });
            Drawn.somehow(way, run.experiment(), timeline, run.result());
        } else {
            Kept other = kept().get(recipe.choose(kept().size()));
            Drawn.somehow(way, run.experiment(), ChangedRun.wildly(recipe, run.events(), other.events()), run.result());
        }
    }

    private synchronized List<Kept> kept() {
        if (kept == null) {
            try {
                kept = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kept;
    }

    private static List<Kept> read() throws IOException {
        Catalogue catalogue = new Catalogue(Seeds.EXPERIMENTS, Set.of());
        List<Kept> runs = new ArrayList<>();
        for (Path recording : Seeds.recordings()) {
            List<String> lines = Seeds.lines(recording);
            Path script = Seeds.scriptOf(recording);
            if (lines.size() <= MOST_EVENTS && Files.exists(script)) {
                Experiment experiment = catalogue.read(script, script.getFileName().toString()).experiment();
                List<Entry> entries = new ArrayList<>();
                lines.forEach(line -> entries.add(new Entry(entries.size() + 1, EventJson.read(line))));
                List<Event> events = entries.stream().map(Entry::event).toList();
                runs.add(new Kept(experiment, events, Drawn.judged(experiment, new Timeline(entries))));
            }
        }
        return runs;
    }
}
