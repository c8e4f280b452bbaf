package tcplab.client.desk;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tcplab.judge.Mutated;
import tcplab.script.Experiment;
import tcplab.text.Json;
import tcplab.text.TextFile;

/** Keeps what the claims of each experiment noticed, the last time that it was tried: one file each in the user's state folder. */
public final class MutationStore {
    private static final int LARGEST_BYTES = 4 << 20;

    private final Path folder;

    private MutationStore(Path folder) {
        this.folder = folder;
    }

    public static MutationStore of(Map<String, String> environment) {
        return new MutationStore(StateFolder.of(environment).resolve("mutations"));
    }

    public void save(Mutated mutated) throws IOException {
        Files.createDirectories(folder);
        TextFile.write(file(mutated.name()), Json.text(Json.tree(mutated)) + "\n");
    }

    /** What is kept of exactly this script; of an older one, or where it cannot be read, nothing. */
    public Optional<Mutated> of(Experiment experiment) {
        try {
            Mutated kept = new Gson().fromJson(TextFile.read(file(experiment.name()), LARGEST_BYTES), Mutated.class);
            return isWhole(kept, experiment) ? Optional.of(kept) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            // It can be tried again.
            return Optional.empty();
        }
    }

    private static boolean isWhole(Mutated kept, Experiment experiment) {
        int claims = experiment.claims().size();
        return kept != null && experiment.text().equals(kept.script()) && kept.claims() != null && kept.changes() != null
                && kept.claims().size() == claims
                && kept.claims().stream().allMatch(claim -> claim != null && claim.claim() != null && claim.verdict() != null && claim.shown() != null)
                && kept.changes().stream().allMatch(change -> change != null && change.change() != null && change.verdicts() != null
                        && change.verdicts().size() == claims && !change.verdicts().contains(null));
    }

    private Path file(String experiment) {
        return folder.resolve(experiment.replaceAll("[^A-Za-z0-9_-]+", "-") + ".json");
    }
}
